//! A page as a list of entries: one is selected, and what does not fit is scrolled to.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::action::{About, EntryAction};
use crate::tui::theme::{Theme, is_unpainted};
use crate::tui::wrap::wrap;

/// What belongs together, and what Enter does there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) action: Option<EntryAction>,
    pub(super) about: Option<About>,
}

/// The columns of the mark before a selected entry.
pub(super) const MARGIN: u16 = 2;

/// The column at the right edge that says how much there is beside what is seen.
const BAR: u16 = 1;

/// The columns that an entry has in a window of this width.
pub(super) const fn entry_width(width: u16) -> u16 {
    width.saturating_sub(MARGIN + BAR)
}

impl Entry {
    /// A text, wrapped at `width` columns.
    pub(super) fn text(said: &str, width: u16) -> Self {
        Self::of(wrap(said, width).into_iter().map(Line::from).collect())
    }

    /// These lines, on which Enter does nothing.
    pub(super) const fn of(lines: Vec<Line<'static>>) -> Self {
        Self { lines, action: None, about: None }
    }

    /// Something that Enter does, with the cap of its key before it.
    pub(super) fn action(said: &str, action: EntryAction, width: u16, theme: Theme) -> Self {
        let cap = Span::styled("Enter", theme.cap());
        let mut lines = wrap(said, width.saturating_sub(6)).into_iter();
        let first =
            Line::from(vec![cap, Span::raw(format!(" {}", lines.next().unwrap_or_default()))]);
        let rest = lines.map(|line| Line::from(format!("      {line}")));
        Self::of(std::iter::once(first).chain(rest).collect()).doing(action)
    }

    /// A heading and what belongs to it: beside it where there is room, else below.
    pub(super) fn pair(heading: &str, value: &str, width: u16, theme: Theme) -> Self {
        let head = format!("{heading}: ");
        let indent = crate::tui::wrap::columns(&head);
        let title = |said: &str| Span::styled(said.to_owned(), theme.headline());
        if indent + crate::tui::wrap::columns(value) <= width {
            return Self::of(vec![Line::from(vec![title(&head), Span::raw(value.to_owned())])]);
        }
        let below = wrap(value, width.saturating_sub(2))
            .into_iter()
            .map(|line| Line::from(format!("  {line}")));
        let heads = wrap(head.trim_end(), width);
        Self::of(heads.iter().map(|line| Line::from(title(line))).chain(below).collect())
    }

    /// A blank line and a heading.
    pub(super) fn heading(said: &str, width: u16, theme: Theme) -> Self {
        let lines = wrap(said, width)
            .into_iter()
            .map(|line| Line::from(Span::styled(line, theme.headline())));
        Self::of(std::iter::once(Line::default()).chain(lines).collect())
    }

    /// Whether both are about the same thing, or do the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_known = self.action.is_some() || self.about.is_some();
        is_known && (&self.action, self.about) == (&other.action, other.about)
    }

    /// The same entry, and Enter does this.
    pub(super) fn doing(self, action: EntryAction) -> Self {
        Self { action: Some(action), ..self }
    }

    /// The same entry, and this is what it is about.
    pub(super) fn about(self, about: About) -> Self {
        Self { about: Some(about), ..self }
    }
}

/// Where a page stands: what is selected, and what is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The entry that is selected.
    pub(super) selected: usize,
    /// The uppermost line of the window.
    top: usize,
}

/// How the entry is marked that a cursor is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    /// Keys move here.
    Selected,
    /// Keys move beside the list, in what is said of this entry.
    Kept,
    /// Keys do not come here now.
    Nothing,
}

/// A way to move the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CursorMove {
    Line(isize),
    Page(isize),
    Home,
    End,
}

/// The first line of each entry, and of what would come after the last.
fn starts(entries: &[Entry]) -> Vec<usize> {
    let mut starts = vec![0];
    for entry in entries {
        starts.push(starts.last().copied().unwrap_or_default() + entry.lines.len());
    }
    starts
}

