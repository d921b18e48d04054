//! Beside the patient's screen, in a demonstration: what a person would do with a phone at a
//! reader.

use std::sync::Arc;

use eframe::egui::{Context, Galley, Id, Rect, Ui, pos2, vec2};
use kazasu_core::session::{Language, Look};

use super::fonts::Script;
use super::parts::control::Control;
use super::text::{Type, Written, write_whole};
use super::theme::{Colours, Give, Sizes};
use super::words::DemoWords;
use crate::host::scale;
use crate::host::visits::{DemoAction, DemoNotice};

/// The width of the panel beside a wide screen, and its height below a high one, in shares of the
/// whole.
const SHARE: f32 = 0.2;
/// The least of both, in points.
const LEAST: f32 = 200.0;
/// Between buttons, in points.
const GAP: f32 = 8.0;
/// Between a button's edge and its text, in points.
const PADDING: f32 = 6.0;

/// Parts the window: the patient's screen, and the panel beside or below it. The screen of a high
/// window is high, and that of a wide one wide.
pub(crate) fn part(window: Rect) -> (Rect, Rect) {
    if window.width() > window.height() {
        window.split_left_right_at_x(window.right() - (window.width() * SHARE).max(LEAST))
    } else {
        let height = (window.height() * SHARE).max(LEAST);
        window.split_top_bottom_at_y(window.bottom() - height)
    }
}

/// The most pixels that a point may have in a window of this size, so that the patient's screen has
/// all that it needs beside the panel.
pub(crate) fn most_pixels((width, height): (u32, u32)) -> f32 {
    let (long, short) = (scale::LEAST.0 as f32, scale::LEAST.1 as f32);
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    if width > height {
        (width / (long + LEAST)).min(height / short)
    } else {
        (width / short).min(height / (long + LEAST))
    }
}

/// Where everything of the panel goes.
struct Panel {
    heading: Written,
    desk: Option<Written>,
    buttons: Vec<Button>,
}

struct Button {
    action: DemoAction,
    rect: Rect,
    name: String,
    text: Arc<Galley>,
}

impl Panel {
    fn new(
        ctx: &Context,
        area: Rect,
        words: &DemoWords<'_>,
        desk: Option<&DemoNotice>,
        script: Script,
        colours: &Colours,
    ) -> Self {
        let columns = if area.width() > area.height() { 5 } else { 1 };
        let rows = DemoAction::ALL.len().div_ceil(columns);
        let inner = area.shrink(GAP * 1.5);
        let how = Type::choice(script, 17.0, colours.text);
        let heading = write_whole(ctx, &words.heading(), &how, inner.width(), 12.0);
        let heading = Written::centred(
            heading.clone(),
            Rect::from_min_size(inner.min, vec2(inner.width(), heading.size().y)),
        );
        let desk = desk.map(|desk| {
            let how = Type::choice(script, 13.0, colours.text);
            let text = write_whole(ctx, &words.notice(desk), &how, inner.width(), 10.0);
            let at = pos2(inner.left(), heading.rect().bottom() + GAP / 2.0);
            Written::centred(
                text.clone(),
                Rect::from_min_size(at, vec2(inner.width(), text.size().y)),
            )
        });
        let above = desk.as_ref().unwrap_or(&heading);
        let top = above.rect().bottom() + GAP;
        let size = vec2(
            (inner.width() - GAP * (columns as f32 - 1.0)) / columns as f32,
            ((inner.bottom() - top - GAP * (rows as f32 - 1.0)) / rows as f32).min(72.0),
        );
        // Low buttons have two lines of smaller type.
        let type_size = if size.y < 44.0 { 14.0 } else { 16.0 };
        let button = |(at, action): (usize, DemoAction)| {
            let place =
                vec2((at % columns) as f32, (at / columns) as f32) * (size + vec2(GAP, GAP));
            let name = words.action(action);
            let text = write_whole(
                ctx,
                &name,
                &Type::choice(script, type_size, colours.secondary.text),
                size.x - 2.0 * PADDING,
                11.0,
            );
            Button {
                action,
                rect: Rect::from_min_size(pos2(inner.left(), top) + place, size),
                name,
                text,
            }
        };
        Self {
            heading,
            desk,
            buttons: DemoAction::ALL.into_iter().enumerate().map(button).collect(),
        }
    }
}

/// Draws the panel, and gives back what was pressed. It is for whoever shows the demonstration, so
/// it keeps the usual look.
pub(crate) fn show(
    ui: &Ui,
    area: Rect,
    words: &DemoWords<'_>,
    desk: Option<&DemoNotice>,
    language: Language,
) -> Vec<DemoAction> {
    let colours = Colours::of(Look::default());
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, colours.quiet_key.fill);
    let Panel { heading, desk, buttons } =
        Panel::new(ui.ctx(), area, words, desk, Script::of(language), colours);
    for text in [Some(heading), desk].into_iter().flatten() {
        painter.galley(text.at, text.galley, colours.text);
    }

    let usual = Give::USUAL;
    let sizes = Sizes {
        radius: 8.0,
        edge: 1.0,
        padding: GAP,
        ..Sizes::new(area.size(), 5.0, Look::default().text_size, &usual)
    };
    let show = |Button { action, rect, name, text }: Button| {
        let control = Control {
            id: Id::unique(("demo", action)),
            rect,
            name: &name,
            ink: colours.secondary,
            enabled: true,
            held: false,
        };
        let (response, ink) = control.show(ui, colours, &sizes);
        let text = Written::centred(text, rect);
        ui.painter().galley_with_override_text_color(text.at, text.galley, ink.text);
        response.clicked().then_some(action)
    };
    buttons.into_iter().filter_map(show).collect()
}

#[cfg(test)]
mod tests;
