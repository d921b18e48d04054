//! The texts of every language, for programs whose patients choose one.

use std::sync::OnceLock;

use kazasu_core::session;

use crate::{Language, Texts};

/// The texts of every language, each loaded when it is first needed.
#[derive(Debug, Default)]
pub struct Library {
    texts: [OnceLock<Texts>; Language::ALL.len()],
    /// Of a language that has no place, which none has.
    other: OnceLock<Texts>,
}

impl Library {
    /// Nothing is loaded yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The texts of this language.
    pub fn texts(&self, language: session::Language) -> &Texts {
        let language = Language::from(language);
        let place = Language::ALL.iter().position(|other| *other == language);
        let texts = place.and_then(|place| self.texts.get(place)).unwrap_or(&self.other);
        texts.get_or_init(|| Texts::new(language))
    }
}

#[cfg(test)]
mod tests;
