//! A configuration file, read by asking for its keys.
//!
//! Each section of the program asks for its keys here (`sections/`), and says of each what it
//! means, what it takes, and what it is when the file is silent. That is the only declaration of a
//! key: what is wrong in a file, every value in force, and the documented default file all come
//! from what was asked.

use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::error::{ConfigError, Wrong};
use super::kind::{Kind, Written};
use super::locate::{line, locate};
use super::nearest::{nearest, plain};

/// A file while it is read.
pub(super) struct Document<'a> {
    text: &'a str,
    path: &'a Path,
    /// The tables that nobody has asked for yet.
    left: DeTable<'a>,
    sections: Vec<SectionAsked>,
    wrong: Vec<(String, Wrong)>,
    awaited: Vec<(String, Wrong)>,
    /// Keys that nobody has asked for: the section, the key, and where it stands.
    unknown: Vec<(&'static str, String, Range<usize>)>,
}

/// A section that was asked for.
pub(super) struct SectionAsked {
    pub(super) name: &'static str,
    /// What it is about, for the default file.
    pub(super) meaning: &'static str,
    pub(super) keys: Vec<KeyAsked>,
}

/// A key that was asked for.
pub(super) struct KeyAsked {
    pub(super) name: &'static str,
    /// What it is for: a sentence or two, for the default file.
    pub(super) meaning: &'static str,
    /// What may be written, with its unit and bounds.
    pub(super) takes: String,
    /// What counts when the file is silent.
    pub(super) silent: Silent,
    /// What the file has: TOML, and bytes of the text.
    pub(super) written: Option<(String, Range<usize>)>,
    /// Whether the value may be seen by whoever looks at the configuration.
    pub(super) is_secret: bool,
}

/// What counts for a key that the file does not have.
pub(super) enum Silent {
    /// This value, as TOML.
    Default(String),
    /// No value; this is what one may look like.
    None { example: &'static str },
}

impl<'a> Document<'a> {
    /// Begins to read `text`, the content of the file at `path`.
    ///
    /// # Errors
    ///
    /// Where it is no TOML.
    pub(super) fn new(text: &'a str, path: &'a Path) -> Result<Self, ConfigError> {
        let tables = DeTable::parse(text).map_err(|error| {
            let (line, key) = locate(text, &error.span().unwrap_or_default());
            let key = key.map(|key| shortened(&key));
            let message = error.message().to_owned();
            ConfigError::Wrong { path: path.to_owned(), line, key, message }
        })?;
        let left = tables.into_inner();
        Ok(Self {
            text,
            path,
            left,
            sections: Vec::new(),
            wrong: Vec::new(),
            awaited: Vec::new(),
            unknown: Vec::new(),
        })
    }

    /// Asks for a section: `declare` asks for its keys, and makes of them what the program needs.
    pub(super) fn section<T>(
        &mut self,
        name: &'static str,
        meaning: &'static str,
        declare: impl FnOnce(&mut Section<'a>) -> T,
    ) -> T {
        let table = self.left.remove(name).map(|table| (table.span(), table.into_inner()));
        let (left, wrong) = match table {
            None => (DeTable::new(), None),
            Some((_, DeValue::Table(table))) => (table, None),
            Some((span, _)) => (DeTable::new(), Some(Wrong::new(span, "must be a table"))),
        };
        self.wrong.extend(wrong.map(|wrong| (name.to_owned(), wrong)));
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let mut section = Section {
            text: self.text,
            folder,
            left,
            keys: Vec::new(),
            wrong: Vec::new(),
            awaited: Vec::new(),
        };
        let declared = declare(&mut section);
        let Section { left, keys, wrong, awaited, .. } = section;
        self.awaited
            .extend(awaited.into_iter().map(|(key, wrong)| (format!("{name}.{key}"), wrong)));
        self.wrong.extend(wrong.into_iter().map(|(key, wrong)| (format!("{name}.{key}"), wrong)));
        self.unknown.extend(left.keys().map(|key| (name, key.get_ref().to_string(), key.span())));
        self.sections.push(SectionAsked { name, meaning, keys });
        declared
    }

    /// What was asked for, everything that is wrong, and the files that have not answered, in the
    /// order of the file.
    pub(super) fn finish(mut self) -> (Vec<SectionAsked>, Vec<ConfigError>, Vec<ConfigError>) {
        let mut wrong = std::mem::take(&mut self.wrong);
        let sections: Vec<&str> = self.sections.iter().map(|section| section.name).collect();
        wrong.extend(self.left.keys().map(|name| {
            let written = name.get_ref().to_string();
            let message = unknown(&written, self.section_meant(&written), &sections);
            (written, Wrong::new(name.span(), message))
        }));
        wrong.extend(self.unknown.iter().map(|(section, key, span)| {
            let message = unknown(key, self.key_meant(section, key), &self.keys_of(section));
            (format!("{section}.{key}"), Wrong::new(span.clone(), message))
        }));
        let (text, path) = (self.text, self.path);
        let error = |(key, Wrong { span, message }): (String, Wrong)| ConfigError::Wrong {
            path: path.to_owned(),
            line: line(text, &span),
            key: Some(shortened(&key)),
            message,
        };
        let errors = |mut wrong: Vec<(String, Wrong)>| {
            wrong.sort_by_key(|(_, wrong)| wrong.span.start);
            wrong.into_iter().map(error).collect()
        };
        (self.sections, errors(wrong), errors(self.awaited))
    }
}

/// A key that somebody has written, or its beginning: a message is to be read.
fn shortened(key: &str) -> String {
    const MOST: usize = 64;
    match key.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", key.get(..end).unwrap_or_default()),
        None => key.to_owned(),
    }
}

/// What is said of a name that nobody knows: the one that was probably meant, and all that there
/// are.
fn unknown(name: &str, meant: Option<String>, known: &[&str]) -> String {
    let meant = meant.map(|meant| format!(" did you mean `{meant}`?")).unwrap_or_default();
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    let separator = if meant.is_empty() { "," } else { ";" };
    let name = shortened(name);
    format!("unknown field `{name}`{separator}{meant} expected one of {}", known.join(", "))
}

impl Document<'_> {
    fn keys_of(&self, section: &str) -> Vec<&'static str> {
        let asked = self.sections.iter().find(|asked| asked.name == section);
        asked.into_iter().flat_map(|asked| &asked.keys).map(|key| key.name).collect()
    }

    /// The section that was probably meant, or the key that stands without its section.
    fn section_meant(&self, name: &str) -> Option<String> {
        let sections = self.sections.iter().map(|section| section.name);
        nearest(name, sections).map(|name| format!("[{name}]")).or_else(|| self.elsewhere(name))
    }

    /// The key that was probably meant: one of the same section, else of another one.
    fn key_meant(&self, section: &str, key: &str) -> Option<String> {
        let own = nearest(key, self.keys_of(section).into_iter()).map(str::to_owned);
        own.or_else(|| self.elsewhere(key))
    }

    /// `section.key` of a section that has this very key.
    fn elsewhere(&self, key: &str) -> Option<String> {
        let plain = plain(key);
        self.sections.iter().find_map(|section| {
            let known = section.keys.iter().find(|known| known.name == plain)?;
            Some(format!("{}.{}", section.name, known.name))
        })
    }
}

