//! The audit log: what technicians did, each record chained to the one before by its hash. What a
//! record and the head are, and how they are checked, is [`kazasu_core::audit`]; here are the files
//! and the thread that writes them.
//!
//! `audit-000000001.jsonl` (named by its first record), and so on, hold the records; `head.json`
//! beside them is the head. Nothing is ever removed here. Whoever opens the log after a power cut
//! completes the line that the head announces, and a record says so.

mod checkpoints;
mod files;
mod look;
mod store;
#[cfg(any(feature = "touch", feature = "tui"))]
mod writer;

pub(crate) use checkpoints::logged_checkpoints;
pub(crate) use files::{folder, of_file};
pub(crate) use look::look;
pub(crate) use store::record_once;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use writer::AuditWriter;
