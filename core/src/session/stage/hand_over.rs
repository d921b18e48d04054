//! The visit is on its way to where it is kept; nothing is shown as done before it is safe.

use std::time::Duration;

use crate::confirmation::Confirmation;
use crate::session::action::Action;
use crate::session::effect::Tone;
use crate::session::hand_over::VisitId;
use crate::session::settings::Limits;
use crate::session::transition::Transition;

/// Handing over, and done.
#[derive(Debug)]
pub(crate) enum HandOverStage {
    /// No answer yet.
    Sending(HandedOver),
    /// 確認番号 is shown.
    Done { handed: HandedOver, delivered: Delivered },
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
    pub(in crate::session) visit: VisitId,
    pub(crate) confirmation: Confirmation,
}

impl HandOverStage {
    pub(super) fn act(&self, action: Action) -> Option<Transition> {
        match (self, action) {
            (Self::Done { .. }, Action::Finish) => Some(Transition::Finish),
            (Self::Done { .. }, Action::KeepShowing) => Some(Transition::Stay),
            _ => None,
        }
    }

    pub(super) const fn limit(&self, limits: &Limits) -> Duration {
        match self {
            Self::Sending(_) => limits.delivery,
            Self::Done { delivered: Delivered::Received, .. } => limits.done,
            Self::Done { delivered: Delivered::Late | Delivered::NoDesk, .. } => limits.done_away,
        }
    }

    pub(super) const fn tone(&self) -> Option<Tone> {
        match self {
            Self::Sending(_) => None,
            Self::Done { .. } => Some(Tone::Done),
        }
    }
}
