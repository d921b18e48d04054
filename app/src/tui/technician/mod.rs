//! The technician's view: what this terminal does and why, and what can be done about it. Over SSH
//! it opens at once; at the patient's keyboard it is behind a key that a ten-key does not have, and
//! a passcode.
//!
//! One state; the pages borrow it and say it. What takes time (the self test, PC/SC, the passcode's
//! hash) is asked for as a [`Job`].

mod draw;
mod gate;
mod known;
mod moves;
mod pages;
mod sheet;
mod trace;

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use kazasu_core::reader::ReaderLook;
use kazasu_i18n::{Language, Texts};
use ratatui::layout::Size;

use crate::config::Value;
use crate::host::checks::Finding;
use crate::host::deed::Deed;
use crate::host::instance_lock::OtherInstance;
use crate::host::passcode::Passcode;
use crate::host::visits::Order;
use gate::{Failures, Gate, Step};
pub(super) use known::Part;
use known::{Known, Serves};
use pages::Page;
use sheet::Cursor;

/// The key at the patient's keyboard. No ten-key has it.
const KEY: KeyCode = KeyCode::F(12);

/// A view that nobody uses closes by itself, so that patients never find it open.
const FORGOTTEN: Duration = Duration::from_secs(600);

/// While the overview is shown, PC/SC is asked this often who uses its readers.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The longest text that is looked for.
const LONGEST_QUERY: usize = 40;

/// From this height on the names of all pages stand below the title.
const ROOMY: u16 = 20;

/// How the view is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Access {
    /// Not at all: nobody has chosen a passcode.
    #[default]
    None,
    /// By a key and the passcode.
    Passcode,
    /// It is open from the start, and leaving it ends the program: whoever is here has logged in to
    /// the machine.
    AtOnce,
}

/// What Enter does on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    Go(Page),
    OpenTap(u64),
    OpenHelp(usize),
    RunChecks,
    Order(Order),
    Leave,
}

/// What the view asks of the program.
#[derive(Debug)]
pub(super) enum Asked {
    /// An order to the visits.
    Order(Order),
    /// Something that takes its time.
    Job(Job),
    /// To end the program.
    End,
}

/// Something that takes its time, on a thread of its own.
#[derive(Debug)]
pub(super) enum Job {
    /// Compare this with the passcode.
    Compare(Passcode),
    /// Run the self test.
    Check,
    /// Ask PC/SC about its readers.
    Look,
}

impl Job {
    /// What is said when nobody could do it.
    pub(super) const fn undone(&self) -> Answer {
        match self {
            Self::Compare(_) => Answer::NotCompared,
            Self::Check => Answer::NotChecked,
            Self::Look => Answer::Looked(None),
        }
    }
}

/// What a job has brought.
#[derive(Debug)]
pub(super) enum Answer {
    /// Whether it was the passcode.
    Compared(bool),
    /// Nobody could compare it, so that it is neither right nor wrong.
    NotCompared,
    /// What the self test has found, and the versions of the parts.
    Checked(Vec<Finding>, Vec<Part>),
    /// The self test did not run.
    NotChecked,
    /// What PC/SC says; `None`: it does not answer.
    Looked(Option<Vec<ReaderLook>>),
}

#[derive(Debug, Default)]
enum Door {
    #[default]
    Closed,
    Asking(Gate),
    Open,
}

/// The view, open or not.
#[derive(Debug)]
pub(super) struct Technician {
    access: Access,
    texts: Texts,
    is_demo: bool,
    known: Known,
    door: Door,
    /// Questions asked so far.
    gates: u64,
    /// The question whose passcode is compared now; it may be closed already. One at a time,
    /// whatever is pressed: a comparison costs time so that passcodes cannot be tried quickly, and
    /// none may run beside another.
    comparing: Option<u64>,
    failures: Failures,
    page: Page,
    cursors: [Cursor; Page::ALL.len()],
    open_tap: Option<u64>,
    tap_cursor: Cursor,
    open_help: Option<usize>,
    /// `Some` while something is typed.
    is_searching: bool,
    query: String,
    /// What Enter has done last.
    acted: Option<Act>,
    /// What Enter would have done, before it went from under the cursor.
    vanished: Option<Act>,
    /// When the last key went down.
    touched: Duration,
    is_looking: bool,
    looked: Duration,
    asked: VecDeque<Asked>,
}

impl Technician {
    pub(super) fn new(
        access: Access,
        language: Language,
        is_demo: bool,
        values: Vec<Value>,
    ) -> Self {
        let mut technician = Self {
            access,
            texts: Texts::new(language),
            is_demo,
            known: Known { values, ..Known::default() },
            door: Door::Closed,
            gates: 0,
            comparing: None,
            failures: Failures::default(),
            page: Page::Overview,
            cursors: Default::default(),
            open_tap: None,
            tap_cursor: Cursor::default(),
            open_help: None,
            is_searching: false,
            query: String::new(),
            acted: None,
            vanished: None,
            touched: Duration::ZERO,
            is_looking: false,
            looked: Duration::ZERO,
            asked: VecDeque::new(),
        };
        if access == Access::AtOnce {
            technician.open();
        }
        technician
    }

    /// Another program serves patients, and takes orders from here; it will say what it is.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there no view is let in"))]
    pub(super) fn join(&mut self, program: String) {
        self.known.serves = Serves::Joined(program);
    }

    /// Another program serves patients: nothing is ordered here.
    pub(super) fn watch_only(&mut self, elsewhere: OtherInstance) {
        self.known.serves = Serves::Watched(elsewhere);
    }

    /// Whether it lies over the patient's screen, and takes every key.
    pub(super) const fn covers(&self) -> bool {
        !matches!(self.door, Door::Closed)
    }

