//! What a screen is composed from: its data and words, the panel and its sizes. Every part is made
//! from a page.

use eframe::egui::{Color32, Context, Rect};
use kazasu_core::screen::{Choice, Label, Picture, Screen, View};

use super::fonts::Script;
use super::reach::Reach;
use super::text::Type;
use super::theme::{Colours, Give, Sizes, StateColours};
use super::words::Words;

/// What a screen is composed from.
pub(crate) struct Page<'a> {
    pub(crate) ctx: &'a Context,
    pub(crate) screen: &'a Screen,
    pub(crate) words: &'a Words<'a>,
    pub(crate) colours: &'static Colours,
    pub(crate) sizes: Sizes,
    pub(crate) give: Give,
    pub(crate) reach: Reach,
    /// Choices show the numbers that are their keys.
    pub(crate) numbers: bool,
    /// All of the panel, in points.
    pub(crate) panel: Rect,
}

impl Page<'_> {
    pub(crate) fn is_wide(&self) -> bool {
        self.panel.width() > self.panel.height()
    }

    pub(crate) fn short_side(&self) -> f32 {
        self.panel.size().min_elem()
    }

    pub(crate) const fn state_colours(&self) -> &'static StateColours {
        self.colours.state(self.screen.state)
    }

    pub(crate) fn script(&self) -> Script {
        Script::of(self.screen.look.language)
    }

    pub(crate) fn headline(&self, colour: Color32) -> Type {
        Type::headline(self.script(), self.sizes.headline, colour)
    }

    pub(crate) fn body(&self, colour: Color32) -> Type {
        Type::body(self.script(), self.sizes.body, colour)
    }

    pub(crate) fn note(&self, colour: Color32) -> Type {
        Type::note(self.script(), self.sizes.note, colour)
    }

    pub(crate) fn choice(&self, colour: Color32) -> Type {
        Type::choice(self.script(), self.sizes.choice, colour)
    }

    pub(crate) fn mark(&self, colour: Color32) -> Type {
        Type::choice(self.script(), self.sizes.note, colour)
    }

    /// The body: all of it, or what is left of it where words have given way.
    pub(crate) fn paragraphs(&self) -> &[String] {
        self.words.short.as_ref().filter(|_| self.give.few).unwrap_or(&self.words.body)
    }

    /// The words of the picture's parts: all of them, or fewer.
    pub(crate) fn captions(&self) -> &[String] {
        self.words.short_captions.as_ref().filter(|_| self.give.few).unwrap_or(&self.words.captions)
    }

    /// The words of the picture's parts that stand in rows of their own.
    pub(crate) fn rows(&self) -> &[String] {
        if self.give.rows { self.captions() } else { &[] }
    }

    /// Whether words that take so much of the room are few enough for larger type; `most` is what
    /// they may take in the usual size of text, as a share.
    pub(crate) fn is_airy(&self, used: f32, room: f32, most: f32) -> bool {
        let Give { air, dense, growth, .. } = self.give;
        air <= 1.0 || dense || used <= room * (most * (1.0 + 0.3 * growth)).min(0.97)
    }

    pub(crate) const fn has_pad(&self) -> bool {
        matches!(self.screen.view, View::AnPin { .. })
    }

    /// Choices that are not keys of the pad.
    pub(crate) fn choices(&self) -> Vec<&Choice> {
        let is_pad_key = |choice: &&Choice| matches!(choice.label, Label::Delete | Label::Confirm);
        let has_pad = self.has_pad();
        self.screen.choices.iter().filter(|choice| !(has_pad && is_pad_key(choice))).collect()
    }

    /// The share of a wide panel that its picture has, where `most` is all it may have: the less
    /// there is room for the words, the less.
    pub(crate) fn picture_share(&self, most: f32) -> f32 {
        let least = self.give.picture.unwrap_or(0.0);
        most.min(0.27 + least * 0.4)
    }

    /// The least height of the picture, if it is one that is drawn as a whole and there is to be
    /// one. The parts of the others stand beside their words.
    pub(crate) fn scene(&self) -> Option<f32> {
        let whole = !matches!(
            self.screen.picture,
            Picture::None | Picture::BackOfPhone | Picture::WhichPin
        );
        self.give.picture.filter(|_| whole).map(|share| share * self.short_side())
    }
}
