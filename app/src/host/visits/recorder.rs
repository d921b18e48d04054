//! Writes the report of the tap that runs, and gives it to the observers when the session has had
//! its say.

use std::time::Duration;

use kazasu_core::apdu::{Exchange, StatusWord, Usage};
use kazasu_core::code::Reason;
use kazasu_core::read::{Epoch, Progress, ReadError, Tap, TapNews, TapState};
use kazasu_core::reader::{ReaderEvent, ReaderName};
use kazasu_core::session::TapPurpose;
use kazasu_core::time::UnixTime;

use crate::host::audit_event::AuditEvent;
use crate::host::clock::Instant;
use crate::host::instance_lock::Serving;
use crate::host::report::{
    Observer, OutboxReport, StepTime, TapOutcome, TapReport, TapStep, TerminalStatus,
};
use crate::host::trust::TrustNews;

/// The observers, and what they will be told next.
pub(super) struct Recorder {
    observers: Vec<Box<dyn Observer>>,
    demo: bool,
    running: Option<Running>,
    /// The tap is over; the session may yet refuse what it brought.
    over: Option<Running>,
}

struct Running {
    epoch: Epoch,
    since: Instant,
    state: TapState,
    report: TapReport,
}

impl Recorder {
    pub(super) const fn new(observers: Vec<Box<dyn Observer>>, demo: bool) -> Self {
        Self { observers, demo, running: None, over: None }
    }

    /// A tap begins. One that has not ended by now never will.
    pub(super) fn start(
        &mut self,
        epoch: Epoch,
        reader: &ReaderName,
        purpose: TapPurpose,
        now: UnixTime,
    ) {
        self.over = self.over.take().or_else(|| self.running.take());
        self.tell();
        let report = TapReport {
            number: epoch.0,
            started: now,
            reader: reader.clone(),
            purpose,
            demo: self.demo,
            outcome: TapOutcome::Stopped,
            phone: None,
            tries_left: None,
            token: None,
            steps: Vec::new(),
            usage: Usage::default(),
            total: Duration::ZERO,
            trace: Vec::new(),
        };
        self.running =
            Some(Running { epoch, since: Instant::now(), state: TapState::default(), report });
    }

    /// A word from the tap; what comes late from an older one is not written down.
    pub(super) fn note(&mut self, epoch: Epoch, news: &TapNews) {
        let Some(running) = self.running.as_mut().filter(|running| running.epoch == epoch) else {
            return;
        };
        match news {
            TapNews::Busy => {}
            TapNews::Progress(progress) => running.progress(progress),
            TapNews::Ended(tap) => self.ended(epoch, tap),
        }
    }

    /// The tap is over, whoever has ended it.
    pub(super) fn ended(&mut self, epoch: Epoch, tap: &Tap) {
        let Some(mut running) = self.running.take_if(|running| running.epoch == epoch) else {
            return;
        };
        let report = &mut running.report;
        report.outcome = TapOutcome::of(&tap.result);
        (report.usage, report.total) = (tap.usage, tap.total);
        report.trace.clone_from(&tap.trace);
        let opening = opening(&report.steps, &tap.trace);
        report.steps.iter_mut().for_each(|step| step.at = step.at.saturating_sub(opening));
        running.since = running.since + opening;
        match &tap.result {
            Ok(evidence) => report.phone = Some(evidence.kind),
            Err(ReadError::OtherPhone { found }) => report.phone = Some(*found),
            Err(ReadError::UnknownToken(token)) => report.token = Some(token.to_string()),
            Err(error) => report.tries_left = error.tries_left().or(report.tries_left),
        }
        self.over = Some(running);
    }

    /// What the tap brought is not accepted.
    pub(super) fn refused(&mut self, epoch: Epoch, reason: Reason) {
        let over = self.over.as_mut().filter(|over| over.epoch == epoch);
        if let Some(Running { report, .. }) = over {
            let seen = match &report.outcome {
                TapOutcome::Refused { detail, .. } => detail.clone(),
                _ => None,
            };
            report.outcome = TapOutcome::refused(reason, seen);
        }
    }

