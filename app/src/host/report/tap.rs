//! The report of a tap, for staff. Its types have no place for a PIN, a name, a certificate or a
//! command's data: a trace holds headers, lengths, times.

use std::time::Duration;

use kazasu_core::apdu::{Exchange, Usage};
use kazasu_core::code::Reason;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::time::UnixTime;
use serde::{Deserialize, Serialize};

use super::wire;

/// What one tap was, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TapReport {
    /// Counted since the program started, from 1.
    pub(crate) number: u64,
    /// Wall-clock time at its start.
    pub(crate) started: UnixTime,
    /// Name of the reader.
    pub(crate) reader: String,
    /// Whose tap it was.
    pub(crate) purpose: Purpose,
    /// In a demonstration: never to be taken for a patient's.
    pub(crate) demo: bool,
    #[serde(flatten)]
    pub(crate) outcome: Outcome,
    /// The kind of phone, where it has said so.
    pub(crate) phone: Option<PhoneKind>,
    /// Tries left after the tap, where that is known.
    pub(crate) tries_left: Option<u8>,
    /// The word of a token that nobody has described. It names a kind of device, no person.
    pub(crate) token: Option<String>,
    /// When each step was reached.
    pub(crate) steps: Vec<StepTime>,
    #[serde(with = "wire::UsageWire")]
    pub(crate) usage: Usage,
    /// From the first command, or where none was sent from the order to read, to the end.
    #[serde(rename = "total_ms", with = "wire::milliseconds")]
    pub(crate) total: Duration,
    /// Every command; none where the reader never gave the tap back.
    #[serde(with = "wire::trace")]
    pub(crate) trace: Vec<Exchange>,
}

/// Whose tap it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    /// A patient's.
    Visit,
    /// A technician's; it never becomes a visit.
    Test,
}

/// How a tap ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// Read and proved.
    Read,
    /// Read and not accepted, or not read to its end.
    Refused {
        #[serde(with = "wire::reason")]
        reason: Reason,
        /// What exactly was seen, in a technician's words.
        detail: Option<String>,
    },
    /// Nothing was sent.
    NotOpened { why: NotOpened },
    /// It hung, and was given up.
    GivenUp,
    /// Another program kept the reader until the visit was over.
    Busy,
    /// It was stopped: the visit ended, or its reader went away.
    Stopped,
}

/// Why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NotOpened {
    /// Nothing lay there any more.
    Empty,
    /// What lay there did not answer the reader's power-up.
    Mute,
    /// The reader or its service is gone, or another program keeps it.
    Unavailable,
}

/// A step of the tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    /// The application is there.
    Selected,
    /// The token has said who it is.
    Identified,
    /// The retry counter was read.
    Counter,
    /// VERIFY was handed to the reader.
    VerifySent,
    /// The PIN was right.
    PinAccepted,
    /// The last bytes of the certificate so far.
    Certificate,
    /// The signature is in.
    Complete,
    /// The certificate and the signature were judged.
    Proof,
}

/// When a step was reached, since the reader was told to read: opening what lies there is part of
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StepTime {
    pub(crate) step: Step,
    #[serde(rename = "at_ms", with = "wire::milliseconds")]
    pub(crate) at: Duration,
}

impl Outcome {
    /// Not accepted.
    pub(crate) const fn refused(reason: Reason, detail: Option<String>) -> Self {
        Self::Refused { reason, detail }
    }

    /// The stable word: `read`, a reason, or how it came to none.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Refused { reason, .. } => reason.as_str(),
            Self::NotOpened { why: NotOpened::Empty } => "not_opened_empty",
            Self::NotOpened { why: NotOpened::Mute } => "not_opened_mute",
            Self::NotOpened { why: NotOpened::Unavailable } => "not_opened_unavailable",
            Self::GivenUp => "given_up",
            Self::Busy => "busy",
            Self::Stopped => "stopped",
        }
    }
}

impl From<kazasu_core::session::NotOpened> for NotOpened {
    fn from(why: kazasu_core::session::NotOpened) -> Self {
        match why {
            kazasu_core::session::NotOpened::Empty => Self::Empty,
            kazasu_core::session::NotOpened::Mute => Self::Mute,
            kazasu_core::session::NotOpened::Unavailable => Self::Unavailable,
        }
    }
}
