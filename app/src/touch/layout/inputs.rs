//! What a layout is made from, and what follows from it alone.

use eframe::egui::{Context, Rect};
use kazasu_core::screen::{Choice, Label, Picture, Screen, View};

use super::reach::Reach;
use super::squeeze::Squeeze;
use crate::touch::theme::{Colours, Sizes};
use crate::touch::words::Words;

/// What a layout is made from.
pub(super) struct Inputs<'a> {
    pub(super) ctx: &'a Context,
    pub(super) screen: &'a Screen,
    pub(super) words: &'a Words<'a>,
    pub(super) colours: &'static Colours,
    pub(super) sizes: Sizes,
    pub(super) squeeze: Squeeze,
    pub(super) reach: Reach,
    /// The panel without its margins, in points.
    pub(super) area: Rect,
}

impl Inputs<'_> {
    pub(super) fn has_pad(&self) -> bool {
        matches!(self.screen.view, View::AnPin { .. })
    }

    /// Choices that are not keys of the pad.
    pub(super) fn choices(&self) -> impl Iterator<Item = &Choice> {
        let has_pad = self.has_pad();
        self.screen.choices.iter().filter(move |choice| !(has_pad && is_pad_key(choice.label)))
    }

    /// Choices that have a column of their own: from two on, since a single one goes to the bottom
    /// right.
    pub(super) fn column(&self) -> Vec<&Choice> {
        let choices: Vec<_> = self.choices().collect();
        if choices.len() > 1 { choices } else { Vec::new() }
    }

    /// A single choice, which goes to the bottom right.
    pub(super) fn onward(&self) -> Option<&Choice> {
        let mut choices = self.choices();
        let first = choices.next();
        if choices.next().is_none() { first } else { None }
    }

    /// The picture, if it is one that is drawn as a whole and there is to be one. Pictures with
    /// captions stand among the text.
    pub(super) fn scene(&self) -> Option<f32> {
        let whole = self.words.captions.is_empty() && self.screen.picture != Picture::None;
        self.squeeze.picture.filter(|_| whole).map(|share| share * self.short_side())
    }

    pub(super) fn short_side(&self) -> f32 {
        self.area.size().min_elem()
    }
}

/// Whether the pad has a key for it.
const fn is_pad_key(label: Label) -> bool {
    matches!(label, Label::Delete | Label::Confirm)
}
