//! The headline: alone where something is to be done, on the panel of its state elsewhere, with the
//! sign before it.

use eframe::egui::{Rect, Vec2, pos2, vec2};
use kazasu_core::screen::State;

use super::face::{Face, chip_width};
use super::sign;
use super::words::Text;
use crate::touch::page::Page;

/// A headline with what lies behind it.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub(crate) text: Text,
    pub(crate) face: Option<Face>,
    pub(crate) height: f32,
}

impl Heading {
    /// At the origin, in this width.
    pub(crate) fn new(page: &Page<'_>, width: f32) -> Self {
        match page.screen.state {
            State::Do | State::Neutral | State::Done => {
                let text = Text::headline(page, &page.headline(page.colours.text), width);
                let height = text.height();
                Self { text, face: None, height }
            }
            state @ (State::Careful | State::Stopped) => {
                let sizes = &page.sizes;
                let ink = page.state_colours();
                let side = sizes.headline * 0.85;
                let left = chip_width(sizes) + sizes.inset * 0.35;
                let beside = left + side + sizes.gap * 0.8;
                let right = sizes.inset * 0.3;
                let text = Text::headline(page, &page.headline(ink.text), width - beside - right);
                let room = sizes.inset * 0.36;
                let height = text.height().max(side) + 2.0 * room;
                let top = (height - text.height()) / 2.0;
                let sign = sign::place(left, (height - side) / 2.0, side);
                let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
                let face = Face { rect, state, sign: Some(sign) };
                Self { text: text.at(beside, top), face: Some(face), height }
            }
        }
    }

    /// The same with its top left there.
    pub(crate) fn at(mut self, x: f32, y: f32) -> Self {
        let by = Vec2::new(x, y);
        self.text.shift(by);
        if let Some(face) = &mut self.face {
            face.rect = face.rect.translate(by);
            face.sign = face.sign.map(|sign| sign.translate(by));
        }
        self
    }
}
