//! How long a screen stays that ends by itself: a bar that gets shorter, and the time in words.

use kazasu_core::screen::TimeLeft;
use kazasu_i18n::{Text, Texts};
use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;
use crate::tui::wrap::columns;

/// The widest bar; more would be the loudest thing of its screen.
const WIDEST: usize = 30;

/// A bar with so much filled as is left, and the words beside it.
pub(in crate::tui) fn line(
    time: TimeLeft,
    texts: &Texts,
    width: u16,
    theme: Theme,
) -> Line<'static> {
    let said = texts.say(&Text::TimeLeft { seconds: told(time.left.div_ceil(1_000)) });
    let room = usize::from(width.saturating_sub(columns(&said) + 3)).min(WIDEST);
    let (left, of) = (u64::from(time.left.min(time.of)), u64::from(time.of.max(1)));
    let filled = usize::try_from(room as u64 * left / of).unwrap_or(room);
    Line::from(vec![
        Span::raw("["),
        Span::styled("#".repeat(filled), theme.filled()),
        Span::raw(" ".repeat(room - filled)),
        Span::raw(format!("] {said}")),
    ])
}

/// What is said of so many seconds: tens, so that the words change seldom; each of the last ten.
const fn told(seconds: u32) -> u32 {
    if seconds > 10 { seconds.div_ceil(10) * 10 } else { seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_count_in_tens_and_then_in_seconds() {
        let said: Vec<u32> = (0..=41).rev().map(told).collect();
        assert_eq!(said[..3], [50, 40, 40]);
        assert_eq!((told(21), told(20), told(11), told(10), told(9)), (30, 20, 20, 10, 9));
    }

    #[test]
    fn the_bar_is_as_long_as_what_is_left() {
        let texts = Texts::new(kazasu_i18n::Language::EN);
        let filled = |left, width| {
            let line = line(TimeLeft { left, of: 40_000 }, &texts, width, Theme::default());
            assert!(line.width() <= usize::from(width), "{line}");
            line.to_string().matches('#').count()
        };
        assert_eq!((filled(40_000, 76), filled(20_000, 76), filled(0, 76)), (30, 15, 0));
        assert!(filled(40_000, 38) > 2 * filled(10_000, 38));
        // More than there was, or no time at all, is no panic.
        assert_eq!(filled(u32::MAX, 76), 30);
        line(TimeLeft { left: 1, of: 0 }, &texts, 0, Theme::default());
    }
}
