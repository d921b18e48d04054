//! Where the two programs meet.

use std::path::PathBuf;

use crate::host::paths;

/// Where the socket lies; `None` where the platform has no folder for it.
pub(super) fn path() -> Option<PathBuf> {
    Some(paths::state_folder()?.join("attach"))
}
