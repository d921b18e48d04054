//! Where the parts of the view stand in a window. From 100 columns on the list and what is said of
//! the selected entry stand side by side, below a strip of readers and taps; a smaller window shows
//! one after the other.

use ratatui::layout::{Rect, Size};

use super::page::Page;
use super::pages;
use super::state::Technician;
use super::tabs::{self, Tab};

/// From this height on, in rows, the names of all pages stand below the title.
const ROOMY: u16 = 20;

/// From this width on, in columns, two panes stand side by side.
const WIDE: u16 = 100;

/// More columns than that help no list.
const WIDEST_LIST: u16 = 91;

/// The parts of a window. What is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) title: Rect,
    pub(super) tabs: Vec<Tab>,
    pub(super) strip: Rect,
    /// The line over the list.
    pub(super) list_head: Rect,
    /// What is looked for.
    pub(super) query: Rect,
    /// What was ordered last.
    pub(super) notice: Rect,
    /// The names of the list's columns.
    pub(super) columns: Rect,
    pub(super) list: Rect,
    /// The line between the panes: the last column of the list, where its bar is too.
    pub(super) divider: Rect,
    pub(super) detail_head: Rect,
    pub(super) detail: Rect,
    pub(super) foot: Rect,
}

impl Layout {
    /// Whether two panes stand side by side.
    pub(super) const fn has_detail(&self) -> bool {
        !self.detail.is_empty()
    }
}

/// Takes the uppermost rows of what is left.
fn take(left: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(left.height);
    let taken = Rect { height: rows, ..*left };
    (left.y, left.height) = (left.y + rows, left.height - rows);
    taken
}

/// Whether two panes and the strip have room.
pub(super) const fn is_wide(window: Size) -> bool {
    window.width >= WIDE && window.height >= ROOMY
}

impl Technician {
    /// Where everything stands in a window of this size.
    pub(super) fn layout(&self, window: Size) -> Layout {
        let mut left = Rect { x: 0, y: 0, width: window.width, height: window.height };
        let mut layout = Layout { title: take(&mut left, 1), ..Layout::default() };
        let foot_height = left.height.min(1);
        layout.foot = Rect { y: left.bottom() - foot_height, height: foot_height, ..left };
        left.height -= foot_height;
        let is_wide = is_wide(window);
        if window.height >= ROOMY {
            layout.tabs = tabs::place(&self.texts, left);
            let rows = layout.tabs.iter().map(|tab| tab.area.bottom()).max().unwrap_or(left.y);
            let tabs_height = rows - left.y;
            // The strip has a heading of its own; without it a blank line parts the list.
            take(&mut left, tabs_height + u16::from(!is_wide));
        }
        if is_wide {
            // A heading, and so many lines that nothing jumps when readers and taps come.
            layout.strip = take(&mut left, if window.height >= 40 { 7 } else { 4 });
        }
        let mut list = left;
        if is_wide {
            let has_detail =
                pages::has_detail(self.page) && !self.shows_keys && self.open_tap.is_none();
            if has_detail {
                list.width = (left.width / 2 - 1).min(WIDEST_LIST);
                layout.divider = Rect { x: list.right() - 1, width: 1, ..left };
                let mut detail =
                    Rect { x: list.right() + 1, width: left.width - list.width - 1, ..left };
                layout.detail_head = take(&mut detail, 1);
                layout.detail = detail;
            }
            layout.list_head = take(&mut list, 1);
        }
        if self.is_searching || !self.query.is_empty() {
            layout.query = take(&mut list, 1);
        }
        let noticed = self.notice(list.width).len();
        layout.notice = take(&mut list, u16::try_from(noticed).unwrap_or_default());
        let lists_taps = self.page == Page::Taps && !self.shows_keys;
        if lists_taps && window.height >= ROOMY && self.open_tap.is_none() {
            let width = super::list::entry_width(list.width);
            if pages::taps::columns_line(&self.view(width, is_wide, self.theme(false))).is_some() {
                layout.columns = take(&mut list, 1);
            }
        }
        layout.list = list;
        layout
    }
}
