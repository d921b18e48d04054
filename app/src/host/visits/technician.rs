//! Carries out what a technician orders. Each one is told to the observers when it is carried out.

use std::time::Instant;

use kazasu_core::read::{Expect, Request};
use kazasu_core::session::{Event, TapNews};
use kazasu_core::verify::{Evidence, verify};

use super::order::Order;
use super::serve::Visits;
use crate::host::audit_event::AuditEvent;
use crate::host::clock;
use crate::host::loggable::Word;
use crate::host::report::{Maintenance, NotOpened, Purpose, TerminalStatus};

impl Visits {
    pub(super) fn order(&mut self, order: Order) {
        match order {
            Order::MaintenanceOn if self.maintenance == Maintenance::Off => {
                self.maintenance = Maintenance::Awaited;
                self.begin_awaited_maintenance();
            }
            Order::MaintenanceNow if self.maintenance != Maintenance::On => {
                self.begin_maintenance()
            }
            Order::MaintenanceOff => self.end_maintenance(),
            Order::TestRead { reader } => self.test_read(&reader),
            Order::RestartReader { reader } => {
                self.recorder.audit(&AuditEvent::ReaderRestarted { reader: Word::reader(&reader) });
                if self.recorder.reader_in_use() == Some(reader.as_str()) {
                    self.give_up();
                }
                self.readers.restart(&reader);
            }
            Order::Reconnect => self.reconnect(),
            Order::MaintenanceOn | Order::MaintenanceNow => {}
        }
    }

    /// What was done elsewhere in this program.
    pub(super) fn record(&mut self, event: &AuditEvent) {
        match event {
            AuditEvent::Login => self.technicians += 1,
            AuditEvent::Logout => self.technicians = self.technicians.saturating_sub(1),
            _ => {}
        }
        self.recorder.audit(event);
    }

    /// The visits end, whatever became of those who work on them: their own word may come too late.
    pub(super) fn log_out(&mut self) {
        for _ in 0..std::mem::take(&mut self.technicians) {
            self.recorder.audit(&AuditEvent::Logout);
        }
    }

    /// A visit that was open has ended: now is the time.
    pub(super) fn begin_awaited_maintenance(&mut self) {
        if self.maintenance == Maintenance::Awaited && !self.session.is_visit_open() {
            self.begin_maintenance();
        }
    }

    fn begin_maintenance(&mut self) {
        self.maintenance = Maintenance::On;
        self.recorder.audit(&AuditEvent::MaintenanceOn);
        self.events.push_back(Event::Maintenance(true));
    }

    pub(super) fn end_maintenance(&mut self) {
        if std::mem::take(&mut self.maintenance) == Maintenance::On {
            self.stop_test();
            self.recorder.audit(&AuditEvent::MaintenanceOff);
            self.events.push_back(Event::Maintenance(false));
        }
    }

    /// Without a PIN no try can be spent: an Android phone is asked for its counter, and that is
    /// all.
    fn test_read(&mut self, reader: &str) {
        if self.maintenance != Maintenance::On || self.recorder.purpose().is_some() {
            return;
        }
        let Ok(challenge) = clock::fresh_challenge() else {
            tracing::error!("the system gives no random bytes");
            return;
        };
        self.recorder.audit(&AuditEvent::TestRead { reader: Word::reader(reader) });
        self.recorder.start(reader, Purpose::Test, clock::now());
        self.test_until = Some(Instant::now() + self.test_limit);
        let request = Request {
            expect: Expect::Any,
            entry: None,
            last_try_agreed: false,
            resend_within: Default::default(),
            challenge,
        };
        if self.readers.tap(reader, request).is_err() {
            self.recorder.not_opened(NotOpened::Unavailable);
        }
    }

    /// What a test has read is judged as a patient's phone would be, and forgotten.
    pub(super) fn judge_test(&mut self, reader: &str, evidence: &Evidence) {
        if let Err(refusal) = verify(evidence, &self.settings.policy_for(reader), clock::now()) {
            self.recorder.refused(refusal.reason(), None);
        }
    }

    /// When the test that runs is given up.
    pub(super) fn test_deadline(&self) -> Option<Instant> {
        self.test_until.filter(|_| self.recorder.purpose() == Some(Purpose::Test))
    }

    /// Another program may keep the reader for ever, and no patient's time runs out behind a test.
    pub(super) fn give_up_late_test(&mut self) {
        if self.test_deadline().is_some_and(|until| until <= Instant::now()) {
            self.test_until = None;
            self.stop();
        }
    }

    fn stop_test(&mut self) {
        if self.recorder.purpose() == Some(Purpose::Test) {
            self.stop();
        }
    }

    /// The tap that runs has to give way. A visit hears of it as of one that took too long: its PIN
    /// is wiped, and the patient holds the phone again.
    fn give_up(&mut self) {
        let is_visit = self.recorder.purpose() == Some(Purpose::Visit);
        self.stop();
        if is_visit {
            self.news(TapNews::GivenUp);
        }
    }

    fn reconnect(&mut self) {
        self.recorder.audit(&AuditEvent::Reconnected);
        self.give_up();
        if let Err(error) = self.readers.reconnect() {
            tracing::error!(%error, "no new connection to the readers");
        }
    }

    pub(super) fn status(&self) -> TerminalStatus {
        TerminalStatus {
            maintenance: self.maintenance,
            visit_open: self.session.is_visit_open(),
            tap: self.recorder.purpose(),
        }
    }
}
