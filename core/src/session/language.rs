//! The languages of the screens: the session knows them by their tags alone.

use std::fmt;

use serde::{Serialize, Serializer};

/// A language that the terminal speaks, by its BCP 47 tag (RFC 5646). Which there are, and their
/// words, is known to the texts alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

impl Language {
    /// 日本語.
    pub const JA: Self = Self("ja");
    /// English, for patients who read no Japanese.
    pub const EN: Self = Self("en");

    /// The language with this tag, in lower case.
    #[must_use]
    pub const fn new(tag: &'static str) -> Self {
        Self(tag)
    }

    /// The tag: `ja`, or `ja-simple` for やさしい日本語 ("simple" is a registered variant).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::JA
    }
}

/// As a variant of an enum is written: `En`, `JaSimple`. The places of a layout are told by it.
impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for subtag in self.0.split('-') {
            let mut letters = subtag.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).try_for_each(|letter| write!(f, "{letter}"))?;
        }
        Ok(())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

#[cfg(test)]
mod tests;
