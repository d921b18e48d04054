//! What comes to and leaves the readers, and what the visit does about it. A phone that lies there
//! still starts nothing until it is lifted.

use crate::jpki::PinEntry;
use crate::read::{Epoch, Expect, ReadError, Request, TapState};
use crate::reader::{OpenError, ReaderEvent, ReaderName};
use crate::session::effect::{Effect, Tone};
use crate::session::hand_over::VisitId;
use crate::session::machine::Session;
use crate::session::maintenance::{Maintenance, TapPurpose};
use crate::session::pin_state::LastTry;
use crate::session::stage::{Hold, HoldStage, Stage, TakeAway, Trouble};
use crate::session::tap::{PinFate, RunningTap};
use crate::session::visit::{Question, Visit};
use crate::verify::Challenge;

impl Session {
    pub(in crate::session) fn note_reader(&mut self, event: &ReaderEvent) {
        let was_ready = self.readers.is_ready();
        self.readers.apply(event, self.now.uptime);
        // A visit may outlast a reader, its PIN does not.
        if let Some(visit) = self.visit.as_mut().filter(|visit| visit.tap.is_none())
            && was_ready
            && !self.readers.is_ready()
        {
            visit.wipe_pin();
        }
    }

    /// After every event: goes on wherever the readers, as they are now, let the visit go on.
    pub(in crate::session) fn settle(&mut self) {
        self.lose_reader();
        self.stop_waiting();
        self.go_on_when_lifted();
        self.ask_again_for_a_wiped_pin();
        self.notice_phone();
        // A technician's test is an order, and finds one; a visit asks when its phone is there, so
        // that the desk's nonce is as young as can be.
        if self.visit.is_none() && !matches!(self.challenge, Some((None, _))) {
            self.ask_for_challenge(None);
        }
    }

    /// A visit that needs a phone yet ends when the wall clock turns out wrong: nothing can be
    /// proved by it, and no PIN is asked or kept for that. What was proved before goes on.
    pub(in crate::session) fn lose_clock(&mut self) {
        let needs_phone = |visit: &Visit| visit.proof.is_none() && !visit.stage.needs_no_reader();
        if self.is_clock_wrong() && self.visit.as_deref().is_some_and(needs_phone) {
            self.finish_visit();
        }
    }

    /// A reader that is gone takes its tap with it; what is typed while none comes back is wiped
    /// with the screen.
    fn lose_reader(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        let lost = visit.tap.as_ref().filter(|tap| !self.readers.has(&tap.reader));
        if let Some((epoch, reader)) = lost.map(|tap| (tap.epoch, tap.reader.clone())) {
            // Once for each visit: what ends the service again and again is not read for ever.
            if !std::mem::replace(&mut visit.was_interrupted, true) {
                self.readers.take_back(&reader);
            }
            self.effects.push(Effect::StopTap(epoch));
            self.end_tap(Err(OpenError::ReaderGone.into()));
        }
        if self.is_out_of_service() {
            self.wipe_pin();
        }
    }

    /// While another program used the reader, the phone has left it, or one is held to another
    /// reader. The PIN was not sent, so it waits for the phone; the next one has a tap of its own.
    fn stop_waiting(&mut self) {
        let Self { visit, readers, now, .. } = self;
        let Some(visit) = visit else { return };
        let Some(tap) = &mut visit.tap else { return };
        if tap.busy_since.is_none() {
            return;
        }
        if readers.fresh_phone().is_some() {
            readers.leave(&tap.reader, now.uptime);
        } else if !readers.is_lifted(&tap.reader, now.uptime) {
            return;
        }
        if let Some(unsent) = tap.entry.as_ref().and_then(PinEntry::recall) {
            visit.pin.entry = Some(unsent.clone());
            tap.entry = Some(unsent);
        }
        self.effects.push(Effect::StopTap(tap.epoch));
        // The other program may have finished just now, and the tap begun before its first word
        // came.
        let sent = tap.pin_fate(visit.pin.accepted_at.is_some()) == PinFate::Unknown;
        let ended = if sent { ReadError::Stopped } else { OpenError::Empty.into() };
        self.end_tap(Err(ended));
    }

    fn go_on_when_lifted(&mut self) {
        let Some(visit) = self.visit.as_ref().filter(|visit| visit.tap.is_none()) else { return };
        let is_lifted = |reader: &ReaderName| self.readers.is_lifted(reader, self.now.uptime);
        if let Stage::TakeAway(TakeAway { reader, .. }) = &visit.stage
            && is_lifted(reader)
        {
            self.phone_gone();
        }
    }

