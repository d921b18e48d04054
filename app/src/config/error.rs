//! What can be wrong with a configuration, and where.

use std::ops::Range;
use std::path::PathBuf;

use thiserror::Error;

use crate::host::bounded_file::Unreadable;

/// Why the configuration cannot be used.
#[derive(Debug, Error)]
pub(crate) enum ConfigError {
    /// The file itself cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The configuration file.
        path: PathBuf,
        /// No such file, no right to read it, no file at all, too long.
        error: Unreadable,
    },
    /// Something in it is wrong.
    #[error("{}:{line}: {}{message}", path.display(), before(key.as_deref()))]
    Wrong {
        /// The configuration file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// `section.key`, or the section alone; `None` where neither can be told.
        key: Option<String>,
        /// What is wrong and what would be right; it never repeats the value, which may be secret.
        message: String,
    },
}

impl ConfigError {
    /// The same once more, where it is about something in the file.
    pub(super) fn again(&self) -> Option<Self> {
        let Self::Wrong { path, line, key, message } = self else { return None };
        let (path, key, message) = (path.clone(), key.clone(), message.clone());
        Some(Self::Wrong { path, line: *line, key, message })
    }
}

fn before(key: Option<&str>) -> String {
    key.map(|key| format!("{key}: ")).unwrap_or_default()
}

/// Something wrong at a place of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Where: bytes of the text.
    pub(super) span: Range<usize>,
    /// As in [`ConfigError::Wrong`].
    pub(super) message: String,
}

impl Wrong {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}
