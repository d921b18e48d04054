//! Beside the patient's screen, in a demonstration: what a person would do with a phone at a reader.

use eframe::egui::{Id, Rect, Ui, pos2, vec2};
use kazasu_core::session::{Language, Look};

use super::control::Control;
use super::text::{Type, Written, write};
use super::theme::{Colours, Sizes};
use super::words;
use crate::host::visits::DemoAction;

/// The width of the panel beside a wide screen, and its height below a high one, in shares of the whole.
const SHARE: f32 = 0.22;

/// Parts the window: the patient's screen, and the panel beside or below it.
pub(crate) fn part(window: Rect) -> (Rect, Rect) {
    if window.width() > window.height() {
        window.split_left_right_at_x(window.right() - (window.width() * SHARE).max(180.0))
    } else {
        window.split_top_bottom_at_y(window.bottom() - (window.height() * SHARE).max(240.0))
    }
}

/// Draws the panel, and gives back what was pressed. It is for whoever shows the demonstration, so it keeps the usual look.
pub(crate) fn show(ui: &Ui, area: Rect, language: Language) -> Vec<DemoAction> {
    let colours = Colours::of(Look::default());
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, colours.standing.fill);
    let columns = if area.width() > area.height() { 5 } else { 1 };
    let rows = DemoAction::ALL.len().div_ceil(columns);
    let gap = 8.0;
    let inner = area.shrink(gap * 1.5);
    let title = write(ui.ctx(), words::demo_title(language), &Type::choice(16.0, colours.text), inner.width());
    let title = Written::centred(title.clone(), Rect::from_min_size(inner.min, vec2(inner.width(), title.size().y)));
    painter.galley(title.at, title.galley.clone(), colours.text);

    let top = title.rect().bottom() + gap;
    let size = vec2(
        (inner.width() - gap * (columns as f32 - 1.0)) / columns as f32,
        ((inner.bottom() - top - gap * (rows as f32 - 1.0)) / rows as f32).min(72.0),
    );
    let sizes = Sizes { radius: 8.0, edge: 1.0, padding: 8.0, ..Sizes::new(area.size(), Look::default().text_size, 0) };
    let place = |at: usize| {
        let (column, row) = (at % columns, at / columns);
        Rect::from_min_size(pos2(inner.left(), top) + vec2(column as f32, row as f32) * (size + vec2(gap, gap)), size)
    };
    let show = |(at, action): (usize, &DemoAction)| {
        let name = words::demo_action(*action, language);
        let text = write(ui.ctx(), name, &Type::choice(15.0, colours.secondary.text), size.x - 12.0);
        let control = Control {
            id: Id::unique(("demo", *action)),
            rect: place(at),
            name,
            text,
            number: None,
            ink: colours.secondary,
            enabled: true,
            held: false,
        };
        control.show(ui, colours, &sizes).clicked().then_some(*action)
    };
    DemoAction::ALL.iter().enumerate().filter_map(show).collect()
}
