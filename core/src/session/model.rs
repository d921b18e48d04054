//! What is known of the visit that is open. All of it is dropped when the visit ends, and the PIN
//! with it.

use std::sync::Arc;
use std::time::Duration;

use super::event::{Confirmation, Epoch, Supply, Topic, VisitId, WalletPage};
use crate::code::Code;
use crate::jpki::{EntryState, FULL_TRIES, PhoneKind, PinEntry};
use crate::secret::PinPad;
use crate::verify::{Challenge, Evidence, Policy, UserAuthentication, Verified};

/// How long an entry that a phone has accepted may be sent again (design rule 1).
pub(super) const RESEND_WITHIN: Duration = Duration::from_secs(30);

/// Failures after which the patient is sent to the desk.
const FAILURES: u8 = 3;

/// A visit, from the first touch or the first phone to its end.
#[derive(Debug)]
pub(crate) struct Visit {
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
    pub(crate) tap: Option<Tap>,
    pub(super) proof: Option<Box<Proof>>,
}

/// Everything about the PIN, beside the digits being typed.
#[derive(Debug, Default)]
pub(super) struct PinState {
    /// What was typed and confirmed.
    pub(super) entry: Option<PinEntry>,
    /// When a phone first accepted it.
    pub(super) accepted_at: Option<Duration>,
    /// The counter, as last read.
    pub(super) tries: Option<u8>,
    /// A VERIFY went out and no answer came: the next contact reads the counter and nothing else.
    pub(super) unknown: bool,
    pub(super) last_try: LastTry,
}

/// The consent to use the last try: asked once a visit, for one VERIFY.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LastTry {
    #[default]
    NotAsked,
    Agreed,
    Spent,
}

/// Where the visit stands.
#[derive(Debug)]
pub(crate) enum Stage {
    Kind,
    KindHelp,
    Hold(Hold),
    WalletPage(WalletPage),
    AndroidFound { reader: String },
    Pin(PinPad),
    ForgotPin,
    LastTry,
    PinWrong { tries: Option<u8> },
    PinUnknown,
    PinLocked,
    TornPin,
    TornChecked { tries: u8 },
    DifferentPhone,
    PlasticCard,
    OtherKind { found: PhoneKind },
    OtherCertificate,
    WalletLocked,
    NotRecognised,
    TooEarly,
    TooSlow,
    Third { again: bool },
    Expired,
    Revoked,
    BeforeServiceStart,
    NotProved { code: Option<Code> },
    OtherWays,
    TakeAway { reader: String, tone_at: Duration },
    Consent,
    HandingOver(Handed),
    Done { handed: Handed, away: bool },
}

/// Waiting for a phone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    pub(crate) why: Why,
    pub(super) since: Duration,
    /// Something was there that did not answer.
    pub(crate) mute: bool,
}

/// What the phone is to be held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    First,
    /// The tap was torn and goes on.
    Torn,
    /// To read the counter alone.
    CheckCounter,
}

/// A visit that was handed over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handed {
    pub(super) visit: VisitId,
    pub(crate) confirmation: Confirmation,
}

/// A question above the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Cancel,
    NextPerson,
}

/// The tap that runs.
#[derive(Debug)]
pub(crate) struct Tap {
    pub(super) epoch: Epoch,
    pub(super) reader: String,
    pub(super) started: Duration,
    pub(super) supply: Supply,
    /// Whom to trust, as of the start of the tap.
    pub(super) policy: Arc<Policy>,
    /// The PIN entry that it may send.
    pub(super) entry: Option<PinEntry>,
    pub(super) verify_sent: bool,
    pub(super) pin_accepted: bool,
    /// Since when it waits for another program to give the reader free; nothing was sent yet.
    pub(super) busy_since: Option<Duration>,
    /// How far, 0 to 100.
    pub(crate) percent: u8,
}

/// What a tap that is over has done with the PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PinFate {
    NotSent,
    /// Sent, and no answer is known.
    Unknown,
    /// The phone has said, now or before, that it is right.
    Right,
}

/// A phone that was proved.
#[derive(Debug)]
pub(super) struct Proof {
    pub(super) visit: VisitId,
    pub(super) confirmation: Confirmation,
    pub(super) evidence: Evidence,
    pub(super) verified: Verified<UserAuthentication>,
}

/// A call for staff; it outlives the visit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub(super) since: Duration,
    pub(crate) answer: CallAnswer,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallAnswer {
    Waiting,
    Seen,
    Nobody,
}

