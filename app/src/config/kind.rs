//! Kinds of values: what each takes, in words, and how it is read and written.
//!
//! The words of [`Kind::takes`] are the only place that says unit and bounds: the default file
//! prints them, and whoever writes something else is told them.

use std::fmt::{Debug, Display};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kazasu_core::printable::is_printable;
use kazasu_i18n::Language;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

use super::error::Wrong;

/// A value as it stands in the text, with its place.
pub(super) type Written<'a> = Spanned<DeValue<'a>>;

/// A kind of values.
pub(super) trait Kind {
    /// What the program gets.
    type Value;

    /// What may be written, with its unit and bounds; goes on after "must be".
    fn takes(&self) -> String;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// [`Wrong`], which names what would be right and never what was written.
    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong>;

    /// How `value` is written in TOML.
    fn write(&self, value: &Self::Value) -> String;

    /// The usual complaint about a value of another kind.
    fn mismatch(&self, value: &Written<'_>) -> Wrong {
        Wrong::new(value.span(), format!("must be {}", self.takes()))
    }
}

/// The value as TOML has it; `None` if it is of another type.
pub(super) fn plain<T: DeserializeOwned>(value: &Written<'_>) -> Option<T> {
    T::deserialize(ValueDeserializer::from(value.clone())).ok()
}

/// `text` as a string of TOML.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Most letters of any text: a reader's name has 128 bytes, and each may be written in four
/// letters.
const LONGEST: usize = 512;

/// Refuses a text of more than `most` letters.
pub(super) fn within(text: &str, most: usize, value: &Written<'_>) -> Result<(), Wrong> {
    match text.chars().count() <= most {
        true => Ok(()),
        false => Err(Wrong::new(value.span(), format!("must have {most} letters at most"))),
    }
}

/// Most letters of the name of a file or folder: PATH_MAX of Linux.
pub(super) const LONGEST_PATH: usize = 4_096;

/// The name of a file or folder, as it stands there.
///
/// # Errors
///
/// [`Wrong`] where it is too long; it is not repeated then.
pub(super) fn path_name(name: String, value: &Written<'_>) -> Result<String, Wrong> {
    within(&name, LONGEST_PATH, value).map(|()| name)
}

/// A text of one line that is not empty, of so many letters at most.
///
/// # Errors
///
/// [`Wrong`].
pub(super) fn text(most: usize, value: &Written<'_>) -> Result<String, Wrong> {
    let text: String = plain(value).ok_or_else(|| Text.mismatch(value))?;
    if text.trim().is_empty() {
        return Err(Wrong::new(value.span(), "must not be empty"));
    }
    if !text.chars().all(is_printable) {
        let message = "must not hold control characters, nor such as turn the direction of \
                       reading";
        return Err(Wrong::new(value.span(), message));
    }
    within(&text, most, value)?;
    Ok(text)
}

/// As [`text`].
pub(super) struct Text;

impl Kind for Text {
    type Value = String;

    fn takes(&self) -> String {
        "a text in quotes".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        text(LONGEST, value)
    }

    fn write(&self, value: &String) -> String {
        quoted(value)
    }
}

/// A file or a folder; a relative path starts at `start`.
pub(super) struct Place<'a> {
    pub(super) start: &'a Path,
    /// `a file` or `a folder`.
    pub(super) what: &'static str,
}

impl Kind for Place<'_> {
    type Value = PathBuf;

    fn takes(&self) -> String {
        format!("{}; a relative path starts at this file", self.what)
    }

    fn read(&self, value: &Written<'_>) -> Result<PathBuf, Wrong> {
        let place: PathBuf = plain(value).ok_or_else(|| self.mismatch(value))?;
        if place.as_os_str().is_empty() {
            return Err(Wrong::new(value.span(), "must not be empty"));
        }
        within(&place.to_string_lossy(), LONGEST_PATH, value)?;
        Ok(self.start.join(place))
    }

    fn write(&self, value: &PathBuf) -> String {
        quoted(&value.to_string_lossy())
    }
}

/// Yes or no.
pub(super) struct Flag;

impl Kind for Flag {
    type Value = bool;

