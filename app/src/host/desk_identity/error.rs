//! Why what this terminal is at its desk cannot be read or kept.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// `Display` says to a technician what to do.
#[derive(Debug, Error)]
pub(crate) enum IdentityError {
    /// The platform has no folder for a program's state.
    #[error(
        "the system names no folder for it: set HOME, or XDG_STATE_HOME, for the user that runs \
         Kazasu"
    )]
    NoFolder,
    /// What the system says.
    #[error("{}: {error}", path.display())]
    System { path: PathBuf, error: io::Error },
    /// What stands there is no file of ours.
    #[error("{}: {why}", path.display())]
    Unreadable { path: PathBuf, why: String },
    /// It is cut off, or somebody has changed it.
    #[error(
        "{} is damaged: take it away, and enrol this terminal once more (kazasu enrol)",
        .0.display()
    )]
    Damaged(PathBuf),
}
