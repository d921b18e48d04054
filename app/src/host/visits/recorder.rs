//! Writes the report of the tap that runs, and gives it to the observers when the session has had
//! its say.

use std::time::{Duration, Instant};

use kazasu_core::apdu::Usage;
use kazasu_core::code::Reason;
use kazasu_core::jpki::Medium;
use kazasu_core::read::{Progress, ReadError, Tap};
use kazasu_core::reader::ReaderEvent;
use kazasu_core::time::UnixTime;

use crate::host::audit_event::AuditEvent;
use crate::host::report::{
    NotOpened, Observer, Outcome, Purpose, Step, StepTime, TapReport, TerminalStatus,
};

/// The observers, and what they will be told next.
pub(super) struct Recorder {
    observers: Vec<Box<dyn Observer>>,
    demo: bool,
    count: u64,
    running: Option<Running>,
    /// The tap is over; the session may yet refuse what it brought.
    over: Option<Running>,
}

struct Running {
    since: Instant,
    report: TapReport,
}

impl Recorder {
    pub(super) const fn new(observers: Vec<Box<dyn Observer>>, demo: bool) -> Self {
        Self { observers, demo, count: 0, running: None, over: None }
    }

    /// A tap begins. One that has not ended by now never will.
    pub(super) fn start(&mut self, reader: &str, purpose: Purpose, now: UnixTime) {
        self.stopped(Usage::default(), Duration::ZERO);
        self.tell();
        self.count += 1;
        let report = TapReport {
            number: self.count,
            started: now,
            reader: reader.to_owned(),
            purpose,
            demo: self.demo,
            outcome: Outcome::Stopped,
            phone: None,
            tries_left: None,
            token: None,
            steps: Vec::new(),
            usage: Usage::default(),
            total: Duration::ZERO,
            trace: Vec::new(),
        };
        self.running = Some(Running { since: Instant::now(), report });
    }

    /// Where the tap runs that runs now.
    pub(super) fn reader_in_use(&self) -> Option<&str> {
        self.running.as_ref().map(|running| running.report.reader.as_str())
    }

    /// Whose tap runs now.
    pub(super) fn purpose(&self) -> Option<Purpose> {
        self.running.as_ref().map(|running| running.report.purpose)
    }

    /// The tap waits for another program.
    pub(super) fn busy(&mut self) {
        if let Some(running) = &mut self.running {
            running.report.outcome = Outcome::Busy;
        }
    }

    pub(super) fn progress(&mut self, progress: &Progress) {
        let Some(Running { since, report }) = &mut self.running else { return };
        report.outcome = Outcome::Stopped;
        let step = match progress {
            Progress::Selected => Step::Selected,
            Progress::Identified(holder) => {
                report.phone = match holder {
                    Medium::Phone(kind) => Some(*kind),
                    Medium::PlasticCard | Medium::JukiCard | Medium::Unknown => None,
                };
                Step::Identified
            }
            Progress::TriesLeft(tries) => {
                report.tries_left = Some(*tries);
                Step::Counter
            }
            Progress::VerifySent => {
                // Until the phone says more, a try may be gone.
                report.tries_left = None;
                Step::VerifySent
            }
            Progress::PinAccepted => Step::PinAccepted,
            Progress::Certificate { .. } => Step::Certificate,
            Progress::Complete => Step::Complete,
        };
        note(&mut report.steps, step, since.elapsed());
    }

    /// The tap is over.
    pub(super) fn done(&mut self, tap: &Tap) {
        let outcome = match &tap.result {
            Ok(_) => Outcome::Read,
            Err(error) => Outcome::refused(error.reason(), Some(error.to_string())),
        };
        let Some(report) = self.end(outcome, tap.usage, tap.total) else { return };
        report.trace.clone_from(&tap.trace);
        match &tap.result {
            Ok(evidence) => report.phone = Some(evidence.kind),
            Err(ReadError::OtherPhone { found }) => report.phone = Some(*found),
            Err(ReadError::UnknownToken(token)) => report.token = Some(token.to_string()),
            Err(error) => report.tries_left = error.tries_left().or(report.tries_left),
        }
    }

    /// Nothing was sent.
    pub(super) fn not_opened(&mut self, why: NotOpened) {
        let waited =
            self.running.as_ref().map(|running| running.since.elapsed()).unwrap_or_default();
        self.end(Outcome::NotOpened { why }, Usage::default(), waited);
    }

    /// It hung.
    pub(super) fn given_up(&mut self, usage: Usage, total: Duration) {
        self.end(Outcome::GivenUp, usage, total);
    }

    /// It was stopped, or had waited for another program in vain.
    pub(super) fn stopped(&mut self, usage: Usage, total: Duration) {
        let outcome = match &self.running {
            Some(Running { report: TapReport { outcome: Outcome::Busy, .. }, .. }) => Outcome::Busy,
            _ => Outcome::Stopped,
        };
        self.end(outcome, usage, total);
    }

    /// What the tap brought is not accepted.
    pub(super) fn refused(&mut self, reason: Reason, detail: Option<String>) {
        if let Some(Running { report, .. }) = &mut self.over {
            let seen = match &report.outcome {
                Outcome::Refused { detail, .. } => detail.clone(),
                _ => None,
            };
            report.outcome = Outcome::refused(reason, detail.or(seen));
        }
    }

    fn end(&mut self, outcome: Outcome, usage: Usage, total: Duration) -> Option<&mut TapReport> {
        let mut running = self.running.take()?;
        running.report.outcome = outcome;
        running.report.usage = usage;
        running.report.total = total;
        Some(&mut self.over.insert(running).report)
    }

    /// The session has had its say: a tap that is over is told.
    pub(super) fn tell(&mut self) {
        let Some(Running { since, mut report }) = self.over.take() else { return };
        if report.steps.last().is_some_and(|last| last.step == Step::Complete) {
            note(&mut report.steps, Step::Proof, since.elapsed());
        }
        tracing::info!(
            tap = report.number,
            outcome = report.outcome.word(),
            test = report.purpose == Purpose::Test,
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

    pub(super) fn audit(&mut self, event: &AuditEvent) {
        self.observers.iter_mut().for_each(|observer| observer.audit(event));
    }
}

/// A step that comes again (a part of the certificate) counts when it came last.
fn note(steps: &mut Vec<StepTime>, step: Step, at: Duration) {
    match steps.iter_mut().find(|known| known.step == step) {
        Some(known) => known.at = at,
        None => steps.push(StepTime { step, at }),
    }
}

#[cfg(test)]
mod tests;