    fn takes(&self) -> String {
        "true or false".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<bool, Wrong> {
        plain(value).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &bool) -> String {
        value.to_string()
    }
}

/// A number within bounds; `unit` follows it in words, where it has one.
pub(super) struct Number<T> {
    pub(super) bounds: RangeInclusive<T>,
    pub(super) unit: &'static str,
}

impl<T: Copy + Debug + Display + PartialOrd + DeserializeOwned> Kind for Number<T> {
    type Value = T;

    fn takes(&self) -> String {
        let (first, last) = (self.bounds.start(), self.bounds.end());
        // As it is written: 1.0 has a point where any number is taken.
        let kind = if format!("{first:?}").contains('.') { "a number" } else { "a whole number" };
        let unit = if self.unit.is_empty() { String::new() } else { format!(" ({})", self.unit) };
        format!("{kind} from {first} to {last}{unit}")
    }

    fn read(&self, value: &Written<'_>) -> Result<T, Wrong> {
        plain(value)
            .filter(|number| self.bounds.contains(number))
            .ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &T) -> String {
        // With a point where the number may have one: 1.0.
        format!("{value:?}")
    }
}

/// A time in whole seconds.
pub(super) struct Seconds(pub(super) RangeInclusive<u32>);

impl Seconds {
    fn number(&self) -> Number<u32> {
        Number { bounds: self.0.clone(), unit: "seconds" }
    }
}

impl Kind for Seconds {
    type Value = Duration;

    fn takes(&self) -> String {
        self.number().takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<Duration, Wrong> {
        self.number().read(value).map(|seconds| Duration::from_secs(seconds.into()))
    }

    fn write(&self, value: &Duration) -> String {
        value.as_secs().to_string()
    }
}

/// `a, b or c`.
fn alternatives(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// One of a few words; each may be followed by what it means.
pub(super) struct Choice<T: 'static>(pub(super) &'static [(&'static str, T, &'static str)]);

impl<T: Copy + PartialEq> Kind for Choice<T> {
    type Value = T;

    fn takes(&self) -> String {
        let words: Vec<_> = self
            .0
            .iter()
            .map(|(word, _, means)| match *means {
                "" => quoted(word),
                means => format!("{} ({means})", quoted(word)),
            })
            .collect();
        alternatives(&words)
    }

    fn read(&self, value: &Written<'_>) -> Result<T, Wrong> {
        let word: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let found = self.0.iter().find(|(known, ..)| *known == word);
        found.map(|(_, meant, _)| *meant).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &T) -> String {
        let found = self.0.iter().find(|(_, known, _)| known == value);
        found.map(|(word, ..)| quoted(word)).unwrap_or_default()
    }
}

/// A language of the screens, by its tag.
pub(super) struct LanguageTag;

impl Kind for LanguageTag {
    type Value = Language;

    fn takes(&self) -> String {
        let words: Vec<_> = Language::ALL
            .map(|language| format!("{} ({})", quoted(language.tag()), language.name()))
            .into();
        alternatives(&words)
    }

    fn read(&self, value: &Written<'_>) -> Result<Language, Wrong> {
        let tag: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        tag.parse().map_err(|_| self.mismatch(value))
    }

    fn write(&self, value: &Language) -> String {
        quoted(value.tag())
    }
}

/// Any number of values of one kind.
pub(super) struct List<K>(pub(super) K);

impl<K: Kind> Kind for List<K> {
    type Value = Vec<K::Value>;

    fn takes(&self) -> String {
        format!("a list, each entry {}", self.0.takes())
    }

    fn read(&self, value: &Written<'_>) -> Result<Vec<K::Value>, Wrong> {
        let entries = value.get_ref().as_array().ok_or_else(|| self.mismatch(value))?;
        let read = |(entry, number): (&Written<'_>, u32)| {
            self.0.read(entry).map_err(|Wrong { span, message }| {
                Wrong::new(span, format!("{message} (entry {number})"))
            })
        };
        entries.iter().zip(1..).map(read).collect()
    }

    fn write(&self, value: &Vec<K::Value>) -> String {
        let entries: Vec<_> = value.iter().map(|entry| self.0.write(entry)).collect();
        format!("[{}]", entries.join(", "))
    }
}
