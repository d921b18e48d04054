//! What comes to and leaves the readers, and what the visit does about it. A phone that lies there
//! still starts nothing until it is lifted.

use super::{Effect, Question, Session, Stage};
use crate::jpki::PinEntry;
use crate::read::{Expect, Request};
use crate::reader::ReaderEvent;
use crate::session::Epoch;
use crate::session::model::{Hold, LastTry, PinFate, Tap};

impl Session {
    pub(in crate::session) fn note_reader(&mut self, event: &ReaderEvent) {
        let Self { field, settings, now, visit, .. } = self;
        let was_ready = field.is_ready();
        field.apply(event, |reader| settings.uses(reader), now.uptime);
        // A visit may outlast a reader, its PIN does not.
        if let Some(visit) = visit.as_mut().filter(|visit| visit.tap.is_none())
            && was_ready
            && !field.is_ready()
        {
            visit.wipe_pin();
        }
    }

    /// After every event: goes on wherever the readers, as they are now, let the visit go on.
    pub(in crate::session) fn settle(&mut self) {
        if self.supply.is_none() && !self.supply_asked {
            self.supply_asked = true;
            self.effects.push(Effect::NeedSupply);
        }
        self.lose_reader();
        self.stop_waiting_without_phone();
        self.go_on_when_lifted();
        self.ask_again_for_a_wiped_pin();
        self.notice_phone();
    }

    /// A reader that is gone takes its tap with it; what is typed while none comes back is wiped
    /// with the screen.
    fn lose_reader(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        let lost =
            visit.tap.as_ref().filter(|tap| !self.field.has(&tap.reader)).map(|tap| tap.epoch);
        if let Some(epoch) = lost {
            self.effects.push(Effect::StopTap(epoch));
            self.tap_without_reader();
        }
        if self.is_out_of_service()
            && let Some(visit) = &mut self.visit
        {
            visit.wipe_pin();
        }
    }

    /// The phone has left while another program used the reader. The PIN was not sent, so it waits
    /// for the phone to come back; the next phone has a tap of its own.
    fn stop_waiting_without_phone(&mut self) {
        let Self { visit, field, now, .. } = self;
        let Some(visit) = visit else { return };
        let Some(tap) = &mut visit.tap else { return };
        if tap.busy_since.is_none() || !field.is_lifted(&tap.reader, now.uptime) {
            return;
        }
        if let Some(unsent) = tap.entry.as_ref().and_then(PinEntry::recall) {
            visit.pin.entry = Some(unsent.clone());
            tap.entry = Some(unsent);
        }
        self.effects.push(Effect::StopTap(tap.epoch));
        // The other program may have finished just now, and the tap begun before its first word
        // came.
        if tap.pin_fate(visit.pin.accepted_at.is_some()) == PinFate::Unknown {
            self.take_tap();
            self.outcome_unknown();
        } else {
            self.tap_without_phone();
        }
    }

    fn go_on_when_lifted(&mut self) {
        let Some(visit) = self.visit.as_ref().filter(|visit| visit.tap.is_none()) else { return };
        match &visit.stage {
            Stage::TakeAway { reader, .. } if self.field.is_lifted(reader, self.now.uptime) => {
                self.go(Stage::Consent)
            }
            Stage::AndroidFound { reader } if self.field.is_lifted(reader, self.now.uptime) => {
                self.enter_pin()
            }
            _ => {}
        }
    }

    /// Held in vain: the PIN that was to be sent is wiped.
    fn ask_again_for_a_wiped_pin(&mut self) {
        let Some(visit) = self.visit.as_ref().filter(|visit| visit.tap.is_none()) else { return };
        if let Stage::Hold(hold) = &visit.stage
            && self.field.is_ready()
            && let Err(stage) = visit.hold(hold.why)
        {
            self.go(stage);
        }
    }

    /// Something new lies on a reader: it is read, or shown to be in the way, or left for later.
    fn notice_phone(&mut self) {
        if self.maintenance || self.visit.as_ref().is_some_and(|visit| visit.tap.is_some()) {
            return;
        }
        let takes_phone = self.stage().is_none_or(Stage::takes_phone);
        if takes_phone && let Some(reader) = self.field.fresh_mute().map(str::to_owned) {
            self.field.use_up(&reader);
            self.note_mute();
        }
        let Some(reader) = self.field.fresh_phone().map(str::to_owned) else { return };
        match self.stage() {
            Some(Stage::Consent) => {
                self.field.use_up(&reader);
                self.ask(Question::NextPerson);
            }
            _ if takes_phone => self.read(reader),
            _ => {}
        }
    }

    /// What lies there does not answer: the tips say what may help.
    pub(super) fn note_mute(&mut self) {
        let since = self.now.uptime;
        let visit = self.open_visit();
        let stage = match visit.hold(visit.stage.why()) {
            Ok(why) => Stage::Hold(Hold { why, since, mute: true }),
            Err(stage) => stage,
        };
        self.go(stage);
    }

    /// Starts a tap, if the visit lets it and the host has supplied a challenge.
    fn read(&mut self, reader: String) {
        let now = self.now.uptime;
        if self.supply.is_none() {
            return;
        }
        if self.visit.is_none() && self.now.wall < self.settings.service_starts {
            self.field.use_up(&reader);
            self.open_visit();
            self.go(Stage::BeforeServiceStart);
            return;
        }
        let visit = self.open_visit();
        let why = match visit.hold(visit.stage.why()) {
            Ok(why) => why,
            // The phone waits for what comes before it.
            Err(stage) => return self.go(stage),
        };
        self.go(Stage::Hold(Hold { why, since: now, mute: false }));
        let (Some(visit), Some(supply)) = (&mut self.visit, self.supply.take()) else { return };
        let entry = visit.pin.entry.clone();
        self.epoch = Epoch(self.epoch.0.saturating_add(1));
        let request = Request {
            expect: visit.kind.map_or(Expect::Any, Expect::Kind),
            entry: entry.clone(),
            last_try_agreed: visit.pin.last_try == LastTry::Agreed,
            resend_within: visit.resend_within(now),
            challenge: supply.challenge,
        };
        visit.tap = Some(Tap {
            epoch: self.epoch,
            reader: reader.clone(),
            started: now,
            supply,
            policy: self.settings.policy_for(&reader),
            entry,
            verify_sent: false,
            pin_accepted: false,
            busy_since: None,
            percent: 0,
        });
        self.field.use_up(&reader);
        self.effects.push(Effect::StartTap { epoch: self.epoch, reader, request });
        self.supply_asked = true;
        self.effects.push(Effect::NeedSupply);
    }
}
