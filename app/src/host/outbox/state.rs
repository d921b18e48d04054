//! How the outbox stands, for everybody who looks: counts, times and ids, nothing of a patient.

use std::time::Duration;

use kazasu_core::session::Receipt;
use kazasu_core::time::UnixTime;

use super::database::Database;
use super::error::OutboxError;
use super::row::Past;
use super::rows::{self, Counts};

/// Set aside, the newest that are shown.
const SHOWN: u16 = 50;

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
    /// Hand-overs that are for another desk than the one that counts.
    pub(crate) elsewhere: u64,
    /// Up to 50 of those that the desk refuses, those that were kept last first.
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
    /// What the database says; `None` where it does not, and what was known last is still there.
    pub(super) fn of(database: &Database) -> Option<Self> {
        let Counts { waiting, oldest, set_aside, received, elsewhere } =
            rows::counts(database).ok()?;
        Some(Self {
            waiting,
            oldest,
            set_aside,
            elsewhere,
            newest_set_aside: rows::newest_set_aside(database, SHOWN).ok()?,
            received,
            newest_receipt: rows::newest_receipt(database).ok()?,
            ..Self::OPENING
        })
    }

    /// Before it is open.
    pub(super) const OPENING: Self = Self {
        health: Health::Opening,
        waiting: 0,
        oldest: None,
        set_aside: 0,
        elsewhere: 0,
        newest_set_aside: Vec::new(),
        received: 0,
        newest_receipt: None,
        damaged: 0,
        commit: None,
    };
}
