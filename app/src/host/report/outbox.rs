//! How the outbox of a terminal stands: counts, ages and ids, nothing of a patient.

use kazasu_core::session::OutboxDown;
use serde::{Deserialize, Serialize};

/// How it stands. Times are in seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OutboxReport {
    /// Why nothing is kept; `None`: what visits end in is kept.
    pub(crate) down: Option<OutboxDown>,
    /// The cause in words, in English: what to do.
    pub(crate) why: Option<String>,
    /// It is being opened.
    pub(crate) opening: bool,
    /// Hand-overs that wait for the desk.
    pub(crate) waiting: u64,
    /// When the oldest of them was kept.
    pub(crate) oldest: Option<u64>,
    /// Hand-overs that the desk refuses for good.
    pub(crate) set_aside: u64,
    /// Hand-overs that are for the desk that this terminal belonged to before.
    #[serde(default)]
    pub(crate) elsewhere: u64,
    /// The newest of those that the desk refuses.
    pub(crate) refused: Vec<RefusedHandOver>,
    /// Hand-overs that the desk has confirmed in the last days.
    pub(crate) received: u64,
    /// When it has confirmed the newest.
    pub(crate) newest_receipt: Option<u64>,
    /// Hand-overs that are here and do not open.
    pub(crate) damaged: u64,
    /// How long a commit of this disk took when the outbox was opened.
    pub(crate) commit_ms: Option<u64>,
}

/// A hand-over that the desk refuses for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RefusedHandOver {
    /// The id of its visit.
    pub(crate) visit: String,
    pub(crate) version: u32,
    /// Since when.
    pub(crate) at: u64,
    /// The desk's word for it.
    pub(crate) why: String,
}
