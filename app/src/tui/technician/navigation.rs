//! What a key does: in the question for the passcode, and on an open page.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kazasu_core::screen::Key;
use kazasu_i18n::TechnicianText as Text;
use ratatui::layout::Size;

use super::access::Access;
use super::action::EntryAction;
use super::layout::is_wide;
use super::list::{Cursor, CursorMove, Entry};
use super::login::{LoginPrompt, LoginStep};
use super::order::TapOrder;
use super::page::Page;
use super::request::{Job, Request};
use super::state::{Technician, ViewState};
use crate::host::audit_event::AuditEvent;
use crate::host::visits::Order;
use crate::tui::keys::{self, Pressed};
use crate::tui::theme::Theme;

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
        #[cfg(feature = "delivery")]
        if self.enrolment.is_some() {
            return self.enrolment_key(event);
        }
        let is_wide = is_wide(window);
        if !is_wide {
            self.is_detail_focused = false;
        }
        let pressed = keys::pressed(event);
        if pressed == Some(Pressed::Interrupt) {
            return self.close();
        }
        if self.shows_keys {
            return self.keys_key(event, window);
        }
        if self.is_searching && self.search_key(event) {
            return;
        }
        if let Some(motion) = motion(event) {
            return self.move_by(motion, window);
        }
        match (event.code, pressed) {
            // Before letters: F1 is one to who moves virtual phones.
            (KeyCode::F(1), _) | (_, Some(Pressed::Letter('?'))) => {
                (self.shows_keys, self.keys_cursor) = (true, Cursor::default());
            }
            (KeyCode::F(_), _) => {}
            (_, Some(Pressed::Letter('q'))) => self.close(),
            (_, Some(Pressed::Letter('s'))) if self.page == Page::Taps => {
                self.sort(self.order.next());
            }
            (KeyCode::Tab | KeyCode::BackTab, _) if self.is_detail_focused => self.leave_detail(),
            (KeyCode::Left, _) if is_wide => self.leave_detail(),
            (KeyCode::Tab | KeyCode::BackTab | KeyCode::Right, _) if is_wide => self.focus_detail(),
            (_, Some(Pressed::Escape | Pressed::Key(Key::Minus))) => self.back(),
            (_, Some(Pressed::Key(Key::Slash))) => self.search(),
            (_, Some(Pressed::Key(Key::Number(number)))) => {
                if let Some(page) = Page::of_key(number) {
                    self.go(page);
                }
            }
            (_, Some(Pressed::Key(Key::Enter))) => self.enter(is_wide),
            _ => {}
        }
    }

    /// Keys over the list of keys: they move it, or close it.
    fn keys_key(&mut self, event: KeyEvent, window: Size) {
        match motion(event) {
            Some(motion) => self.move_by(motion, window),
            None => self.shows_keys = false,
        }
    }

    fn enter(&mut self, is_wide: bool) {
        // What is looked for stands there now, and keys are commands again.
        if std::mem::take(&mut self.is_searching) {
            return;
        }
        // What lies there now is not what was selected.
        if self.vanished.take().is_some() {
            return;
        }
        match self.selected() {
            Some(EntryAction::OpenHelp(_)) if is_wide => self.focus_detail(),
            Some(action) => {
                self.carried_out = Some(action.clone());
                self.carry_out(action);
            }
            None => {}
        }
    }

    /// Lists the taps in this order from now on. The cursor stays on its tap.
    pub(super) fn sort(&mut self, order: TapOrder) {
        let selected = self.anchor();
        self.order = order;
        self.stay_on(selected);
    }

    /// What can be looked for: on the page, else in the help.
    fn search(&mut self) {
        if !self.page.is_filtered() {
            self.go(Page::Help);
        }
        self.leave_detail();
        self.is_searching = true;
        self.query.clear();
        self.cursors[self.page as usize] = Cursor::default();
    }

    /// A letter of what is looked for; `false` for a key that moves or ends the search.
    fn search_key(&mut self, event: KeyEvent) -> bool {
        match event.code {
            KeyCode::Char('u') if event.modifiers == KeyModifiers::CONTROL => self.query.clear(),
            // What many terminals send for Backspace.
            KeyCode::Char('h') if event.modifiers == KeyModifiers::CONTROL => {
                self.query.pop();
            }
            KeyCode::Char(char)
                if !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                if self.query.chars().count() < LONGEST_QUERY {
                    self.query.push(char);
                }
            }
            KeyCode::Backspace | KeyCode::Delete => drop(self.query.pop()),
            _ => return false,
        }
        self.cursors[self.page as usize] = Cursor::default();
        self.detail_cursor = Cursor::default();
        true
    }

    /// Ends the search: all entries are there again, and the cursor stays on its own.
    fn show_all(&mut self) {
        let selected = self.list_entries(WIDTH, false, Theme::default());
        let selected = selected.into_iter().nth(self.page_cursor().selected);
        self.is_searching = false;
        self.query.clear();
        let all = self.list_entries(WIDTH, false, Theme::default());
        let place = selected.and_then(|it| all.iter().position(|other| other.is_same(&it)));
        self.cursors[self.page as usize].selected = place.unwrap_or_default();
    }

    /// Closes what was opened last.
    fn back(&mut self) {
        if self.open_tap.is_some() || self.is_detail_focused {
            self.leave_detail();
        } else if self.is_searching || !self.query.is_empty() {
            self.show_all();
        } else if self.open_help.take().is_none() {
            self.go(Page::Overview);
        }
    }

    /// Keys move in what is said beside the list from now on.
    pub(super) fn focus_detail(&mut self) {
        self.is_detail_focused = super::pages::has_detail(self.page) && self.open_tap.is_none();
    }

    fn leave_detail(&mut self) {
        (self.open_tap, self.is_detail_focused) = (None, false);
    }

    fn carry_out(&mut self, action: EntryAction) {
        match action {
            EntryAction::Go(page) => self.go(page),
            EntryAction::OpenTap(number) => {
                self.open_tap = Some(number);
                self.detail_cursor = Cursor::default();
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
            #[cfg(feature = "delivery")]
            EntryAction::Enrol => self.begin_enrolment(),
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
            Order::SendAgain => Some(self.texts.technician(&Text::Queue { state: "sending" })),
            _ => None,
        }
    }

    /// The cursor of the list.
    pub(super) fn page_cursor(&self) -> Cursor {
        self.cursors[self.page as usize]
    }

    /// The cursor that keys move.
    pub(super) fn cursor(&self) -> Cursor {
        if self.shows_keys {
            self.keys_cursor
        } else if self.open_tap.is_some() || self.is_detail_focused {
            self.detail_cursor
        } else {
            self.page_cursor()
        }
    }

    /// What Enter does now, or would if it were still there.
    pub(super) fn selected(&self) -> Option<EntryAction> {
        let is_in_list = !self.shows_keys && self.open_tap.is_none() && !self.is_detail_focused;
        self.anchor().filter(|_| is_in_list)
    }

    /// What the cursor of the list is on, or was before that went. Entries are as many at every
    /// width, as far as anything is done on them.
    pub(super) fn anchor(&self) -> Option<EntryAction> {
        if !matches!(self.view, ViewState::Open) {
            return None;
        }
        if self.vanished.is_some() {
            return self.vanished.clone();
        }
        let entries = self.page_entries(WIDTH, false, Theme::default());
        entries.into_iter().nth(self.page_cursor().selected).and_then(|entry| entry.action)
    }

    /// Lists change under the cursor: phones come and go, taps end. It stays on what was selected;
    /// if that is gone, Enter does nothing until it is moved.
    pub(super) fn stay_on(&mut self, selected: Option<EntryAction>) {
        let Some(selected) = selected else { return };
        let entries = self.page_entries(WIDTH, false, Theme::default());
        let is_it = |entry: &Entry| entry.action.as_ref() == Some(&selected);
        let cursor = &mut self.cursors[self.page as usize];
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

    pub(super) fn cursor_mut(&mut self) -> &mut Cursor {
        if self.shows_keys {
            &mut self.keys_cursor
        } else if self.open_tap.is_some() || self.is_detail_focused {
            &mut self.detail_cursor
        } else {
            &mut self.cursors[self.page as usize]
        }
    }

    pub(super) fn move_by(&mut self, motion: CursorMove, window: Size) {
        self.vanished = None;
        let layout = self.layout(window);
        let (entries, area) = if layout.has_detail() && self.is_detail_focused {
            (self.detail(layout.detail.width, Theme::default()).1, layout.detail)
        } else if is_wide(window) && self.open_tap.is_none() {
            (self.list_entries(layout.list.width, true, Theme::default()), layout.list)
        } else {
            (self.entries(layout.list.width), layout.list)
        };
        let mut cursor = self.cursor();
        let before = cursor.selected;
        cursor.go(motion, &entries, usize::from(area.height));
        *self.cursor_mut() = cursor;
        let is_in_list = !self.shows_keys && self.open_tap.is_none() && !self.is_detail_focused;
        if is_in_list && cursor.selected != before {
            self.detail_cursor = Cursor::default();
        }
    }
}

/// How a key moves the cursor: as on every terminal, and j, k, g and G as in less and vi.
fn motion(event: KeyEvent) -> Option<CursorMove> {
    match (event.code, keys::pressed(event)) {
        (KeyCode::F(_), _) => None,
        (KeyCode::Home, _) => Some(CursorMove::Home),
        (KeyCode::End | KeyCode::Char('G' | 'Ｇ'), _) => Some(CursorMove::End),
        (_, Some(Pressed::Letter('g'))) => Some(CursorMove::Home),
        (_, Some(Pressed::Letter('j'))) => Some(CursorMove::Line(1)),
        (_, Some(Pressed::Letter('k'))) => Some(CursorMove::Line(-1)),
        (_, Some(Pressed::Line(lines))) => Some(CursorMove::Line(lines)),
        (_, Some(Pressed::Page(pages))) => Some(CursorMove::Page(pages)),
        _ => None,
    }
}
