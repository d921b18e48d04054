//! The state of the technician's view, and what opens, closes and turns it.

use std::collections::VecDeque;
use std::time::Duration;

use kazasu_core::reader::Readiness;
use kazasu_core::time::UnixTime;
use kazasu_i18n::{Language, Texts};

use super::access::Access;
use super::action::EntryAction;
#[cfg(feature = "delivery")]
use super::enrolment::Enrolment;
use super::list::Cursor;
use super::login::{LoginFailures, LoginPrompt};
use super::model::{Model, ServedBy};
use super::order::TapOrder;
use super::page::Page;
use super::request::{Job, Request};
use crate::config::Value;
use crate::host::attach::Closed;
use crate::host::audit_event::AuditEvent;
use crate::host::instance_lock::OtherInstance;

/// Whether the view lies over the patient's screen.
#[derive(Debug, Default)]
pub(super) enum ViewState {
    /// The patient's screen is seen.
    #[default]
    Closed,
    /// The passcode is asked for.
    Login(LoginPrompt),
    /// The pages are seen.
    Open,
}

/// The technician's view: everything that it has to remember.
#[derive(Debug)]
pub(in crate::tui) struct Technician {
    pub(super) access: Access,
    pub(super) texts: Texts,
    pub(super) is_demo: bool,
    pub(super) model: Model,
    pub(super) view: ViewState,
    /// How often the passcode was asked for so far: each question has a number.
    pub(super) prompts: u64,
    /// The question whose passcode is compared now; it may be closed already. One at a time,
    /// whatever is pressed: a comparison costs time so that passcodes cannot be tried quickly, and
    /// none may run beside another.
    pub(super) comparing: Option<u64>,
    pub(super) failures: LoginFailures,
    /// How the readers stood when the self test that runs was asked.
    pub(super) checks_of: Readiness,
    pub(super) page: Page,
    /// One for each page, by its number.
    pub(super) cursors: [Cursor; Page::ALL.len()],
    /// The tap that is looked at, by its number.
    pub(super) open_tap: Option<u64>,
    /// Keys move in what is said beside the list, where there are two panes.
    pub(super) is_detail_focused: bool,
    /// In the tap that is looked at, or in what is said beside the list.
    pub(super) detail_cursor: Cursor,
    /// In the list of keys.
    pub(super) keys_cursor: Cursor,
    /// The list of keys lies over the page.
    pub(super) shows_keys: bool,
    pub(super) order: TapOrder,
    /// The wall clock; `None`: nobody has said it yet.
    pub(super) now: Option<UnixTime>,
    /// The help topic that is open, by its number.
    pub(super) open_help: Option<usize>,
    /// What is looked for on this page is being typed.
    pub(super) is_searching: bool,
    pub(super) query: String,
    /// What Enter has done last.
    pub(super) carried_out: Option<EntryAction>,
    /// What Enter would have done, before it went from under the cursor.
    pub(super) vanished: Option<EntryAction>,
    /// When the last key went down, in uptime.
    pub(super) touched: Duration,
    /// PC/SC has been asked about its readers and has not answered yet.
    pub(super) is_looking: bool,
    /// When PC/SC was asked last, in uptime.
    pub(super) looked: Duration,
    /// The enrolment that lies over the page.
    #[cfg(feature = "delivery")]
    pub(super) enrolment: Option<Enrolment>,
    /// When was looked at the desk last, in uptime; `None`: that look has not answered yet.
    #[cfg(feature = "delivery")]
    pub(super) desk_looked: Option<Duration>,
    /// What the program has not taken yet.
    pub(super) requests: VecDeque<Request>,
}

impl Technician {
    pub(in crate::tui) fn new(
        access: Access,
        language: Language,
        is_demo: bool,
        values: Vec<Value>,
    ) -> Self {
        let mut technician = Self {
            access,
            texts: Texts::new(language),
            is_demo,
            model: Model { values, ..Model::default() },
            view: ViewState::Closed,
            prompts: 0,
            comparing: None,
            failures: LoginFailures::default(),
            checks_of: Readiness::Unknown,
            page: Page::Overview,
            cursors: Default::default(),
            open_tap: None,
            is_detail_focused: false,
            detail_cursor: Cursor::default(),
            keys_cursor: Cursor::default(),
            shows_keys: false,
            order: TapOrder::default(),
            now: None,
            open_help: None,
            is_searching: false,
            query: String::new(),
            carried_out: None,
            vanished: None,
            touched: Duration::ZERO,
            is_looking: false,
            looked: Duration::ZERO,
            #[cfg(feature = "delivery")]
            enrolment: None,
            #[cfg(feature = "delivery")]
            desk_looked: Some(Duration::ZERO),
            requests: VecDeque::new(),
        };
        if access == Access::AtOnce {
            technician.open();
        }
        technician
    }

