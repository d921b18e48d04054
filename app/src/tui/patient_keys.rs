//! What a key does on the patient's page. What it does in the visit, the screen says itself; here
//! it scrolls.

use kazasu_core::screen::Key;
use kazasu_core::session::Action;
use ratatui::layout::Size;

use super::keys::Pressed;
use super::page::Page;
use super::patient::Patient;

impl Patient {
    /// What a key does in a window of this size. One that only scrolls does it at once.
    pub(super) fn press(&mut self, pressed: Pressed, size: Size) -> Option<Action> {
        // By the page without the hint, which takes room itself: else each key would turn it round.
        let lacked = std::mem::take(&mut self.lacks_num_lock);
        self.lacks_num_lock = match pressed {
            Pressed::WithoutNumLock => true,
            // Nothing scrolls: whoever presses it means the digit on it.
            Pressed::Line(_) | Pressed::Page(_) => Page::new(self, size).last() == 0,
            Pressed::Key(Key::Backspace) => lacked,
            _ => false,
        };
        match pressed {
            Pressed::Key(key) => match self.screen.press(key) {
                Some(Action::TextSize(_)) => None,
                None if key == Key::Enter => self.turn(size),
                action => action,
            },
            Pressed::Escape => self.screen.back.or(self.screen.leave).map(|choice| choice.action),
            Pressed::Line(lines) => self.scroll_by(lines, size),
            Pressed::Page(pages) => self.scroll_by(pages.saturating_mul(self.window(size)), size),
            Pressed::WithoutNumLock | Pressed::Letter(_) | Pressed::Interrupt => None,
        }
    }

    /// The next page, and from the last one to the first: one key is enough for all of a text.
    fn turn(&mut self, size: Size) -> Option<Action> {
        if self.scroll >= Page::new(self, size).last() {
            self.scroll = 0;
            return None;
        }
        self.scroll_by(self.window(size), size)
    }

    fn scroll_by(&mut self, lines: isize, size: Size) -> Option<Action> {
        let last = Page::new(self, size).last();
        self.scroll = self.scroll.min(last).saturating_add_signed(lines).min(last);
        None
    }

    fn window(&self, size: Size) -> isize {
        isize::try_from(Page::new(self, size).window()).unwrap_or(isize::MAX)
    }
}
