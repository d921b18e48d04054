//! The visit is on its way to where it is kept; nothing is shown as done before it is safe.

use std::time::Duration;

use crate::confirmation::Confirmation;
use crate::session::action::Action;
use crate::session::effect::Tone;
use crate::session::settings::Limits;
use crate::session::transition::Transition;
use crate::time::UnixTime;

/// Version 2 has gone out: where that stands, and what is shown meanwhile.
#[derive(Debug)]
pub(crate) struct HandOverStage {
    pub(crate) handed: HandedOver,
    pub(crate) step: HandOverStep,
}

/// What is shown of a visit that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandOverStep {
    /// The certificate ends soon: a note before anything else.
    CertSoon { not_after: UnixTime },
    /// No answer yet.
    Sending,
    /// 確認番号 is shown.
    Done(Delivered),
    /// It cannot be shown as done: the desk has to see to it.
    ToDesk,
}

/// How far a visit has come that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivered {
    /// The desk has it.
    Received,
    /// The desk has not heard of it yet.
    Late,
    /// There is no desk that could hear of it.
    NoDesk,
}

/// All that the visit still knows of itself when it was handed over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HandedOver {
    pub(crate) confirmation: Confirmation,
    /// When version 2 went out, in time since the program started.
    pub(in crate::session) since: Duration,
    /// The patient has confirmed the answers.
    pub(in crate::session) is_complete: bool,
    /// The desk will know the number: a version of the visit is safe.
    pub(crate) is_known: bool,
    /// What became of version 2, as far as it was heard.
    pub(in crate::session) ended: Option<Kept>,
}

/// What became of a version; a later word counts if it is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kept {
    /// Not on this terminal's disk.
    Failed,
    /// There is neither a desk nor a disk for it.
    NoDesk,
    /// On this terminal's disk.
    Here,
    /// At the desk.
    Received,
}

impl HandOverStage {
    pub(super) fn act(&mut self, action: Action) -> Option<Transition> {
        match (self.step, action) {
            (HandOverStep::Done(_) | HandOverStep::ToDesk, Action::Finish) => {
                Some(Transition::Finish)
            }
            (HandOverStep::Done(_), Action::KeepShowing) => Some(Transition::Stay),
            (HandOverStep::CertSoon { .. }, Action::Continue) => {
                self.step = HandOverStep::Sending;
                Some(Transition::NextScreen)
            }
            _ => None,
        }
    }

    pub(super) const fn limit(&self, limits: &Limits) -> Duration {
        match self.step {
            HandOverStep::CertSoon { .. } | HandOverStep::ToDesk => limits.idle,
            HandOverStep::Sending => limits.storage,
            HandOverStep::Done(Delivered::Received) => limits.done,
            HandOverStep::Done(Delivered::Late | Delivered::NoDesk) => limits.done_away,
        }
    }

    pub(super) const fn tone(&self) -> Option<Tone> {
        match self.step {
            HandOverStep::CertSoon { .. } | HandOverStep::Sending => None,
            HandOverStep::Done(_) => Some(Tone::Done),
            HandOverStep::ToDesk => Some(Tone::Failed),
        }
    }

    /// What is shown next, once nothing is to be waited for: `present`, a desk that answers may
    /// send a receipt yet.
    pub(in crate::session) fn next(
        &self,
        now: Duration,
        limits: &Limits,
        present: bool,
    ) -> Option<HandOverStep> {
        let waited = !present || now >= self.handed.since.saturating_add(limits.delivery);
        let is_complete = self.handed.is_complete;
        match (self.step, self.handed.ended?) {
            (HandOverStep::CertSoon { .. }, _) => None,
            (HandOverStep::Sending, Kept::Received) => Some(Delivered::Received),
            (HandOverStep::Sending, Kept::NoDesk) => Some(Delivered::NoDesk),
            (HandOverStep::Sending, Kept::Here) => waited.then_some(Delivered::Late),
            (HandOverStep::Sending, Kept::Failed) => {
                return waited.then_some(HandOverStep::ToDesk);
            }
            (HandOverStep::Done(Delivered::Late | Delivered::NoDesk), Kept::Received) => {
                Some(Delivered::Received)
            }
            (HandOverStep::ToDesk, Kept::Received) => is_complete.then_some(Delivered::Received),
            (HandOverStep::ToDesk, Kept::Here) => is_complete.then_some(Delivered::Late),
            (HandOverStep::Done(_) | HandOverStep::ToDesk, _) => None,
        }
        .map(HandOverStep::Done)
    }
}
