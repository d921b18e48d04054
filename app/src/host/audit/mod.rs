//! The audit log: what technicians did, each record chained to the one before by its hash.
//!
//! `audit-000000001.jsonl` (named by its first record), and so on, hold the records; `head.json`
//! beside them says how many there are and the last one's hash, so that a tail that was cut off is
//! missed. Nothing is ever removed here.
//!
//! A record is written in three steps, each synced: the head with the whole line that is about to
//! be appended; the line; the head that counts it. A power cut leaves the beginning of the
//! announced line as the tail, and nothing else does: whoever opens the log next completes it, and
//! a record says so.

#[cfg(any(feature = "touch", feature = "tui"))]
mod act;
mod check;
#[cfg(any(feature = "touch", feature = "tui"))]
mod clerk;
mod head;
mod look;
mod noted;
mod record;
mod segments;
#[cfg(any(feature = "touch", feature = "tui"))]
mod store;

use std::path::PathBuf;

pub(crate) use check::{Finding, check};
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use clerk::Clerk;
pub(crate) use head::{HeadFile, Noted};
pub(crate) use look::look;
pub(crate) use noted::NotedHeads;
pub(crate) use segments::Segments;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use store::AuditError;

/// The name of the file that is locked while a record is written.
const LOCK: &str = "lock";

/// The folder of this terminal's audit log; `None` where the platform names none.
pub(crate) fn folder() -> Option<PathBuf> {
    super::paths::state_folder().map(|state| state.join("audit"))
}

/// Records a deed that was done by a command of its own, beside the programs that guide patients.
///
/// # Errors
///
/// When it cannot be recorded, or there is no place for it.
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) fn record_deed(terminal: &str, deed: &super::deed::Deed) -> Result<(), AuditError> {
    let folder = folder().ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound))?;
    let audit = store::Audit::new(folder, super::loggable::Word::terminal(terminal));
    audit.start(super::clock::now())?;
    audit.record(super::clock::now(), &deed.into()).map(drop)
}
