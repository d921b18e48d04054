//! What the outbox holds: hand-overs as bytes, with ids and times. It knows nothing of what they
//! say.

use kazasu_core::secret::WipedBytes;
use kazasu_core::session::{Receipt, VisitId};
use kazasu_core::sha256::Sha256;
use kazasu_core::time::UnixTime;

/// Which hand-over: version 1, 2, … of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId {
    pub(crate) visit: VisitId,
    /// From 1 on.
    pub(crate) version: u32,
}

/// A hand-over that is to be kept.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: RowId,
    /// 確認番号 without the terminal's letter: what [`next_confirmation`] gave for this visit.
    ///
    /// [`next_confirmation`]: super::Outbox::next_confirmation
    pub(crate) confirmation: u16,
    /// The bytes of the request, as they are sent however often.
    pub(crate) body: WipedBytes,
}

/// A hand-over that waits for a receipt.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) id: RowId,
    #[cfg_attr(not(test), allow(dead_code, reason = "tests see that it comes back"))]
    pub(crate) confirmation: u16,
    /// By the wall clock, when it was kept.
    #[cfg_attr(not(test), allow(dead_code, reason = "tests see that it comes back"))]
    pub(crate) kept_at: UnixTime,
    /// Of `body`.
    pub(crate) sha256: Sha256,
    /// As it was given to [`keep`](super::Outbox::keep).
    pub(crate) body: WipedBytes,
}

/// Which hand-over is wanted next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The lowest version that waits of this visit: the one on the screen.
    Visit(VisitId),
    /// The oldest that waits, in order within each visit, of all visits but these: those of which
    /// one is on its way already, or that have to wait.
    OldestBut(Vec<VisitId>),
    /// The lowest version of this visit whose content is here, also if it was received: see
    /// [`received_while_open`](super::Outbox::received_while_open).
    LeftOpen(VisitId),
}

/// What becomes of a hand-over's content when the desk has confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Goes,
    StaysUntilNext,
}

/// A hand-over that was kept in the last days, whatever has become of it; nothing of a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    pub(crate) id: RowId,
    pub(crate) confirmation: u16,
    pub(crate) kept_at: UnixTime,
    pub(crate) sha256: Sha256,
    pub(crate) standing: Standing,
}

/// What has become of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It waits for a receipt; its content is here.
    Waiting,
    /// The desk has confirmed it; its content is gone here, or goes with the next version.
    Received { at: UnixTime, receipt: Receipt },
    /// The desk refuses it for good; its content is here.
    SetAside { at: UnixTime, why: String },
}

/// As a row has it.
pub(super) fn seconds(time: UnixTime) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}
