//! Where a visit stands: one file for each stage, with its screens and its own transitions. What is
//! asked of every stage alike (time limit, tone, phones) is here.

mod consent;
mod hand_over;
mod hold;
mod kind;
mod pin;
mod take_away;
mod trouble;

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

pub(crate) use consent::{ConsentPage, ConsentStage};
pub(crate) use hand_over::{Delivered, HandOverStage, HandOverStep, HandedOver, Kept};
pub(crate) use hold::{Hold, HoldStage, Why};
pub(crate) use kind::KindStage;
pub use pin::PinWhy;
pub(crate) use pin::{PinAsked, PinStage};
pub(crate) use take_away::TakeAway;
pub(crate) use trouble::Trouble;

use super::action::Action;
use super::effect::Tone;
use super::settings::Limits;
use super::transition::Transition;
use crate::jpki::PhoneKind;

/// The stage of a visit. Its order is that of a visit without trouble.
#[derive(Debug)]
pub(crate) enum Stage {
    /// Which phone is it?
    Kind(KindStage),
    /// The PIN of an Android phone.
    Pin(PinStage),
    /// Waiting for the phone.
    Hold(HoldStage),
    /// Something did not work.
    Trouble(Trouble),
    /// The other ways to be identified; the visit is about to end.
    OtherWays,
    /// The phone was read, and still lies there.
    TakeAway(TakeAway),
    /// The phone has gone, and what is asked is not fixed yet: the desk has a moment to say it.
    Checking,
    /// May the facility see past medical information?
    Consent(ConsentStage),
    /// On its way to where it is kept, and there.
    HandOver(HandOverStage),
}

/// Tells the screens of the stages apart, whatever varies within one screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StageMark {
    Kind(Discriminant<KindStage>),
    Pin(Discriminant<PinStage>, Option<PinWhy>),
    Hold(Discriminant<HoldStage>),
    Trouble(Discriminant<Trouble>),
    OtherWays,
    TakeAway,
    Checking,
    Consent(ConsentPage),
    HandOver(Discriminant<HandOverStep>),
}

impl Stage {
    /// What an action does on the screen that is shown; `None`: it was meant for an earlier one.
    pub(super) fn act(&mut self, action: Action, kind: Option<PhoneKind>) -> Option<Transition> {
        match self {
            Self::Kind(stage) => stage.act(action),
            Self::Pin(stage) => stage.act(action),
            Self::Hold(stage) => stage.act(action, kind),
            Self::Trouble(trouble) => trouble.act(action),
            Self::OtherWays => (action == Action::Finish).then_some(Transition::Finish),
            Self::TakeAway(_) | Self::Checking => None,
            Self::Consent(stage) => stage.act(action),
            Self::HandOver(stage) => stage.act(action),
        }
    }

    /// How long it may rest without a touch.
    pub(super) fn limit(&self, limits: &Limits, kind: Option<PhoneKind>) -> Duration {
        match self {
            Self::Kind(_) | Self::OtherWays | Self::Checking | Self::Consent(_) => limits.idle,
            Self::Pin(stage) => stage.limit(limits),
            Self::Hold(stage) => stage.limit(limits, kind),
            Self::Trouble(trouble) => trouble.limit(limits),
            Self::TakeAway(_) => limits.take_away,
            Self::HandOver(stage) => stage.limit(limits),
        }
    }

    /// The tone that belongs to entering it.
    pub(super) const fn tone(&self) -> Option<Tone> {
        match self {
            Self::Kind(_) | Self::OtherWays | Self::Checking | Self::Consent(_) => None,
            Self::Pin(stage) => stage.tone(),
            Self::Hold(stage) => stage.tone(),
            Self::Trouble(_) => Some(Tone::Failed),
            Self::TakeAway(_) => Some(Tone::TakeAway),
            Self::HandOver(stage) => stage.tone(),
        }
    }

    /// Whether a phone that is held now is read.
    pub(super) const fn takes_phone(&self) -> bool {
        match self {
            Self::Kind(_) | Self::Hold(_) => true,
            Self::Trouble(trouble) => trouble.takes_phone(),
            Self::Pin(_)
            | Self::OtherWays
            | Self::TakeAway(_)
            | Self::Checking
            | Self::Consent(_)
            | Self::HandOver(_) => false,
        }
    }

    /// Whether no phone can help here any more: the screen sends the patient elsewhere.
    pub(super) const fn leads_elsewhere(&self) -> bool {
        match self {
            Self::OtherWays => true,
            Self::Trouble(trouble) => !trouble.takes_phone(),
            Self::Pin(stage) => stage.leads_elsewhere(),
            Self::Kind(_)
            | Self::Hold(_)
            | Self::TakeAway(_)
            | Self::Checking
            | Self::Consent(_)
            | Self::HandOver(_) => false,
        }
    }

    /// Whether it can be finished without a reader.
    pub(super) const fn needs_no_reader(&self) -> bool {
        matches!(self, Self::Checking | Self::Consent(_) | Self::HandOver(_) | Self::OtherWays)
    }

    /// Whether the patient is asked before its time runs out: what ends by itself and loses nothing
    /// does not ask.
    pub(super) const fn asks_before_end(&self) -> bool {
        !matches!(self, Self::Checking | Self::HandOver(_))
    }

    /// What the phone is to be held for here.
    pub(super) const fn why(&self) -> Why {
        match self {
            Self::Hold(HoldStage::Waiting(hold)) => hold.why,
            _ => Why::First,
        }
    }

    pub(super) fn mark(&self) -> StageMark {
        match self {
            Self::Kind(stage) => StageMark::Kind(discriminant(stage)),
            Self::Pin(stage) => StageMark::Pin(discriminant(stage), stage.why()),
            Self::Hold(stage) => StageMark::Hold(discriminant(stage)),
            Self::Trouble(trouble) => StageMark::Trouble(discriminant(trouble)),
            Self::OtherWays => StageMark::OtherWays,
            Self::TakeAway(_) => StageMark::TakeAway,
            Self::Checking => StageMark::Checking,
            Self::Consent(stage) => StageMark::Consent(stage.page),
            Self::HandOver(stage) => StageMark::HandOver(discriminant(&stage.step)),
        }
    }
}
