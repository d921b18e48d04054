//! The pictures of the terminal in the README, `assets/screens`: cells as SVG, so that letters are
//! as sharp as the reader's own. `make pictures` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::tui::wrap::columns;

/// A cell, and the room around the window, in pixels. A letter of a fixed-width typeface is 0.6
/// times as wide as its size, a Japanese one as wide: 13.5 fits both.
const CELL: (u16, u16) = (8, 18);
const MARGIN: u16 = 16;
const SIZE: &str = "13.5";

/// Fixed-width typefaces of each system, then Japanese ones.
const FAMILIES: &str = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'BIZ UDGothic', \
                        'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', monospace";

const BACKGROUND: &str = "#1e1e1e";
const FOREGROUND: &str = "#e4e4e4";

/// What a dark terminal makes of the colours that [`crate::tui::theme`] uses.
fn shade(colour: Color, reset: &'static str) -> &'static str {
    match colour {
        Color::Black => "#101010",
        Color::White => "#ffffff",
        Color::Blue => "#1f5fbf",
        Color::Green => "#4cb564",
        Color::Yellow => "#e6c229",
        _ => reset,
    }
}

/// Foreground and background of a cell.
fn shades(cell: &Cell) -> (&'static str, &'static str) {
    let (front, back) = (shade(cell.fg, FOREGROUND), shade(cell.bg, BACKGROUND));
    if cell.modifier.contains(Modifier::REVERSED) { (back, front) } else { (front, back) }
}

/// The first column of each cell of a row, with its columns. The second half of a wide character
/// is no cell of its own.
fn cells(buffer: &Buffer, row: u16) -> Vec<(u16, u16, &Cell)> {
    let mut cells = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let width = columns(cell.symbol()).max(1);
        cells.push((column, width, cell));
        column += width;
    }
    cells
}

/// The window as an SVG file.
fn svg(title: &str, buffer: &Buffer) -> String {
    let (width, height) = (buffer.area.width * CELL.0, buffer.area.height * CELL.1);
    let (outer_width, outer_height) = (width + 2 * MARGIN, height + 2 * MARGIN);
    let mut faces = String::new();
    let mut texts = String::new();
    for row in 0..buffer.area.height {
        let cells = cells(buffer, row);
        for run in cells.chunk_by(|one, next| shades(one.2).1 == shades(next.2).1) {
            let (first, last) = (run[0], run[run.len() - 1]);
            let back = shades(first.2).1;
            if back != BACKGROUND {
                let (x, y) = (MARGIN + first.0 * CELL.0, MARGIN + row * CELL.1);
                let (wide, high) = ((last.0 + last.1 - first.0) * CELL.0, CELL.1);
                writeln!(
                    faces,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{back}\"/>"
                )
                .unwrap();
            }
        }
        let look = |cell: &Cell| (shades(cell).0, cell.modifier.contains(Modifier::BOLD));
        let seen: Vec<_> = cells.into_iter().filter(|(.., cell)| cell.symbol() != " ").collect();
        for run in seen.chunk_by(|one, next| look(one.2) == look(next.2)) {
            let (front, is_bold) = look(run[0].2);
            let weight = if is_bold { " font-weight=\"bold\"" } else { "" };
            let places: Vec<String> =
                run.iter().map(|(column, ..)| (MARGIN + column * CELL.0).to_string()).collect();
            let letters: String = run.iter().map(|(.., cell)| escaped(cell.symbol())).collect();
            let (x, y) = (places.join(" "), MARGIN + row * CELL.1 + CELL.1 * 3 / 4);
            writeln!(texts, "<text x=\"{x}\" y=\"{y}\" fill=\"{front}\"{weight}>{letters}</text>")
                .unwrap();
        }
    }
    // Faces that lie below each other are one: crisp edges leave no line between them.
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"ja\" width=\"{outer_width}\" \
         height=\"{outer_height}\" viewBox=\"0 0 {outer_width} {outer_height}\" \
         font-family=\"{FAMILIES}\" font-size=\"{SIZE}\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g shape-rendering=\"crispEdges\">\n{faces}</g>\n{texts}</svg>\n"
    )
}

fn escaped(symbol: &str) -> String {
    symbol.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Compares a window with its picture; `UPDATE_SNAPSHOTS=true` writes it anew.
pub(in crate::tui) fn compare(name: &str, title: &str, buffer: &Buffer) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("assets/screens");
    let path = folder.join(format!("{name}.svg"));
    let drawn = svg(title, buffer);
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|word| word == "true") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    let stored = fs::read_to_string(&path).expect("make pictures writes it");
    assert!(stored == drawn, "{name}.svg is not what is drawn now: make pictures");
}
