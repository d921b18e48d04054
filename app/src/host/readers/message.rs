//! What the readers have to say, and what their threads send.

use kazasu_core::read::{Epoch, Progress, Tap, TapNews};
use kazasu_core::reader::{OpenError, ReaderEvent};

/// What the readers have to say.
#[derive(Debug)]
pub(crate) enum Event {
    /// Readers and phones coming and going.
    Reader(ReaderEvent),
    /// A word from a tap. It may come late, from a tap that was stopped: whoever follows taps
    /// drops it by its number.
    Tap {
        /// The number that the tap was ordered with.
        epoch: Epoch,
        /// What it says.
        news: TapNews,
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
    Tap { epoch: Epoch, note: Note },
}

impl Message {
    pub(super) const fn tap(epoch: Epoch, note: Note) -> Self {
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
    /// Another program uses the reader.
    Busy,
    /// What lies there has been opened; the first command follows.
    Opened,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over; the power is about to be cut.
    Read(Box<Tap>),
    /// The power is cut.
    PoweredDown,
    /// Nothing was sent.
    NotOpened(OpenError),
}
