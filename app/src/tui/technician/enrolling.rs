//! The enrolment in the view: what keys and answers do to it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::enrolment::{Did, Enrolment};
use super::page::Page;
use super::request::{EnrolOutcome, Job, Request};
use super::state::Technician;
use crate::host::delivery::DeskLook;
use crate::host::report::OutboxReport;

impl Technician {
    /// What this terminal is now: its name there, and where.
    pub(super) fn before(&self) -> Option<(&str, &str)> {
        match &self.model.desk {
            Some(DeskLook::Of(own)) => Some((&own.name, &own.address)),
            _ => None,
        }
    }

    pub(super) fn begin_enrolment(&mut self) {
        let address = self.before().map(|(_, address)| address.to_owned());
        self.enrolment = Some(Enrolment::new(address.unwrap_or_default()));
    }

    pub(super) fn enrolment_key(&mut self, event: KeyEvent) {
        let Some(enrolment) = &mut self.enrolment else { return };
        let interrupts =
            event.code == KeyCode::Char('c') && event.modifiers.contains(KeyModifiers::CONTROL);
        if interrupts && !enrolment.is_running() {
            return self.close();
        }
        match enrolment.press(event) {
            Did::Something => {}
            Did::Close => {
                self.enrolment = None;
                self.go(Page::Desk);
            }
            Did::Run(order) => self.requests.push_back(Request::Job(Job::Enrol(Box::new(order)))),
        }
    }

    pub(super) fn enrolling(&mut self, step: &'static str) {
        if let Some(enrolment) = &mut self.enrolment {
            enrolment.reach(step);
        }
    }

    pub(super) fn enrolled(&mut self, outcome: EnrolOutcome) {
        // What this terminal is now is another thing than before.
        self.look_at_desk();
        if let Some(enrolment) = self.enrolment.as_mut().filter(|it| it.is_running()) {
            enrolment.end(outcome);
        }
    }

    pub(super) fn looked_at_desk(&mut self, looked: Option<(DeskLook, Option<Box<OutboxReport>>)>) {
        self.desk_looked = Some(self.model.uptime);
        if let Some((desk, at_rest)) = looked {
            (self.model.desk, self.model.at_rest) = (Some(desk), at_rest);
        }
    }
}
