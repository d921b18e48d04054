//! The news of a tap, up to its end.

use std::time::Duration;

use crate::consent::Ending;
use crate::read::{Epoch, Progress, ReadError, TapNews};
use crate::session::between::Between;
use crate::session::effect::{Effect, Notice};
use crate::session::machine::Session;
use crate::session::pin_state::LastTry;
use crate::session::stage::{Hold, HoldStage, KindStage, Stage, Why};
use crate::session::tap::{PinFate, RunningTap};

impl Session {
    /// What comes late from an older tap is dropped.
    pub(in crate::session) fn note_tap(&mut self, epoch: Epoch, news: TapNews) {
        if self.test.as_ref().is_some_and(|test| test.epoch == epoch) {
            return self.note_test(epoch, news);
        }
        let running = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        if running.is_none_or(|tap| tap.epoch != epoch) {
            return;
        }
        match news {
            TapNews::Busy => self.note_busy(),
            TapNews::Progress(progress) => self.note_progress(&progress),
            TapNews::Ended(tap) => self.end_tap(tap.result),
        }
    }

    fn note_busy(&mut self) {
        let now = self.now.uptime;
        if let Some(tap) = self.visit.as_mut().and_then(|visit| visit.tap.as_mut()) {
            tap.state.wait();
            tap.busy_since.get_or_insert(now);
        }
    }

    fn note_progress(&mut self, progress: &Progress) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        let Some(tap) = &mut visit.tap else { return };
        if tap.busy_since.take().is_some() {
            // It had not begun before.
            tap.started = now;
        }
        tap.state.advance(progress);
        visit.kind = visit.kind.or(tap.state.phone);
        match *progress {
            Progress::TriesLeft(tries) => visit.pin.tries = Some(tries),
            Progress::PinAccepted => {
                visit.pin.accepted_at.get_or_insert(now);
                // What the phone makes of its counter now is read at the next contact.
                visit.pin.tries = None;
            }
            Progress::Selected
            | Progress::Identified(_)
            | Progress::VerifySent
            | Progress::Certificate { .. }
            | Progress::Complete => {}
        }
        if *progress == Progress::Complete {
            let reader = tap.reader.clone();
            visit.wipe_pin();
            self.take_away(reader);
        }
    }

    /// The tap is over: takes it out of the visit, with what it has done with the PIN.
    pub(super) fn take_tap(&mut self) -> Option<(RunningTap, PinFate)> {
        let visit = self.visit.as_mut()?;
        let tap = visit.tap.take()?;
        let fate = tap.pin_fate(visit.pin.accepted_at.is_some());
        if fate != PinFate::NotSent && visit.pin.last_try == LastTry::Agreed {
            visit.pin.last_try = LastTry::Spent;
        }
        if fate == PinFate::Right {
            visit.pin.accepted_at.get_or_insert(tap.started);
        }
        Some((tap, fate))
    }

    /// Nothing lies there any more, and nothing was read: the same screen waits for the phone.
    pub(super) fn wait_for_phone(&mut self) {
        let now = self.now.uptime;
        if let Some(visit) = &self.visit {
            let stage = visit.hold_stage(visit.stage.why(), now);
            self.go(stage);
        }
    }

    /// The host's own watchdog should have given it up long ago, unless it never began: then the
    /// patient is sent to the desk, which is told why.
    pub(super) fn run_out_tap(&mut self) {
        let tap = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        let Some(tap) = tap.filter(|tap| self.now.uptime >= self.tap_deadline(tap)) else { return };
        if tap.busy_since.is_some() {
            self.effects.push(Effect::Notify(Notice::ReaderKept));
            let until = self.now.uptime.saturating_add(self.settings.limits.idle);
            self.end_visit(Ending::Left, Between::ReaderKept { until });
        } else {
            self.effects.push(Effect::StopTap(tap.epoch));
            self.end_tap(Err(ReadError::GivenUp));
        }
    }

    /// When the tap has to be over; while another program uses the reader, when that one has to be.
    pub(super) fn tap_deadline(&self, tap: &RunningTap) -> Duration {
        let limits = &self.settings.limits;
        tap.busy_since.map_or(tap.started.saturating_add(limits.tap), |since| {
            since.saturating_add(limits.busy)
        })
    }

    /// The reader failed, not the phone: the patient has done nothing wrong, and the same screen
    /// waits for the reader.
    pub(super) fn tap_without_reader(&mut self) {
        let Some((_, fate)) = self.take_tap() else { return };
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.pin.unknown |= fate == PinFate::Unknown;
        let why = match visit.stage.why() {
            _ if visit.pin.unknown => Why::CheckCounter,
            why => why,
        };
        let stage = match visit.kind {
            None => Stage::Kind(KindStage::Choice),
            Some(_) => Stage::Hold(HoldStage::Waiting(Hold { why, since: now, mute: false })),
        };
        self.go(stage);
    }

    /// A VERIFY without a usable answer: the PIN is wiped, and the next contact reads the counter
    /// alone.
    pub(super) fn outcome_unknown(&mut self, torn: bool) {
        let since = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.pin.unknown = true;
        visit.tears = visit.tears.saturating_add(u8::from(torn));
        let hold = Hold { why: Why::CheckCounter, since, mute: false };
        self.fail_at(Stage::Hold(HoldStage::Waiting(hold)));
    }
}
