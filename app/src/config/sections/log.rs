//! `[log]`: where the log goes, and how much of it is kept.

use std::path::PathBuf;

use crate::config::document::Section;
use crate::config::kind::{Number, Place};
use crate::host::paths;

/// `[log]`: where the log is kept, and how much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Log {
    /// Where; `None`: the platform's folder for a program's state.
    pub(crate) folder: Option<PathBuf>,
    /// How much of it is kept before the oldest files go.
    pub(crate) keep: Keep,
}

impl Log {
    /// The folder in use; `None` where neither configuration nor platform name one.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.folder.clone().or_else(|| paths::state_folder().map(|state| state.join("log")))
    }
}

/// How much of a log is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Keep {
    /// Days on which something was written.
    pub(crate) days: u16,
    /// Bytes of all files together.
    pub(crate) bytes: u64,
}

impl Default for Keep {
    /// A busy terminal writes 300 taps of half a kilobyte a day.
    fn default() -> Self {
        Self { days: 90, bytes: 50 * MEGABYTE }
    }
}

/// A million bytes, as disks are sold.
const MEGABYTE: u64 = 1_000_000;

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Log {
    let usual = Keep::default();
    Log {
        folder: section.optional(
            "folder",
            "Where kazasu touch and kazasu tui write their log. Without it: log in the platform's \
             folder for a program's state.",
            Place { start: section.folder(), what: "a folder" },
            "\"log\"",
        ),
        keep: Keep {
            days: section.key(
                "days",
                "How many days with entries are kept.",
                Number { bounds: 1..=3_650, unit: "days" },
                usual.days,
            ),
            bytes: section
                .key(
                    "megabytes",
                    "How large all files may be together.",
                    Number { bounds: 1..=10_000, unit: "megabytes" },
                    usual.bytes / MEGABYTE,
                )
                .saturating_mul(MEGABYTE),
        },
    }
}
