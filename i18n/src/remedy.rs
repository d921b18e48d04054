//! What a technician does about a reason, or about a tap that came to none.

use kazasu_core::code::Reason;

use crate::argument::args;
use crate::{Texts, reason};

/// A reason, or a tap that came to none, for a technician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What may have caused it.
    pub cause: String,
    /// How to see that it was that.
    pub evidence: String,
    /// What to do.
    pub remedy: String,
}

/// How a tap can end without a reason.
pub const ENDINGS: [&str; 6] = [
    "not_opened_empty",
    "not_opened_mute",
    "not_opened_unavailable",
    "given_up",
    "busy",
    "stopped",
];

impl Texts {
    /// Cause, evidence and remedy of a reason.
    #[must_use]
    pub fn remedy(&self, reason: Reason) -> Remedy {
        self.remedy_of(remedy_id(reason::message(reason, None).0))
    }

    /// The same for one of [`ENDINGS`].
    #[must_use]
    pub fn remedy_of_ending(&self, ending: &str) -> Remedy {
        self.remedy_of(format!("technician-ending-{}", ending.replace('_', "-")))
    }

    pub(crate) fn remedy_of(&self, id: String) -> Remedy {
        let say = |attribute| self.format(&id, Some(attribute), &args([]), &mut Vec::new());
        Remedy { cause: say("cause"), evidence: say("evidence"), remedy: say("remedy") }
    }
}

/// The message of a reason.
pub(crate) fn remedy_id(id: &str) -> String {
    format!("technician-{id}")
}
