//! `[outbox]`: where visits wait for the desk.

use std::path::PathBuf;

use crate::config::document::Section;
use crate::config::kind::{Number, Place};
use crate::host::paths;

/// `[outbox]`: where visits wait for the desk, and how long it is remembered that it has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outbox {
    /// Where; `None`: in the platform's folder for a program's state.
    pub(crate) folder: Option<PathBuf>,
    /// Days on which the desk has confirmed something, of which ids and hashes stay.
    pub(crate) days: u16,
}

impl Outbox {
    /// The folder in use; `None` where neither configuration nor platform name one.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.folder.clone().or_else(|| paths::state_folder().map(|state| state.join("outbox")))
    }
}

impl Default for Outbox {
    /// As long as a desk may need to find out what a restored store has lost.
    fn default() -> Self {
        Self { folder: None, days: 60 }
    }
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Outbox {
    Outbox {
        folder: section.optional(
            "folder",
            "Where visits wait until the desk has confirmed them, sealed. Without it: outbox in \
             the platform's folder for a program's state.",
            Place { start: section.folder(), what: "a folder" },
            "\"outbox\"",
        ),
        days: section.key(
            "days",
            "On how many days with visits it is remembered which ones the desk has confirmed: ids \
             and hashes, nothing of a patient.",
            Number { bounds: 60..=3_650, unit: "days" },
            Outbox::default().days,
        ),
    }
}
