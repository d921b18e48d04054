//! The tap that runs for the visit.

use std::sync::Arc;
use std::time::Duration;

use crate::jpki::{EntryState, PinEntry};
use crate::read::{Epoch, TapState};
use crate::reader::ReaderName;
use crate::session::stage::{PinAsked, PinWhy};
use crate::verify::{Challenge, Policy};

/// A tap that was ordered and is not over.
#[derive(Debug)]
pub(crate) struct RunningTap {
    pub(super) epoch: Epoch,
    /// PC/SC name of the reader.
    pub(super) reader: ReaderName,
    /// In time since the program started.
    pub(super) started: Duration,
    /// What the phone is to sign.
    pub(super) challenge: Challenge,
    /// Whom to trust, as of the start of the tap.
    pub(super) policy: Arc<Policy>,
    /// The PIN entry that it may send.
    pub(super) entry: Option<PinEntry>,
    /// What it has said so far.
    pub(crate) state: TapState,
    /// Since when it waits for another program to give the reader free; nothing was sent yet.
    pub(super) busy_since: Option<Duration>,
}

/// What a tap that is over has done with the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PinFate {
    NotSent,
    /// Sent, and no answer is known.
    Unknown,
    /// The phone has said, now or before, that it is right.
    Right,
}

impl RunningTap {
    /// The PIN is asked for because of what this tap has found.
    pub(super) fn pin_asked(&self, why: PinWhy) -> PinAsked {
        PinAsked { why, reader: Some(self.reader.clone()) }
    }

    /// What it has done with the PIN. Doubt counts as sent.
    pub(super) fn pin_fate(&self, accepted_before: bool) -> PinFate {
        match self.entry.as_ref().map(PinEntry::state) {
            None | Some(EntryState::Fresh) => PinFate::NotSent,
            Some(EntryState::Accepted) => PinFate::Right,
            Some(EntryState::InFlight | EntryState::Gone) if self.state.pin_accepted => {
                PinFate::Right
            }
            Some(EntryState::Gone) if accepted_before && !self.state.verify_sent => PinFate::Right,
            Some(EntryState::InFlight | EntryState::Gone) => PinFate::Unknown,
        }
    }
}