    /// Held in vain: the PIN that was to be sent is wiped.
    fn ask_again_for_a_wiped_pin(&mut self) {
        let Some(visit) = self.visit.as_ref().filter(|visit| visit.tap.is_none()) else { return };
        if let Stage::Hold(HoldStage::Waiting(hold)) = &visit.stage
            && self.readers.is_ready()
            && let Err(stage) = visit.hold(hold.why)
        {
            self.go(stage);
        }
    }

    /// Something new lies on a reader: it is read, or told to be of no use here, or left for later.
    /// A phone goes before what does not answer.
    fn notice_phone(&mut self) {
        if self.maintenance == Maintenance::On
            || self.visit.as_ref().is_some_and(|visit| visit.tap.is_some())
        {
            return;
        }
        if self.takes_no_visit() {
            // Whoever holds a phone now is sent to the desk; it is read by nobody later.
            return self.readers.leave_all(self.now.uptime);
        }
        let takes_phone = self.stage().is_none_or(Stage::takes_phone);
        let Some(reader) = self.readers.fresh_phone().cloned() else {
            if takes_phone && let Some(reader) = self.readers.fresh_mute().cloned() {
                self.readers.use_up(&reader);
                self.note_mute();
            }
            return;
        };
        match self.stage() {
            Some(Stage::Consent(_)) => {
                self.readers.use_up(&reader);
                self.ask(Question::NextPerson);
            }
            Some(stage) if stage.leads_elsewhere() => {
                // The screen says where to go instead: it says so once more.
                self.readers.use_up(&reader);
                self.play(Tone::Failed);
                self.effects.push(Effect::SayAgain);
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
            Ok(why) => Stage::Hold(HoldStage::Waiting(Hold { why, since, mute: true })),
            Err(stage) => stage,
        };
        self.go(stage);
    }

    /// Starts a tap, if the visit lets it, and the host has supplied a challenge and the visit's
    /// id.
    fn read(&mut self, reader: ReaderName) {
        let now = self.now.uptime;
        if self.visit.is_none() {
            self.open_visit();
            if let Some(starts) = self.starts_later() {
                self.readers.use_up(&reader);
                return self.go(Stage::Trouble(Trouble::BeforeServiceStart { starts }));
            }
        }
        let Some(visit) = &self.visit else { return };
        let why = match visit.hold(visit.stage.why()) {
            Ok(why) => why,
            // The phone waits for what comes before it.
            Err(stage) => return self.go(stage),
        };
        let Some(id) = visit.identity.map(|identity| identity.id) else { return };
        let Some(challenge) = self.take_challenge(Some(id)) else {
            return self.ask_for_challenge(Some(id));
        };
        self.go(Stage::Hold(HoldStage::Waiting(Hold { why, since: now, mute: false })));
        let epoch = self.next_epoch();
        let policy = self.settings.policy_for(&reader);
        let Some(visit) = &mut self.visit else { return };
        let entry = visit.pin.entry.clone();
        let request = Request {
            expect: visit.kind.map_or(Expect::Any, Expect::Kind),
            entry: entry.clone(),
            last_try_agreed: visit.pin.last_try == LastTry::Agreed,
            resend_within: visit.resend_within(now),
            challenge,
        };
        visit.tap = Some(RunningTap {
            epoch,
            reader: reader.clone(),
            started: now,
            challenge,
            policy,
            entry,
            state: TapState::default(),
            busy_since: None,
        });
        self.readers.use_up(&reader);
        self.readers.leave_mute(now);
        self.effects.push(Effect::StartTap { epoch, reader, purpose: TapPurpose::Visit, request });
    }

    /// The challenge that was made for this visit, or for a test; it is for one tap.
    pub(super) fn take_challenge(&mut self, visit: Option<VisitId>) -> Option<Challenge> {
        self.challenge.take_if(|(made_for, _)| *made_for == visit).map(|(_, challenge)| challenge)
    }

    fn ask_for_challenge(&mut self, visit: Option<VisitId>) {
        if self.challenge_asked.replace(visit) != Some(visit) {
            self.effects.push(Effect::NeedChallenge(visit));
        }
    }

    /// The number of the next tap, a visit's or a test's.
    pub(super) fn next_epoch(&mut self) -> Epoch {
        self.epoch = Epoch(self.epoch.0.saturating_add(1));
        self.epoch
    }
}
