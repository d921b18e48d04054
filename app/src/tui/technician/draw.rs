//! How the view is drawn: a title, in a wide window a strip and two panes, else one list, and the
//! keys that do something here.

use kazasu_core::session::Maintenance;
use kazasu_i18n::TechnicianText as Text;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::access::Access;
use super::layout::{Layout, is_wide};
use super::list::{self, Cursor, Entry, Marked};
use super::model::ServedBy;
use super::page::Page;
use super::pages::{self, format::padded};
use super::state::{Technician, ViewState};
use super::view::View;
use super::{strip, tabs};
use crate::tui::lines::draw_lines;
use crate::tui::theme::{Mood, Theme};
use crate::tui::wrap::{columns, wrap};

impl Technician {
    pub(super) fn theme(&self, colour: bool) -> Theme {
        Theme { colour, high_contrast: false }
    }

    /// What pages are drawn from, for entries of this width.
    pub(super) fn view(&self, width: u16, is_wide: bool, theme: Theme) -> View<'_> {
        View {
            model: &self.model,
            texts: &self.texts,
            theme,
            width,
            is_wide,
            now: self.now,
            order: self.order,
            open_help: self.open_help,
            query: &self.query,
            is_demo: self.is_demo,
            is_alone: self.access == Access::AtOnce,
        }
    }

    /// The entries of the list, in so many columns.
    pub(super) fn list_entries(&self, width: u16, is_wide: bool, theme: Theme) -> Vec<Entry> {
        if self.shows_keys {
            return pages::keys(&self.view(list::entry_width(width), is_wide, theme));
        }
        self.page_entries(width, is_wide, theme)
    }

    /// The entries of the page, whatever lies over it.
    pub(super) fn page_entries(&self, width: u16, is_wide: bool, theme: Theme) -> Vec<Entry> {
        pages::entries(self.page, &self.view(list::entry_width(width), is_wide, theme))
    }

    /// The title and the entries of what stands beside the list, in so many columns.
    pub(super) fn detail(&self, width: u16, theme: Theme) -> (String, Vec<Entry>) {
        let view = self.view(list::entry_width(width), true, theme);
        let selected = self.page_cursor().selected;
        let about = self
            .page_entries(width, true, Theme::default())
            .into_iter()
            .nth(selected)
            .and_then(|entry| entry.about);
        pages::detail(self.page, about, &view)
    }

    /// The entries among which keys move, in a window that shows one pane of this width.
    pub(super) fn entries(&self, width: u16) -> Vec<Entry> {
        let theme = self.theme(false);
        self.open_tap_entries(width, theme)
            .unwrap_or_else(|| self.list_entries(width, false, theme))
    }

    fn open_tap_entries(&self, width: u16, theme: Theme) -> Option<Vec<Entry>> {
        let view = self.view(list::entry_width(width), false, theme);
        self.open_tap.filter(|_| !self.shows_keys).and_then(|number| pages::open_tap(number, &view))
    }

    /// Where one is: the terminal, the page, and what is open there.
    fn title(&self, window: Rect, place: &str, theme: Theme) -> Line<'static> {
        let say = |text: &Text<'_>| self.texts.technician(text);
        let bar = theme.mood(Mood::Plain);
        let name = say(&Text::Page { page: self.page.word() });
        let mut title = format!("{}/{} {name}", self.page as usize + 1, Page::ALL.len());
        let marks: Vec<(String, &str)> = self
            .marks()
            .into_iter()
            .map(|mark| (format!(" {} ", say(&Text::Mark { mark })), mark))
            .collect();
        let marked: u16 = marks.iter().map(|(said, _)| columns(said)).sum();
        let below = match self.open_tap {
            _ if self.shows_keys => Some(say(&Text::KeysTitle)),
            Some(number) => Some(say(&Text::TapNumber { number })),
            // In a wide window it stands over the list.
            None if self.page == Page::Taps && !is_wide(window.as_size()) => {
                Some(say(&Text::Sorted { by: self.order.word() }))
            }
            None => None,
        };
        let free = |title: &str, more: &str| {
            columns(title) + columns(more) + columns(place) + marked + 6 <= window.width
        };
        if let Some(below) = below.filter(|below| free(&title, below)) {
            title = format!("{title} > {below}");
        }
        let terminal = self.terminal_id().unwrap_or_default();
        if !terminal.is_empty() && is_wide(window.as_size()) && free(&title, terminal) {
            title = format!("{terminal} > {title}");
        }
        let whole = format!(" {title} {place}");
        // What must not be overlooked comes before the place in a list.
        let title =
            if columns(&whole) + marked > window.width { format!(" {title} ") } else { whole };
        let free = window.width.saturating_sub(columns(&title) + marked);
        let mut line = Line::from(Span::styled(title + &" ".repeat(free.into()), bar));
        line.extend(marks.into_iter().map(|(said, mark)| {
            // Working on the program that serves is how it should be.
            let style = if mark == "joined" { theme.mood(Mood::Good) } else { theme.demo() };
            Span::styled(said, style)
        }));
        line
    }

    /// What was ordered last on the page of maintenance, in lines of this width.
    pub(super) fn notice(&self, width: u16) -> Vec<String> {
        let done = self.model.done.as_deref();
        let done =
            done.filter(|_| matches!(self.page, Page::Work | Page::Queue) && !self.shows_keys);
        done.map(|what| wrap(&self.texts.technician(&Text::Done { what }), width))
            .unwrap_or_default()
    }

    /// What the terminal is called.
    fn terminal_id(&self) -> Option<&str> {
        let value = self.model.values.iter().find(|value| value.key == "terminal.id")?;
        Some(value.shown.trim_matches('"'))
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
        #[cfg(feature = "delivery")]
        if let Some(enrolment) = &self.enrolment {
            return enrolment.draw(frame, self.before(), &self.texts, theme);
        }
        let layout = self.layout(area.as_size());
        let buffer = frame.buffer_mut();
        tabs::draw(&layout.tabs, self.page, buffer, theme);
        let place = if layout.has_detail() {
            self.draw_panes(&layout, buffer, theme)
        } else {
            self.draw_list(&layout, buffer, theme)
        };
        strip::draw(&self.view(layout.strip.width, true, theme), layout.strip, buffer);
        buffer.set_line(0, 0, &self.title(area, &place, theme), area.width);
        let Rect { x, y, width, height } = layout.foot;
        if height > 0 {
            buffer.set_line(x, y, &self.footer(width, is_wide(area.as_size()), theme), width);
        }
    }

    /// Draws the only pane; which entry of how many is selected.
    fn draw_list(&self, layout: &Layout, buffer: &mut Buffer, theme: Theme) -> String {
        let list = layout.list;
        let is_wide = !layout.strip.is_empty();
        let entries = self
            .open_tap_entries(list.width, theme)
            .unwrap_or_else(|| self.list_entries(list.width, is_wide, theme));
        let cursor = self.cursor();
        self.draw_list_head(layout, buffer, is_wide, theme);
        cursor.draw(&entries, list, buffer, theme, Marked::Selected);
        place(cursor, &entries)
    }

    /// Draws the list and what is said beside it; which entry of how many is selected in the list.
    fn draw_panes(&self, layout: &Layout, buffer: &mut Buffer, theme: Theme) -> String {
        let entries = self.list_entries(layout.list.width, true, theme);
        self.draw_list_head(layout, buffer, true, theme);
        let (here, there) = if self.is_detail_focused {
            (Marked::Kept, Marked::Selected)
        } else {
            (Marked::Selected, Marked::Nothing)
        };
        for y in layout.divider.top()..layout.divider.bottom() {
            buffer.set_string(layout.divider.x, y, "|", theme.text());
        }
        self.page_cursor().draw(&entries, layout.list, buffer, theme, here);
        let (title, detail) = self.detail(layout.detail.width, theme);
        let head = padded(&format!("  {title}"), layout.detail_head.width);
        let style = theme.pane(self.is_detail_focused);
        let Rect { x, y, width, .. } = layout.detail_head;
        buffer.set_span(x, y, &Span::styled(head, style), width);
        self.detail_cursor.draw(&detail, layout.detail, buffer, theme, there);
        place(self.page_cursor(), &entries)
    }

    /// What stands over the list: its name, what is looked for, its columns.
    fn draw_list_head(&self, layout: &Layout, buffer: &mut Buffer, is_wide: bool, theme: Theme) {
        let say = |text: &Text<'_>| self.texts.technician(text);
        let Rect { x, y, width, height } = layout.list_head;
        if height > 0 {
            let name = match self.page {
                _ if self.shows_keys => say(&Text::KeysTitle),
                Page::Overview => say(&Text::Title { title: "state" }),
                Page::Taps => {
                    let name = say(&Text::Page { page: self.page.word() });
                    format!("{name}: {}", say(&Text::Sorted { by: self.order.word() }))
                }
                page => say(&Text::Page { page: page.word() }),
            };
            let head = padded(&format!("  {name}"), width);
            let style = theme.pane(!self.is_detail_focused);
            buffer.set_span(x, y, &Span::styled(head, style), width);
        }
        let Rect { x, y, width, height } = layout.query;
        if height > 0 {
            let caret = if self.is_searching { "_" } else { "" };
            let query = &format!("{}{caret}", self.query);
            let query = say(&match self.page.is_filtered() {
                true => Text::Filter { query },
                false => Text::Search { query },
            });
            buffer.set_span(x, y, &Span::styled(query, theme.headline()), width);
        }
        let Rect { x, y, width, height } = layout.notice;
        for (row, line) in (y..y + height).zip(self.notice(width)) {
            buffer.set_span(x, row, &Span::styled(line, theme.headline()), width);
        }
        let Rect { x, y, width, height } = layout.columns;
        let view = self.view(list::entry_width(width), is_wide, theme);
        if let Some(line) = pages::taps::columns_line(&view).filter(|_| height > 0) {
            buffer.set_line(x + list::MARGIN, y, &line, list::entry_width(width));
        }
    }
}

/// Which entry is selected, of how many.
fn place(cursor: Cursor, entries: &[Entry]) -> String {
    format!("{}/{}", (cursor.selected + 1).min(entries.len()), entries.len())
}