/// What is shown while no visit is open.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Between {
    Ready,
    Cancelled {
        until: Duration,
    },
    Restarted {
        until: Duration,
    },
    /// Another program kept the reader too long.
    ReaderKept {
        until: Duration,
    },
}

/// The help, open at a page or at the list of its pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Help(pub(crate) Option<Topic>);

impl Visit {
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Kind,
            question: None,
            kind: None,
            pin: PinState::default(),
            failures: 0,
            desk_told: false,
            tears: 0,
            tap: None,
            proof: None,
        }
    }

    /// Wipes the PIN wherever it is: confirmed, on its way, or being typed.
    pub(super) fn wipe_pin(&mut self) {
        if let Some(entry) = self.pin.entry.take() {
            entry.wipe();
        }
        if let Stage::Pin(pad) = &mut self.stage {
            pad.clear();
        }
    }

    /// Where asking for the PIN begins: the last try needs consent, and that is asked once.
    pub(super) fn pin_stage(&self) -> Stage {
        match (self.pin.tries, self.pin.last_try) {
            (Some(0), _) => Stage::PinLocked,
            (Some(1), LastTry::NotAsked) => Stage::LastTry,
            (Some(1), LastTry::Spent) => Stage::Third { again: false },
            _ => Stage::Pin(PinPad::default()),
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
                _ if self.pin.accepted_at.is_some() => Err(self.was_right_stage()),
                _ => Err(self.pin_stage()),
            },
        }
    }

    /// The screen that asks for the phone, or what comes before it: the kind, the PIN.
    pub(super) fn hold_stage(&self, why: Why, now: Duration) -> Stage {
        match self.hold(why) {
            Ok(Why::First) if self.kind.is_none() => Stage::Kind,
            Ok(why) => Stage::Hold(Hold { why, since: now, mute: false }),
            Err(stage) => stage,
        }
    }

    /// The PIN was right, but has to be entered again.
    pub(super) fn was_right_stage(&self) -> Stage {
        match self.pin.tries {
            Some(FULL_TRIES) | None => Stage::TornPin,
            Some(0 | 1) => self.pin_stage(),
            Some(tries) => Stage::TornChecked { tries },
        }
    }

    /// One more failure: its stage, or the desk when there were too many.
    pub(super) fn fail(&mut self, stage: Stage) -> Stage {
        self.failures = self.failures.saturating_add(1);
        if self.failures < FAILURES {
            return stage;
        }
        self.wipe_pin();
        Stage::Third { again: true }
    }

    /// The time in which an accepted entry may still be sent again.
    pub(super) fn resend_within(&self, now: Duration) -> Duration {
        self.pin
            .accepted_at
            .map_or(RESEND_WITHIN, |at| at.saturating_add(RESEND_WITHIN).saturating_sub(now))
    }
}

impl Stage {
    /// What the phone is to be held for here.
    pub(super) const fn why(&self) -> Why {
        if let Self::Hold(hold) = self { hold.why } else { Why::First }
    }

    /// Whether a phone that is held now is read.
    pub(super) const fn takes_phone(&self) -> bool {
        matches!(
            self,
            Self::Kind
                | Self::KindHelp
                | Self::Hold(_)
                | Self::WalletPage(_)
                | Self::WalletLocked
                | Self::NotRecognised
                | Self::TooEarly
                | Self::TooSlow
        )
    }

    /// Whether it can be finished without a reader.
    pub(super) const fn needs_no_reader(&self) -> bool {
        matches!(self, Self::Consent | Self::HandingOver(_) | Self::Done { .. } | Self::OtherWays)
    }
}

impl Hold {
    /// Whether nothing has gone wrong before.
    pub(super) const fn is_first(&self) -> bool {
        matches!(self.why, Why::First)
    }
}

impl Tap {
    /// What it has done with the PIN. Doubt counts as sent.
    pub(super) fn pin_fate(&self, accepted_before: bool) -> PinFate {
        match self.entry.as_ref().map(PinEntry::state) {
            None | Some(EntryState::Fresh) => PinFate::NotSent,
            Some(EntryState::Accepted) => PinFate::Right,
            Some(EntryState::InFlight | EntryState::Gone) if self.pin_accepted => PinFate::Right,
            Some(EntryState::Gone) if accepted_before && !self.verify_sent => PinFate::Right,
            Some(EntryState::InFlight | EntryState::Gone) => PinFate::Unknown,
        }
    }

    /// The challenge that the phone is to sign.
    pub(super) const fn challenge(&self) -> Challenge {
        self.supply.challenge
    }
}
