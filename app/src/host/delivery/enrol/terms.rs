//! On what conditions a terminal is enrolled, and who hears how far that is.

use super::error::EnrolError;
use super::kind::Enrolling;
use crate::host::desk_identity::DeskIdentity;

/// How far an enrolment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnrolStep {
    /// The desk is called.
    Calling,
    /// It is asked for its proof.
    Proving,
    /// It has proved itself, and is asked for the certificate.
    Asking,
    /// What it has given is looked at and kept.
    Keeping,
}

impl EnrolStep {
    /// The stable word for it.
    #[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "the command says no steps"))]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Calling => "calling",
            Self::Proving => "proving",
            Self::Asking => "asking",
            Self::Keeping => "keeping",
        }
    }
}

/// The conditions.
pub(crate) struct Terms<'a> {
    pub(crate) own: &'a Enrolling,
    /// Visits that wait here for the desk of before; `None`: nobody knows.
    pub(crate) waiting: Option<u64>,
    /// They may stay here: they are for no other desk.
    pub(crate) leaves_waiting: bool,
    /// Is told each step, on the thread that enrols.
    pub(crate) tell: &'a dyn Fn(EnrolStep),
}

impl Terms<'_> {
    pub(super) fn tell(&self, step: EnrolStep) {
        (self.tell)(step);
    }

    /// Whether this terminal may go to another desk than `before`.
    pub(super) fn agree(&self, before: &DeskIdentity) -> Result<(), EnrolError> {
        if self.leaves_waiting || self.waiting == Some(0) {
            return Ok(());
        }
        Err(EnrolError::Waiting { count: self.waiting, address: before.address.clone() })
    }
}
