//! How far a tap is.

use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;

/// A bar and a number; `percent` from 0 to 100.
pub(in crate::tui) fn line(percent: u8, width: u16, theme: Theme) -> Line<'static> {
    let percent = percent.min(100);
    let number = format!(" {percent:3} %");
    let room = usize::from(width).saturating_sub(number.len() + 2);
    let done = room * usize::from(percent) / 100;
    Line::from(vec![
        Span::raw("["),
        Span::styled("#".repeat(done), theme.filled()),
        Span::raw(" ".repeat(room - done)),
        Span::raw("]"),
        Span::raw(number),
    ])
}
