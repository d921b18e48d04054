//! The clinic's desk, as far as a visit has to know it: whether it answers, what it says of a
//! phone, and why it takes no new visits of this terminal.

use serde::{Deserialize, Serialize};

use crate::code::Reason;
use crate::consent::Questions;
use crate::time::UnixTime;

/// How the desk stands to this terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DeskState {
    /// This terminal belongs to no desk.
    #[default]
    None,
    /// It answers.
    Present {
        /// It asks somebody whether a patient is insured: only then a screen speaks of insurance.
        eligibility: bool,
    },
    /// It does not answer. Visits go on where the configuration lets them
    /// ([`Settings::without_desk`](super::Settings::without_desk)), and are delivered later.
    Away,
    /// It takes no new visit of this terminal. What was confirmed is delivered all the same.
    Gated(Gate),
}

/// Why the desk takes no new visit of this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// A part of this terminal is older than the desk accepts.
    TooOld(Part),
    /// This terminal's clock is too far from the desk's.
    Clock,
    /// This terminal's certificate for the desk has ended, or cannot be renewed.
    Certificate,
    /// Phones cannot be used at this place before then.
    NotStarted(UnixTime),
    /// The desk has struck this terminal off its list.
    Revoked,
    /// The desk does not know this terminal (any more): its store was made anew, say.
    Unknown,
}

/// A part of a terminal that has a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// This program.
    Kazasu,
    /// The PC/SC service.
    PcscLite,
    /// The driver of readers.
    Ccid,
    /// One that this program does not know by name.
    Other,
}

impl Gate {
    /// The stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooOld(Part::Kazasu) => "desk_too_old_kazasu",
            Self::TooOld(Part::PcscLite) => "desk_too_old_pcsc_lite",
            Self::TooOld(Part::Ccid) => "desk_too_old_ccid",
            Self::TooOld(Part::Other) => "desk_too_old",
            Self::Clock => "desk_clock",
            Self::Certificate => "desk_certificate",
            Self::NotStarted(_) => "desk_not_started",
            Self::Revoked => "desk_revoked",
            Self::Unknown => "desk_unknown",
        }
    }
}

/// What a desk sets on its terminals: where it says nothing, the configuration counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskSettings {
    /// What every patient is asked.
    pub questions: Option<Questions>,
    /// What the place is called that patients are sent to.
    pub desk: Option<String>,
}

/// What the desk says of a phone that was handed over with version 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskAnswer {
    /// The desk has proved it too.
    Proved {
        /// What this patient is asked; `None`: the configuration says it.
        questions: Option<Questions>,
    },
    /// It was not proved after all: the visit leads to the desk.
    Refused {
        /// The stable word for it.
        reason: Reason,
    },
}
