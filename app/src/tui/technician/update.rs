//! What news change in the view.

use super::login::LoginFailures;
use super::news::News;
use super::page::Page;
use super::request::Answer;
use super::state::{Technician, ViewState};
use crate::host::audit_event::AuditEvent;

impl Technician {
    /// Takes the news in. The cursor stays on what was selected.
    pub(in crate::tui) fn learn(&mut self, news: News) {
        let selected = self.anchor();
        match news {
            News::Tap(report) => self.model.tap(*report),
            News::Reader(event) => {
                self.model.reader(&event);
                if self.covers() && self.page == Page::Overview {
                    self.look();
                }
            }
            News::Status(status) => self.model.status = status,
            News::Trust(report) => self.model.trust = Some(report),
            News::Outbox(report) => self.model.outbox = Some(*report),
            News::Told(told) => self.model.told(told),
            News::Serving(serving) => self.model.serving(serving),
            News::Yielded(elsewhere) => self.model.yielded(elsewhere.program),
            News::Answer(answer) => self.answer(answer),
        }
        if self.covers() && self.model.is_outdated() {
            self.run_checks();
        }
        self.stay_on(selected);
    }

    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Compared(is_right) => self.compared(is_right),
            Answer::NotCompared => self.comparing = None,
            Answer::NotChecked => self.model.checks_run = false,
            Answer::Checked(findings, parts) => {
                self.model.checks_run = false;
                self.model.findings = Some(findings);
                self.model.findings_of = Some(self.checks_of);
                self.model.parts = parts;
            }
            #[cfg(feature = "delivery")]
            Answer::Desk(looked) => self.looked_at_desk(looked),
            #[cfg(feature = "delivery")]
            Answer::Enrolling(step) => self.enrolling(step),
            #[cfg(feature = "delivery")]
            Answer::Enrolled(outcome) => self.enrolled(outcome),
            Answer::Looked(looks) => {
                self.is_looking = false;
                self.model.look(looks);
            }
        }
    }

    /// The question may have been closed meanwhile: a wrong passcode counts all the same, and a
    /// right one opens nothing any more.
    fn compared(&mut self, is_right: bool) {
        let compared = self.comparing.take();
        if !is_right {
            self.failures.count(self.model.uptime);
            self.note(AuditEvent::LoginFailed { in_a_row: self.failures.in_a_row });
        }
        match &mut self.view {
            ViewState::Login(prompt) if Some(prompt.number) != compared => {}
            ViewState::Login(_) if is_right => {
                self.failures = LoginFailures::default();
                self.open();
            }
            ViewState::Login(prompt) => prompt.refuse(),
            ViewState::Closed | ViewState::Open => {}
        }
    }
}
