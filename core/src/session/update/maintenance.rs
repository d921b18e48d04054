//! A technician's orders, as far as they concern the patients: maintenance, test reads, and readers
//! that start anew.

use std::time::Duration;

use crate::code::Reason;
use crate::read::{Epoch, Expect, ReadError, Request, TapNews};
use crate::reader::ReaderName;
use crate::session::effect::Effect;
use crate::session::machine::Session;
use crate::session::maintenance::{Maintenance, MaintenanceOrder, TapPurpose, TestRead};
use crate::verify::{Evidence, verify};

impl Session {
    pub(in crate::session) fn note_maintenance(&mut self, order: MaintenanceOrder) {
        match (order, self.maintenance) {
            (MaintenanceOrder::Begin, Maintenance::Off) => {
                self.maintenance = Maintenance::Awaited;
            }
            (MaintenanceOrder::BeginNow, Maintenance::Off | Maintenance::Awaited) => {
                self.begin_maintenance();
            }
            (MaintenanceOrder::End, Maintenance::On) => {
                self.stop_test();
                self.set_maintenance(Maintenance::Off);
                self.effects.push(Effect::Maintenance(false));
            }
            (MaintenanceOrder::End, _) => self.maintenance = Maintenance::Off,
            (MaintenanceOrder::TestRead { reader }, Maintenance::On) => self.test_read(reader),
            (
                MaintenanceOrder::Begin
                | MaintenanceOrder::BeginNow
                | MaintenanceOrder::TestRead { .. },
                _,
            ) => {}
        }
    }

    /// A visit that was open has ended: now is the time.
    pub(in crate::session) fn begin_awaited_maintenance(&mut self) {
        if self.maintenance == Maintenance::Awaited && !self.is_visit_open() {
            self.begin_maintenance();
        }
    }

    fn begin_maintenance(&mut self) {
        self.set_maintenance(Maintenance::On);
        self.effects.push(Effect::Maintenance(true));
    }

    /// What is held to a reader for a test is no visit's, neither before nor afterwards.
    fn set_maintenance(&mut self, maintenance: Maintenance) {
        self.maintenance = maintenance;
        self.finish_visit();
    }

    /// Without a PIN no try can be spent: an Android phone is asked for its counter, and that is
    /// all.
    fn test_read(&mut self, reader: ReaderName) {
        if self.test.is_some() {
            return;
        }
        let Some(challenge) = self.take_challenge(None) else {
            // The host had no randomness when it was asked; the next order may find some.
            self.challenge_asked = None;
            return;
        };
        let epoch = self.next_epoch();
        self.test = Some(TestRead {
            epoch,
            reader: reader.clone(),
            policy: self.settings.policy_for(&reader),
            challenge,
            until: self.now.uptime.saturating_add(self.settings.limits.test),
        });
        let request = Request {
            expect: Expect::Any,
            entry: None,
            last_try_agreed: false,
            resend_within: Duration::ZERO,
            challenge,
        };
        self.effects.push(Effect::StartTap { epoch, reader, purpose: TapPurpose::Test, request });
    }

    /// A word from the test that runs. What it has read is judged as a patient's phone would be,
    /// and forgotten.
    pub(super) fn note_test(&mut self, epoch: Epoch, news: TapNews) {
        let TapNews::Ended(tap) = news else { return };
        let Some(test) = self.test.take_if(|test| test.epoch == epoch) else { return };
        if let Ok(evidence) = tap.result
            && let Some(reason) = self.judge(&test, &evidence)
        {
            self.effects.push(Effect::Refused { epoch, reason });
        }
    }

    fn judge(&self, test: &TestRead, evidence: &Evidence) -> Option<Reason> {
        if evidence.challenge != test.challenge {
            return Some(Reason::BadSignature);
        }
        let refusal = verify(evidence, &test.policy, self.now.wall).err()?;
        Some(refusal.reason())
    }

    pub(super) fn run_out_test(&mut self) {
        if self.test.as_ref().is_some_and(|test| self.now.uptime >= test.until) {
            self.stop_test();
        }
    }

    pub(super) fn stop_test(&mut self) {
        if let Some(test) = self.test.take() {
            self.effects.push(Effect::StopTap(test.epoch));
        }
    }

    /// A reader (`None`: all of them) is about to start anew. A visit hears of it as of a tap that
    /// took too long: its PIN is wiped, and the patient holds the phone again.
    pub(in crate::session) fn give_way(&mut self, reader: Option<&ReaderName>) {
        let concerns = |used: &ReaderName| reader.is_none_or(|reader| reader == used);
        if reader.is_none() {
            // No tap may begin on another reader just before that one starts anew too.
            self.readers.leave_all(self.now.uptime);
        }
        if self.test.as_ref().is_some_and(|test| concerns(&test.reader)) {
            self.stop_test();
        }
        let tap = self.visit.as_ref().and_then(|visit| visit.tap.as_ref());
        if let Some(tap) = tap.filter(|tap| concerns(&tap.reader)) {
            self.effects.push(Effect::StopTap(tap.epoch));
            self.end_tap(Err(ReadError::GivenUp));
        }
    }
}
