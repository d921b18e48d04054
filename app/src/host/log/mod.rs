//! The log: one JSON object a line, in files that take turns, and in the system's journal where
//! there is one.
//!
//! A thread of its own writes it. A disk that is full, slow or gone costs lines, never a visit:
//! whoever logs waits for nothing.

mod distinct;
#[cfg(any(feature = "touch", feature = "tui"))]
mod entry;
#[cfg(all(unix, any(feature = "touch", feature = "tui")))]
mod journal;
mod reading;
mod rolling;
#[cfg(any(feature = "touch", feature = "tui"))]
mod writer;

use std::path::PathBuf;

#[cfg(any(feature = "touch", feature = "tui"))]
use entry::Lost;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use entry::{Entry, Started, Trouble};
pub(crate) use reading::{Lines, NotSince, Since};
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use writer::{Follow, Log};

/// How much is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Keep {
    /// Days on which something was written.
    pub(crate) days: u16,
    /// Bytes of all files together.
    pub(crate) bytes: u64,
}

impl Keep {
    /// Bytes of one file: a tenth, so that making room takes a tenth away.
    const fn file(self) -> u64 {
        self.bytes / 10
    }
}

impl Default for Keep {
    /// A busy terminal writes 300 taps of half a kilobyte a day.
    fn default() -> Self {
        Self { days: 90, bytes: 50_000_000 }
    }
}

/// `[log]` of the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Where; `None`: the platform's folder for a program's state.
    pub(crate) folder: Option<PathBuf>,
    /// How much.
    pub(crate) keep: Keep,
}

impl Settings {
    /// The folder in use; `None` where neither configuration nor platform name one.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.folder.clone().or_else(|| super::state::folder().map(|state| state.join("log")))
    }
}
