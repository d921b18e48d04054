//! 確認番号: what the patient tells the desk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// A terminal's letter, or none, and a number of two or three digits: `A07`, `07`, `A123`. It names
/// a visit at the desk while that is open, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confirmation {
    letter: Option<Letter>,
    number: u16,
}

/// A capital letter from A to Z that the desk has given to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(char);

/// Not a 確認番号.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a confirmation number is a capital letter, or none, and two or three digits")]
pub struct NotAConfirmation;

impl Letter {
    /// `None` for anything but A to Z.
    #[must_use]
    pub const fn new(letter: char) -> Option<Self> {
        if letter.is_ascii_uppercase() { Some(Self(letter)) } else { None }
    }

    /// The letter.
    #[must_use]
    pub const fn get(self) -> char {
        self.0
    }
}

impl Confirmation {
    /// One with a digit that is easily lost.
    #[cfg(any(test, feature = "specimen"))]
    pub(crate) const SPECIMEN: Self = Self { letter: None, number: 7 };

    /// The widest of two digits.
    #[cfg(any(test, feature = "specimen"))]
    pub(crate) const LETTERED: Self = Self { letter: Some(Letter('W')), number: 88 };
    /// The widest.
    #[cfg(any(test, feature = "specimen"))]
    pub(crate) const BUSY: Self = Self { letter: Some(Letter('W')), number: 888 };

    /// The largest number of two digits.
    pub const TWO_DIGITS: u16 = 99;
    /// The largest number at all.
    pub const MAX: u16 = 999;

    /// `None` for a number above [`Confirmation::MAX`].
    #[must_use]
    pub const fn new(letter: Option<Letter>, number: u16) -> Option<Self> {
        if number <= Self::MAX { Some(Self { letter, number }) } else { None }
    }

    /// The terminal's letter; `None` without a desk.
    #[must_use]
    pub const fn letter(self) -> Option<Letter> {
        self.letter
    }

    /// The number; it is shown with at least two digits.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.number
    }
}

impl fmt::Display for Confirmation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(Letter(letter)) => write!(f, "{letter}{:02}", self.number),
            None => write!(f, "{:02}", self.number),
        }
    }
}

impl FromStr for Confirmation {
    type Err = NotAConfirmation;

    fn from_str(text: &str) -> Result<Self, NotAConfirmation> {
        let letter = text.chars().next().and_then(Letter::new);
        let digits = if letter.is_some() { text.get(1..).unwrap_or_default() } else { text };
        // "007" is not how 07 is written.
        let form = match digits.len() {
            2 => true,
            3 => !digits.starts_with('0'),
            _ => false,
        };
        if !form || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotAConfirmation);
        }
        let number = digits.parse().map_err(|_| NotAConfirmation)?;
        Self::new(letter, number).ok_or(NotAConfirmation)
    }
}

impl Serialize for Confirmation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Confirmation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
