//! What is read: a text in its role, and texts below each other.

use std::sync::Arc;

use eframe::egui::accesskit::Live;
use eframe::egui::{Color32, Galley, Id, Rect, Role as Kind, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::touch::page::Page;
use crate::touch::text::{Type, Written, joined, line_width, widest_phrase, write, write_joined};

/// What a text is on its screen. Each role has a least size in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// What to do, or what has happened.
    Headline,
    /// What else is said.
    Body,
    /// For those who want to know more, and for staff.
    Note,
    /// The 確認番号.
    Number,
    /// What is written on something to press.
    Choice,
    /// A cell of the bar.
    Bar,
}

/// A piece of text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) role: Role,
    pub(crate) written: Written,
    pub(crate) colour: Color32,
    /// The same in one line, as a screen reader says it.
    pub(crate) plain: String,
    /// No word of it is broken, as far as somebody has looked.
    pub(crate) whole: bool,
}

impl Text {
    /// A text at the origin.
    pub(crate) fn new(role: Role, galley: Arc<Galley>, how: &Type, plain: String) -> Self {
        let written = Written { at: pos2(0.0, 0.0) - galley.rect.min.to_vec2(), galley };
        Self { role, written, colour: how.colour(), plain, whole: true }
    }

    /// The headline, broken at its own line ends if these fit, else anew.
    pub(crate) fn headline(page: &Page<'_>, how: &Type, width: f32) -> Self {
        let words = &page.words.headline;
        // A line of its own that has to be broken makes one long and one short line; then all of it
        // is broken anew.
        let fits = |line| line_width(page.ctx, line, how) <= width;
        let own = words.lines().all(fits).then(|| write(page.ctx, words, how, width));
        let galley = match own {
            Some(own) if page.give.own_lines => own,
            own => {
                // Where one takes a breath is the better place, if it costs no line.
                let anew = write_joined(page.ctx, words, how, width);
                own.filter(|own| own.rows.len() <= anew.rows.len()).unwrap_or(anew)
            }
        };
        let widest = words.lines().map(|line| widest_phrase(page.ctx, line, how));
        let whole = widest.fold(0.0, f32::max) <= width;
        Self { whole, ..Self::new(Role::Headline, galley, how, joined(words)) }
    }

    /// A paragraph of the body.
    pub(crate) fn body(page: &Page<'_>, text: &str, how: &Type, width: f32) -> Self {
        Self::new(Role::Body, write(page.ctx, text, how, width), how, joined(text))
    }

    /// A line in small type: for staff, or the guide's name of an error.
    pub(crate) fn note(page: &Page<'_>, text: &str, colour: Color32, width: f32) -> Self {
        let how = page.note(colour);
        Self::new(Role::Note, write(page.ctx, text, &how, width), &how, joined(text))
    }

    pub(crate) fn rect(&self) -> Rect {
        self.written.rect()
    }

    pub(crate) fn height(&self) -> f32 {
        self.written.galley.size().y
    }

    pub(crate) fn width(&self) -> f32 {
        self.written.galley.size().x
    }

    pub(crate) fn shift(&mut self, by: Vec2) {
        self.written.at += by;
    }

    /// The size of its type, in points.
    #[cfg(test)]
    pub(crate) fn size(&self) -> f32 {
        let sections = &self.written.galley.job.sections;
        sections.iter().map(|section| section.format.font_id.size).fold(f32::INFINITY, f32::min)
    }

    /// The same with its top left there.
    pub(crate) fn at(mut self, x: f32, y: f32) -> Self {
        let by = pos2(x, y) - self.rect().min;
        self.shift(by);
        self
    }

    /// The same in the middle of `rect`.
    pub(crate) fn within(mut self, rect: Rect) -> Self {
        let by = rect.center() - self.rect().center();
        self.shift(by);
        self
    }

    /// The same with what is seen of it in the middle of `rect`.
    pub(crate) fn seen_within(mut self, rect: Rect) -> Self {
        let seen = self.written.galley.mesh_bounds.translate(self.written.at.to_vec2());
        self.shift(rect.center() - seen.center());
        self
    }

    /// Draws it, and names it for a screen reader.
    pub(crate) fn show(&self, ui: &Ui, id: Id) {
        ui.painter().galley(self.written.at, self.written.galley.clone(), self.colour);
        let kind = if self.role == Role::Headline { Kind::Heading } else { Kind::Label };
        label(ui, id, self.rect(), kind, &self.plain);
        if kind == Kind::Heading {
            // A screen reader says a new screen's headline by itself.
            ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        }
    }
}

/// Names what is drawn there for a screen reader.
pub(crate) fn label(ui: &Ui, id: Id, rect: Rect, kind: Kind, text: &str) {
    ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(kind, true, text));
}

/// Texts below each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    pub(crate) texts: Vec<Text>,
    pub(crate) height: f32,
}

impl Column {
    /// The paragraphs, then the small line for staff where there is to be one.
    pub(crate) fn body(page: &Page<'_>, colour: Color32, width: f32) -> Self {
        let mut column = Self::paragraphs(page, colour, width);
        if let Some(small) = page.words.small.as_ref().filter(|_| page.give.notes) {
            column.push(page, Text::note(page, small, colour, width));
        }
        column
    }

    /// The paragraphs alone.
    pub(crate) fn paragraphs(page: &Page<'_>, colour: Color32, width: f32) -> Self {
        let mut column = Self::default();
        let how = page.body(colour);
        for paragraph in page.paragraphs() {
            column.push(page, Text::body(page, paragraph, &how, width));
        }
        column
    }

    /// Adds a text below the others.
    pub(crate) fn push(&mut self, page: &Page<'_>, text: Text) {
        if !self.texts.is_empty() {
            self.height += page.sizes.body * 0.45;
        }
        let height = text.height();
        self.texts.push(text.at(0.0, self.height));
        self.height += height;
    }

    /// The same with its top left there.
    pub(crate) fn at(mut self, x: f32, y: f32) -> Self {
        self.texts.iter_mut().for_each(|text| text.shift(Vec2::new(x, y)));
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
