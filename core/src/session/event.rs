//! What happens: everything that moves a visit comes in as an [`Event`].

use std::sync::Arc;
use std::time::Duration;

use super::action::Action;
use super::call::CallId;
use super::desk::{DeskAnswer, DeskSettings, DeskState};
use super::hand_over::{HandOverOutcome, VisitId};
use super::maintenance::MaintenanceOrder;
use super::out_of_service::OutboxDown;
use crate::confirmation::Confirmation;
use crate::read::{Epoch, TapNews};
use crate::reader::{ReaderEvent, ReaderName};
use crate::time::UnixTime;
use crate::verify::{Challenge, Policy};

/// When something happens, by both clocks of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Time since the program started, for limits: it never goes back.
    pub uptime: Duration,
    /// Wall-clock time, for proofs: it may be set at any moment.
    pub wall: UnixTime,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Time has passed; see [`Session::next_deadline`](super::Session::next_deadline).
    Tick,
    /// The patient did something.
    Patient(Action),
    /// Readers and phones come and go.
    Reader(ReaderEvent),
    /// A word from a tap.
    Tap {
        /// The number that [`Effect::StartTap`](super::Effect::StartTap) gave it.
        epoch: Epoch,
        /// What it says.
        news: TapNews,
    },
    /// The answer to [`Effect::NeedChallenge`](super::Effect::NeedChallenge), for one tap.
    Challenge {
        /// For whom it was asked.
        visit: Option<VisitId>,
        /// Never seen before.
        challenge: Challenge,
    },
    /// The answer to [`Effect::IdentifyVisit`](super::Effect::IdentifyVisit).
    VisitIdentified {
        /// A UUID version 7, made just now.
        id: VisitId,
        /// The number that the patient will tell the desk.
        confirmation: Confirmation,
    },
    /// What became of a version of a visit that was handed over. It may come several times, first
    /// that it is kept, later that it is received.
    HandedOver {
        /// The visit of the [`HandOver`](super::HandOver).
        visit: VisitId,
        /// 1 or 2, as [`HandOver::version`](super::HandOver::version) has it.
        version: u32,
        /// Whether it is safe, and where.
        outcome: HandOverOutcome,
    },
    /// What the desk says of a phone: its answer to version 1.
    DeskAnswered {
        /// The visit of the [`HandOver`](super::HandOver).
        visit: VisitId,
        /// What this patient is asked, or that nothing was proved.
        answer: DeskAnswer,
    },
    /// How the desk stands to this terminal from now on.
    Desk(DeskState),
    /// What the desk sets on this terminal from now on, in place of what it has set before.
    DeskSettings(DeskSettings),
    /// Whether a call for staff reaches anybody from now on.
    Calls(bool),
    /// Staff has seen this call and is coming.
    CallSeen(CallId),
    /// Nobody can answer this call now.
    CallUnanswered(CallId),
    /// The program has started, and it had ended within a visit. Comes first if at all.
    RestartedInVisit,
    /// Another program serves patients with these readers, and this one waits until that has ended;
    /// or it does not any more.
    ServedElsewhere(bool),
    /// A technician orders something that concerns the patients too.
    Maintenance(MaintenanceOrder),
    /// Anchors or lists are others from now on. A tap that has begun is judged by those with which
    /// it began, so that nothing changes within it; the next one, of the same visit too, by these.
    Policy(Arc<Policy>),
    /// Why the outbox keeps nothing from now on; `None`: it keeps visits. A visit that is open goes
    /// on: what becomes of it is said by [`HandOverOutcome`].
    Outbox(Option<OutboxDown>),
    /// A technician starts this reader anew, or with `None` the whole connection to the PC/SC
    /// service. A tap that runs there has to give way first.
    ReaderRestarts(Option<ReaderName>),
}
