//! The state machine: an event goes in, effects come out.

use std::time::Duration;

use super::between::{Between, Help};
use super::call::{Call, CallAnswer};
use super::desk::{DeskSettings, DeskState};
use super::effect::Effect;
use super::event::{Event, Moment};
use super::hand_over::VisitId;
use super::maintenance::{Maintenance, TapPurpose, TestRead};
use super::out_of_service::OutboxDown;
use super::readers::VisitReaders;
use super::settings::{Look, Settings};
use super::visit::Visit;
use crate::read::Epoch;
use crate::verify::Challenge;

/// The terminal between and during visits.
#[derive(Debug)]
pub struct Session {
    pub(crate) settings: Settings,
    pub(crate) now: Moment,
    pub(crate) look: Look,
    pub(crate) readers: VisitReaders,
    /// For the next tap.
    pub(super) challenge: Option<(Option<VisitId>, Challenge)>,
    /// For whom one was asked that has not come yet.
    pub(super) challenge_asked: Option<Option<VisitId>>,
    /// The newest tap's, a visit's or a test's.
    pub(super) epoch: Epoch,
    pub(super) between: Between,
    pub(super) visit: Option<Box<Visit>>,
    pub(super) help: Option<Help>,
    /// The list of languages is open, above the visit and the help.
    pub(super) chooses_language: bool,
    pub(super) call: Option<Call>,
    /// Calls that were ever made.
    pub(super) calls: u64,
    pub(super) maintenance: Maintenance,
    pub(crate) desk: DeskState,
    pub(super) desk_settings: DeskSettings,
    /// The readers are another program's.
    pub(super) served_elsewhere: bool,
    /// Why what a visit ends in could not be kept.
    pub(super) outbox_down: Option<OutboxDown>,
    pub(super) test: Option<TestRead>,
    /// When the patient last did something, or the visit last moved on.
    pub(super) touched: Duration,
    /// What the update that runs has to say; empty between updates.
    pub(super) effects: Vec<Effect>,
}

impl Session {
    /// A terminal that has just started: no reader is known yet.
    #[must_use]
    pub fn new(settings: Settings, now: Moment) -> Self {
        Self {
            look: settings.look,
            readers: VisitReaders::new(settings.readers.clone(), now.uptime),
            settings,
            now,
            challenge: None,
            challenge_asked: None,
            epoch: Epoch(0),
            between: Between::Ready,
            visit: None,
            help: None,
            chooses_language: false,
            call: None,
            calls: 0,
            maintenance: Maintenance::Off,
            desk: DeskState::None,
            desk_settings: DeskSettings::default(),
            served_elsewhere: false,
            outbox_down: None,
            test: None,
            touched: now.uptime,
            effects: Vec::new(),
        }
    }

    /// Takes note of one event, and says what is to be done. Time that has run out meanwhile runs
    /// out first, however much of it: a host that was asleep for hours hears what is due.
    pub fn update(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        let before = self.mark();
        // A host whose clocks stumble must not turn time back.
        let uptime = now.uptime.max(self.now.uptime);
        self.catch_up(uptime);
        self.now = Moment { uptime, wall: now.wall };
        self.run_out();
        self.lose_clock();
        self.take(event);
        self.begin_awaited_maintenance();
        self.settle();
        if self.mark() != before
            && let Some(tone) = self.tone()
        {
            self.effects.push(Effect::Play(tone));
        }
        std::mem::take(&mut self.effects)
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Tick => {}
            Event::Patient(action) => self.act(action),
            Event::Reader(event) => self.note_reader(&event),
            Event::Tap { epoch, news } => self.note_tap(epoch, news),
            Event::Challenge { visit, challenge } => {
                self.challenge_asked.take_if(|asked| *asked == visit);
                self.challenge = Some((visit, challenge));
            }
            Event::VisitIdentified { id, confirmation } => self.identify_visit(id, confirmation),
            Event::HandedOver { visit, version, outcome } => {
                self.handed_over(visit, version, outcome);
            }
            Event::DeskAnswered { visit, answer } => self.desk_answered(visit, answer),
            Event::Desk(desk) => self.desk = desk,
            Event::DeskSettings(settings) => self.desk_settings = settings,
            Event::Calls(reach) => self.settings.calls = reach,
            Event::CallSeen(id) => self.call_answered(id, CallAnswer::Seen),
            Event::CallUnanswered(id) => self.call_answered(id, CallAnswer::Nobody),
            Event::RestartedInVisit => {
                let until = self.now.uptime.saturating_add(self.settings.limits.restarted);
                self.between = Between::Restarted { until };
            }
            Event::ServedElsewhere(elsewhere) => self.served_elsewhere = elsewhere,
            Event::Maintenance(order) => self.note_maintenance(order),
            Event::Outbox(down) => self.outbox_down = down,
            Event::Policy(policy) => self.settings.policy = policy,
            Event::ReaderRestarts(reader) => self.give_way(reader.as_ref()),
        }
    }

    /// Whether a visit is open: a program that ends now has to say so at its next start
    /// ([`Event::RestartedInVisit`]).
    #[must_use]
    pub const fn is_visit_open(&self) -> bool {
        self.visit.is_some()
    }

    /// Whether somebody works on the terminal.
    #[must_use]
    pub const fn maintenance(&self) -> Maintenance {
        self.maintenance
    }

    /// What the tap that runs now is for.
    #[must_use]
    pub fn running_tap(&self) -> Option<TapPurpose> {
        let visit = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        let test = self.test.as_ref().map(|_| TapPurpose::Test);
        visit.map(|_| TapPurpose::Visit).or(test)
    }

    /// How the terminal looks now.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.look
    }
}
