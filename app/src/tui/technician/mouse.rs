//! What the mouse does: a press selects, the wheel scrolls what lies under it. Nothing is carried
//! out by a mouse: that takes Enter.

use ratatui::layout::{Rect, Size};

use super::list::{self, Cursor, CursorMove};
use super::pages::taps;
use super::state::{Technician, ViewState};
use crate::tui::mouse::{Gesture, Mouse};
use crate::tui::theme::Theme;

/// So many lines does a notch of the wheel scroll.
const NOTCH: usize = 3;

impl Technician {
    /// The mouse did something in a window of this size.
    pub(in crate::tui) fn mouse(&mut self, mouse: Mouse, window: Size) {
        if !matches!(self.view, ViewState::Open) {
            return;
        }
        self.touched = self.model.uptime;
        let layout = self.layout(window);
        match mouse.gesture {
            Gesture::Press if self.shows_keys => self.shows_keys = false,
            Gesture::Press => {
                if let Some(tab) = layout.tabs.iter().find(|tab| mouse.is_in(tab.area)) {
                    return self.go(tab.page);
                }
                if mouse.is_in(layout.columns) {
                    let column = mouse.column - layout.columns.x;
                    let width = layout.columns.width;
                    let is_wide = super::layout::is_wide(window);
                    let view = self.view(list::entry_width(width), is_wide, Theme::default());
                    let order = taps::order_of(column.saturating_sub(list::MARGIN), &view);
                    order.into_iter().for_each(|order| self.sort(order));
                } else if mouse.is_in(layout.detail) {
                    let (_, entries) = self.detail(layout.detail.width, Theme::default());
                    let row = usize::from(mouse.row - layout.detail.y);
                    let height = usize::from(layout.detail.height);
                    self.focus_detail();
                    if let Some(entry) = self.detail_cursor.entry_at(row, &entries, height) {
                        self.detail_cursor.selected = entry;
                    }
                } else if mouse.is_in(layout.list) {
                    self.select_at(mouse, layout.list, layout.has_detail());
                }
            }
            Gesture::Wheel(lines) if mouse.is_in(layout.detail) => {
                let (_, entries) = self.detail(layout.detail.width, Theme::default());
                let height = usize::from(layout.detail.height);
                for _ in 0..NOTCH {
                    self.detail_cursor.go(CursorMove::Line(lines), &entries, height);
                }
            }
            Gesture::Wheel(lines) => {
                // Keys move where they did before.
                let was_in_detail = self.is_detail_focused && layout.has_detail();
                self.is_detail_focused &= !was_in_detail;
                for _ in 0..NOTCH {
                    self.move_by(CursorMove::Line(lines), window);
                }
                self.is_detail_focused |= was_in_detail;
            }
        }
    }

    /// A press in the list: keys move there from now on.
    fn select_at(&mut self, mouse: Mouse, area: Rect, has_detail: bool) {
        let row = usize::from(mouse.row - area.y);
        let height = usize::from(area.height);
        if has_detail {
            self.is_detail_focused = false;
        }
        let entries = if has_detail {
            self.list_entries(area.width, true, Theme::default())
        } else {
            self.entries(area.width)
        };
        let Some(entry) = self.cursor().entry_at(row, &entries, height) else { return };
        self.vanished = None;
        let cursor = self.cursor_mut();
        if std::mem::replace(&mut cursor.selected, entry) != entry && has_detail {
            self.detail_cursor = Cursor::default();
        }
    }
}
