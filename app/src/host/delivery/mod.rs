//! Where a visit and a call for staff go.
//!
//! At a terminal that was enrolled, to its desk: a version of a visit is kept in the outbox and
//! sent by a thread of delivery ([`traffic`]), and nothing is shown as done before one of the two
//! has said so. A terminal of no desk never shows a visit as handed over: the patient gives the
//! desk the number (DONE-AWAY), and no screen offers to call staff. A demonstration has a desk of
//! demonstrations, or pretends one.

#[cfg(feature = "delivery")]
mod desk_clock;
#[cfg(feature = "delivery")]
mod enrol;
#[cfg(feature = "delivery")]
mod http;
#[cfg(feature = "delivery")]
mod tls;
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
mod traffic;
#[cfg(feature = "delivery")]
mod trouble;

#[cfg(all(feature = "delivery", feature = "tui"))]
pub(crate) use enrol::EnrolStep;
#[cfg(feature = "delivery")]
pub(crate) use enrol::{EnrolError, Enrolling, Terms, audit_event, enrol};
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(crate) use traffic::{
    DeliverySetup, DeliveryStatus, DeskLink, DeskLook, DeskNews, DeskStanding, MakeBundle, OwnDesk,
    Situation, gate_word, look,
};

use kazasu_core::confirmation::Confirmation;
use kazasu_core::consent::Questions;
#[cfg(feature = "delivery")]
use kazasu_core::handover::{CallCause, ChallengeParts};
use kazasu_core::session::{
    CallId, DeskAnswer, DeskState, Event, HandOver, HandOverError, HandOverOutcome, Notice,
    Receipt, VisitId,
};
use kazasu_core::verify::Challenge;
#[cfg(feature = "delivery")]
use kazasu_core::verify::Fingerprint;
use uuid::Uuid;

use crate::host::clock;

/// The desk of a demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DemoDesk {
    /// There is none: every visit counts as received.
    Pretended,
    /// One of demonstrations, which takes what these virtual phones prove (by their anchor). A real
    /// phone that somebody holds meanwhile is none of them, and nothing of it goes there.
    #[cfg(feature = "delivery")]
    Real(Fingerprint),
}

/// The way to the desk, as the visits have it.
pub(crate) struct Delivery {
    /// `None`: this is no demonstration.
    demo: Option<DemoDesk>,
    /// What the desk of the demonstration has patients asked.
    questions: Option<Questions>,
    /// Receipts that it has given.
    receipts: u64,
    /// `None`: this program has none (yet).
    #[cfg(feature = "delivery")]
    link: Option<DeskLink>,
    /// Of what the challenges of the visit that is open were made.
    #[cfg(feature = "delivery")]
    parts: Vec<(Challenge, ChallengeParts)>,
}

impl Delivery {
    pub(crate) const fn new(demo: Option<DemoDesk>, questions: Option<Questions>) -> Self {
        Self {
            demo,
            questions,
            receipts: 0,
            #[cfg(feature = "delivery")]
            link: None,
            #[cfg(feature = "delivery")]
            parts: Vec::new(),
        }
    }

    /// How the desk stands to this terminal when it starts.
    pub(crate) fn state(&self) -> Event {
        let present = DeskState::Present { eligibility: false };
        Event::Desk(if self.pretends() { present } else { DeskState::None })
    }

    /// From now on visits go this way; what was left open is completed first.
    #[cfg(feature = "delivery")]
    pub(crate) fn connect(&mut self, link: DeskLink) {
        link.recover();
        self.link = Some(link);
    }

    /// The way, where there is one.
    #[cfg(feature = "delivery")]
    pub(crate) fn link(&self) -> Option<&DeskLink> {
        self.link.as_ref()
    }

    /// What a phone is to sign: in a visit of a terminal of a desk, of the desk's nonce, the
    /// terminal and the visit; else random bytes.
    ///
    /// # Errors
    ///
    /// When the system has no randomness to give; then nothing can be proven.
    pub(crate) fn challenge(
        &mut self,
        visit: Option<VisitId>,
    ) -> Result<Challenge, getrandom::Error> {
        #[cfg(feature = "delivery")]
        if let Some(visit) = visit
            && let Some(link) = &self.link
            && let Some(terminal) = link.terminal()
        {
            let parts = link.parts()?;
            let challenge = parts.challenge(&terminal.id.to_string(), visit);
            self.parts.push((challenge, parts));
            return Ok(challenge);
        }
        let _ = visit;
        clock::fresh_challenge()
    }

