//! What is known of the visit that is open. All of it is dropped when the visit ends, and the PIN
//! with it.

use std::time::Duration;

use super::hand_over::VisitId;
use super::pin_state::{LastTry, PinState};
use super::stage::{Hold, HoldStage, KindStage, PinAsked, PinStage, PinWhy, Stage, Trouble, Why};
use super::tap::RunningTap;
use crate::confirmation::Confirmation;
use crate::consent::{Consent, Questions};
use crate::jpki::{EntryState, FULL_TRIES, PhoneKind, PinEntry};
use crate::reader::ReaderName;
use crate::secret::PinPad;
use crate::time::UnixTime;
use crate::verify::{Evidence, UserAuthentication, Verified};

/// How long an entry that a phone has accepted may be sent again (design rule 1).
pub(super) const RESEND_WITHIN: Duration = Duration::from_secs(30);

/// Failures after which the patient is sent to the desk.
const FAILURES: u8 = 3;

/// A visit, from the first touch or the first phone to its end.
#[derive(Debug)]
pub(crate) struct Visit {
    /// `None` until the host has answered: no phone is read before.
    pub(super) identity: Option<Identity>,
    pub(crate) stage: Stage,
    /// Asked above the stage.
    pub(crate) question: Option<Question>,
    /// The kind of phone, as chosen or as it said itself.
    pub(crate) kind: Option<PhoneKind>,
    pub(super) pin: PinState,
    /// Taps that did not work, PIN troubles and a wrong kind left out: those have screens of their
    /// own.
    failures: u8,
    /// The desk knows that this patient needs help.
    pub(super) desk_told: bool,
    /// How often a phone left too early.
    pub(super) tears: u8,
    /// A tap has ended because its reader went away.
    pub(super) was_interrupted: bool,
    /// How often a tap broke off by an answer that no step provides for.
    pub(super) odd_answers: u8,
    /// How often a tap took too long, or could not have ended in time.
    pub(super) slow_taps: u8,
    pub(crate) tap: Option<RunningTap>,
    pub(super) proof: Option<Box<Proof>>,
    /// What the patient is asked.
    pub(super) ask: Ask,
    /// The desk will know the visit's number: a version of it is safe.
    pub(super) is_known: bool,
}

/// Whether it is fixed what the patient is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// No phone was proved, or the visit was handed over already.
    NotYet,
    /// The desk may say it until then, in time since the program started.
    Until(Duration),
    /// It is; `None`: nothing is asked.
    Fixed(Option<Questions>),
}

impl Ask {
    /// The set that this patient answers; `None` where nobody asks anything.
    pub(super) const fn asked(&self) -> Option<&Questions> {
        match self {
            Self::Fixed(questions) => questions.as_ref(),
            Self::NotYet | Self::Until(_) => None,
        }
    }
}

/// How the visit is known to others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Identity {
    pub(super) id: VisitId,
    pub(super) confirmation: Confirmation,
}

/// A question above the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Stop, after a phone was read?
    Cancel,
    /// Someone else holds a phone: is it the next person?
    NextPerson,
}

/// A phone that was proved.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    pub(super) identity: Identity,
    pub(super) evidence: Evidence,
    /// By the wall clock.
    pub(super) tapped_at: UnixTime,
    pub(super) verified: Verified<UserAuthentication>,
}

impl Visit {
    pub(super) fn new() -> Self {
        Self {
            identity: None,
            stage: Stage::Kind(KindStage::Choice),
            question: None,
            kind: None,
            pin: PinState::default(),
            failures: 0,
            desk_told: false,
            tears: 0,
            was_interrupted: false,
            odd_answers: 0,
            slow_taps: 0,
            tap: None,
            proof: None,
            ask: Ask::NotYet,
            is_known: false,
        }
    }

    /// Whether this is its id.
    pub(super) fn is(&self, id: VisitId) -> bool {
        self.identity.is_some_and(|identity| identity.id == id)
    }

    /// What was asked, with no answer; `None` where no question was shown yet.
    pub(super) fn broken_off(&self) -> Option<Consent> {
        let asked = matches!(self.stage, Stage::Consent(_)).then(|| self.ask.asked())?;
        asked.map(Consent::unanswered)
    }

    /// Wipes the PIN wherever it is: confirmed, on its way, or being typed.
    pub(super) fn wipe_pin(&mut self) {
        if let Some(entry) = self.pin.entry.take() {
            entry.wipe();
        }
        if let Stage::Pin(stage) = &mut self.stage {
            stage.clear();
        }
    }

    /// Where asking for the PIN begins: the pad itself, whatever has led there; but the last try
    /// needs consent, and that is asked once.
    pub(super) fn pin_stage(&self, asked: PinAsked) -> Stage {
        match (self.pin.tries, self.pin.last_try) {
            (Some(0), _) => Stage::Pin(PinStage::Locked),
            (Some(1), LastTry::NotAsked) => Stage::Pin(PinStage::LastTry { asked, typed: false }),
            (Some(1), LastTry::Spent) => Stage::Trouble(Trouble::Third { again: false }),
            _ => Stage::Pin(PinStage::Pad { digits: PinPad::default(), asked }),
        }
    }

    /// What a phone that is held now is held for, or the stage that comes before: an Android phone
    /// waits for a PIN that may be sent.
    pub(super) fn hold(&self, why: Why) -> Result<Why, Stage> {
        match self.kind {
            None | Some(PhoneKind::Iphone) => Ok(why),
            Some(PhoneKind::Android) if self.pin.unknown => Ok(Why::CheckCounter),
            Some(PhoneKind::Android) => match self.pin.entry.as_ref().map(PinEntry::state) {
                Some(EntryState::Fresh) => Ok(why),
                Some(EntryState::Accepted) => Ok(Why::Torn),
                _ if self.pin.accepted_at.is_some() => Err(self.was_right_stage(None)),
                _ => Err(self.pin_stage(PinAsked::default())),
            },
        }
    }

    /// The screen that asks for the phone, or what comes before it: the kind, the PIN.
    pub(super) fn hold_stage(&self, why: Why, now: Duration) -> Stage {
        match self.hold(why) {
            Ok(Why::First) if self.kind.is_none() => Stage::Kind(KindStage::Choice),
            Ok(why) => Stage::Hold(HoldStage::Waiting(Hold { why, since: now, mute: false })),
            Err(stage) => stage,
        }
    }

    /// The PIN was right, but has to be entered again; the phone lies on this reader.
    pub(super) fn was_right_stage(&self, reader: Option<ReaderName>) -> Stage {
        let why = match self.pin.tries {
            Some(FULL_TRIES) | None => PinWhy::RightButTorn,
            Some(_) => PinWhy::Checked,
        };
        self.pin_stage(PinAsked { why, reader })
    }

    /// One more failure: its stage, or the desk when there were too many.
    pub(super) fn fail(&mut self, stage: Stage) -> Stage {
        self.failures = self.failures.saturating_add(1);
        if self.failures < FAILURES {
            return stage;
        }
        self.wipe_pin();
        Stage::Trouble(Trouble::Third { again: true })
    }

    /// The time in which an accepted entry may still be sent again.
    pub(super) fn resend_within(&self, now: Duration) -> Duration {
        self.pin
            .accepted_at
            .map_or(RESEND_WITHIN, |at| at.saturating_add(RESEND_WITHIN).saturating_sub(now))
    }
}
