//! Time: limits that run out, and when to look again.

use std::time::Duration;

use crate::session::between::Between;
use crate::session::effect::{Effect, Notice, Tone};
use crate::session::machine::Session;
use crate::session::stage::{HandOverStage, HandOverStep, Hold, HoldStage, Stage, Why};
use crate::session::visit::{RESEND_WITHIN, Visit};

/// A tone that is so late belongs to nothing that is there.
const STALE: Duration = Duration::from_secs(1);

const SECOND: Duration = Duration::from_secs(1);

impl Session {
    /// When the host is to come back with [`Event::Tick`](crate::session::Event::Tick) if nothing
    /// happens before, in time since the program started; `None`: nothing is waited for.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Duration> {
        // Nothing tells of a wall clock that was put right.
        let look = self.now.uptime.saturating_add(self.settings.limits.clock);
        let look = self.is_clock_wrong().then_some(look);
        self.next_run_out().into_iter().chain(look).min()
    }

    /// The nearest limit, in time since the program started; `None`: none runs.
    fn next_run_out(&self) -> Option<Duration> {
        let limits = &self.settings.limits;
        let mut deadlines: Vec<Duration> = Vec::new();
        if let Some(visit) = &self.visit {
            deadlines.extend(visit.tap.iter().flat_map(|tap| {
                [self.tap_deadline(tap), tap.started.saturating_add(limits.busy_shown)]
            }));
            deadlines.extend(self.hand_over_deadlines(visit));
            deadlines.extend(visit.pin.accepted_at.map(|at| at.saturating_add(RESEND_WITHIN)));
            match &visit.stage {
                Stage::Hold(HoldStage::Waiting(hold)) => {
                    deadlines.push(hold.since.saturating_add(limits.tips));
                }
                Stage::TakeAway(take_away) => deadlines.push(take_away.tone_at),
                _ => {}
            }
        }
        if let Some(end) = self.visit_deadline() {
            deadlines.push(end);
            deadlines.push(end.saturating_sub(limits.countdown));
            let next_second = |seconds| Duration::from_secs(u64::from(seconds) - 1);
            deadlines
                .extend(self.countdown().map(|seconds| end.saturating_sub(next_second(seconds))));
            let left = self.time_left().map(|(left, _)| left.saturating_sub(SECOND));
            deadlines.extend(left.map(|left| end.saturating_sub(left)));
        }
        deadlines.extend(self.between.until());
        if self.is_touched_between() {
            deadlines.push(self.touched.saturating_add(limits.idle));
        }
        deadlines.extend(self.call.map(|call| self.call_deadline(call)));
        deadlines.extend(self.test.as_ref().map(|test| test.until));
        let down = self.readers.down_since();
        deadlines.extend(down.map(|since| since.saturating_add(limits.out_of_service)));
        deadlines.extend(self.readers.first_looks());
        deadlines.extend(self.readers.left_since().map(|since| since.saturating_add(limits.left)));
        deadlines.into_iter().filter(|deadline| *deadline > self.now.uptime).min()
    }

    /// Lets run out, each at its own time, what has run out before `now`: after a sleep of the
    /// machine the screens between are over too, and the visit with them. What would have been
    /// heard meanwhile is not heard now.
    pub(in crate::session) fn catch_up(&mut self, now: Duration) {
        while let Some(then) = self.next_run_out().filter(|then| *then < now) {
            self.now.uptime = then;
            let before = self.effects.len();
            self.run_out();
            if now > then.saturating_add(STALE) {
                let mut at = 0;
                self.effects.retain(|effect| {
                    at += 1;
                    at <= before || !matches!(effect, Effect::Play(_))
                });
            }
        }
    }

    /// Lets everything run out whose time has come.
    pub(in crate::session) fn run_out(&mut self) {
        let now = self.now.uptime;
        self.run_out_call();
        if self.between.until().is_some_and(|until| now >= until) {
            self.between = Between::Ready;
        }
        if self.is_touched_between()
            && now >= self.touched.saturating_add(self.settings.limits.idle)
        {
            self.look = self.settings.look;
            self.help = None;
            self.chooses_language = false;
        }
        self.tell_of_left();
        self.run_out_pin();
        self.run_out_tap();
        self.run_out_test();
        self.repeat_take_away();
        self.run_out_answer();
        self.run_out_consent();
        self.settle_hand_over();
        self.run_out_stage();
    }

    /// Something lies there and is nobody's: staff are told, once.
    fn tell_of_left(&mut self) {
        let left = self.readers.tell_left(self.now.uptime, self.settings.limits.left);
        let notices = left.into_iter().map(|reader| Notice::LeftOnReader { reader });
        self.effects.extend(notices.map(Effect::Notify));
    }

    /// 30 s after its 9000 an entry is wiped, wherever the visit stands.
    fn run_out_pin(&mut self) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        let accepted_at = visit.pin.accepted_at;
        if visit.pin.entry.is_none()
            || accepted_at.is_none_or(|at| now < at.saturating_add(RESEND_WITHIN))
        {
            return;
        }
        visit.wipe_pin();
        let waits_for_torn =
            matches!(visit.stage, Stage::Hold(HoldStage::Waiting(Hold { why: Why::Torn, .. })));
        if visit.tap.is_none() && waits_for_torn {
            let stage = visit.was_right_stage(None);
            self.go(stage);
        }
    }

    /// A phone that lies there still is asked for again and again.
    fn repeat_take_away(&mut self) {
        let now = self.now.uptime;
        if let Some(Stage::TakeAway(take_away)) = self.visit.as_mut().map(|visit| &mut visit.stage)
            && now >= take_away.tone_at
        {
            take_away.tone_at = now.saturating_add(self.settings.limits.take_away_tone);
            self.play(Tone::TakeAway);
        }
    }

    fn run_out_stage(&mut self) {
        let now = self.now.uptime;
        if self.visit_deadline().is_none_or(|end| now < end) {
            return;
        }
        match self.stage() {
            Some(Stage::HandOver(HandOverStage { step: HandOverStep::Sending, .. })) => {
                self.give_up_hand_over();
            }
            Some(Stage::HandOver(HandOverStage {
                step: HandOverStep::CertSoon { .. }, ..
            })) => {
                self.end_note();
            }
            _ => self.finish_visit(),
        }
    }

    /// When the visit's stage ends by itself; never while a tap runs, which has a limit of its own.
    fn visit_deadline(&self) -> Option<Duration> {
        let visit = self.visit.as_ref().filter(|visit| visit.tap.is_none())?;
        Some(self.touched.saturating_add(self.stage_limit(visit)))
    }

    fn stage_limit(&self, visit: &Visit) -> Duration {
        visit.stage.limit(&self.settings.limits, visit.kind)
    }

    /// Seconds left, in the last part of a limit that is long enough to ask whether the patient is
    /// still there.
    pub(in crate::session) fn countdown(&self) -> Option<u8> {
        let countdown = self.settings.limits.countdown;
        let visit = self.visit.as_ref()?;
        let asks = self.stage_limit(visit) > countdown && visit.stage.asks_before_end();
        let left = self.visit_deadline()?.saturating_sub(self.now.uptime);
        // Whole seconds, rounded up: the last one is "1", not "0".
        let seconds = u8::try_from(left.as_millis().div_ceil(1_000)).ok()?;
        (asks && left <= countdown && seconds > 0).then_some(seconds)
    }

    /// How long the last screen of the visit stays, in whole seconds, and how long it does at most.
    pub(crate) fn time_left(&self) -> Option<(Duration, Duration)> {
        let visit = self.visit.as_ref()?;
        let Stage::HandOver(HandOverStage { step: HandOverStep::Done(_), .. }) = visit.stage else {
            return None;
        };
        let left = self.visit_deadline()?.saturating_sub(self.now.uptime);
        // Rounded up, as in the countdown.
        let whole = u64::try_from(left.as_millis().div_ceil(1_000)).ok()?;
        Some((Duration::from_secs(whole), self.stage_limit(visit)))
    }

    /// Whether someone has changed the look, or opened the help or the list of languages, without
    /// beginning a visit.
    fn is_touched_between(&self) -> bool {
        let is_open = self.help.is_some() || self.chooses_language;
        self.visit.is_none() && (self.look != self.settings.look || is_open)
    }

    /// Whether holding has lasted so long that tips help.
    pub(crate) fn is_time_for_tips(&self, hold: &Hold) -> bool {
        hold.mute || self.now.uptime >= hold.since.saturating_add(self.settings.limits.tips)
    }
}
