//! Every value in force, and where it comes from: for a technician who asks why a terminal does
//! what it does.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::document::{KeyAsked, SectionAsked, Silent};
use super::locate::line;

/// A key of the configuration, what it is set to, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Value {
    /// `section.key`.
    pub(crate) key: String,
    /// In TOML, as it is written in the file or would be; empty where there is no value, `***`
    /// where it is secret.
    pub(crate) shown: String,
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Origin {
    /// Nobody has said anything.
    Default,
    /// A line of the configuration, from 1.
    File { path: PathBuf, line: usize },
    /// An option of this run, which outranks the file.
    CommandLine,
}

/// The values of every key of `sections`, in this order: those of the file as they stand there, the
/// others as they are when nobody says anything.
pub(super) fn all(sections: &[SectionAsked], text: &str, path: &Path) -> Vec<Value> {
    let of_section = |section: &SectionAsked| {
        let name = section.name;
        section.keys.iter().map(|key| value(name, key, text, path)).collect::<Vec<_>>()
    };
    sections.iter().flat_map(of_section).collect()
}

fn value(section: &str, key: &KeyAsked, text: &str, path: &Path) -> Value {
    let (shown, origin) = match (&key.written, &key.silent) {
        (Some((shown, span)), _) => {
            let shown = if key.is_secret { "***" } else { shown };
            let origin = Origin::File { path: path.to_owned(), line: line(text, span) };
            (shown.to_owned(), origin)
        }
        (None, Silent::Default(shown)) => (shown.clone(), Origin::Default),
        (None, Silent::None { .. }) => (String::new(), Origin::Default),
    };
    Value { key: format!("{section}.{}", key.name), shown, origin }
}

#[cfg(test)]
mod tests;
