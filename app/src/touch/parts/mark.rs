//! Marks at the head of a screen: the step of the visit, the facility's name, the band of a
//! demonstration.

use eframe::egui::{Id, Rect, Role as Kind, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use kazasu_core::screen::VisitStep;

use super::sign;
use super::words::{Role, Text, label};
use crate::touch::page::Page;
use crate::touch::text::write;
use crate::touch::theme::{Colours, Sizes};

/// A mark in its place.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) rect: Rect,
    pub(crate) text: Text,
    pub(crate) kind: MarkKind,
}

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// 手順 2/4, and as many discs.
    Step(VisitStep),
    /// Whose terminal this is.
    Facility,
    /// Nothing here is real.
    Demo,
}

impl Mark {
    /// How high the line of step or facility is.
    pub(crate) fn line(page: &Page<'_>) -> f32 {
        (page.sizes.note * 1.5).round()
    }

    /// A mark of this height with its top left there.
    fn new(page: &Page<'_>, kind: MarkKind, words: &str, rect: Rect) -> Self {
        let colour = match kind {
            MarkKind::Step(_) => page.colours.step.text,
            MarkKind::Facility => page.colours.quiet,
            MarkKind::Demo => page.colours.demo.text,
        };
        let how = page.mark(colour).at_left();
        let width = if kind == MarkKind::Facility { rect.width() } else { f32::INFINITY };
        let text =
            Text::new(Role::Note, write(page.ctx, words, &how, width), &how, words.to_owned());
        let top = rect.center().y - text.height() / 2.0;
        let text = match kind {
            MarkKind::Demo => text.within(rect),
            MarkKind::Step(_) | MarkKind::Facility => text.at(rect.left(), top),
        };
        Self { rect, text, kind }
    }

    /// How far the visit has come.
    pub(crate) fn step(page: &Page<'_>, x: f32, y: f32) -> Option<Self> {
        let (step, words) = (page.screen.step?, page.words.step.as_ref()?);
        let rect = Rect::from_min_size(pos2(x, y), vec2(0.0, Self::line(page)));
        let mut mark = Self::new(page, MarkKind::Step(step), words, rect);
        let discs = f32::from(step.of.unwrap_or(0));
        mark.rect.max.x = mark.text.rect().right() + discs * disc_step(&page.sizes);
        Some(mark)
    }

    /// The facility's name, in this width: a long one has two lines.
    pub(crate) fn facility(page: &Page<'_>, x: f32, y: f32, width: f32) -> Option<Self> {
        let words = page.words.facility.as_ref()?;
        let rect = Rect::from_min_size(pos2(x, y), vec2(width, Self::line(page)));
        let mut mark = Self::new(page, MarkKind::Facility, words, rect);
        mark.text = mark.text.at(x, y);
        mark.rect = mark.text.rect().union(Rect::from_min_size(rect.min, vec2(0.0, rect.height())));
        Some(mark)
    }

    /// The same so much farther to the right and down.
    pub(crate) fn moved(mut self, by: Vec2) -> Self {
        self.rect = self.rect.translate(by);
        self.text.shift(by);
        self
    }

    /// The band at the head of a demonstration.
    pub(crate) fn demo(page: &Page<'_>) -> Option<Self> {
        let words = page.words.demo.as_ref()?;
        let height = (page.sizes.note * 1.35).round();
        let rect = Rect::from_min_size(page.panel.min, vec2(page.panel.width(), height));
        Some(Self::new(page, MarkKind::Demo, words, rect))
    }

    pub(crate) fn show(&self, ui: &Ui, colours: &Colours, sizes: &Sizes) {
        let painter = ui.painter();
        match self.kind {
            MarkKind::Demo => {
                let ink = colours.demo;
                let edge = Stroke::new(sizes.edge * 0.5, ink.edge);
                painter.rect(self.rect, 0.0, ink.fill, edge, StrokeKind::Inside);
            }
            MarkKind::Step(step) => self.discs(ui, step, colours, sizes),
            MarkKind::Facility => {}
        }
        painter.galley(self.text.written.at, self.text.written.galley.clone(), self.text.colour);
        let name = match self.kind {
            MarkKind::Step(_) => "step",
            MarkKind::Facility => "facility",
            MarkKind::Demo => "demo",
        };
        label(ui, Id::unique(("mark", name)), self.rect, Kind::Label, &self.text.plain);
    }

    /// A disc for each step: ticked, present, to come.
    fn discs(&self, ui: &Ui, step: VisitStep, colours: &Colours, sizes: &Sizes) {
        let painter = ui.painter();
        let pitch = disc_step(sizes);
        let radius = sizes.note * 0.4;
        let (lit, ground) = (colours.lit, colours.ground);
        let first = self.text.rect().right() + pitch * 0.75;
        for number in 1..=step.of.unwrap_or(0) {
            let x = first + f32::from(number - 1) * pitch;
            let centre = pos2(x, self.rect.center().y);
            if number > 1 {
                let from = pos2(x - pitch + radius, centre.y);
                let to = pos2(x - radius, centre.y);
                painter.line_segment([from, to], Stroke::new(sizes.edge, lit));
            }
            if number < step.number {
                painter.circle_filled(centre, radius, lit);
                sign::tick(painter, centre, radius, ground);
            } else if number == step.number {
                painter.circle_filled(centre, radius, lit);
                painter.circle_stroke(
                    centre,
                    radius + sizes.edge * 1.5,
                    Stroke::new(sizes.edge, lit),
                );
            } else {
                painter.circle(centre, radius, ground, Stroke::new(sizes.edge, lit));
            }
        }
    }
}

/// From a disc to the next.
fn disc_step(sizes: &Sizes) -> f32 {
    sizes.note * 1.4
}
