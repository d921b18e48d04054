//! One dot for each digit that was typed, and never the digit. ASCII and reversed cells: ● and ○
//! are two columns wide on some terminals.

use kazasu_core::secret::Pin;
use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;

const LARGE: [[&str; 2]; 3] =
    [["+-----+", "+-----+"], ["|     |", "|  *  |"], ["+-----+", "+-----+"]];
const SMALL: [[&str; 2]; 1] = [["[   ]", "[ * ]"]];

/// Dots of three lines, or of one, with `tries` beside them.
pub(in crate::tui) fn lines(
    entered: u8,
    tries: Option<&str>,
    large: bool,
    theme: Theme,
) -> Vec<Line<'static>> {
    let rows: &[[&'static str; 2]] = if large { &LARGE } else { &SMALL };
    let middle = rows.len() / 2;
    rows.iter()
        .enumerate()
        .map(|(row, [empty, full])| {
            let dots = (0..Pin::LENGTH).flat_map(|place| {
                let is_full = place < usize::from(entered);
                let dot =
                    if is_full { Span::styled(*full, theme.filled()) } else { Span::raw(*empty) };
                [dot, Span::raw("  ")]
            });
            let tries = tries.filter(|_| row == middle);
            dots.chain(tries.map(|tries| Span::raw(tries.to_owned()))).collect()
        })
        .collect()
}
