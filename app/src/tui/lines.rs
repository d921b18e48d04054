//! Lines on a terminal.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Lines, one below the other, as far as there is room, `margin` columns from the left.
pub(super) fn draw_lines(frame: &mut Frame<'_>, lines: &[Line<'_>], area: Rect, margin: u16) {
    let width = area.width.saturating_sub(margin);
    for (row, line) in (area.y..frame.area().bottom()).zip(lines) {
        frame.buffer_mut().set_line(area.x + margin, row, line, width);
    }
}
