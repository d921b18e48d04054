//! The technician's view: what this terminal does and why, and what can be done about it. Over SSH it opens at once; at the patient's keyboard it is
//! behind a key that a ten-key does not have, and a passcode.
//!
//! One state; the pages borrow it and say it. What takes time (the self test, PC/SC, the passcode's hash) is asked for as a [`Job`].

mod gate;
mod known;
mod pages;
mod sheet;
mod trace;

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kazasu_core::reader::ReaderLook;
use kazasu_i18n::{Language, Technician as Text, Texts};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::keys::{self, Pressed};
use super::theme::{Mood, Theme};
use super::wrap::columns;
use crate::config::Value;
use crate::host::checks::Finding;
use crate::host::deed::Deed;
use crate::host::passcode::Passcode;
use crate::host::visits::{Maintenance, Order};
use gate::{Failures, Gate, Step};
use known::Known;
pub(super) use known::Part;
use pages::{Page, View};
use sheet::{Cursor, Entry, Motion};

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
    /// It is open from the start, and leaving it ends the program: whoever is here has logged in to the machine.
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

/// What a job has brought.
#[derive(Debug)]
pub(super) enum Answer {
    /// Whether it was the passcode.
    Compared(bool),
    /// What the self test has found, and the versions of the parts.
    Checked(Vec<Finding>, Vec<Part>),
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
    failures: Failures,
    page: Page,
    cursors: [Cursor; Page::ALL.len()],
    open_tap: Option<u64>,
    tap_cursor: Cursor,
    open_help: Option<usize>,
    /// `Some` while something is typed.
    is_searching: bool,
    query: String,
    /// When the last key went down.
    touched: Duration,
    is_looking: bool,
    looked: Duration,
    asked: VecDeque<Asked>,
}

