//! What is read, from top to bottom: a band, the heading, the body, the rows of the picture's
//! words.

use eframe::egui::{Rect, pos2, vec2};
use kazasu_core::screen::{Picture, State};

use crate::touch::page::Page;
use crate::touch::parts::face::Face;
use crate::touch::parts::heading::Heading;
use crate::touch::parts::sign;
use crate::touch::parts::steps::Steps;
use crate::touch::parts::words::{Column, Role, Text};
use crate::touch::places::Layout;
use crate::touch::text::write;

/// The room that the bar of what is scrolled takes, with the space before it.
const SCROLL_ROOM: f32 = 40.0;

/// What is read, not yet in its place.
pub(super) struct Stack {
    band: Option<(Face, Text, f32)>,
    pub(super) heading: Heading,
    body: Column,
    steps: Steps,
    width: f32,
    gap: f32,
}

impl Stack {
    /// All that a page has to say, in this width.
    pub(super) fn new(page: &Page<'_>, width: f32) -> Self {
        let row = (page.sizes.body * 1.5).max(page.short_side() * row_share(page));
        Self {
            band: band(page, width),
            heading: Heading::new(page, width),
            body: Column::body(page, page.colours.text, width),
            steps: Steps::new(page, width, row, page.scene().is_some()),
            width,
            gap: page.sizes.gap * 1.05,
        }
    }

    /// The height of band and heading.
    pub(super) fn head(&self) -> f32 {
        let band = self.band.as_ref().map_or(0.0, |(.., height)| height + self.gap);
        band + self.heading.height
    }

    /// The height of body and rows.
    pub(super) fn tail(&self) -> f32 {
        let between = if self.body.is_empty() || self.steps.is_empty() { 0.0 } else { self.gap };
        self.body.height + between + self.steps.height
    }

    /// Whether anything stands below the heading.
    pub(super) fn has_tail(&self) -> bool {
        !(self.body.is_empty() && self.steps.is_empty())
    }

    /// From the top of the band to the bottom of the rows, in points.
    pub(super) fn height(&self) -> f32 {
        self.head() + if self.has_tail() { self.gap + self.tail() } else { 0.0 }
    }

    /// Puts band and heading there, body and rows there; with too little room for the body it is
    /// scrolled.
    pub(super) fn place(self, page: &Page<'_>, layout: &mut Layout, x: f32, top: f32, tail: Rect) {
        let mut y = top;
        if let Some((face, text, height)) = self.band {
            let by = vec2(x, y);
            let sign = face.sign.map(|sign| sign.translate(by));
            layout.faces.push(Face { rect: face.rect.translate(by), sign, ..face });
            let at = text.rect().min + by;
            layout.texts.push(text.at(at.x, at.y));
            y += height + self.gap;
        }
        let heading = self.heading.at(x, y);
        layout.faces.extend(heading.face);
        layout.headline = heading.text;
        let between = if self.body.is_empty() || self.steps.is_empty() { 0.0 } else { self.gap };
        let room = tail.height() - self.steps.height - between;
        if self.body.height > room + 1.0 {
            layout.fits = false;
            layout.body = Column::body(page, page.colours.text, self.width - SCROLL_ROOM)
                .at(tail.left(), tail.top());
            let bottom = tail.top() + room.max(page.sizes.body * 2.0);
            layout.scrolled = Some(tail.with_max_y(bottom).with_max_x(tail.left() + self.width));
            layout.steps = self.steps.at(tail.left(), bottom + between);
            return;
        }
        layout.steps = self.steps.at(tail.left(), tail.top() + self.body.height + between);
        layout.body = self.body.at(tail.left(), tail.top());
    }
}

/// Rows are as high as there is room for.
fn row_share(page: &Page<'_>) -> f32 {
    let share = page.give.picture.unwrap_or(0.0);
    match page.screen.picture {
        Picture::WalletSteps => share * 0.3,
        _ => share * 0.36,
    }
}

/// The green band that says at once that the reading succeeded.
fn band(page: &Page<'_>, width: f32) -> Option<(Face, Text, f32)> {
    let words = page.words.band.as_ref()?;
    let sizes = &page.sizes;
    let ink = page.colours.state(State::Done);
    let how = page.headline(ink.text);
    let side = sizes.headline * 1.1;
    let left = sizes.inset * 0.8;
    let beside = left + side + sizes.gap * 1.2;
    let galley = write(page.ctx, words, &how, width - beside - sizes.inset * 0.5);
    let text = Text::new(Role::Headline, galley, &how, words.clone());
    let height = text.height().max(side) + sizes.inset * 0.9;
    let top = (height - text.height()) / 2.0;
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
    let sign = Some(sign::place(left, (height - side) / 2.0, side));
    Some((Face { rect, state: State::Done, sign }, text.at(beside, top), height))
}
