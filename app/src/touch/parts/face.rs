//! A panel: the face of a state behind words, with its edge, and with its sign.

use eframe::egui::{CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2};
use kazasu_core::screen::State;

use super::sign;
use crate::touch::theme::{Colours, Sizes};

/// A panel in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Face {
    pub(crate) rect: Rect,
    pub(crate) state: State,
    /// Where the sign is drawn.
    pub(crate) sign: Option<Rect>,
}

/// The width of the chip or edge at the left of a panel.
pub(crate) fn chip_width(sizes: &Sizes) -> f32 {
    (sizes.inset * 0.42).round()
}

impl Face {
    /// What a panel keeps free at its left, for the chip and beside it.
    pub(crate) fn left(sizes: &Sizes) -> f32 {
        chip_width(sizes) + sizes.inset * 0.8
    }

    /// Draws the face, then its sign.
    pub(crate) fn show(&self, painter: &Painter, colours: &Colours, sizes: &Sizes) {
        let ink = colours.state(self.state);
        let radius = CornerRadius::same(sizes.radius as u8);
        painter.rect(
            self.rect,
            radius,
            ink.face,
            Stroke::new(sizes.edge, ink.line),
            StrokeKind::Inside,
        );
        let width = chip_width(sizes);
        match self.state {
            // A chip that lies within the panel.
            State::Careful => {
                let inside = self.rect.shrink(sizes.edge * 3.0);
                let chip = Rect::from_min_max(
                    inside.min,
                    pos2(inside.left() + width * 0.8, inside.bottom()),
                );
                painter.rect_filled(chip, sizes.radius * 0.5, ink.chip);
            }
            // The edge itself.
            State::Stopped => {
                let edge = self.rect.with_max_x(self.rect.left() + width);
                let radius = CornerRadius { ne: 0, se: 0, ..radius };
                painter.rect_filled(edge, radius, ink.chip);
            }
            State::Do | State::Done | State::Neutral => {}
        }
        if let Some(rect) = self.sign {
            sign::draw(painter, rect, self.state, ink);
        }
    }
}
