//! A file that is there while a visit is open, so that a program that starts again knows that it
//! ended within one. It is empty.

use std::fs;
use std::path::PathBuf;

use crate::host::{paths, permissions};

/// The file, and whether it is there.
pub(super) struct Marker {
    path: Option<PathBuf>,
    open: bool,
}

impl Marker {
    /// No file: a demonstration leaves nothing behind.
    pub(super) const fn none() -> Self {
        Self { path: None, open: false }
    }

    /// The file of this terminal, in the platform's folder for a program's state.
    pub(super) fn of_this_terminal() -> Self {
        Self::at(paths::state_folder().map(|folder| folder.join("visit-open")))
    }

    pub(super) fn at(path: Option<PathBuf>) -> Self {
        // Only what this program has put there: no link, no pipe, and in no folder of others.
        let is_ours = |path: &PathBuf| {
            path.symlink_metadata().is_ok_and(|about| about.is_file())
                && path.parent().is_none_or(|folder| permissions::judge(folder).is_ok())
        };
        let open = path.as_ref().is_some_and(is_ours);
        Self { path, open }
    }

    /// Whether the program ended within a visit.
    pub(super) const fn was_open(&self) -> bool {
        self.open
    }

    /// A visit is open, or none is. A folder that cannot be written costs the patient one sentence
    /// after a restart, nothing else.
    pub(super) fn set(&mut self, open: bool) {
        let Some(path) = self.path.as_ref().filter(|_| self.open != open) else { return };
        let written = if open {
            let made = path.parent().map_or(Ok(()), permissions::folder);
            made.and_then(|()| {
                let mut options = permissions::options();
                permissions::open(path, options.write(true).create(true).truncate(true)).map(drop)
            })
        } else {
            fs::remove_file(path)
        };
        match written {
            Ok(()) => self.open = open,
            Err(error) => tracing::warn!(%error, "the mark of an open visit could not be kept"),
        }
    }
}

#[cfg(test)]
mod tests;
