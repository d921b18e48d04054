//! What the readers have to say, and what their threads send.

use std::time::Duration;

use kazasu_core::apdu::{Recorded, Usage};
use kazasu_core::read::{Progress, Tap};
use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::OpenError;

/// What the readers have to say.
#[derive(Debug)]
pub(crate) enum Event {
    /// Readers and phones coming and going.
    Reader(ReaderEvent),
    /// Another program uses this reader; the tap waits for it.
    Busy,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over. The phone has no power any more, so that it has forgotten the PIN (unless
    /// PC/SC holds the call that cuts it).
    Done(Tap),
    /// What lay on the reader could not be opened; nothing was sent to it.
    NotOpened(OpenError),
    /// The tap was given up. Its PIN entry is wiped.
    GivenUp {
        /// What it had cost by then.
        usage: Usage,
        /// How long it had taken.
        total: Duration,
        /// What was exchanged, as far as it may be shown.
        transcript: Vec<Recorded>,
    },
}

/// What the threads of the readers post; [`Readers::receive`](super::Readers::receive) makes events
/// of it.
#[derive(Debug)]
pub(crate) struct Message(pub(super) Sent);

/// With the number of the tap where it belongs to one.
#[derive(Debug)]
pub(super) enum Sent {
    Reader(ReaderEvent),
    Tap { epoch: u64, note: Note },
}

impl Message {
    pub(super) const fn tap(epoch: u64, note: Note) -> Self {
        Self(Sent::Tap { epoch, note })
    }
}

impl From<ReaderEvent> for Message {
    fn from(event: ReaderEvent) -> Self {
        Self(Sent::Reader(event))
    }
}

/// What the thread of a reader says of its tap.
#[derive(Debug)]
pub(super) enum Note {
    Busy,
    Opened,
    Progress(Progress),
    Read(Tap),
    PoweredDown,
    NotOpened(OpenError),
}
