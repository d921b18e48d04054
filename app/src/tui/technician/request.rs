//! What the view asks of the program, and what comes back. What takes time (the self test, PC/SC,
//! the passcode's hash) is a [`Job`] on a thread of its own.

#[cfg(feature = "delivery")]
use kazasu_core::handover::EnrolmentCode;
use kazasu_core::reader::ReaderLook;

use super::model::Part;
#[cfg(feature = "delivery")]
use crate::config::DeskAddress;
use crate::host::audit_event::AuditEvent;
use crate::host::checks::Finding;
#[cfg(feature = "delivery")]
use crate::host::delivery::DeskLook;
use crate::host::passcode::Passcode;
#[cfg(feature = "delivery")]
use crate::host::report::OutboxReport;
use crate::host::visits::Order;

/// What the view asks of the program.
#[derive(Debug)]
pub(in crate::tui) enum Request {
    /// An order to the visits.
    Order(Order),
    /// To record what a technician has done here.
    Record(AuditEvent),
    /// Something that takes its time.
    Job(Job),
    /// To end the program: the view was opened at once, and is left.
    End,
}

/// Something that takes its time, on a thread of its own.
#[derive(Debug)]
pub(in crate::tui) enum Job {
    /// Compare this with the passcode.
    Compare(Passcode),
    /// Run the self test, as `kazasu doctor` does.
    Check,
    /// Ask PC/SC about its readers.
    Look,
    /// Look what this terminal is at its desk.
    #[cfg(feature = "delivery")]
    Desk,
    /// Enrol this terminal.
    #[cfg(feature = "delivery")]
    Enrol(Box<EnrolOrder>),
}

/// At which desk this terminal is to be enrolled.
#[cfg(feature = "delivery")]
#[derive(Debug)]
pub(in crate::tui) struct EnrolOrder {
    pub(in crate::tui) address: DeskAddress,
    pub(in crate::tui) code: EnrolmentCode,
    /// What waits for the desk of before may stay here.
    pub(in crate::tui) leaves_waiting: bool,
}

/// What has become of it.
#[cfg(feature = "delivery")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) enum EnrolOutcome {
    Done {
        name: String,
        address: String,
        letter: Option<char>,
    },
    /// The stable word of why, and what the system says.
    Failed {
        why: &'static str,
        address: String,
        detail: String,
    },
    /// Visits wait for the desk at this address; `None`: nobody knows how many.
    Waiting {
        count: Option<u64>,
        address: String,
    },
}

impl Job {
    /// What is said when nobody could do it.
    pub(in crate::tui) fn undone(&self) -> Answer {
        match self {
            Self::Compare(_) => Answer::NotCompared,
            Self::Check => Answer::NotChecked,
            Self::Look => Answer::Looked(None),
            #[cfg(feature = "delivery")]
            Self::Desk => Answer::Desk(None),
            #[cfg(feature = "delivery")]
            Self::Enrol(_) => Answer::Enrolled(EnrolOutcome::Failed {
                why: "not_run",
                address: String::new(),
                detail: String::new(),
            }),
        }
    }
}

/// What a job has brought.
#[derive(Debug)]
pub(in crate::tui) enum Answer {
    /// Whether it was the passcode.
    Compared(bool),
    /// Nobody could compare it, so that it is neither right nor wrong.
    NotCompared,
    /// What the self test has found, and the versions of the parts.
    Checked(Vec<Finding>, Vec<Part>),
    /// The self test did not run.
    NotChecked,
    /// What PC/SC says; `None`: it does not answer.
    Looked(Option<Vec<ReaderLook>>),
    /// What this terminal is at its desk, and how the outbox stands that no program has open;
    /// `None`: nobody could look.
    #[cfg(feature = "delivery")]
    Desk(Option<(DeskLook, Option<Box<OutboxReport>>)>),
    /// How far an enrolment is: the stable word.
    #[cfg(feature = "delivery")]
    Enrolling(&'static str),
    /// An enrolment is over.
    #[cfg(feature = "delivery")]
    Enrolled(EnrolOutcome),
}
