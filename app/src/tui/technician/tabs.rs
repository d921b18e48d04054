//! The names of all pages, each with its number; the one that is open is marked.

use kazasu_i18n::{TechnicianText as Text, Texts};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::page::Page;
use crate::tui::theme::{Mood, Theme};
use crate::tui::wrap::columns;

/// A page's name, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tab {
    pub(super) page: Page,
    label: String,
    pub(super) area: Rect,
}

/// As many in a row as there is room for, from the upper left corner of this area.
pub(super) fn place(texts: &Texts, area: Rect) -> Vec<Tab> {
    let (mut x, mut y) = (area.x, area.y);
    Page::ALL
        .iter()
        .map(|&page| {
            let name = texts.technician(&Text::Page { page: page.word() });
            let label = format!("{} {name}", page.key());
            // A column free at each side, which the marked one fills.
            let width = columns(&label) + 2;
            if x > area.x && x + width > area.right() {
                (x, y) = (area.x, y + 1);
            }
            let own = Rect { x, y, width, height: 1 };
            x += width;
            Tab { page, label, area: own }
        })
        .collect()
}

/// Draws the names of the pages, that of the page which is `open` painted.
pub(super) fn draw(tabs: &[Tab], open: Page, buffer: &mut Buffer, theme: Theme) {
    for Tab { page, label, area } in tabs {
        let style = if *page == open { theme.mood(Mood::Plain) } else { theme.headline() };
        buffer.set_span(area.x, area.y, &Span::styled(format!(" {label} "), style), area.width);
    }
}
