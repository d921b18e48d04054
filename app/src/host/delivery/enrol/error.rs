//! Why a terminal was not enrolled.

use std::io::ErrorKind;

use kazasu_core::handover::ProblemReason;
use thiserror::Error;

use super::kind::Enrolling;
use crate::config::DeskAddress;
use crate::host::delivery::trouble::Trouble;
use crate::host::desk_identity::IdentityError;

/// `Display` says what to do.
#[derive(Debug, Error)]
pub(crate) enum EnrolError {
    /// Nobody takes the call.
    #[error(
        "{address} does not answer ({what}): is the desk running, is this its address and the port \
         for terminals, and does the network let this terminal through?"
    )]
    NotReached { address: DeskAddress, what: String },
    /// Something answers that is no desk.
    #[error(
        "what answers at {0} is no desk for terminals: name the address and port that the desk has \
         for terminals, not those of its page"
    )]
    NoDesk(DeskAddress),
    /// The connection broke, or took too long.
    #[error("the connection to {0} broke off: run it again with the same code")]
    Broken(DeskAddress),
    /// The code was mistyped, or somebody else answers in the place of the desk.
    #[error(
        "the desk could not prove that it knows this code: compare every digit, and the address; a \
         code is good for 10 minutes. If they are right, somebody else answers in the place of the \
         desk: do not go on, and tell whoever runs the network"
    )]
    NotProved,
    /// Expired, burnt, or never given.
    #[error("the desk does not take this code (any more): ask it for a new one")]
    CodeRefused,
    /// Another terminal was enrolled with it.
    #[error(
        "this code was used already: ask the desk for a new one. If nobody here has used it, tell \
         whoever runs the desk"
    )]
    CodeUsed,
    /// This terminal is for patients, and the desk is a demonstration.
    #[error(
        "the desk at {0} is a demonstration: a terminal for patients never goes there. To try it, \
         take a demonstration of a terminal: kazasu tui --demo --desk {0}"
    )]
    DeskIsDemo(DeskAddress),
    /// The other way round.
    #[error(
        "the desk at {0} is for patients: a demonstration of a terminal never goes there. To try \
         it, take a demonstration of a desk: kazasu desk --demo"
    )]
    DeskIsNoDemo(DeskAddress),
    /// Visits wait here for another desk.
    #[error(
        "{} for the desk at {address}, and this is another desk, which never gets them: let them \
         be delivered first (kazasu doctor says how many wait). To enrol it here all the same, add \
         --leave-waiting: they stay on this disk, for that desk",
        said_to_wait(*count)
    )]
    Waiting {
        /// `None`: nobody knows how many.
        count: Option<u64>,
        address: String,
    },
    /// The desk is asked too often.
    #[error("the desk is asked too often: wait a minute, and try again")]
    TooMany,
    /// The desk has trouble of its own.
    #[error("the desk cannot do it now ({0}): look there, and try again with the same code")]
    Desk(&'static str),
    /// What the desk has given does not belong together.
    #[error(
        "what the desk has answered is not sound: is it of a newer version than this terminal?"
    )]
    Unsound,
    /// Key and certificate cannot be kept.
    #[error("what this terminal is at the desk cannot be kept: {0}")]
    NotKept(IdentityError),
    /// The system gives no randomness, no thread or no TLS.
    #[error("the system does not let it ({0})")]
    System(String),
}

impl EnrolError {
    /// Of a request that was not answered as it should.
    pub(super) fn of(trouble: Trouble, address: &DeskAddress, own: &Enrolling) -> Self {
        let address = address.clone();
        match trouble {
            Trouble::NotReached(kind) => Self::NotReached { address, what: said(kind) },
            Trouble::NoTls | Trouble::NotTheDesk | Trouble::Garbage => Self::NoDesk(address),
            Trouble::Cut | Trouble::TooSlow => Self::Broken(address),
            Trouble::Refused(refused) => match refused.reason {
                ProblemReason::CodeRefused => Self::CodeRefused,
                ProblemReason::CodeUsed => Self::CodeUsed,
                ProblemReason::Demonstration => Self::other_kind(&address, own),
                ProblemReason::TooMany => Self::TooMany,
                _ if refused.status >= 500 => Self::Desk(trouble.word()),
                _ => Self::NoDesk(address),
            },
        }
    }

    /// One side is a demonstration, and the other is none.
    pub(super) fn other_kind(address: &DeskAddress, own: &Enrolling) -> Self {
        let address = address.clone();
        match own {
            Enrolling::ForPatients => Self::DeskIsDemo(address),
            Enrolling::Demonstration(_) => Self::DeskIsNoDemo(address),
        }
    }

    /// The stable word for it.
    pub(crate) const fn reason(&self) -> &'static str {
        match self {
            Self::NotReached { .. } => "desk_not_reached",
            Self::NoDesk(_) => "no_desk",
            Self::Broken(_) => "desk_cut",
            Self::NotProved => "desk_not_proved",
            Self::CodeRefused => "code_refused",
            Self::CodeUsed => "code_used",
            Self::DeskIsDemo(_) => "desk_is_demonstration",
            Self::DeskIsNoDemo(_) => "desk_is_no_demonstration",
            Self::Waiting { .. } => "visits_wait",
            Self::TooMany => "too_many",
            Self::Desk(_) => "desk_fault",
            Self::Unsound => "desk_unsound",
            Self::NotKept(_) => "identity_not_kept",
            Self::System(_) => "system",
        }
    }
}

fn said_to_wait(count: Option<u64>) -> String {
    match count {
        None => "it cannot be seen how many reports of visits wait here".to_owned(),
        Some(1) => "one report of a visit waits here".to_owned(),
        Some(count) => format!("{count} reports of visits wait here"),
    }
}

fn said(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::ConnectionRefused => "the connection is refused".to_owned(),
        ErrorKind::TimedOut => "nothing is heard".to_owned(),
        // What a look-up of a name ends in.
        ErrorKind::NotFound => "the name is not known".to_owned(),
        kind => kind.to_string(),
    }
}