    /// The session has had its say: a tap that is over is told.
    pub(super) fn tell(&mut self) {
        let Some(Running { since, mut report, .. }) = self.over.take() else { return };
        if report.steps.last().is_some_and(|last| last.step == TapStep::Complete) {
            note(&mut report.steps, TapStep::Proof, since.elapsed());
        }
        tracing::info!(
            tap = report.number,
            outcome = report.outcome.word(),
            test = report.purpose == TapPurpose::Test,
            commands = report.usage.commands,
            total = ?report.total,
            card = ?report.usage.card_time,
            "tap"
        );
        self.observers.iter_mut().for_each(|observer| observer.tap(&report));
    }

    pub(super) fn reader(&mut self, event: &ReaderEvent) {
        self.observers.iter_mut().for_each(|observer| observer.reader(event));
    }

    pub(super) fn status(&mut self, status: TerminalStatus) {
        self.observers.iter_mut().for_each(|observer| observer.status(status));
    }

    pub(super) fn trust(&mut self, news: &TrustNews) {
        self.observers.iter_mut().for_each(|observer| observer.trust(news));
    }

    pub(super) fn outbox(&mut self, report: &OutboxReport) {
        self.observers.iter_mut().for_each(|observer| observer.outbox(report));
    }

    #[cfg(feature = "delivery")]
    pub(super) fn desk(&mut self, state: kazasu_core::session::DeskState) {
        self.observers.iter_mut().for_each(|observer| observer.desk(state));
    }

    pub(super) fn serving(&mut self, serving: &Serving) {
        self.observers.iter_mut().for_each(|observer| observer.serving(serving));
    }

    pub(super) fn audit(&mut self, event: &AuditEvent) {
        self.observers.iter_mut().for_each(|observer| observer.audit(event));
    }
}

impl Running {
    fn progress(&mut self, progress: &Progress) {
        self.state.advance(progress);
        let Self { since, state, report, .. } = self;
        (report.phone, report.tries_left) = (state.phone, state.tries_left);
        let step = match progress {
            Progress::Selected => TapStep::Selected,
            Progress::Identified(_) => TapStep::Identified,
            Progress::TriesLeft(_) => TapStep::Counter,
            Progress::VerifySent => TapStep::VerifySent,
            Progress::PinAccepted => TapStep::PinAccepted,
            Progress::Certificate { .. } => TapStep::Certificate,
            Progress::Complete => TapStep::Complete,
        };
        note(&mut report.steps, step, since.elapsed());
    }
}

/// How long the reader took to open what lay there, before the first command. Steps are heard of
/// here, by a clock that began with the order to read; commands and the whole tap are measured from
/// the first command on. The application was found when its SELECT was answered: that moment is on
/// both clocks.
fn opening(steps: &[StepTime], trace: &[Exchange]) -> Duration {
    let heard = steps.iter().find(|step| step.step == TapStep::Selected);
    // ISO/IEC 7816-4 §11.2.2: SELECT with P1 04 names an application.
    let answered = trace.iter().find(|exchange| {
        matches!(exchange.header, [_, 0xA4, 0x04, _]) && exchange.status == Some(StatusWord(0x9000))
    });
    let measured = answered.map(|exchange| exchange.at + exchange.took);
    heard.zip(measured).map_or(Duration::ZERO, |(heard, at)| heard.at.saturating_sub(at))
}

/// A step that comes again (a part of the certificate) counts when it came last.
fn note(steps: &mut Vec<StepTime>, step: TapStep, at: Duration) {
    match steps.iter_mut().find(|known| known.step == step) {
        Some(known) => known.at = at,
        None => steps.push(StepTime { step, at }),
    }
}

#[cfg(test)]
mod tests;
