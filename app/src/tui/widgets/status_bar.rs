//! The uppermost line: how far the visit has come, and that it is a demonstration.

use kazasu_core::screen::Screen;
use kazasu_i18n::Texts;
use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;

/// Lists what can be done in a demonstration.
pub(in crate::tui) const LIST: char = '?';

/// As wide as the window; `None` where there is nothing to say. `has_list`: a key lists what can be
/// done with virtual phones.
pub(in crate::tui) fn line(
    screen: &Screen,
    texts: &Texts,
    width: u16,
    has_list: bool,
    theme: Theme,
) -> Option<Line<'static>> {
    if screen.step.is_none() && !screen.demo {
        return None;
    }
    let step = screen.step.map(|step| texts.step(step)).unwrap_or_default();
    let mut line = Line::from(Span::raw(format!(" {step}")));
    if screen.demo {
        let mark = Span::styled(format!(" {} ", texts.demo_mark()), theme.demo());
        let list = [Span::raw(" "), Span::styled(LIST.to_string(), theme.cap()), Span::raw(" ")];
        let beside = if has_list { 3 } else { 0 };
        let free = usize::from(width).saturating_sub(line.width() + mark.width() + beside);
        line.push_span(Span::raw(" ".repeat(free)));
        line.push_span(mark);
        line.extend(list.into_iter().take(beside));
    }
    Some(line)
}
