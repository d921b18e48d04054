//! What the pages have in common: what they are drawn from, and how they say a text.

use kazasu_core::time::UnixTime;
use kazasu_i18n::{TechnicianText as Text, Texts};

use super::list::Entry;
use super::model::Model;
use super::order::TapOrder;
use crate::tui::theme::Theme;

/// What a page is drawn from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) model: &'a Model,
    pub(super) texts: &'a Texts,
    pub(super) theme: Theme,
    /// How many columns an entry has.
    pub(super) width: u16,
    /// The list and what is said of the selected entry stand side by side.
    pub(super) is_wide: bool,
    /// The wall clock; `None`: not known.
    pub(super) now: Option<UnixTime>,
    pub(super) order: TapOrder,
    /// The help that is open, by its number among all of them.
    pub(super) open_help: Option<usize>,
    /// What is looked for on this page.
    pub(super) query: &'a str,
    /// The readers are virtual, and so is their service.
    pub(super) is_demo: bool,
    /// Leaving ends the program: there is no patient's screen to go back to.
    pub(super) is_alone: bool,
}

impl View<'_> {
    pub(super) fn say(&self, text: &Text<'_>) -> String {
        self.texts.technician(text)
    }

    pub(super) fn text(&self, text: &Text<'_>) -> Entry {
        Entry::text(&self.say(text), self.width)
    }

    pub(super) fn heading(&self, text: &Text<'_>) -> Entry {
        Entry::heading(&self.say(text), self.width, self.theme)
    }

    /// Whether each word that is looked for stands somewhere in these texts.
    pub(super) fn finds(&self, texts: &[&str]) -> bool {
        let all = texts.join("\n").to_lowercase();
        self.query.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }

    pub(super) fn field(&self, field: &str, value: &str) -> Entry {
        Entry::pair(&self.say(&Text::Field { field }), value, self.width, self.theme)
    }
}
