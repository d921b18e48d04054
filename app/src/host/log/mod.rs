//! The log: one JSON object a line, in files that take turns, and in the system's journal where
//! there is one.
//!
//! A thread of its own writes it. A disk that is full, slow or gone costs lines, never a visit:
//! whoever logs waits for nothing.

mod distinct;
#[cfg(any(feature = "touch", feature = "tui"))]
mod entry;
#[cfg(all(unix, any(feature = "touch", feature = "tui")))]
mod journald;
mod reading;
mod rolling;
#[cfg(any(feature = "touch", feature = "tui"))]
mod writer;

#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(crate) use entry::OutboxLine;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use entry::{AuditChecked, Entry, Started, Trouble};
pub(crate) use reading::{Lines, NotSince, Since};
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use writer::{Follow, Log};
