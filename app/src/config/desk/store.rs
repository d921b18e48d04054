//! `[store]`: where a desk keeps everything.

use std::path::PathBuf;

use crate::config::document::Section;
use crate::config::kind::Place;
use crate::host::paths;

/// `[store]`: where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoreFiles {
    folder: Option<PathBuf>,
    key: Option<PathBuf>,
}

impl StoreFiles {
    /// In this folder, with the key in it.
    #[cfg_attr(not(feature = "demo"), allow(dead_code, reason = "of a demonstration"))]
    pub(crate) const fn within(folder: PathBuf) -> Self {
        Self { folder: Some(folder), key: None }
    }

    /// The folder; `None` where neither configuration nor platform name one.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.folder.clone().or_else(|| paths::state_folder().map(|state| state.join("desk")))
    }

    /// The file of the key under which everything is sealed.
    pub(crate) fn key(&self) -> Option<PathBuf> {
        self.key.clone().or_else(|| self.folder().map(|folder| folder.join("store.key")))
    }
}

pub(super) fn declare(section: &mut Section<'_>) -> StoreFiles {
    StoreFiles {
        folder: section.optional(
            "folder",
            "The folder of the store; it is made where it is missing. Without it: desk in the \
             platform's folder for a program's state.",
            Place { start: section.folder(), what: "a folder" },
            "\"/var/lib/kazasu-desk\"",
        ),
        key: section.optional(
            "key",
            "The file of the key that opens the store, made at the first start. Without it: \
             store.key in the folder. Keep a copy of it apart from the backups: each is worthless \
             without the other.",
            Place { start: section.folder(), what: "a file" },
            "\"/etc/kazasu/desk.key\"",
        ),
    }
}
