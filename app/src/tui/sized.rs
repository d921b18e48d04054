//! The terminal that ratatui draws on, with a size that can be drawn on: a serial console often
//! says that it has none.

use std::io::{self, Stdout, stdout};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What a terminal has that says nothing of it: a VT100, and every console since.
const USUAL: Size = Size::new(80, 24);

/// More is a mistake, and would take the memory of a screen for it.
const MOST: Size = Size::new(1_000, 500);

/// crossterm's terminal; its size as far as it is one.
#[derive(Debug)]
pub(super) struct Sized(CrosstermBackend<Stdout>);

impl Sized {
    pub(super) fn new() -> Self {
        Self(CrosstermBackend::new(stdout()))
    }
}

/// A side that is 0 is what the variable says (POSIX, XBD section 8.3), else the usual one.
fn drawable(told: Size, variable: impl Fn(&str) -> Option<String>) -> Size {
    let side = |told: u16, name, usual, most: u16| {
        let said = || variable(name)?.parse().ok().filter(|said| (1..=most).contains(said));
        if told == 0 { said().unwrap_or(usual) } else { told.min(most) }
    };
    Size {
        width: side(told.width, "COLUMNS", USUAL.width, MOST.width),
        height: side(told.height, "LINES", USUAL.height, MOST.height),
    }
}

impl Backend for Sized {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size().map(|told| drawable(told, |name| std::env::var(name).ok()))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let told = self.0.window_size()?;
        Ok(WindowSize { columns_rows: self.size()?, ..told })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_console_that_says_nothing_is_as_large_as_usual() {
        let none = |_: &str| None;
        let said = |name: &str| Some(if name == "LINES" { "50" } else { "132" }.to_owned());
        let size = Size::new;
        assert_eq!(drawable(size(0, 0), none), size(80, 24));
        assert_eq!(drawable(size(0, 12), none), size(80, 12));
        assert_eq!(drawable(size(132, 0), none), size(132, 24));
        assert_eq!(drawable(size(0, 0), said), size(132, 50));
        for wrong in ["", "0", "-5", "wide", "99999"] {
            assert_eq!(drawable(size(0, 0), |_| Some(wrong.to_owned())), size(80, 24), "{wrong}");
        }
        // What it says counts, within reason.
        assert_eq!(drawable(size(40, 12), said), size(40, 12));
        assert_eq!(drawable(size(65_535, 65_535), none), size(1_000, 500));
    }
}
