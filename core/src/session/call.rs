//! Calling staff: a call outlives the visit in which it was made.

use std::time::Duration;

/// The number of a call since the program started, from 1: a word about an older call never answers
/// the one that waits now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u64);

/// A call that the patient has not left yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub(super) id: CallId,
    /// Since when its answer is as it is, in time since the program started.
    pub(super) since: Duration,
    pub(crate) answer: CallAnswer,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallAnswer {
    Waiting,
    /// Staff has seen it and is coming.
    Seen,
    /// Nobody has seen it in time, or nobody can.
    Nobody,
}
