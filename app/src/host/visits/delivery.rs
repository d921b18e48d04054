//! Where a finished visit and a call for staff go.
//!
//! There is no desk yet. A visit is therefore never shown as handed over: the patient is told that
//! the desk has not heard of it and gives it the number (DONE-AWAY), and a call leads to the desk
//! itself (CALL-NONE). In a demonstration nothing leaves the machine, and both are shown as they
//! will be.

use kazasu_core::session::{Event, Record};

/// The way to the desk.
pub(super) struct Delivery {
    demo: bool,
}

impl Delivery {
    pub(super) const fn new(demo: bool) -> Self {
        Self { demo }
    }

    /// Hands a visit over, and says how it went.
    pub(super) fn deliver(&self, record: &Record) -> Event {
        tracing::info!(visit = record.visit.0, ending = ?record.ending, demo = self.demo, "visit ended");
        if self.demo { Event::Delivered(record.visit) } else { Event::NotDelivered(record.visit) }
    }

    /// Calls staff, and says whether somebody comes.
    pub(super) const fn call(&self) -> Event {
        if self.demo { Event::CallSeen } else { Event::CallUnanswered }
    }
}
