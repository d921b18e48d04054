//! What the view asks of the program, and what comes back. What takes time (the self test, PC/SC,
//! the passcode's hash) is a [`Job`] on a thread of its own.

use kazasu_core::reader::ReaderLook;

use super::model::Part;
use crate::host::audit_event::AuditEvent;
use crate::host::checks::Finding;
use crate::host::passcode::Passcode;
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
}

impl Job {
    /// What is said when nobody could do it.
    pub(in crate::tui) const fn undone(&self) -> Answer {
        match self {
            Self::Compare(_) => Answer::NotCompared,
            Self::Check => Answer::NotChecked,
            Self::Look => Answer::Looked(None),
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
}
