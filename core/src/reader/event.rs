//! What happens at the readers, as data.

/// A reader, as a technician sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderLook {
    /// Its name.
    pub reader: String,
    /// What lies on it.
    pub lying: Lying,
    /// Whether a program uses it; this one counts too.
    pub in_use: InUse,
}

/// What lies on a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lying {
    /// Nothing.
    Nothing,
    /// Something that does not answer the reader's power-up.
    Mute,
    /// Something that does.
    Answers {
        /// Answer to reset.
        atr: Vec<u8>,
    },
}

/// Who uses a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InUse {
    /// Nobody.
    No,
    /// One program or more, none of them alone.
    Shared,
    /// One program, and no other can.
    Alone,
}

/// An event at a reader or at the service that drives it. Readers go by their PC/SC name: their
/// order and index mean nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// The PC/SC service answers.
    ServiceUp {
        /// The readers that are there now.
        readers: Vec<String>,
    },
    /// The PC/SC service does not answer; the host goes on asking.
    ServiceDown,
    /// A reader is there.
    Attached(String),
    /// A reader is gone.
    Detached(String),
    /// Something lies on a reader.
    Present {
        /// The reader's name.
        reader: String,
        /// Answer to reset, as evidence for staff. It varies with the reader and decides nothing.
        atr: Vec<u8>,
    },
    /// Something lies on a reader and does not answer the reader's power-up.
    Mute(String),
    /// Nothing lies on the reader any more.
    Absent(String),
}