    /// 確認番号 of the visit that begins now, if a desk is to know it.
    pub(crate) fn confirmation(&self) -> Option<Confirmation> {
        #[cfg(feature = "delivery")]
        return self.link.as_ref().and_then(DeskLink::confirmation);
        #[cfg(not(feature = "delivery"))]
        None
    }

    /// Which visit is open: of another one nothing is known any more.
    pub(crate) fn on_screen(&mut self, visit: Option<VisitId>) {
        #[cfg(feature = "delivery")]
        {
            if visit.is_none() {
                self.parts.clear();
            }
            self.link.iter().for_each(|link| link.on_screen(visit));
        }
        let _ = visit;
    }

    /// Hands a version of a visit over, and says what became of it, if that is known at once.
    pub(crate) fn hand_over(&mut self, it: &HandOver) -> Vec<Event> {
        let HandOver { visit, version, .. } = *it;
        tracing::info!(%visit, version, ending = ?it.ending, demo = it.demo, "handed over");
        if self.pretends_for(it) {
            return self.pretend(it);
        }
        #[cfg(feature = "delivery")]
        if let Some(link) = &self.link
            && let Some((_, parts)) =
                self.parts.iter().find(|(challenge, _)| *challenge == it.evidence.challenge)
            && link.hand_over(it, *parts)
        {
            return Vec::new();
        }
        let outcome = HandOverOutcome::Failed(HandOverError::NoDesk);
        vec![Event::HandedOver { visit, version, outcome }]
    }

    fn pretends(&self) -> bool {
        self.demo == Some(DemoDesk::Pretended)
    }

    fn pretends_for(&self, it: &HandOver) -> bool {
        #[cfg(feature = "delivery")]
        if let Some(DemoDesk::Real(phones)) = self.demo {
            return it.proof.anchor().sha256() != phones;
        }
        let _ = it;
        self.pretends()
    }

    /// The desk of a demonstration: no store is behind it.
    fn pretend(&mut self, it: &HandOver) -> Vec<Event> {
        let HandOver { visit, version, .. } = *it;
        self.receipts += 1;
        let receipt = Receipt { generation: Uuid::nil(), sequence: self.receipts };
        let outcome = HandOverOutcome::Received(receipt);
        let answer = DeskAnswer::Proved { questions: self.questions.clone() };
        let received = Event::HandedOver { visit, version, outcome };
        let answered = Event::DeskAnswered { visit, answer };
        let answers = version == HandOver::PROVED;
        [received].into_iter().chain(answers.then_some(answered)).collect()
    }

    /// Sends once more what the desk has refused for good: how many versions of visits; `None`
    /// where there are none.
    pub(crate) fn send_again(&self) -> Option<u64> {
        #[cfg(feature = "delivery")]
        return self.link.as_ref().map(DeskLink::send_again).filter(|count| *count > 0);
        #[cfg(not(feature = "delivery"))]
        None
    }

    /// Whether a call reaches anybody.
    pub(crate) fn can_call(&self) -> bool {
        #[cfg(feature = "delivery")]
        if self.link.as_ref().is_some_and(|link| link.terminal().is_some()) {
            return true;
        }
        self.demo.is_some()
    }

    /// Calls staff, and says whether somebody comes, if that is known at once.
    pub(crate) fn call(&mut self, id: CallId, visit: Option<VisitId>) -> Option<Event> {
        if self.pretends() {
            return Some(Event::CallSeen(id));
        }
        #[cfg(feature = "delivery")]
        if let Some(link) = &mut self.link {
            link.call(id, visit);
            return None;
        }
        let _ = visit;
        Some(Event::CallUnanswered(id))
    }

    /// The call is over.
    pub(crate) fn end_call(&mut self, id: CallId) {
        #[cfg(feature = "delivery")]
        self.link.iter_mut().for_each(|link| link.end_call(id));
        let _ = id;
    }

    /// Staff are to know this.
    pub(crate) fn notify(&self, notice: &Notice, visit: Option<VisitId>) {
        tracing::info!(?notice, "the desk is told");
        #[cfg(feature = "delivery")]
        if let Some(link) = &self.link {
            let cause = match notice {
                Notice::NeedsHelp => CallCause::NeedsHelp,
                Notice::ReaderKept => CallCause::ReaderKept,
                Notice::LeftOnReader { .. } => CallCause::LeftOnReader,
            };
            link.notify(visit, cause);
        }
        let _ = visit;
    }
}

#[cfg(all(test, feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(crate) mod tests;
