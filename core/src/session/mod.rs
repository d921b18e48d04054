//! The patient's visit as a state machine: an [`Event`] at a [`Moment`] goes in, [`Effect`]s come
//! out. Pure: no clock, no randomness, no text.
//!
//! The host gives every event to [`Session::update`], carries out the effects, draws
//! [`screen`](crate::screen::screen), and comes back with [`Event::Tick`] at
//! [`Session::next_deadline`] if nothing happens before. Timers are not effects: there is one
//! question, "when next?", and no timer that could outlive its reason. Randomness and numbers come
//! as [`Supply`], one for each tap, asked for ahead of time, so that a phone never waits for them.
//!
//! Everything of the patient is in one place, the open visit, which is dropped when the visit ends.

mod effect;
mod event;
mod field;
pub(crate) mod model;
mod settings;
mod top;
mod update;

use std::time::Duration;

pub use effect::{Effect, Ending, Notice, Record, Tone};
pub use event::{
    Action, Confirmation, Consent, Epoch, Event, Moment, NotOpened, Supply, TapNews, Topic,
    VisitId, WalletPage,
};
pub(crate) use field::Field;
use model::{Between, Call, Help, Visit};
pub use settings::{Demo, Facility, Holding, Language, Limits, Look, Settings, TextSize};
pub(crate) use top::Top;

/// The terminal between and during visits.
#[derive(Debug)]
pub struct Session {
    pub(crate) settings: Settings,
    now: Moment,
    pub(crate) look: Look,
    pub(crate) field: Field,
    supply: Option<Supply>,
    supply_asked: bool,
    epoch: Epoch,
    between: Between,
    visit: Option<Box<Visit>>,
    help: Option<Help>,
    call: Option<Call>,
    maintenance: bool,
    /// When the patient last did something, or the visit last moved on.
    touched: Duration,
    /// What the update that runs has to say; empty between updates.
    effects: Vec<Effect>,
}

impl Session {
    /// A terminal that has just started: no reader is known yet.
    #[must_use]
    pub fn new(settings: Settings, now: Moment) -> Self {
        Self {
            look: settings.look,
            settings,
            now,
            field: Field::new(now.uptime),
            supply: None,
            supply_asked: false,
            epoch: Epoch(0),
            between: Between::Ready,
            visit: None,
            help: None,
            call: None,
            maintenance: false,
            touched: now.uptime,
            effects: Vec::new(),
        }
    }

    /// Takes note of one event, and says what is to be done. Time that has run out meanwhile runs
    /// out first.
    pub fn update(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        let before = self.mark();
        // A host whose clocks stumble must not turn time back.
        self.now = Moment { uptime: now.uptime.max(self.now.uptime), wall: now.wall };
        self.run_out();
        self.take(event);
        self.settle();
        if self.mark() != before
            && let Some(tone) = self.tone()
        {
            self.effects.push(Effect::Play(tone));
        }
        std::mem::take(&mut self.effects)
    }

    /// Whether a visit is open: a program that ends now has to say so at its next start
    /// ([`Event::RestartedInVisit`]).
    #[must_use]
    pub const fn is_visit_open(&self) -> bool {
        self.visit.is_some()
    }

    /// How the terminal looks now.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.look
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Tick => {}
            Event::Patient(action) => self.act(action),
            Event::Reader(event) => self.note_reader(&event),
            Event::Tap { epoch, news } => self.note_tap(epoch, news),
            Event::Supply(supply) => {
                self.supply = Some(supply);
                self.supply_asked = false;
            }
            Event::Delivered(visit) => self.delivered(visit, true),
            Event::NotDelivered(visit) => self.delivered(visit, false),
            Event::CallSeen => self.call_answered(model::CallAnswer::Seen),
            Event::CallUnanswered => self.call_answered(model::CallAnswer::Nobody),
            Event::RestartedInVisit => {
                self.between = Between::Restarted {
                    until: self.now.uptime.saturating_add(self.settings.limits.restarted),
                };
            }
            Event::Maintenance(on) => {
                self.maintenance = on;
                // What was held to the reader for a test is no visit's either.
                self.end_visit(Ending::Left, Between::Ready);
            }
        }
    }
}

#[cfg(test)]
mod tests;