impl Cursor {
    /// Moves within these entries, `height` lines of which are seen.
    pub(super) fn go(&mut self, motion: CursorMove, entries: &[Entry], height: usize) {
        self.settle(entries, height);
        let Some(last) = entries.len().checked_sub(1) else { return };
        let starts = starts(entries);
        match motion {
            CursorMove::Home => *self = Self::default(),
            CursorMove::End => {
                *self = Self { selected: last, top: starts[last + 1].saturating_sub(height) }
            }
            // An entry that is higher than the window is read to its end first.
            CursorMove::Line(1..) if starts[self.selected + 1] > self.top + height => self.top += 1,
            CursorMove::Line(1..) => self.selected = (self.selected + 1).min(last),
            CursorMove::Line(_) if starts[self.selected] < self.top => self.top -= 1,
            CursorMove::Line(_) => self.selected = self.selected.saturating_sub(1),
            CursorMove::Page(pages) => {
                let lowest = starts[last + 1].saturating_sub(height);
                let lines = height.saturating_sub(1).max(1);
                let before = self.top;
                self.top = if pages > 0 {
                    (before + lines).min(lowest)
                } else {
                    before.saturating_sub(lines)
                };
                self.selected = match pages > 0 {
                    // Nothing more to scroll: then the selection goes to the end.
                    true if before == lowest => last,
                    false if before == 0 => 0,
                    // Downwards the first that begins in the window, else, and upwards, the one
                    // whose line is uppermost: so each page is another one.
                    down => {
                        let starts = || starts.iter().take(last + 1);
                        let begins = starts().position(|start| {
                            down && (self.top..self.top + height).contains(start)
                        });
                        begins
                            .or_else(|| starts().rposition(|start| *start <= self.top))
                            .unwrap_or_default()
                    }
                };
            }
        }
        self.reveal(&starts, height);
    }

    /// Brings the selected entry into the window, its beginning first.
    fn reveal(&mut self, starts: &[usize], height: usize) {
        let (start, end) = (starts[self.selected], starts[self.selected + 1]);
        if end - start > height {
            // Higher than the window: whatever part of it is seen is right.
            self.top = self.top.clamp(start, end - height);
        } else if start < self.top {
            self.top = start;
        } else if end > self.top + height {
            self.top = end - height;
        }
    }

    /// What was selected may be gone, and the window smaller.
    pub(super) fn settle(&mut self, entries: &[Entry], height: usize) {
        self.selected = self.selected.min(entries.len().saturating_sub(1));
        if entries.is_empty() {
            self.top = 0;
            return;
        }
        let starts = starts(entries);
        self.top = self.top.min(starts[entries.len()].saturating_sub(height));
        self.reveal(&starts, height);
    }

    /// The entry that is seen so many rows below the upper edge of a list of this height.
    pub(super) fn entry_at(
        mut self,
        row: usize,
        entries: &[Entry],
        height: usize,
    ) -> Option<usize> {
        self.settle(entries, height);
        let starts = starts(entries);
        let line = self.top + row;
        (0..entries.len()).find(|entry| (starts[*entry]..starts[entry + 1]).contains(&line))
    }

    /// Draws what is seen of the entries.
    pub(super) fn draw(
        mut self,
        entries: &[Entry],
        area: Rect,
        buffer: &mut Buffer,
        theme: Theme,
        marked: Marked,
    ) {
        let height = usize::from(area.height);
        self.settle(entries, height);
        let lines = entries.iter().enumerate().flat_map(|(number, entry)| {
            let mark = number == self.selected;
            // A heading begins with a blank line: the mark stands beside its words.
            let first = entry.lines.iter().position(|line| line.width() > 0).unwrap_or_default();
            entry.lines.iter().enumerate().map(move |(row, line)| (mark && row == first, line))
        });
        for (row, (is_marked, line)) in (area.y..area.bottom()).zip(lines.skip(self.top)) {
            buffer.set_line(area.x + MARGIN, row, line, entry_width(area.width));
            if is_marked && marked != Marked::Nothing {
                let is_focused = marked == Marked::Selected;
                let mark = if is_focused { theme.cap() } else { theme.headline() };
                buffer.set_span(area.x, row, &Span::styled(">", mark), 1);
                if is_focused {
                    // What has a colour of its own keeps it: it says how something stands.
                    for x in area.x + MARGIN..area.right().saturating_sub(BAR) {
                        let cell = &mut buffer[(x, row)];
                        if is_unpainted(cell) {
                            cell.set_style(theme.selected());
                        }
                    }
                }
            }
        }
        let all = starts(entries).last().copied().unwrap_or_default();
        if let Some((first, rows)) = thumb(self.top, height, all) {
            let column = area.right().saturating_sub(BAR);
            for row in 0..area.height {
                let is_seen = (first..first + rows).contains(&usize::from(row));
                let (sign, style) =
                    if is_seen { (" ", theme.filled()) } else { ("|", theme.text()) };
                buffer.set_string(column, area.y + row, sign, style);
            }
        }
    }
}

/// Where the bar at the edge is filled, in rows: as much of it as is seen of all lines, at its end
/// only where the last one is seen. `None` where all are seen.
fn thumb(top: usize, height: usize, all: usize) -> Option<(usize, usize)> {
    let hidden = all.checked_sub(height).filter(|hidden| *hidden > 0)?;
    let rows = (height * height / all).clamp(1, height.saturating_sub(1).max(1));
    let free = height.saturating_sub(rows);
    let first =
        if top >= hidden { free } else { (free * top / hidden).min(free.saturating_sub(1)) };
    // Whoever is not at the beginning sees that too.
    Some((if top > 0 && free > 1 { first.max(1) } else { first }, rows))
}

#[cfg(test)]
mod tests;