    /// What it asks for next.
    pub(super) fn asked(&mut self) -> Option<Asked> {
        self.asked.pop_front()
    }

    fn note(&mut self, deed: Deed) {
        self.asked.push_back(Asked::Order(Order::Note(deed)));
    }

    fn open(&mut self) {
        self.door = Door::Open;
        self.note(Deed::Login);
        self.run_checks();
        self.go(Page::Overview);
    }

    fn close(&mut self) {
        if matches!(std::mem::take(&mut self.door), Door::Open) {
            self.note(Deed::Logout);
            self.known.test = None;
        }
        if self.access == Access::AtOnce {
            self.asked.push_back(Asked::End);
        }
    }

    /// The program ends, whatever the reason: whoever worked here does not any more.
    pub(super) fn end(&mut self) {
        if matches!(std::mem::take(&mut self.door), Door::Open) {
            self.note(Deed::Logout);
        }
    }

    fn go(&mut self, page: Page) {
        self.page = page;
        self.vanished = None;
        self.open_tap = None;
        self.is_searching = false;
        if matches!(page, Page::Overview | Page::Test | Page::Work) {
            self.look();
        }
    }

    fn look(&mut self) {
        // One question at a time: PC/SC may hold it for ever.
        if !std::mem::replace(&mut self.is_looking, true) {
            self.looked = self.known.uptime;
            self.asked.push_back(Asked::Job(Job::Look));
        }
    }

    fn run_checks(&mut self) {
        if !std::mem::replace(&mut self.known.checks_run, true) {
            self.asked.push_back(Asked::Job(Job::Check));
        }
    }

    /// Time has passed.
    pub(super) fn tick(&mut self, now: Duration) {
        self.known.uptime = now;
        let idle = now.saturating_sub(self.touched);
        match self.door {
            Door::Asking(_) if idle >= gate::PATIENCE => self.door = Door::Closed,
            Door::Open if self.access == Access::Passcode && idle >= FORGOTTEN => self.close(),
            Door::Open
                if self.page == Page::Overview && now.saturating_sub(self.looked) >= LOOK_EVERY =>
            {
                self.look()
            }
            _ => {}
        }
    }

    /// When time will change something here.
    pub(super) fn next_deadline(&self) -> Option<Duration> {
        let now = self.known.uptime;
        match self.door {
            Door::Closed => None,
            // The seconds that are left count down.
            Door::Asking(_) if self.failures.wait(now).is_some() => {
                Some(now + Duration::from_millis(500))
            }
            Door::Asking(_) => Some(self.touched + gate::PATIENCE),
            Door::Open => {
                let forgotten =
                    (self.access == Access::Passcode).then_some(self.touched + FORGOTTEN);
                let look = (self.page == Page::Overview && !self.is_looking)
                    .then_some(self.looked + LOOK_EVERY);
                forgotten.into_iter().chain(look).min()
            }
        }
    }

    /// Something has happened.
    pub(super) fn learn(&mut self, news: super::News) {
        let selected = self.selected();
        match news {
            super::News::Tap(report) => self.known.tap(*report),
            super::News::Reader(event) => {
                self.known.reader(&event);
                if self.covers() && self.page == Page::Overview {
                    self.look();
                }
            }
            super::News::Status(standing) => self.known.standing = standing,
            super::News::Told(told) => self.known.told(told),
            super::News::Yielded(elsewhere) => self.known.yielded(elsewhere.program),
            super::News::Answer(answer) => self.answer(answer),
        }
        self.stay_on(selected);
    }

    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Compared(is_right) => self.compared(is_right),
            Answer::NotCompared => self.comparing = None,
            Answer::NotChecked => self.known.checks_run = false,
            Answer::Checked(findings, parts) => {
                self.known.checks_run = false;
                self.known.findings = Some(findings);
                self.known.parts = parts;
            }
            Answer::Looked(looks) => {
                self.is_looking = false;
                self.known.look(looks);
            }
        }
    }

    /// The question may have been closed meanwhile: a wrong passcode counts all the same, and a
    /// right one opens nothing any more.
    fn compared(&mut self, is_right: bool) {
        let compared = self.comparing.take();
        if !is_right {
            self.failures.count(self.known.uptime);
            self.note(Deed::LoginFailed { in_a_row: self.failures.in_a_row });
        }
        match &mut self.door {
            Door::Asking(gate) if Some(gate.number) != compared => {}
            Door::Asking(_) if is_right => {
                self.failures = Failures::default();
                self.open();
            }
            Door::Asking(gate) => gate.refuse(),
            Door::Closed | Door::Open => {}
        }
    }

    /// A key goes down; `false` where it is none of this view's.
    pub(super) fn press(&mut self, event: KeyEvent, window: Size) -> bool {
        if event.kind == KeyEventKind::Release {
            return self.covers();
        }
        let now = self.known.uptime;
        match &mut self.door {
            Door::Closed
                if event.code == KEY
                    && event.modifiers.is_empty()
                    && self.access == Access::Passcode =>
            {
                self.touched = now;
                self.gates += 1;
                self.door = Door::Asking(Gate::new(self.gates));
            }
            Door::Closed => return false,
            Door::Asking(gate) => {
                self.touched = now;
                match gate.press(event, self.comparing.is_some(), self.failures, now) {
                    Step::Stay => {}
                    Step::Close => self.close(),
                    Step::Try(passcode) => {
                        self.comparing = Some(gate.number);
                        self.asked.push_back(Asked::Job(Job::Compare(passcode)));
                    }
                }
            }
            Door::Open => {
                self.touched = now;
                self.page_key(event, window);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
