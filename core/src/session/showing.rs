//! Of everything that is going on at once, the one thing that is shown.

use std::mem::{Discriminant, discriminant};

use super::between::{Between, Help};
use super::call::Call;
use super::desk::{DeskState, Gate};
use super::effect::Tone;
use super::machine::Session;
use super::maintenance::Maintenance;
use super::out_of_service::OutOfService;
use super::stage::{PinAsked, PinStage, PinWhy, Stage, StageMark};
use super::visit::Question;
use crate::consent::Questions;
use crate::jpki::PhoneKind;
use crate::time::UnixTime;

/// The thing that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Showing {
    Maintenance,
    Starting,
    /// The wall clock shows what cannot be.
    ClockWrong,
    OutOfService(OutOfService),
    ServedElsewhere,
    Reading {
        /// How far, 0 to 100.
        percent: u8,
    },
    ReaderBusy,
    StillThere {
        /// Until the visit ends.
        seconds: u8,
    },
    Call(Call),
    Question(Question),
    Help(Help),
    /// The list of languages.
    Languages,
    /// The stage of the visit that is open.
    Stage,
    Cancelled,
    Restarted,
    ReaderKept,
    StartLeft,
    /// The desk does not answer; visits go on, and are delivered later.
    DeskAway,
    Start,
}

/// Tells two screens apart, whatever their arguments.
pub(super) type Mark = (Discriminant<Showing>, Option<StageMark>);

impl Session {
    /// What is shown now.
    pub(crate) fn showing(&self) -> Showing {
        if let Some(percent) = self.reading() {
            return Showing::Reading { percent };
        }
        let not_in_service = match self.maintenance {
            Maintenance::On => Some(Showing::Maintenance),
            Maintenance::Off | Maintenance::Awaited => {
                if self.visit.is_none() && self.served_elsewhere {
                    Some(Showing::ServedElsewhere)
                } else if self.visit.is_none() && self.is_clock_wrong() {
                    Some(Showing::ClockWrong)
                } else if self.visit.is_none() && self.awaits_trust() {
                    Some(Showing::OutOfService(OutOfService::TrustFiles))
                } else if self.visit.is_none()
                    && let Some(cause) = self.kept_from_visits()
                {
                    Some(Showing::OutOfService(cause))
                } else {
                    self.is_out_of_service().then(|| Showing::OutOfService(self.readers.missing()))
                }
            }
        };
        match (not_in_service, self.countdown(), self.call) {
            (None, Some(seconds), _) => Showing::StillThere { seconds },
            (_, _, Some(call)) => Showing::Call(call),
            (Some(showing), _, None) => showing,
            (None, None, None) => self.showing_in_service(),
        }
    }

    fn showing_in_service(&self) -> Showing {
        let question = self.visit.as_ref().and_then(|visit| visit.question);
        match (question, self.help, self.between) {
            (Some(question), ..) => Showing::Question(question),
            _ if self.visit.is_none() && self.readers.is_unknown() => Showing::Starting,
            _ if self.waits_for_reader() => Showing::ReaderBusy,
            (None, ..) if self.chooses_language => Showing::Languages,
            (None, Some(help), _) => Showing::Help(help),
            _ if self.visit.is_some() => Showing::Stage,
            (None, None, Between::Cancelled { .. }) => Showing::Cancelled,
            (None, None, Between::Restarted { .. }) => Showing::Restarted,
            (None, None, Between::ReaderKept { .. }) => Showing::ReaderKept,
            (None, None, Between::Ready) if self.readers.is_blocked() => Showing::StartLeft,
            (None, None, Between::Ready) if self.desk == DeskState::Away => Showing::DeskAway,
            (None, None, Between::Ready) => Showing::Start,
        }
    }

    /// How far the tap is. Once its last byte is in, the phone may go, while the tap still powers
    /// it down.
    fn reading(&self) -> Option<u8> {
        let visit = self.visit.as_ref()?;
        let tap = visit.tap.as_ref()?;
        (!matches!(visit.stage, Stage::TakeAway(_)) && !self.waits_for_reader())
            .then_some(tap.state.percent)
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
        let limit = self.settings.limits.out_of_service;
        let down = self.readers.down_since();
        needs_reader && down.is_some_and(|since| self.now.uptime >= since.saturating_add(limit))
    }

    /// Whether digits that are typed now belong to a PIN.
    pub(crate) fn takes_digits(&self) -> bool {
        matches!(self.stage(), Some(Stage::Pin(stage)) if stage.takes_digits())
    }

