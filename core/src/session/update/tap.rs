//! The news of a tap, up to its end.

use std::time::Duration;

use super::{Between, Effect, Ending, Notice, Session, Stage};
use crate::jpki::Medium;
use crate::read::Progress;
use crate::session::model::{Hold, LastTry, PinFate, Tap, Why};
use crate::session::{Epoch, NotOpened, TapNews};

impl Session {
    /// What comes late from an older tap is dropped.
    pub(in crate::session) fn note_tap(&mut self, epoch: Epoch, news: TapNews) {
        let running = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        if running.is_none_or(|tap| tap.epoch != epoch) {
            return;
        }
        match news {
            TapNews::Busy => self.note_busy(),
            TapNews::Progress(progress) => self.note_progress(&progress),
            TapNews::Done(result) => self.note_result(*result),
            TapNews::NotOpened(why) => self.note_not_opened(why),
            TapNews::GivenUp => self.tap_given_up(),
        }
    }

    fn note_busy(&mut self) {
        let now = self.now.uptime;
        if let Some(tap) = self.visit.as_mut().and_then(|visit| visit.tap.as_mut()) {
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
        match *progress {
            Progress::Identified(Medium::Phone(kind)) => drop(visit.kind.get_or_insert(kind)),
            Progress::TriesLeft(tries) => visit.pin.tries = Some(tries),
            Progress::VerifySent => tap.verify_sent = true,
            Progress::PinAccepted => {
                tap.pin_accepted = true;
                visit.pin.accepted_at.get_or_insert(now);
                // What the phone makes of its counter now is read at the next contact.
                visit.pin.tries = None;
            }
            Progress::Selected
            | Progress::Identified(_)
            | Progress::Certificate { .. }
            | Progress::Complete => {}
        }
        tap.percent = tap.percent.max(percent(progress));
        if *progress == Progress::Complete {
            let (reader, tone_at) =
                (tap.reader.clone(), now.saturating_add(self.settings.limits.take_away_tone));
            visit.wipe_pin();
            self.go(Stage::TakeAway { reader, tone_at });
        }
    }

    /// The tap is over: takes it out of the visit, with what it has done with the PIN.
    pub(super) fn take_tap(&mut self) -> Option<(Tap, PinFate)> {
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

    fn note_not_opened(&mut self, why: NotOpened) {
        match why {
            NotOpened::Unavailable => self.tap_without_reader(),
            NotOpened::Mute => {
                self.take_tap();
                self.note_mute();
            }
            NotOpened::Empty => self.tap_without_phone(),
        }
    }

    /// Nothing lies there any more, and nothing was read: the same screen waits for the phone.
    pub(super) fn tap_without_phone(&mut self) {
        self.take_tap();
        let now = self.now.uptime;
        if let Some(visit) = &self.visit {
            let stage = visit.hold_stage(visit.stage.why(), now);
            self.go(stage);
        }
    }

    /// The tap took longer than any tap may. Its entry is wiped, so that it can send nothing more.
    fn tap_given_up(&mut self) {
        let Some((_, fate)) = self.take_tap() else { return };
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        if fate == PinFate::Unknown {
            self.outcome_unknown();
        } else {
            self.fail(Stage::TooSlow);
        }
    }

    /// The host's own watchdog should have given it up long ago, unless it never began: then the
    /// patient is sent to the desk, which is told why.
    pub(super) fn run_out_tap(&mut self) {
        let Some(tap) = self.visit.as_ref().and_then(|visit| visit.tap.as_ref()) else { return };
        if self.now.uptime < self.tap_deadline(tap) {
            return;
        }
        if tap.busy_since.is_some() {
            self.effects.push(Effect::Notify(Notice::ReaderKept));
            let until = self.now.uptime.saturating_add(self.settings.limits.idle);
            self.end_visit(Ending::Left, Between::ReaderKept { until });
        } else {
            self.effects.push(Effect::StopTap(tap.epoch));
            self.tap_given_up();
        }
    }

    /// When the tap has to be over; while another program uses the reader, when that one has to be.
    pub(super) fn tap_deadline(&self, tap: &Tap) -> Duration {
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
            None => Stage::Kind,
            Some(_) => Stage::Hold(Hold { why, since: now, mute: false }),
        };
        self.go(stage);
    }

    /// A VERIFY without an answer: the PIN is wiped, and the next contact reads the counter alone.
    pub(super) fn outcome_unknown(&mut self) {
        let since = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        visit.wipe_pin();
        visit.pin.unknown = true;
        visit.tears = visit.tears.saturating_add(1);
        self.fail(Stage::Hold(Hold { why: Why::CheckCounter, since, mute: false }));
    }
}

/// How far a tap is, 0 to 100: the certificate takes most of the time.
fn percent(progress: &Progress) -> u8 {
    match *progress {
        Progress::Selected => 10,
        Progress::Identified(_) => 20,
        Progress::TriesLeft(_) => 25,
        Progress::VerifySent => 30,
        Progress::PinAccepted => 35,
        Progress::Certificate { read, total } => {
            let part = total.map_or(0, |total| read.min(total).saturating_mul(50) / total.max(1));
            40 + u8::try_from(part).unwrap_or(50)
        }
        Progress::Complete => 100,
    }
}
