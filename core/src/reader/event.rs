//! What happens at the readers, as data.

use super::{ReaderName, ServiceDown};

/// A reader, as a technician sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderLook {
    /// Its PC/SC name.
    pub reader: ReaderName,
    /// What lies on it.
    pub presence: CardPresence,
    /// Whether a program uses it; this one counts too.
    pub in_use: InUse,
}

/// What lies on a reader: the states that PC/SC tells apart (`SCARD_STATE_EMPTY`, `_PRESENT`,
/// `_MUTE` of `SCardGetStatusChange`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardPresence {
    /// Nothing lies there.
    Absent,
    /// Something that does not answer the reader's power-up.
    Mute,
    /// Something that has answered the reader's power-up.
    Present {
        /// Answer to reset (ISO/IEC 7816-3 §8), 0 to 33 bytes, as evidence for staff. It varies
        /// with the reader and decides nothing.
        atr: Vec<u8>,
    },
}

/// Who uses a reader (`SCARD_STATE_INUSE`, `_EXCLUSIVE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUse {
    /// No program has it open.
    No,
    /// One program or more have it open, none of them alone.
    Shared,
    /// One program has it open, and no other can.
    Alone,
}

/// An event at a reader or at the service that drives it. Readers go by their PC/SC name: their
/// order and index mean nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// The PC/SC service answers. Whatever was known of the readers is void.
    ServiceUp {
        /// The readers that are there now.
        readers: Vec<ReaderName>,
    },
    /// The PC/SC service does not serve us, for this reason; the host goes on asking. Told again
    /// when the reason changes.
    ServiceDown(ServiceDown),
    /// A reader is there.
    Attached(ReaderName),
    /// A reader is gone.
    Detached(ReaderName),
    /// Something lies on a reader.
    Present {
        /// The reader's name.
        reader: ReaderName,
        /// Answer to reset, as in [`CardPresence::Present`].
        atr: Vec<u8>,
    },
    /// Something lies on a reader and does not answer the reader's power-up.
    Mute(ReaderName),
    /// Nothing lies on the reader any more.
    Absent(ReaderName),
}

impl ReaderEvent {
    /// The reader that it is about; `None` where it is about the service.
    #[must_use]
    pub const fn reader(&self) -> Option<&ReaderName> {
        match self {
            Self::ServiceUp { .. } | Self::ServiceDown(_) => None,
            Self::Attached(reader)
            | Self::Detached(reader)
            | Self::Present { reader, .. }
            | Self::Mute(reader)
            | Self::Absent(reader) => Some(reader),
        }
    }
}