/// A section while its keys are asked for.
pub(super) struct Section<'a> {
    text: &'a str,
    folder: &'a Path,
    /// The keys that nobody has asked for yet.
    left: DeTable<'a>,
    keys: Vec<KeyAsked>,
    wrong: Vec<(String, Wrong)>,
    awaited: Vec<(String, Wrong)>,
}

impl<'a> Section<'a> {
    /// The folder of the configuration's file, where relative paths start.
    pub(super) const fn folder(&self) -> &'a Path {
        self.folder
    }

    /// A key that is `default` when the file does not have it.
    pub(super) fn key<K: Kind>(
        &mut self,
        name: &'static str,
        meaning: &'static str,
        kind: K,
        default: K::Value,
    ) -> K::Value {
        let silent = Silent::Default(kind.write(&default));
        self.ask(name, meaning, &kind, silent, false).unwrap_or(default)
    }

    /// A key that may be missing; `example` is TOML.
    pub(super) fn optional<K: Kind>(
        &mut self,
        name: &'static str,
        meaning: &'static str,
        kind: K,
        example: &'static str,
    ) -> Option<K::Value> {
        self.ask(name, meaning, &kind, Silent::None { example }, false)
    }

    /// A key that may be missing, and whose value is never shown.
    pub(super) fn secret<K: Kind>(
        &mut self,
        name: &'static str,
        meaning: &'static str,
        kind: K,
        example: &'static str,
    ) -> Option<K::Value> {
        self.ask(name, meaning, &kind, Silent::None { example }, true)
    }

    /// A key that had the name `old` until now: a file that still has it is told so.
    pub(super) fn renamed(&mut self, old: &'static str, message: &'static str) {
        if let Some((key, _)) = self.left.remove_entry(old) {
            self.wrong.push((old.to_owned(), Wrong::new(key.span(), message)));
        }
    }

    /// Something is wrong with what `name` stands for, whatever the file says.
    pub(super) fn complain(&mut self, name: &'static str, message: String) {
        self.wrong.push((name.to_owned(), Wrong::new(0..0, message)));
    }

    /// Files of this key have not answered: nothing is known to be wrong with them.
    pub(super) fn await_files(&mut self, name: &'static str, files: Vec<Wrong>) {
        self.awaited.extend(files.into_iter().map(|file| (name.to_owned(), file)));
    }

    fn ask<K: Kind>(
        &mut self,
        name: &'static str,
        meaning: &'static str,
        kind: &K,
        silent: Silent,
        is_secret: bool,
    ) -> Option<K::Value> {
        let value = self.left.remove(name);
        let written = value.as_ref().map(|value| (shown(value, self.text), value.span()));
        let takes = kind.takes();
        self.keys.push(KeyAsked { name, meaning, takes, silent, written, is_secret });
        match kind.read(&value?) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.wrong.push((name.to_owned(), wrong));
                None
            }
        }
    }
}

/// A value as it stands in the text, without the comments that a list may have between its entries.
fn shown(value: &Written<'_>, text: &str) -> String {
    match value.get_ref() {
        DeValue::Array(entries) => {
            let entries: Vec<_> = entries.iter().map(|entry| shown(entry, text)).collect();
            format!("[{}]", entries.join(", "))
        }
        DeValue::Table(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, entry)| format!("{} = {}", key.get_ref(), shown(entry, text)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        _ => {
            let there = text.get(value.span()).unwrap_or_default();
            there.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}
