//! Beside the patient's screen, in a demonstration: what a person would do with a phone at a
//! reader.

use std::sync::Arc;

use eframe::egui::{Context, Galley, Id, Rect, Ui, pos2, vec2};
use kazasu_core::session::Look;

use super::control::Control;
use super::text::{Type, Written, write_whole};
use super::theme::{Colours, Sizes};
use super::words::DemoWords;
use crate::host::visits::DemoAction;

/// The width of the panel beside a wide screen, and its height below a high one, in shares of the
/// whole.
const SHARE: f32 = 0.22;
/// Between buttons, in points.
const GAP: f32 = 8.0;
/// Between a button's edge and its text, in points.
const PADDING: f32 = 6.0;

/// Parts the window: the patient's screen, and the panel beside or below it.
pub(crate) fn part(window: Rect) -> (Rect, Rect) {
    if window.width() > window.height() {
        window.split_left_right_at_x(window.right() - (window.width() * SHARE).max(180.0))
    } else {
        window.split_top_bottom_at_y(window.bottom() - (window.height() * SHARE).max(240.0))
    }
}

/// Where everything of the panel goes.
struct Panel {
    heading: Written,
    buttons: Vec<Button>,
}

struct Button {
    action: DemoAction,
    rect: Rect,
    name: String,
    text: Arc<Galley>,
}

impl Panel {
    fn new(ctx: &Context, area: Rect, words: &DemoWords<'_>, colours: &Colours) -> Self {
        let columns = if area.width() > area.height() { 5 } else { 1 };
        let rows = DemoAction::ALL.len().div_ceil(columns);
        let inner = area.shrink(GAP * 1.5);
        let heading =
            write_whole(ctx, &words.heading(), &Type::choice(16.0, colours.text), inner.width());
        let heading = Written::centred(
            heading.clone(),
            Rect::from_min_size(inner.min, vec2(inner.width(), heading.size().y)),
        );
        let top = heading.rect().bottom() + GAP;
        let size = vec2(
            (inner.width() - GAP * (columns as f32 - 1.0)) / columns as f32,
            ((inner.bottom() - top - GAP * (rows as f32 - 1.0)) / rows as f32).min(72.0),
        );
        // Low buttons have two lines of smaller type.
        let type_size = if size.y < 40.0 { 13.0 } else { 15.0 };
        let button = |(at, action): (usize, DemoAction)| {
            let place =
                vec2((at % columns) as f32, (at / columns) as f32) * (size + vec2(GAP, GAP));
            let name = words.action(action);
            let text = write_whole(
                ctx,
                &name,
                &Type::choice(type_size, colours.secondary.text),
                size.x - 2.0 * PADDING,
            );
            Button {
                action,
                rect: Rect::from_min_size(pos2(inner.left(), top) + place, size),
                name,
                text,
            }
        };
        Self { heading, buttons: DemoAction::ALL.into_iter().enumerate().map(button).collect() }
    }
}

/// Draws the panel, and gives back what was pressed. It is for whoever shows the demonstration, so
/// it keeps the usual look.
pub(crate) fn show(ui: &Ui, area: Rect, words: &DemoWords<'_>) -> Vec<DemoAction> {
    let colours = Colours::of(Look::default());
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, colours.standing.fill);
    let Panel { heading, buttons } = Panel::new(ui.ctx(), area, words, colours);
    painter.galley(heading.at, heading.galley, colours.text);

    let sizes = Sizes {
        radius: 8.0,
        edge: 1.0,
        padding: GAP,
        ..Sizes::new(area.size(), Look::default().text_size, 0)
    };
    let show = |Button { action, rect, name, text }: Button| {
        let control = Control {
            id: Id::unique(("demo", action)),
            rect,
            name: &name,
            text,
            number: None,
            ink: colours.secondary,
            enabled: true,
            held: false,
        };
        control.show(ui, colours, &sizes).clicked().then_some(action)
    };
    buttons.into_iter().filter_map(show).collect()
}

#[cfg(test)]
mod tests;
