//! Where a visit and a call for staff go.
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

use kazasu_core::consent::Questions;
use kazasu_core::session::{
    CallId, DeskAnswer, DeskState, Event, HandOver, HandOverError, HandOverOutcome, Receipt,
};
use uuid::Uuid;

/// The way to the desk.
pub(crate) struct Delivery {
    demo: bool,
    /// What the desk of the demonstration has patients asked.
    questions: Option<Questions>,
    /// Receipts that it has given.
    receipts: u64,
}

impl Delivery {
    pub(crate) const fn new(demo: bool, questions: Option<Questions>) -> Self {
        Self { demo, questions, receipts: 0 }
    }

    /// How the desk stands to this terminal when it starts.
    pub(crate) fn state(&self) -> Event {
        let present = DeskState::Present { eligibility: false };
        Event::Desk(if self.demo { present } else { DeskState::None })
    }

    /// Hands a version of a visit over, and says what became of it.
    pub(crate) fn hand_over(&mut self, it: &HandOver) -> Vec<Event> {
        let HandOver { visit, version, .. } = *it;
        tracing::info!(%visit, version, ending = ?it.ending, demo = self.demo, "handed over");
        if !self.demo {
            let outcome = HandOverOutcome::Failed(HandOverError::NoDesk);
            return vec![Event::HandedOver { visit, version, outcome }];
        }
        self.receipts += 1;
        // No store is behind it.
        let receipt = Receipt { generation: Uuid::nil(), sequence: self.receipts };
        let outcome = HandOverOutcome::Received(receipt);
        let answer = DeskAnswer::Proved { questions: self.questions.clone() };
        let received = Event::HandedOver { visit, version, outcome };
        let answered = Event::DeskAnswered { visit, answer };
        let answers = version == HandOver::PROVED;
        [received].into_iter().chain(answers.then_some(answered)).collect()
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
