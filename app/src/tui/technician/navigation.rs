//! What a key does: in the question for the passcode, and on an open page.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kazasu_i18n::TechnicianText as Text;
use ratatui::layout::Size;

use super::access::Access;
use super::action::EntryAction;
use super::list::{Cursor, CursorMove, Entry};
use super::login::{LoginPrompt, LoginStep};
use super::page::Page;
use super::request::{Job, Request};
use super::state::{Technician, ViewState};
use crate::host::audit_event::AuditEvent;
use crate::host::visits::Order;
use crate::tui::keys::{self, Pressed};

/// The key that asks for the passcode at the patient's keyboard. No ten-key has it.
pub(super) const OPEN_KEY: KeyCode = KeyCode::F(12);

/// The longest text that is looked for, in characters.
const LONGEST_QUERY: usize = 40;

/// Columns for entries of which only the actions are of interest.
const WIDTH: u16 = 80;

const fn is_of_maintenance(action: &EntryAction) -> bool {
    matches!(
        action,
        EntryAction::Order(Order::MaintenanceOn | Order::MaintenanceNow | Order::MaintenanceOff)
    )
}

impl Technician {
    /// A key goes down; `false` where it is none of this view's.
    pub(in crate::tui) fn press(&mut self, event: KeyEvent, window: Size) -> bool {
        if event.kind == KeyEventKind::Release {
            return self.covers();
        }
        let now = self.model.uptime;
        match &mut self.view {
            ViewState::Closed
                if event.code == OPEN_KEY
                    && event.modifiers.is_empty()
                    && self.access == Access::Passcode =>
            {
                self.touched = now;
                self.prompts += 1;
                self.view = ViewState::Login(LoginPrompt::new(self.prompts));
            }
            ViewState::Closed => return false,
            ViewState::Login(prompt) => {
                self.touched = now;
                match prompt.press(event, self.comparing.is_some(), self.failures, now) {
                    LoginStep::Stay => {}
                    LoginStep::Close => self.close(),
                    LoginStep::Try(passcode) => {
                        self.comparing = Some(prompt.number);
                        self.requests.push_back(Request::Job(Job::Compare(passcode)));
                    }
                }
            }
            ViewState::Open => {
                self.touched = now;
                self.page_key(event, window);
            }
        }
        true
    }

    pub(super) fn page_key(&mut self, event: KeyEvent, window: Size) {
        if self.is_searching && self.search_key(event) {
            return;
        }
        match (event.code, keys::pressed(event)) {
            (KeyCode::Home, _) => self.move_by(CursorMove::Home, window),
            (KeyCode::End, _) => self.move_by(CursorMove::End, window),
            (_, Some(Pressed::Line(lines))) => self.move_by(CursorMove::Line(lines), window),
            (_, Some(Pressed::Page(pages))) => self.move_by(CursorMove::Page(pages), window),
            (_, Some(Pressed::Escape | Pressed::Key(kazasu_core::screen::Key::Minus))) => {
                self.back();
            }
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Slash))) => {
                self.go(Page::Help);
                self.is_searching = true;
                self.query.clear();
                self.cursors[Page::Help as usize] = Cursor::default();
            }
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Number(number)))) => {
                let page =
                    usize::from(number).checked_sub(1).and_then(|index| Page::ALL.get(index));
                if let Some(page) = page {
                    self.go(*page);
                }
            }
            (_, Some(Pressed::Key(kazasu_core::screen::Key::Enter))) => {
                // What was looked for is found: keys are commands again.
                self.is_searching = false;
                // What lies there now is not what was selected.
                if self.vanished.take().is_some() {
                    return;
                }
                if let Some(action) = self.selected() {
                    self.carried_out = Some(action.clone());
                    self.carry_out(action);
                }
            }
            _ => {}
        }
    }

    /// A letter of what is looked for; `false` for a key that moves or opens.
    fn search_key(&mut self, event: KeyEvent) -> bool {
        match event.code {
            KeyCode::Char(char)
                if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
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

    fn carry_out(&mut self, action: EntryAction) {
        match action {
            EntryAction::Go(page) => self.go(page),
            EntryAction::OpenTap(number) => {
                self.open_tap = Some(number);
                self.tap_cursor = Cursor::default();
            }
            EntryAction::OpenHelp(number) => {
                self.open_help = (self.open_help != Some(number)).then_some(number);
            }
            EntryAction::RunChecks => {
                self.note(AuditEvent::SelfTest);
                self.run_checks();
            }
            EntryAction::Order(order) => {
                self.model.done = self.done(&order);
                self.requests.push_back(Request::Order(order));
            }
            EntryAction::Leave => self.close(),
        }
    }

    /// What is said of an order that shows nothing by itself.
    fn done(&self, order: &Order) -> Option<String> {
        match order {
            Order::RestartReader { reader } => {
                Some(self.texts.technician(&Text::RestartReader { reader: &reader.to_string() }))
            }
            Order::Reconnect => Some(self.texts.technician(&Text::Reconnect)),
            _ => None,
        }
    }

    pub(super) fn cursor(&self) -> Cursor {
        if self.open_tap.is_some() { self.tap_cursor } else { self.cursors[self.page as usize] }
    }

    /// What Enter does now, or would if it were still there. Entries are as many at every width.
    pub(super) fn selected(&self) -> Option<EntryAction> {
        if !matches!(self.view, ViewState::Open) {
            return None;
        }
        if self.vanished.is_some() {
            return self.vanished.clone();
        }
        self.entries(WIDTH).into_iter().nth(self.cursor().selected).and_then(|entry| entry.action)
    }

    /// Lists change under the cursor: phones come and go, taps end. It stays on what was selected;
    /// if that is gone, Enter does nothing until it is moved.
    pub(super) fn stay_on(&mut self, selected: Option<EntryAction>) {
        let Some(selected) = selected else { return };
        let entries = self.entries(WIDTH);
        let is_it = |entry: &Entry| entry.action.as_ref() == Some(&selected);
        let cursor = self.cursor_mut();
        if !entries.get(cursor.selected).is_some_and(is_it) {
            let Some(place) = entries.iter().position(is_it) else {
                // Maintenance that was just ordered is followed by what ends it.
                let is_followed =
                    self.carried_out.as_ref() == Some(&selected) && is_of_maintenance(&selected);
                self.vanished = (!is_followed).then_some(selected);
                return;
            };
            cursor.selected = place;
        }
        self.vanished = None;
    }

    fn cursor_mut(&mut self) -> &mut Cursor {
        if self.open_tap.is_some() {
            &mut self.tap_cursor
        } else {
            &mut self.cursors[self.page as usize]
        }
    }

    fn move_by(&mut self, motion: CursorMove, window: Size) {
        self.vanished = None;
        let area = self.area(window);
        let entries = self.entries(area.width);
        let mut cursor = self.cursor();
        cursor.go(motion, &entries, usize::from(area.height));
        *self.cursor_mut() = cursor;
    }
}
