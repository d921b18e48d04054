//! Time: limits that run out, and when to look again.

use std::time::Duration;

use super::{Ending, Session, Tone};
use crate::jpki::PhoneKind;
use crate::session::model::{Between, Hold, RESEND_WITHIN, Stage, Visit, Why};

impl Session {
    /// When the host is to come back with [`Event::Tick`](crate::session::Event::Tick) if nothing
    /// happens before, in time since the program started; `None`: nothing is waited for.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Duration> {
        let limits = &self.settings.limits;
        let mut deadlines: Vec<Duration> = Vec::new();
        if let Some(visit) = &self.visit {
            deadlines.extend(visit.tap.iter().flat_map(|tap| {
                [self.tap_deadline(tap), tap.started.saturating_add(limits.busy_shown)]
            }));
            deadlines.extend(visit.pin.accepted_at.map(|at| at.saturating_add(RESEND_WITHIN)));
            match &visit.stage {
                Stage::Hold(hold) => deadlines.push(hold.since.saturating_add(limits.tips)),
                Stage::TakeAway { tone_at, .. } => deadlines.push(*tone_at),
                _ => {}
            }
        }
        if let Some(end) = self.visit_deadline() {
            deadlines.push(end);
            deadlines.push(end.saturating_sub(limits.countdown));
            deadlines
                .extend(self.countdown().map(|seconds| {
                    end.saturating_sub(Duration::from_secs(u64::from(seconds) - 1))
                }));
        }
        match self.between {
            Between::Cancelled { until }
            | Between::Restarted { until }
            | Between::ReaderKept { until } => deadlines.push(until),
            Between::Ready => {}
        }
        if self.is_touched_between() {
            deadlines.push(self.touched.saturating_add(limits.idle));
        }
        deadlines.extend(self.call.map(|call| self.call_deadline(call)));
        deadlines.extend(
            self.field.down_since().map(|since| since.saturating_add(limits.out_of_service)),
        );
        deadlines.extend(self.field.first_looks());
        deadlines.into_iter().filter(|deadline| *deadline > self.now.uptime).min()
    }

    /// Lets everything run out whose time has come.
    pub(in crate::session) fn run_out(&mut self) {
        let now = self.now.uptime;
        self.run_out_call();
        match self.between {
            Between::Cancelled { until }
            | Between::Restarted { until }
            | Between::ReaderKept { until }
                if now >= until =>
            {
                self.between = Between::Ready;
            }
            _ => {}
        }
        if self.is_touched_between()
            && now >= self.touched.saturating_add(self.settings.limits.idle)
        {
            self.look = self.settings.look;
            self.help = None;
        }
        self.run_out_pin();
        self.run_out_tap();
        if let Some(Stage::TakeAway { tone_at, .. }) =
            self.visit.as_mut().map(|visit| &mut visit.stage)
            && now >= *tone_at
        {
            *tone_at = now.saturating_add(self.settings.limits.take_away_tone);
            self.play(Tone::TakeAway);
        }
        if self.visit_deadline().is_some_and(|end| now >= end) {
            match self.stage() {
                Some(Stage::HandingOver(handed)) => {
                    self.go(Stage::Done { handed: *handed, away: true })
                }
                _ => self.end_visit(Ending::Left, Between::Ready),
            }
        }
    }

    /// 30 s after its 9000 an entry is wiped, wherever the visit stands.
    fn run_out_pin(&mut self) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        if visit.pin.entry.is_none()
            || visit.pin.accepted_at.is_none_or(|at| now < at.saturating_add(RESEND_WITHIN))
        {
            return;
        }
        visit.wipe_pin();
        if visit.tap.is_none() && matches!(visit.stage, Stage::Hold(Hold { why: Why::Torn, .. })) {
            let stage = visit.was_right_stage();
            self.go(stage);
        }
    }

    /// When the visit's stage ends by itself; never while a tap runs, which has a limit of its own.
    fn visit_deadline(&self) -> Option<Duration> {
        let visit = self.visit.as_ref().filter(|visit| visit.tap.is_none())?;
        Some(self.touched.saturating_add(self.stage_limit(visit)))
    }

    fn stage_limit(&self, visit: &Visit) -> Duration {
        let limits = &self.settings.limits;
        match &visit.stage {
            Stage::WalletPage(_) | Stage::WalletLocked => limits.wallet,
            Stage::Hold(_) if visit.kind == Some(PhoneKind::Iphone) => limits.wallet,
            Stage::Hold(_)
            | Stage::AndroidFound { .. }
            | Stage::Pin(_)
            | Stage::ForgotPin
            | Stage::LastTry
            | Stage::PinWrong { .. }
            | Stage::TornPin
            | Stage::TornChecked { .. } => limits.pin,
            Stage::TakeAway { .. } => limits.take_away,
            Stage::HandingOver(_) => limits.delivery,
            Stage::Done { away: false, .. } => limits.done,
            Stage::Done { away: true, .. } => limits.done_away,
            Stage::Kind
            | Stage::KindHelp
            | Stage::PinUnknown
            | Stage::PinLocked
            | Stage::DifferentPhone
            | Stage::PlasticCard
            | Stage::OtherKind { .. }
            | Stage::OtherCertificate
            | Stage::NotRecognised
            | Stage::TooEarly
            | Stage::TooSlow
            | Stage::Third { .. }
            | Stage::Expired
            | Stage::Revoked
            | Stage::BeforeServiceStart
            | Stage::NotProved { .. }
            | Stage::OtherWays
            | Stage::Consent => limits.idle,
        }
    }

    /// Seconds left, in the last part of a limit that is long enough to ask whether the patient is
    /// still there.
    pub(in crate::session) fn countdown(&self) -> Option<u8> {
        let countdown = self.settings.limits.countdown;
        let visit = self.visit.as_ref()?;
        let asks = self.stage_limit(visit) > countdown
            && !matches!(visit.stage, Stage::HandingOver(_) | Stage::Done { .. });
        let left = self.visit_deadline()?.saturating_sub(self.now.uptime);
        // Whole seconds, rounded up: the last one is "1", not "0".
        let seconds = u8::try_from(left.as_millis().div_ceil(1_000)).ok()?;
        (asks && left <= countdown && seconds > 0).then_some(seconds)
    }

    /// Whether someone has changed the look or opened the help without beginning a visit.
    fn is_touched_between(&self) -> bool {
        self.visit.is_none() && (self.look != self.settings.look || self.help.is_some())
    }

    /// Whether holding has lasted so long that tips help.
    pub(crate) fn is_time_for_tips(&self, hold: &Hold) -> bool {
        hold.mute || self.now.uptime >= hold.since.saturating_add(self.settings.limits.tips)
    }
}
