//! What lies on top: of everything that is going on at once, the one thing that is shown.

use std::mem::{Discriminant, discriminant};

use super::model::{Between, Call, Help, Question, Stage};
use super::{Session, Tone};
use crate::jpki::PhoneKind;

/// The thing that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Top {
    Maintenance,
    Starting,
    OutOfService,
    Reading {
        percent: u8,
    },
    ReaderBusy,
    StillThere {
        seconds: u8,
    },
    Call(Call),
    Question(Question),
    Help(Help),
    /// The stage of the visit that is open.
    Stage,
    Cancelled,
    Restarted,
    ReaderKept,
    StartLeft,
    Start,
}

/// Tells two screens apart, whatever their arguments.
pub(super) type Mark = (Discriminant<Top>, Option<Discriminant<Stage>>);

impl Session {
    /// What is shown now.
    pub(crate) fn top(&self) -> Top {
        if let Some(percent) = self.reading() {
            return Top::Reading { percent };
        }
        let not_in_service = match (self.maintenance, self.is_out_of_service()) {
            (true, _) => Some(Top::Maintenance),
            (false, true) => Some(Top::OutOfService),
            (false, false) => None,
        };
        match (not_in_service, self.countdown(), self.call) {
            (None, Some(seconds), _) => Top::StillThere { seconds },
            (_, _, Some(call)) => Top::Call(call),
            (Some(top), _, None) => top,
            (None, None, None) => self.top_in_service(),
        }
    }

    fn top_in_service(&self) -> Top {
        let question = self.visit.as_ref().and_then(|visit| visit.question);
        match (question, self.help, self.between) {
            (Some(question), ..) => Top::Question(question),
            _ if self.visit.is_none() && self.field.is_unknown() => Top::Starting,
            _ if self.waits_for_reader() => Top::ReaderBusy,
            (None, Some(help), _) => Top::Help(help),
            _ if self.visit.is_some() => Top::Stage,
            (None, None, Between::Cancelled { .. }) => Top::Cancelled,
            (None, None, Between::Restarted { .. }) => Top::Restarted,
            (None, None, Between::ReaderKept { .. }) => Top::ReaderKept,
            (None, None, Between::Ready) if self.field.has_leftover() => Top::StartLeft,
            (None, None, Between::Ready) => Top::Start,
        }
    }

    /// How far the tap is. Once its last byte is in, the phone may go, while the tap still powers
    /// it down.
    fn reading(&self) -> Option<u8> {
        let visit = self.visit.as_ref()?;
        let tap = visit.tap.as_ref()?;
        (!matches!(visit.stage, Stage::TakeAway { .. }) && !self.waits_for_reader())
            .then_some(tap.percent)
    }

    /// Whether another program has used the reader for so long that the patient has to know.
    fn waits_for_reader(&self) -> bool {
        let tap = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        let shown = self.settings.limits.busy_shown;
        tap.is_some_and(|tap| {
            tap.busy_since.is_some() && self.now.uptime >= tap.started.saturating_add(shown)
        })
    }

    /// Whether the screen has to say that there is no reader: not at once, and not to someone who
    /// needs none any more.
    pub(super) fn is_out_of_service(&self) -> bool {
        let needs_reader = self.visit.as_ref().is_none_or(|visit| !visit.stage.needs_no_reader());
        let down = self.field.down_since().is_some_and(|since| {
            self.now.uptime >= since.saturating_add(self.settings.limits.out_of_service)
        });
        needs_reader && down
    }

    /// The stage of the visit that is open.
    pub(crate) fn stage(&self) -> Option<&Stage> {
        self.visit.as_ref().map(|visit| &visit.stage)
    }

    /// Whether staff has been called, and the patient has not left the answer yet.
    pub(crate) const fn is_calling(&self) -> bool {
        self.call.is_some()
    }

    /// The kind of phone of this visit, as far as it is known.
    pub(crate) fn kind(&self) -> Option<PhoneKind> {
        self.visit.as_ref().and_then(|visit| visit.kind)
    }

    pub(super) fn mark(&self) -> Mark {
        let top = self.top();
        let stage = if matches!(top, Top::Stage) { self.stage() } else { None };
        (discriminant(&top), stage.map(discriminant))
    }

    /// The tone that belongs to entering what is shown.
    pub(crate) fn tone(&self) -> Option<Tone> {
        match self.top() {
            Top::Reading { .. } => Some(Tone::Detected),
            Top::Stage => self.stage().and_then(Stage::tone),
            Top::Maintenance
            | Top::Starting
            | Top::OutOfService
            | Top::StillThere { .. }
            | Top::Call(_)
            | Top::Question(_)
            | Top::Help(_)
            | Top::ReaderBusy
            | Top::Cancelled
            | Top::Restarted
            | Top::StartLeft
            | Top::Start => None,
            Top::ReaderKept => Some(Tone::Failed),
        }
    }
}

impl Stage {
    const fn tone(&self) -> Option<Tone> {
        match self {
            Self::Pin(_) => Some(Tone::PinNeeded),
            Self::AndroidFound { .. } => Some(Tone::Detected),
            Self::TakeAway { .. } => Some(Tone::TakeAway),
            Self::Done { .. } => Some(Tone::Done),
            Self::Hold(hold) if hold.is_first() => None,
            Self::Hold(_)
            | Self::LastTry
            | Self::PinWrong { .. }
            | Self::PinUnknown
            | Self::PinLocked
            | Self::TornPin
            | Self::TornChecked { .. }
            | Self::DifferentPhone
            | Self::PlasticCard
            | Self::OtherKind { .. }
            | Self::OtherCertificate
            | Self::WalletLocked
            | Self::NotRecognised
            | Self::TooEarly
            | Self::TooSlow
            | Self::Third { .. }
            | Self::Expired
            | Self::Revoked
            | Self::BeforeServiceStart
            | Self::NotProved { .. } => Some(Tone::Failed),
            Self::Kind
            | Self::KindHelp
            | Self::WalletPage(_)
            | Self::ForgotPin
            | Self::OtherWays
            | Self::Consent
            | Self::HandingOver(_) => None,
        }
    }
}
