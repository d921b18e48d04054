//! What can be chosen, each with the cap of its key before it. None is larger, brighter or
//! preselected.

use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;
use crate::tui::wrap::{columns, wrap};

/// A key and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Item {
    pub(in crate::tui) cap: String,
    pub(in crate::tui) label: String,
}

/// Between two choices of one line.
const GAP: &str = "  ";

/// One below the other; a long label goes on under itself. `apart` puts a blank line between them.
pub(in crate::tui) fn list(
    items: &[Item],
    width: u16,
    apart: bool,
    theme: Theme,
) -> Vec<Line<'static>> {
    let cap_width = items.iter().map(|item| columns(&item.cap)).max().unwrap_or_default();
    let mut lines = Vec::new();
    for item in items {
        if apart && !lines.is_empty() {
            lines.push(Line::default());
        }
        let cap = format!(" {:^cap_width$} ", item.cap, cap_width = usize::from(cap_width));
        lines.extend(labelled(&cap, &item.label, width, theme));
    }
    lines
}

/// As many in a line as there is room for.
pub(in crate::tui) fn flow(items: &[Item], width: u16, theme: Theme) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for item in items {
        let needed = columns(&item.cap) + 1 + columns(&item.label);
        match lines.last_mut() {
            Some(line) if line.width() + GAP.len() + usize::from(needed) <= usize::from(width) => {
                line.push_span(GAP);
                line.extend(labelled(&item.cap, &item.label, needed, theme).into_iter().flatten());
            }
            _ => lines.extend(labelled(&item.cap, &item.label, width, theme)),
        }
    }
    lines
}

fn labelled(cap: &str, label: &str, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let indent = columns(cap) + 1;
    let mut head = Some(vec![Span::styled(cap.to_owned(), theme.cap()), Span::raw(" ")]);
    wrap(label, width.saturating_sub(indent))
        .into_iter()
        .map(|part| {
            let mut line = Line::from(
                head.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(usize::from(indent)))]),
            );
            line.push_span(part);
            line
        })
        .collect()
}
