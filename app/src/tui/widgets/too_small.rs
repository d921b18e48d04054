//! A window that cannot hold a screen says so.

use kazasu_i18n::{Text, Texts};
use ratatui::layout::Size;
use ratatui::text::Line;

use crate::tui::wrap::wrap;

/// The least window that holds every screen.
pub(in crate::tui) const LEAST: Size = Size::new(40, 12);

/// Whether a window is too small.
pub(in crate::tui) const fn is_too_small(size: Size) -> bool {
    size.width < LEAST.width || size.height < LEAST.height
}

/// As large as it is, and as it should be.
pub(in crate::tui) fn lines(texts: &Texts, size: Size) -> Vec<Line<'static>> {
    let said = texts.say(&Text::WindowTooSmall {
        columns: size.width,
        rows: size.height,
        least_columns: LEAST.width,
        least_rows: LEAST.height,
    });
    wrap(&said, size.width).into_iter().map(Line::from).collect()
}