    /// Whether the phone that has led to the PIN lies there still and is to be taken away, before
    /// anything is asked; not any more once digits are typed.
    pub(crate) fn waits_for_lift(&self) -> bool {
        let asked = match self.stage() {
            Some(Stage::Pin(PinStage::Pad { digits, asked })) if digits.is_empty() => asked,
            Some(Stage::Pin(PinStage::LastTry { asked, typed: false })) => asked,
            _ => return false,
        };
        matches!(asked.why, PinWhy::Found | PinWhy::Wrong) && self.is_left(asked)
    }

    /// Whether what the screen is about lies there still: the phone that is read or was read, else
    /// what has to be lifted. The first word of a reader that it was lifted counts.
    pub(crate) fn phone_lies(&self) -> bool {
        let tap = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        let reader = match (tap, self.stage()) {
            (Some(tap), _) => Some(&tap.reader),
            (None, Some(Stage::TakeAway(take_away))) => Some(&take_away.reader),
            (None, _) => None,
        };
        match reader {
            Some(reader) => !self.readers.is_lifted(reader, self.now.uptime),
            None => self.readers.is_to_be_lifted(),
        }
    }

    /// Tries left of the PIN, where they are known.
    pub(crate) fn tries_left(&self) -> Option<u8> {
        self.visit.as_ref().and_then(|visit| visit.pin.tries)
    }

    /// Whether the phone that has led to the PIN lies there still.
    pub(crate) fn is_left(&self, asked: &PinAsked) -> bool {
        asked.reader.as_ref().is_some_and(|reader| self.readers.is_left_on(reader))
    }

    /// Whether the wall clock shows what cannot be: no certificate can be judged by it.
    pub(super) fn is_clock_wrong(&self) -> bool {
        !self.settings.plausible.contains(&self.now.wall)
    }

    /// Whether a phone could not be judged, since anchors or lists are still to come.
    pub(super) fn awaits_trust(&self) -> bool {
        self.settings.demo.is_none() && !self.settings.policy.is_complete()
    }

    /// Why no visit may begin, of what the desk and this terminal's disk say.
    fn kept_from_visits(&self) -> Option<OutOfService> {
        match (self.outbox_down, self.desk) {
            (Some(down), _) => Some(OutOfService::Outbox(down)),
            // Whoever begins is told from when on.
            (None, DeskState::Gated(Gate::NotStarted(_))) => None,
            (None, DeskState::Gated(gate)) => Some(OutOfService::Gated(gate)),
            (None, DeskState::Away) if !self.settings.without_desk => Some(OutOfService::DeskAway),
            (None, DeskState::None | DeskState::Present { .. } | DeskState::Away) => None,
        }
    }

    /// Whether no visit is open, and none may begin.
    pub(super) fn takes_no_visit(&self) -> bool {
        self.visit.is_none()
            && (self.is_clock_wrong() || self.awaits_trust() || self.kept_from_visits().is_some())
    }

    /// When phones can be used, if that is later than now.
    pub(super) fn starts_later(&self) -> Option<UnixTime> {
        let own = self.settings.service_starts;
        match self.desk {
            DeskState::Gated(Gate::NotStarted(starts)) => Some(starts.max(own)),
            _ => (self.now.wall < own).then_some(own),
        }
    }

    /// What is asked in the visit that is open.
    pub(crate) fn questions(&self) -> Option<&Questions> {
        self.visit.as_ref().and_then(|visit| visit.ask.asked())
    }

    /// What the place is called that patients are sent to: the desk's own word goes first.
    pub(crate) fn desk_name(&self) -> Option<&String> {
        self.desk_settings.desk.as_ref().or(self.settings.desk.as_ref())
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
        let showing = self.showing();
        let stage = if matches!(showing, Showing::Stage) { self.stage() } else { None };
        (discriminant(&showing), stage.map(Stage::mark))
    }

    /// The tone that belongs to entering what is shown.
    pub(crate) fn tone(&self) -> Option<Tone> {
        match self.showing() {
            Showing::Reading { .. } => Some(Tone::Detected),
            Showing::Stage => self.stage().and_then(Stage::tone),
            Showing::ReaderKept => Some(Tone::Failed),
            Showing::Maintenance
            | Showing::Starting
            | Showing::ClockWrong
            | Showing::OutOfService(_)
            | Showing::ServedElsewhere
            | Showing::StillThere { .. }
            | Showing::Call(_)
            | Showing::Question(_)
            | Showing::Help(_)
            | Showing::Languages
            | Showing::ReaderBusy
            | Showing::Cancelled
            | Showing::Restarted
            | Showing::StartLeft
            | Showing::DeskAway
            | Showing::Start => None,
        }
    }
}
