//! Why no patient can be served, for whoever has to see to it.

use serde::{Deserialize, Serialize};

use super::desk::Gate;
use crate::reader::ServiceDown;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfService {
    /// None of the readers to use is connected.
    NoReader,
    /// The PC/SC service does not serve this program.
    NoService(ServiceDown),
    /// The desk takes no new visit of this terminal.
    Gated(Gate),
    /// The desk does not answer, and no visit goes on without it here.
    DeskAway,
    /// Files of trust anchors or revocation lists have not been read yet.
    TrustFiles,
    /// What a visit ends in could not be kept.
    Outbox(OutboxDown),
}

/// Why this terminal's outbox, where visits wait for the desk, keeps nothing. Nobody begins a visit
/// then: it could be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutboxDown {
    /// Another program keeps it open.
    InUse,
    /// Its folder or one of its files may not be written, or is not this user's alone.
    NotAllowed,
    /// The disk, or what this user may have of it, is full.
    Full,
    /// The disk fails: reading, writing, or making what was written last.
    Disk,
    /// What stands in its place is no outbox.
    Foreign,
    /// It is damaged.
    Corrupt,
    /// A newer version of this program has made it.
    Newer,
    /// Visits wait in it, and the key that opens them is gone.
    KeyLost,
    /// The key is another one than that which has sealed it, or is no key.
    KeyWrong,
}

impl OutboxDown {
    /// Every cause.
    pub const ALL: [Self; 9] = [
        Self::InUse,
        Self::NotAllowed,
        Self::Full,
        Self::Disk,
        Self::Foreign,
        Self::Corrupt,
        Self::Newer,
        Self::KeyLost,
        Self::KeyWrong,
    ];

    /// The stable word for it, in logs, in texts and between programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InUse => "outbox_in_use",
            Self::NotAllowed => "outbox_not_allowed",
            Self::Full => "outbox_full",
            Self::Disk => "outbox_disk",
            Self::Foreign => "outbox_foreign",
            Self::Corrupt => "outbox_corrupt",
            Self::Newer => "outbox_newer",
            Self::KeyLost => "outbox_key_lost",
            Self::KeyWrong => "outbox_key_wrong",
        }
    }
}

impl OutOfService {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoReader => "no_reader",
            Self::NoService(down) => down.as_str(),
            Self::TrustFiles => "trust_files",
            Self::Outbox(down) => down.as_str(),
            Self::Gated(gate) => gate.as_str(),
            Self::DeskAway => "desk_away",
        }
    }
}
