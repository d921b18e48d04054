//! What the thread of the visits listens to.

use kazasu_core::session::Action;

use super::demo_action::DemoAction;
use super::order::Order;
use crate::host::readers;

/// What comes to the visits from outside.
#[derive(Debug)]
pub(crate) enum Outside {
    /// The patient did something.
    Patient(Action),
    /// A technician orders something.
    Technician(Order),
    /// Something was done with a virtual phone.
    Demo(DemoAction),
    /// The program ends.
    Quit,
}

/// One message in the mailbox of the visits.
#[derive(Debug)]
pub(super) enum Mail {
    Outside(Outside),
    Readers(readers::Message),
}

impl From<Outside> for Mail {
    fn from(outside: Outside) -> Self {
        Self::Outside(outside)
    }
}

impl From<readers::Message> for Mail {
    fn from(message: readers::Message) -> Self {
        Self::Readers(message)
    }
}
