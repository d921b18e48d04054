//! The languages there are: one for each folder beside `src/` that has a `language.ftl`. `build.rs`
//! finds them, and no other file names one.

use std::fmt;
use std::str::FromStr;

use kazasu_core::session;
use thiserror::Error;

/// A language that Kazasu speaks, by its place in [`Language::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Language(usize);

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// What a language's folder says.
struct Folder {
    tag: &'static str,
    name: &'static str,
    speech: &'static str,
    voice: &'static str,
    fallback: Option<&'static str>,
    /// Name and text of each file.
    files: &'static [(&'static str, &'static str)],
}

impl Language {
    fn folder(self) -> &'static Folder {
        // Its place is one of the list's: it is made in `languages.rs` and by searching.
        FOLDERS.get(self.0).unwrap_or(&FOLDERS[0])
    }

    /// The language's BCP 47 tag, which is also the name of its folder: `ja`, `ja-simple`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.folder().tag
    }

    /// What its speakers call it, in its own script: 日本語.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.folder().name
    }

    /// Its name as a voice of any other language can say it.
    #[must_use]
    pub fn spoken_name(self) -> &'static str {
        self.folder().speech
    }

    /// The voice that reads it aloud, as espeak-ng calls its voices (`espeak-ng -v ja`).
    #[must_use]
    pub fn voice(self) -> &'static str {
        self.folder().voice
    }

    /// The language that says what is missing in this one.
    #[must_use]
    pub fn fallback(self) -> Option<Self> {
        self.folder().fallback.and_then(Self::tagged)
    }

    /// The language with this tag.
    pub(crate) fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language for somebody with this locale, as POSIX (`ja_JP.UTF-8`) or BCP 47 (`ja-JP`)
    /// writes it: the one with the longest tag that the locale begins with, and English where it is
    /// none of ours.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let name = locale.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let subtags: Vec<&str> = name.split(['_', '-', '@']).collect();
        let longest_first = (1..=subtags.len()).rev();
        let tags = longest_first.filter_map(|count| Some(subtags.get(..count)?.join("-")));
        tags.filter_map(|tag| Self::tagged(&tag)).next().unwrap_or(Self::EN)
    }

    /// The tags of all languages, as one lists them in a sentence: `ja or en`.
    #[must_use]
    pub fn tags() -> String {
        let tags = Self::ALL.map(Self::tag);
        match tags.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The texts in Fluent's syntax, with the name of the file each comes from.
    pub(crate) fn resources(self) -> &'static [(&'static str, &'static str)] {
        self.folder().files
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        session::Language::from(*self).fmt(f)
    }
}

/// The language of a screen; the first of ours for one that this program does not have.
impl From<session::Language> for Language {
    fn from(language: session::Language) -> Self {
        Self::tagged(language.tag()).unwrap_or_default()
    }
}

impl From<Language> for session::Language {
    fn from(language: Language) -> Self {
        Self::new(language.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::tagged(tag).ok_or(UnknownLanguage)
    }
}

/// A tag of none of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the languages are {}", Language::tags())]
pub struct UnknownLanguage;

#[cfg(test)]
mod tests;
