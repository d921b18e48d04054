//! Headline, body, the words of the picture, and the small line.

use kazasu_i18n::ScreenText;
use ratatui::text::{Line, Span};

use crate::tui::theme::{Mood, Theme};
use crate::tui::wrap::wrap;

/// The lines of a screen's words, in the order in which they are read; `loose` puts a blank line
/// between paragraphs.
pub(in crate::tui) fn lines(
    text: &ScreenText,
    mood: Mood,
    width: u16,
    loose: bool,
    theme: Theme,
) -> Vec<Line<'static>> {
    let bar = Span::styled(" ", theme.mood(mood));
    let mut lines: Vec<Line<'static>> = wrap(&text.headline, width.saturating_sub(2))
        .into_iter()
        .map(|line| {
            Line::from(vec![bar.clone(), Span::styled(format!(" {line}"), theme.headline())])
        })
        .collect();
    let captions = text.captions.join("\n");
    let paragraphs = text
        .body
        .iter()
        .chain(Some(&captions))
        .chain(&text.small)
        .filter(|paragraph| !paragraph.is_empty());
    for paragraph in paragraphs {
        if loose {
            lines.push(Line::default());
        }
        lines.extend(wrap(paragraph, width).into_iter().map(Line::from));
    }
    lines
}
