//! What the thread of the visits listens to.

use kazasu_core::session::Action;

use super::demo_action::DemoAction;
#[cfg(feature = "delivery")]
use super::desk_mail::DeskMail;
use super::order::Order;
use crate::host::audit_event::AuditEvent;
use crate::host::instance_lock::Serving;
use crate::host::readers;
use crate::host::report::OutboxReport;
use crate::host::trust::TrustNews;

/// What comes to the visits from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// The patient did something.
    Patient(Action),
    /// A technician orders something.
    Technician(Order),
    /// A technician has done something, for the audit log. No socket leads here: whoever carried it
    /// out says so.
    Record(AuditEvent),
    /// Whether this program serves patients has been found out, or has changed.
    Serving(Serving),
    /// Something was done with a virtual phone.
    Demo(DemoAction),
    /// Anchors or lists are others, or stand otherwise.
    Trust(Box<TrustNews>),
    /// The outbox stands otherwise.
    #[cfg_attr(not(feature = "delivery"), allow(dead_code, reason = "there is none"))]
    Outbox(Box<OutboxReport>),
    /// The program ends.
    Quit,
}

/// One message in the mailbox of the visits.
#[derive(Debug)]
pub(super) enum Mail {
    Outside(Outside),
    Readers(readers::Message),
    #[cfg(feature = "delivery")]
    Desk(DeskMail),
}

#[cfg(feature = "delivery")]
impl From<DeskMail> for Mail {
    fn from(mail: DeskMail) -> Self {
        Self::Desk(mail)
    }
}

impl From<Action> for Outside {
    fn from(action: Action) -> Self {
        Self::Patient(action)
    }
}

impl From<Order> for Outside {
    fn from(order: Order) -> Self {
        Self::Technician(order)
    }
}

impl From<AuditEvent> for Outside {
    fn from(event: AuditEvent) -> Self {
        Self::Record(event)
    }
}

impl From<Serving> for Outside {
    fn from(serving: Serving) -> Self {
        Self::Serving(serving)
    }
}

impl From<DemoAction> for Outside {
    fn from(action: DemoAction) -> Self {
        Self::Demo(action)
    }
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