impl Technician {
    pub(super) fn new(access: Access, language: Language, is_demo: bool, values: Vec<Value>) -> Self {
        let mut technician = Self {
            access,
            texts: Texts::new(language),
            is_demo,
            known: Known { values, ..Known::default() },
            door: Door::Closed,
            failures: Failures::default(),
            page: Page::Overview,
            cursors: Default::default(),
            open_tap: None,
            tap_cursor: Cursor::default(),
            open_help: None,
            is_searching: false,
            query: String::new(),
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

    /// Another program serves patients: nothing is ordered here.
    pub(super) fn watch_only(&mut self, elsewhere: Option<String>) {
        self.known.elsewhere = elsewhere;
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

    fn go(&mut self, page: Page) {
        self.page = page;
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
            Door::Open if self.page == Page::Overview && now.saturating_sub(self.looked) >= LOOK_EVERY => self.look(),
            _ => {}
        }
    }

    /// When time will change something here.
    pub(super) fn next_deadline(&self) -> Option<Duration> {
        let now = self.known.uptime;
        match self.door {
            Door::Closed => None,
            // The seconds that are left count down.
            Door::Asking(_) if self.failures.wait(now).is_some() => Some(now + Duration::from_millis(500)),
            Door::Asking(_) => Some(self.touched + gate::PATIENCE),
            Door::Open => {
                let forgotten = (self.access == Access::Passcode).then_some(self.touched + FORGOTTEN);
                let look = (self.page == Page::Overview && !self.is_looking).then_some(self.looked + LOOK_EVERY);
                forgotten.into_iter().chain(look).min()
            }
        }
    }

    /// Something has happened.
    pub(super) fn learn(&mut self, news: super::News) {
        match news {
            super::News::Tap(report) => self.known.tap(*report),
            super::News::Reader(event) => {
                self.known.reader(&event);
                if self.covers() && self.page == Page::Overview {
                    self.look();
                }
            }
            super::News::Standing(standing) => self.known.standing = standing,
            super::News::Answer(answer) => self.answer(answer),
        }
    }

    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Compared(is_right) => self.compared(is_right),
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

    /// The question may have been closed meanwhile: a wrong passcode counts all the same, and a right one opens nothing any more.
    fn compared(&mut self, is_right: bool) {
        if !is_right {
            self.failures.count(self.known.uptime);
            self.note(Deed::LoginFailed { in_a_row: self.failures.in_a_row });
        }
        match &mut self.door {
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
            Door::Closed if event.code == KEY && event.modifiers.is_empty() && self.access == Access::Passcode => {
                self.touched = now;
                self.door = Door::Asking(Gate::new());
            }
            Door::Closed => return false,
            Door::Asking(gate) => {
                self.touched = now;
                match gate.press(event, self.failures, now) {
                    Step::Stay => {}
                    Step::Close => self.close(),
                    Step::Try(passcode) => self.asked.push_back(Asked::Job(Job::Compare(passcode))),
                }
            }
            Door::Open => {
                self.touched = now;
                self.page_key(event, window);
            }
        }
        true
    }

    fn page_key(&mut self, event: KeyEvent, window: Size) {
        if self.is_searching && self.search_key(event) {
            return;
        }
        match (event.code, keys::pressed(event)) {
            (KeyCode::Home, _) => self.move_by(Motion::Home, window),
            (KeyCode::End, _) => self.move_by(Motion::End, window),
            (_, Some(Pressed::Line(lines))) => self.move_by(Motion::Line(lines), window),
            (_, Some(Pressed::Page(pages))) => self.move_by(Motion::Page(pages), window),
            (_, Some(Pressed::Escape | Pressed::Key(kazasu_core::screen::Key::Minus))) => self.back(),
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Slash))) => {
                self.go(Page::Help);
                self.is_searching = true;
                self.query.clear();
                self.cursors[Page::Help as usize] = Cursor::default();
            }
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Number(number)))) => {
                let page = usize::from(number).checked_sub(1).and_then(|index| Page::ALL.get(index));
                if let Some(page) = page {
                    self.go(*page);
                }
            }
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Enter))) => {
                let area = self.area(window);
                let entries = self.entries(area.width);
                let act = entries.get(self.cursor().selected).and_then(|entry| entry.act.clone());
                if let Some(act) = act {
                    self.act(act);
                }
            }
            _ => {}
        }
    }

    /// A letter of what is looked for; `false` for a key that moves or opens.
    fn search_key(&mut self, event: KeyEvent) -> bool {
        match event.code {
            KeyCode::Char(char) if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                if self.query.chars().count() < LONGEST_QUERY {
                    self.query.push(char);
                }
            }
            KeyCode::Backspace => drop(self.query.pop()),
            _ => return false,
        }
        self.cursors[Page::Help as usize] = Cursor::default();
        true
    }

    fn back(&mut self) {
        if self.is_searching || !self.query.is_empty() {
            self.is_searching = false;
            self.query.clear();
        } else if self.open_tap.take().is_none() && self.open_help.take().is_none() {
            self.go(Page::Overview);
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Go(page) => self.go(page),
            Act::OpenTap(number) => {
                self.open_tap = Some(number);
                self.tap_cursor = Cursor::default();
            }
            Act::OpenHelp(number) => self.open_help = (self.open_help != Some(number)).then_some(number),
            Act::RunChecks => {
                self.note(Deed::SelfTest);
                self.run_checks();
            }
            Act::Order(order) => {
                self.known.done = self.done(&order);
                self.asked.push_back(Asked::Order(order));
            }
            Act::Leave => self.close(),
        }
    }

    /// What is said of an order that shows nothing by itself.
    fn done(&self, order: &Order) -> Option<String> {
        match order {
            Order::RestartReader { reader } => Some(self.texts.technician(&Text::RestartReader { reader })),
            Order::Reconnect => Some(self.texts.technician(&Text::Reconnect)),
            _ => None,
        }
    }

    fn cursor(&self) -> Cursor {
        if self.open_tap.is_some() { self.tap_cursor } else { self.cursors[self.page as usize] }
    }

    fn move_by(&mut self, motion: Motion, window: Size) {
        let area = self.area(window);
        let entries = self.entries(area.width);
        let mut cursor = self.cursor();
        cursor.go(motion, &entries, usize::from(area.height));
        if self.open_tap.is_some() {
            self.tap_cursor = cursor;
        } else {
            self.cursors[self.page as usize] = cursor;
        }
    }

    fn theme(&self, colour: bool) -> Theme {
        Theme { colour, high_contrast: false }
    }

    fn entries(&self, width: u16) -> Vec<Entry> {
        self.entries_in(width, self.theme(false))
    }

    fn entries_in(&self, width: u16, theme: Theme) -> Vec<Entry> {
        let view = View {
            known: &self.known,
            texts: &self.texts,
            theme,
            width: sheet::room(width),
            open_tap: self.open_tap,
            open_help: self.open_help,
            query: &self.query,
            is_alone: self.access == Access::AtOnce,
        };
        pages::entries(self.page, &view)
    }

    /// The lines above the page: its title, and where there is room the names of all.
    fn head(&self, window: Size, theme: Theme, place: &str) -> Vec<Line<'static>> {
        let say = |text: &Text<'_>| self.texts.technician(text);
        let bar = theme.mood(Mood::Plain);
        let number = self.page as usize + 1;
        let name = say(&Text::Page { page: self.page.word() });
        let title = format!(" {number}/{} {name} {place}", Page::ALL.len());
        let marks: Vec<String> = self.marks().into_iter().map(|mark| format!(" {} ", say(&Text::Mark { mark }))).collect();
        let used = columns(&title) + marks.iter().map(|mark| columns(mark)).sum::<u16>();
        let free = " ".repeat(usize::from(window.width.saturating_sub(used)));
        let mut line = Line::from(Span::styled(title + &free, bar));
        line.extend(marks.into_iter().map(|mark| Span::styled(mark, theme.demo())));
        let mut lines = vec![line];
        if window.height >= ROOMY {
            let items: Vec<_> = Page::ALL
                .iter()
                .enumerate()
                .map(|(index, page)| super::widgets::choices::Item {
                    cap: (index + 1).to_string(),
                    label: say(&Text::Page { page: page.word() }),
                })
                .collect();
            lines.extend(super::widgets::choices::flow(&items, window.width, theme));
            lines.push(Line::default());
        }
        if self.page == Page::Help && (self.is_searching || !self.query.is_empty()) {
            let caret = if self.is_searching { "_" } else { "" };
            lines.push(Line::from(say(&Text::Search { query: &format!("{}{caret}", self.query) })));
        }
        lines
    }

    fn marks(&self) -> Vec<&'static str> {
        let mut marks = Vec::new();
        marks.extend(match self.known.standing.maintenance {
            Maintenance::Off => None,
            Maintenance::Awaited => Some("awaited"),
            Maintenance::On => Some("maintenance"),
        });
        marks.extend(self.known.elsewhere.is_some().then_some("watching"));
        marks.extend(self.is_demo.then_some("demo"));
        marks
    }

    /// Where the entries stand.
    fn area(&self, window: Size) -> Rect {
        let above = u16::try_from(self.head(window, self.theme(false), "").len()).unwrap_or(u16::MAX);
        Rect { x: 0, y: above, width: window.width, height: window.height.saturating_sub(above + 1) }
    }

    /// Draws it over the whole window.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, colour: bool) {
        let area = frame.area();
        let theme = self.theme(colour);
        if let Door::Asking(gate) = &self.door {
            let lines = gate.lines(self.failures, self.known.uptime, &self.texts, area.width.saturating_sub(2), theme);
            return super::app::put(frame, &lines, Rect { y: area.y + 1, ..area }, 1);
        }
        let entries = self.entries_in(area.width, theme);
        let cursor = self.cursor();
        let place = format!("{}/{}", (cursor.selected + 1).min(entries.len()), entries.len());
        let head = self.head(area.as_size(), theme, &place);
        super::app::put(frame, &head, area, 0);
        cursor.draw(&entries, self.area(area.as_size()), frame.buffer_mut(), theme);
        let keys = self.texts.technician(&Text::Keys { short: area.width < 80 });
        let foot = Line::from(Span::styled(keys, theme.headline()));
        super::app::put(frame, &[foot], Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }, 0);
    }
}

#[cfg(test)]
mod tests;
