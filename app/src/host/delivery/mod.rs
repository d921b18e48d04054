//! Where a finished visit and a call for staff go.
//!
//! There is no desk yet. A visit is therefore never shown as handed over: the patient gives the
//! desk the number (DONE-AWAY), and no screen offers to call staff. In a demonstration nothing
//! leaves the machine, and both are shown as they will be.

#[cfg(feature = "delivery")]
mod address;
#[cfg(feature = "delivery")]
#[allow(dead_code, reason = "what comes after an enrolment uses it")]
mod desk_clock;
#[cfg(feature = "delivery")]
mod enrol;
#[cfg(feature = "delivery")]
#[allow(dead_code, reason = "what comes after an enrolment uses it")]
mod http;
#[cfg(feature = "delivery")]
#[allow(dead_code, reason = "what comes after an enrolment uses it")]
mod tls;
#[cfg(feature = "delivery")]
#[allow(dead_code, reason = "what comes after an enrolment uses it")]
mod trouble;

#[cfg(feature = "delivery")]
pub(crate) use address::DeskAddress;
#[cfg(feature = "delivery")]
pub(crate) use enrol::{EnrolError, enrol};

use kazasu_core::session::{CallId, Event, HandOver, HandOverError, HandOverOutcome, Receipt};
use uuid::Uuid;

/// The way to the desk.
pub(crate) struct Delivery {
    demo: bool,
    /// Receipts that the desk of the demonstration has given.
    receipts: u64,
}

impl Delivery {
    pub(crate) const fn new(demo: bool) -> Self {
        Self { demo, receipts: 0 }
    }

    /// Hands a visit over, and says what became of it.
    pub(crate) fn hand_over(&mut self, it: &HandOver) -> Event {
        tracing::info!(visit = %it.visit, ending = ?it.ending, demo = self.demo, "visit ended");
        let outcome = if self.demo {
            self.receipts += 1;
            // No store is behind it.
            let receipt = Receipt { generation: Uuid::nil(), sequence: self.receipts };
            HandOverOutcome::Received(receipt)
        } else {
            HandOverOutcome::Failed(HandOverError::NoDesk)
        };
        Event::HandedOver { visit: it.visit, outcome }
    }

    /// Whether a call reaches anybody.
    pub(crate) const fn can_call(&self) -> bool {
        self.demo
    }

    /// Calls staff, and says whether somebody comes.
    pub(crate) const fn call(&self, id: CallId) -> Event {
        if self.demo { Event::CallSeen(id) } else { Event::CallUnanswered(id) }
    }
}

#[cfg(all(test, feature = "delivery"))]
mod tests;
