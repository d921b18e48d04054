//! What happens to an audit log itself, as its own records say it.

use serde::Serialize;

/// An event of the log, whoever keeps it; written as `{"deed":"audit_completed","record":7}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum ChainEvent {
    /// The first record of every log.
    AuditBegun,
    /// The program was cut off while it wrote a record, which is complete now.
    AuditCompleted {
        /// The number of that record.
        record: u64,
    },
    /// The head is gone, or not as it was written, and is made anew from the records that are left:
    /// whether others were cut off before this one, nobody can say.
    AuditHeadLost,
    /// Events before this record are in no record: the disk was full, say.
    AuditLost {
        /// How many events.
        lost: u64,
    },
    /// The log was found damaged at a start of the program.
    AuditNotIntact {
        /// How many things were wrong ([`Finding`](super::Finding)).
        findings: u64,
    },
}

impl ChainEvent {
    /// The `deed` of [`ChainEvent::AuditHeadLost`] as it stands in a record.
    pub(super) const HEAD_LOST: &str = "audit_head_lost";
}
