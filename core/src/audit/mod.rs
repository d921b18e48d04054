//! The pure half of an audit log: records that are chained by their hashes, the head that counts
//! them, and the check whether they are as they were written. Bytes in, findings out; files, clock
//! and threads are the host's.
//!
//! Each record ends with its own hash and holds that of the record before ([`NewRecord`]), so that
//! none can be changed, removed, added, moved or replaced unseen ([`check`]). What a chain cannot
//! show by itself is that its end was cut off, or that it was written anew as a whole: for that
//! there are the [`Head`], kept beside the records, and [`Checkpoint`]s, kept elsewhere.
//!
//! A record is written in three steps, each made durable before the next: the head with the whole
//! line that is about to be appended ([`Pending`]); the line; the head that counts it. A power cut
//! leaves the beginning of the announced line at the end, and nothing else does.
//!
//! What was done is up to whoever keeps the log: any type that becomes a JSON object with a name in
//! `deed`. What happens to the log itself is a [`ChainEvent`].
//!
//! ```
//! use kazasu_core::audit::{ChainEvent, Checkpoints, HeadFile, NewRecord, check};
//! use kazasu_core::audit::{Segment, Segments};
//! use kazasu_core::sha256::Sha256;
//!
//! let first = NewRecord {
//!     seq: 1,
//!     time: "2026-11-22T00:00:00Z",
//!     terminal: "desk-1",
//!     act: &ChainEvent::AuditBegun,
//!     previous: Sha256::NONE,
//! };
//! let (line, _) = first.line()?;
//! let log = Segments(vec![Segment { name: Segments::name(1), bytes: line.into_bytes() }]);
//! assert!(check(&log, &HeadFile::NotGiven, &Checkpoints::default()).is_intact());
//! # Ok::<(), kazasu_core::audit::NotAnEvent>(())
//! ```

mod chain_event;
mod check;
mod checkpoint;
mod finding;
mod head;
mod record;
mod segments;

pub use chain_event::ChainEvent;
pub use check::{Verdict, check};
pub use checkpoint::{Checkpoint, Checkpoints, NotACheckpoint};
pub use finding::Finding;
pub use head::{Head, HeadFile, Pending};
pub use record::{NewRecord, NotAnEvent, Record};
pub use segments::{Segment, Segments};

#[cfg(test)]
mod tests;
