//! How the outbox stands, for everybody who looks: counts, times and ids, nothing of a patient.

use std::time::Duration;

use kazasu_core::session::Receipt;
use kazasu_core::time::UnixTime;

use super::error::OutboxError;
use super::row::Past;

/// How the outbox stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutboxState {
    pub(crate) health: Health,
    /// Hand-overs that wait for the desk.
    pub(crate) waiting: u64,
    /// When the oldest of them was kept.
    pub(crate) oldest: Option<UnixTime>,
    /// Hand-overs that the desk refuses for good.
    pub(crate) set_aside: u64,
    /// Up to 50 of them, those that were kept last first.
    pub(crate) newest_set_aside: Vec<Past>,
    /// Hand-overs that the desk has confirmed in the last days.
    pub(crate) received: u64,
    /// When the desk has confirmed something last, and its word.
    pub(crate) newest_receipt: Option<(UnixTime, Receipt)>,
    /// Hand-overs that are here and do not open.
    pub(crate) damaged: u64,
    /// How long a commit of this disk took when the outbox was opened.
    pub(crate) commit: Option<Duration>,
}

/// Whether hand-overs can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Health {
    /// It is being opened.
    Opening,
    /// They can.
    Serves,
    /// They cannot; it is tried again by itself.
    OutOfService(OutboxError),
}

impl OutboxState {
    /// Before it is open.
    pub(super) const OPENING: Self = Self {
        health: Health::Opening,
        waiting: 0,
        oldest: None,
        set_aside: 0,
        newest_set_aside: Vec::new(),
        received: 0,
        newest_receipt: None,
        damaged: 0,
        commit: None,
    };
}
