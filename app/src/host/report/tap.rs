//! The report of a tap, for staff. Its types have no place for a PIN, a name, a certificate or a
//! command's data: a trace holds headers, lengths, times.

use std::time::Duration;

use kazasu_core::apdu::{Exchange, Usage};
use kazasu_core::code::Reason;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::read::ReadError;
use kazasu_core::reader::{OpenError, ReaderName};
use kazasu_core::session::TapPurpose;
use kazasu_core::time::UnixTime;
use kazasu_core::verify::Evidence;
use serde::{Deserialize, Serialize};

use super::wire;

/// What one tap was, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TapReport {
    /// The tap's own number since the program started, from 1.
    pub(crate) number: u64,
    /// Wall-clock time at its start.
    pub(crate) started: UnixTime,
    /// Name of the reader.
    pub(crate) reader: ReaderName,
    /// Whose tap it was.
    pub(crate) purpose: TapPurpose,
    /// In a demonstration: never to be taken for a patient's.
    pub(crate) demo: bool,
    #[serde(flatten)]
    pub(crate) outcome: TapOutcome,
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

/// How a tap ended, without anything of what the phone gave: what may be written down of
/// `Result<Evidence, ReadError>`, which is how the tap itself says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(crate) enum TapOutcome {
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
    NotOpened {
        #[serde(with = "wire::open_error")]
        why: OpenError,
    },
    /// It hung, and was given up.
    GivenUp,
    /// Another program kept the reader until the visit was over.
    Busy,
    /// It was stopped: the visit ended, or its reader went away.
    Stopped,
}

/// How far a tap has come, in the order in which a phone passes it; the words of `steps_ms` in the
/// log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TapStep {
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

/// When a step was reached, since the first command was handed to the reader: the clock of the
/// commands and of the whole tap. In a tap that never found its application, and whose first step
/// is therefore on no command's clock, since the reader was told to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StepTime {
    pub(crate) step: TapStep,
    #[serde(rename = "at_ms", with = "wire::milliseconds")]
    pub(crate) at: Duration,
}

impl TapOutcome {
    /// Of a tap that ended so, before its evidence was judged.
    pub(crate) fn of(result: &Result<Evidence, ReadError>) -> Self {
        match result {
            Ok(_) => Self::Read,
            Err(ReadError::NotOpened(OpenError::Busy)) => Self::Busy,
            Err(ReadError::NotOpened(why)) => Self::NotOpened { why: *why },
            Err(ReadError::GivenUp) => Self::GivenUp,
            Err(ReadError::Stopped) => Self::Stopped,
            Err(error) => Self::refused(error.reason(), Some(error.to_string())),
        }
    }

    /// Not accepted.
    pub(crate) const fn refused(reason: Reason, detail: Option<String>) -> Self {
        Self::Refused { reason, detail }
    }

    /// The stable word: `read`, a reason, or how it came to none.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Refused { reason, .. } => reason.as_str(),
            Self::NotOpened { why: OpenError::Empty } => "not_opened_empty",
            Self::NotOpened { why: OpenError::Mute } => "not_opened_mute",
            Self::NotOpened {
                why:
                    OpenError::Busy
                    | OpenError::ReaderGone
                    | OpenError::Refused
                    | OpenError::ServiceGone,
            } => "not_opened_unavailable",
            Self::GivenUp => "given_up",
            Self::Busy => "busy",
            Self::Stopped => "stopped",
        }
    }
}
