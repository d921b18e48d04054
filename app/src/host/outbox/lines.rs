//! What the log is told: counts, ids and hashes.

use kazasu_core::sha256::Sha256;

use super::order::Verdict;
use super::row::RowId;
use super::rows::Counts;
use crate::host::log::{Entry, OutboxLine};
use crate::host::loggable::Word;

/// It is on the disk.
pub(super) fn kept(id: RowId, body: &[u8]) -> Entry {
    let sha256 = Some(Word::hash(&Sha256::of(body)));
    entry(OutboxLine { sha256, ..of(id, "kept") })
}

/// The desk has said something of a hand-over, and it is written down.
pub(super) fn verdict(verdict: &Verdict) -> Entry {
    entry(match verdict {
        Verdict::Received(id, receipt, _) => {
            OutboxLine { sequence: Some(receipt.sequence), ..of(*id, "received") }
        }
        Verdict::SetAside(id, why) => {
            OutboxLine { why: Some(Word::refusal(why)), ..of(*id, "set_aside") }
        }
    })
}

/// Hand-overs are kept from now on.
pub(super) fn serves(counts: Counts) -> Entry {
    entry(OutboxLine {
        what: "serves",
        waiting: Some(counts.waiting),
        set_aside: Some(counts.set_aside),
        ..OutboxLine::default()
    })
}

/// What was set aside waits again.
pub(super) fn retried(count: u64) -> Entry {
    entry(OutboxLine { what: "retried", waiting: Some(count), ..OutboxLine::default() })
}

/// Nothing is kept, for this cause.
pub(super) fn out_of_service(cause: &'static str, damaged: u64) -> Entry {
    entry(OutboxLine {
        what: "out_of_service",
        why: Some(Word::fault(cause)),
        damaged: (damaged > 0).then_some(damaged),
        ..OutboxLine::default()
    })
}

fn of(id: RowId, what: &'static str) -> OutboxLine {
    let (visit, visit_version) = (Some(Word::visit(&id.visit)), Some(id.version));
    OutboxLine { what, visit, visit_version, ..OutboxLine::default() }
}

fn entry(line: OutboxLine) -> Entry {
    Entry::Outbox(Box::new(line))
}
