//! How the view is drawn: a title, the entries of the page, and the keys.

use kazasu_core::session::Maintenance;
use kazasu_i18n::TechnicianText as Text;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::text::{Line, Span};

use super::access::Access;
use super::list::{self, Entry};
use super::model::ServedBy;
use super::page::Page;
use super::pages;
use super::state::{Technician, ViewState};
use super::view::View;
use crate::tui::lines::draw_lines;
use crate::tui::theme::{Mood, Theme};
use crate::tui::widgets;
use crate::tui::wrap::columns;

/// From this height on, in rows, the names of all pages stand below the title.
const ROOMY: u16 = 20;

impl Technician {
    pub(super) fn theme(&self, colour: bool) -> Theme {
        Theme { colour, high_contrast: false }
    }

    pub(super) fn entries(&self, width: u16) -> Vec<Entry> {
        self.entries_in(width, self.theme(false))
    }

    fn entries_in(&self, width: u16, theme: Theme) -> Vec<Entry> {
        let view = View {
            model: &self.model,
            texts: &self.texts,
            theme,
            width: list::entry_width(width),
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
        let marks: Vec<String> = self
            .marks()
            .into_iter()
            .map(|mark| format!(" {} ", say(&Text::Mark { mark })))
            .collect();
        let used = columns(&title) + marks.iter().map(|mark| columns(mark)).sum::<u16>();
        let free = " ".repeat(usize::from(window.width.saturating_sub(used)));
        let mut line = Line::from(Span::styled(title + &free, bar));
        line.extend(marks.into_iter().map(|mark| Span::styled(mark, theme.demo())));
        let mut lines = vec![line];
        if window.height >= ROOMY {
            let items: Vec<_> = Page::ALL
                .iter()
                .enumerate()
                .map(|(index, page)| widgets::choices::Item {
                    cap: (index + 1).to_string(),
                    label: say(&Text::Page { page: page.word() }),
                })
                .collect();
            lines.extend(widgets::choices::flow(&items, window.width, theme));
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
        marks.extend(match self.model.status.maintenance {
            Maintenance::Off => None,
            Maintenance::Awaited => Some("awaited"),
            Maintenance::On => Some("maintenance"),
        });
        marks.extend(match self.model.serves {
            ServedBy::Here => None,
            ServedBy::Joined(_) => Some("joined"),
            ServedBy::Watched(..) => Some("watching"),
            ServedBy::Waits(_) => Some("waits"),
            ServedBy::Regardless(_) => Some("regardless"),
            ServedBy::Gone(_) => Some("gone"),
            ServedBy::Yielded(_) => Some("yielded"),
        });
        marks.extend(self.is_demo.then_some("demo"));
        marks
    }

    /// Where the entries stand: below the title, above the line of keys.
    pub(super) fn area(&self, window: Size) -> Rect {
        let above =
            u16::try_from(self.head(window, self.theme(false), "").len()).unwrap_or(u16::MAX);
        Rect {
            x: 0,
            y: above,
            width: window.width,
            height: window.height.saturating_sub(above + 1),
        }
    }

    /// Draws it over the whole window.
    pub(in crate::tui) fn draw(&self, frame: &mut Frame<'_>, colour: bool) {
        let area = frame.area();
        let theme = self.theme(colour);
        if let ViewState::Login(prompt) = &self.view {
            let (failures, now, width) =
                (self.failures, self.model.uptime, area.width.saturating_sub(2));
            let lines =
                prompt.lines(self.comparing.is_some(), failures, now, &self.texts, width, theme);
            return draw_lines(frame, &lines, Rect { y: area.y + 1, ..area }, 1);
        }
        let entries = self.entries_in(area.width, theme);
        let cursor = self.cursor();
        let place = format!("{}/{}", (cursor.selected + 1).min(entries.len()), entries.len());
        let head = self.head(area.as_size(), theme, &place);
        draw_lines(frame, &head, area, 0);
        cursor.draw(&entries, self.area(area.as_size()), frame.buffer_mut(), theme);
        let keys = self.texts.technician(&Text::Keys { short: area.width < 80 });
        let foot = Line::from(Span::styled(keys, theme.headline()));
        draw_lines(
            frame,
            &[foot],
            Rect { y: area.bottom().saturating_sub(1), height: 1, ..area },
            0,
        );
    }
}