    /// Another program serves patients, and takes orders from here; it will say what it is.
    pub(in crate::tui) fn join(&mut self, program: String) {
        self.model.serves = ServedBy::Joined(program);
    }

    /// Another program serves patients: nothing is ordered here.
    pub(in crate::tui) fn watch_only(&mut self, elsewhere: OtherInstance, closed: Closed) {
        self.model.serves = ServedBy::Watched(elsewhere, closed);
    }

    /// The technician says that nobody serves patients, although this program is said to.
    pub(in crate::tui) fn disregard(&mut self, program: String) {
        self.model.serves = ServedBy::Regardless(program);
    }

    /// Whether it lies over the patient's screen, and takes every key.
    pub(in crate::tui) const fn covers(&self) -> bool {
        !matches!(self.view, ViewState::Closed)
    }

    /// Whether a mouse does anything: on the pages, and nowhere where a secret is typed.
    pub(in crate::tui) const fn wants_mouse(&self) -> bool {
        #[cfg(feature = "delivery")]
        if self.enrolment.is_some() {
            return false;
        }
        matches!(self.view, ViewState::Open)
    }

    /// The time by the wall clock, for what is told as so long ago.
    pub(in crate::tui) fn know_time(&mut self, now: UnixTime) {
        self.now = Some(now);
    }

    /// What it asks for next.
    pub(in crate::tui) fn next_request(&mut self) -> Option<Request> {
        self.requests.pop_front()
    }

    pub(super) fn note(&mut self, event: AuditEvent) {
        self.requests.push_back(Request::Record(event));
    }

    pub(super) fn open(&mut self) {
        (self.shows_keys, self.is_searching) = (false, false);
        self.query.clear();
        self.view = ViewState::Open;
        self.note(AuditEvent::Login);
        self.run_checks();
        self.go(Page::Overview);
    }

    pub(super) fn close(&mut self) {
        if matches!(std::mem::take(&mut self.view), ViewState::Open) {
            self.note(AuditEvent::Logout);
            self.model.test = None;
        }
        #[cfg(feature = "delivery")]
        drop(self.enrolment.take());
        if self.access == Access::AtOnce {
            self.requests.push_back(Request::End);
        }
    }

    /// The program ends, whatever the reason: whoever worked here does not any more.
    pub(in crate::tui) fn end(&mut self) {
        if matches!(std::mem::take(&mut self.view), ViewState::Open) {
            self.note(AuditEvent::Logout);
        }
    }

    pub(super) fn go(&mut self, page: Page) {
        if page != self.page {
            self.query.clear();
        }
        self.page = page;
        self.vanished = None;
        self.open_tap = None;
        self.is_searching = false;
        self.is_detail_focused = false;
        self.detail_cursor = Cursor::default();
        // What was ordered there is said there.
        self.model.done = None;
        if matches!(page, Page::Overview | Page::Test | Page::Work) {
            self.look();
        }
        #[cfg(feature = "delivery")]
        if matches!(page, Page::Desk | Page::Queue) {
            self.look_at_desk();
        }
    }

    pub(super) fn look(&mut self) {
        // One question at a time: PC/SC may hold it for ever.
        if !std::mem::replace(&mut self.is_looking, true) {
            self.looked = self.model.uptime;
            self.requests.push_back(Request::Job(Job::Look));
        }
    }

    /// One question at a time.
    #[cfg(feature = "delivery")]
    pub(super) fn look_at_desk(&mut self) {
        if self.desk_looked.take().is_some() {
            self.requests.push_back(Request::Job(Job::Desk));
        }
    }

    pub(super) fn run_checks(&mut self) {
        if !std::mem::replace(&mut self.model.checks_run, true) {
            self.checks_of = self.model.readers.readiness();
            self.requests.push_back(Request::Job(Job::Check));
        }
    }
}
