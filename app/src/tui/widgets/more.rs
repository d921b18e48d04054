//! Under words that go on: the key that shows the rest.

use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;

/// The key, and what it does.
pub(in crate::tui) fn line(key: &'static str, said: &str, theme: Theme) -> Line<'static> {
    Line::from(vec![Span::styled(key, theme.cap()), Span::raw(format!(" {said}"))])
}
