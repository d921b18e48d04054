//! The 確認番号, as large as its room, and the ring that shows how long it is there.

use eframe::egui::{Id, Rect, Role as Kind, Ui, pos2, vec2};

use super::icon::ring;
use super::words::{Role, Text, label};
use crate::touch::fonts::Script;
use crate::touch::page::Page;
use crate::touch::text::{Type, write};
use crate::touch::theme::StateColours;

/// The number with its label.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) label: Option<Text>,
    pub(crate) digits: Text,
    /// Where the ring is, and how much is left.
    pub(crate) ring: Option<(Rect, f32)>,
}

/// The height of a digit over the size of its type.
const DIGIT: f32 = 0.8;

/// Each size of digits as large as these fills a part of the picture of all glyphs, which many ways
/// to lay a screen out must not fill: sizes are so many points apart.
const STEP: f32 = 12.0;

fn in_steps(size: f32) -> f32 {
    (size / STEP).floor() * STEP
}

impl Number {
    /// The digits in the middle of `room`, their label above them.
    pub(crate) fn new(page: &Page<'_>, number: &str, room: Rect) -> Self {
        let ink = page.state_colours();
        let label = page.words.number_label.as_ref().map(|words| {
            let how = page.body(ink.text).centred();
            let galley = write(page.ctx, words, &how, room.width());
            Text::new(Role::Body, galley, &how, words.clone())
        });
        let above = label.as_ref().map_or(0.0, |label| label.height() * 1.2);
        // Two digits are 1.3 times as wide as they are high.
        let share = match number.chars().count() {
            ..=2 => 0.6,
            3 => 0.36,
            _ => 0.32,
        };
        let most = (room.height() - above).min(room.width() * share);
        let size = in_steps(most / DIGIT * 0.86).max(page.sizes.headline);
        // Without a stroke through the zero, in every language.
        let written = |size: f32| {
            let how = Type::choice(Script::Japanese, size, ink.text);
            (write(page.ctx, number, &how, f32::INFINITY), how)
        };
        let (mut galley, mut how) = written(size);
        // Letters are of several widths: a W is wider than a digit.
        let wide = galley.mesh_bounds.width();
        if wide > room.width() {
            (galley, how) = written(in_steps(size * room.width() / wide));
        }
        // What is seen of digits is less than the height of their line.
        let seen = galley.mesh_bounds.height();
        let digits = Text::new(Role::Number, galley, &how, number.to_owned());
        let top = room.center().y - (above + seen) / 2.0;
        let place = |from: f32, height: f32| {
            Rect::from_min_size(pos2(room.left(), from), vec2(room.width(), height))
        };
        let middle = place(top + above, seen);
        let label = label.map(|label| {
            let height = label.height();
            label.within(place(top, height))
        });
        Self { label, digits: digits.seen_within(middle), ring: None }
    }

    pub(crate) fn show(&self, ui: &Ui, ink: &StateColours) {
        if let Some(words) = &self.label {
            words.show(ui, Id::unique("number label"));
        }
        let digits = &self.digits;
        ui.painter().galley(digits.written.at, digits.written.galley.clone(), ink.text);
        label(ui, Id::unique("number"), digits.rect(), Kind::Label, &digits.plain);
        if let Some((rect, share)) = self.ring {
            ring(ui.painter(), rect, share, ink.sign.0, ink.face.lerp_to_gamma(ink.text, 0.3));
        }
    }
}
