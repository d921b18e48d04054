//! The bar: language, size of text, contrast, help and the call, in the same five places on every
//! screen, whether each can be pressed there or not.

use eframe::egui::{pos2, vec2};
use kazasu_core::screen::Choice;

use super::button::{Button, beside_word};
use super::icon::Icon;
use crate::touch::page::Page;
use crate::touch::text::{line_width, widest_phrase};
use crate::touch::theme::CHOICE_LINE;

/// So much smaller the bar's type may be to have one line: on a high panel, whose bar is the
/// largest, a good deal.
const LEAST_SHARE: [f32; 2] = [0.87, 0.6];
/// And it is never under this, in millimetres, where the note's type is not.
const LEAST_MM: f32 = 4.5;
/// The height of two lines in the bar's type, of which each needs one em, over its size.
const TWO_LINES: f32 = CHOICE_LINE + 1.0;
/// Half of what is between two cells, in points.
const APART: f32 = 4.0;

/// The cells of the bar with its top there, over the whole width of the panel.
pub(crate) fn cells(page: &Page<'_>, top: f32) -> Vec<Button> {
    let count = Icon::ALL.len() as f32;
    let width = page.panel.width() / count;
    let height = page.sizes.bar;
    let cells: Vec<(&Choice, Icon)> = page
        .screen
        .standing
        .iter()
        .zip(Icon::ALL)
        .filter_map(|(choice, icon)| Some((choice.as_ref()?, icon)))
        .collect();
    let how = page.mark(page.colours.bar.text);
    let note = page.sizes.note;
    // The size at which each has room, measured so.
    let fitting = |measure: fn(&eframe::egui::Context, &str, &_) -> f32| {
        cells
            .iter()
            .map(|(choice, _)| measure(page.ctx, &page.words.choice(choice), &how) / note)
            .map(|ems| (width - 2.0 * APART) / (ems + beside_word(page)))
            .fold(note, f32::min)
    };
    // One type for all of them: a little smaller where each has one line then, else so that no
    // word is broken.
    let one_line = fitting(line_width);
    let [wide, high] = LEAST_SHARE;
    let enough = note * if page.is_wide() { wide } else { high };
    let points = if one_line >= enough { one_line } else { fitting(widest_phrase) };
    // A word in two lines has no room below an icon; and in larger text, the bar is as usual before
    // a word of it is broken.
    let least = if page.is_wide() { LEAST_MM * page.sizes.millimetre } else { 0.0 };
    let least = least.ceil().min(page.sizes.usual_bar);
    // Two lines have room in the bar: an icon over them becomes smaller.
    let most = if one_line >= enough { f32::INFINITY } else { (height - 2.0) / TWO_LINES };
    let size = points.min(most).floor().max(least).max(page.sizes.smallest);
    let how = how.sized(size);
    let place = |icon: Icon| {
        Icon::ALL.iter().position(|other| *other == icon).map_or(0.0, |place| place as f32)
    };
    cells
        .into_iter()
        .map(|(choice, icon)| {
            let size = vec2(width - 2.0 * APART, height);
            let at = pos2(page.panel.left() + place(icon) * width + APART, top);
            Button::cell(page, choice, icon, &how, size).moved(at.to_vec2())
        })
        .collect()
}
