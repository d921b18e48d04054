//! What the patient sees and can press: the screen of the visit, in words and keys. What a key
//! does, the screen says itself.

use kazasu_core::screen::{Choice, Key, Screen};
use kazasu_core::session::{Action, Tone};
use kazasu_i18n::{ScreenText, Texts};
use ratatui::layout::Size;

use super::keys::Pressed;
use super::page::Page;
use super::theme::{Mood, Theme};

/// The screen that is shown.
#[derive(Debug)]
pub(super) struct Patient {
    pub(super) screen: Screen,
    pub(super) texts: Texts,
    pub(super) text: ScreenText,
    /// How many lines of the words are above the window.
    pub(super) scroll: usize,
    colour: bool,
}

impl Patient {
    /// With colours, or without.
    pub(super) fn new(screen: Screen, colour: bool) -> Self {
        let texts = Texts::new(screen.look.language.into());
        Self { text: texts.screen(&screen), texts, screen, scroll: 0, colour }
    }

    /// Shows another screen, or the same with something changed in it; then what was scrolled
    /// stays.
    pub(super) fn show(&mut self, screen: Screen) {
        let language = screen.look.language.into();
        if self.texts.language() != language {
            self.texts = Texts::new(language);
        }
        let text = self.texts.screen(&screen);
        if self.text.headline != text.headline {
            self.scroll = 0;
        }
        self.screen = screen;
        self.text = text;
    }

    pub(super) const fn theme(&self) -> Theme {
        Theme { colour: self.colour, high_contrast: self.screen.look.high_contrast }
    }

    /// How the screen is meant.
    pub(super) const fn mood(&self) -> Mood {
        match self.screen.tone {
            Some(Tone::TakeAway | Tone::Done) => Mood::Good,
            Some(Tone::Failed) => Mood::Attention,
            Some(Tone::Key | Tone::PinNeeded | Tone::Detected) | None => Mood::Plain,
        }
    }

    /// What a key does in a window of this size. One that only scrolls does it at once.
    pub(super) fn press(&mut self, pressed: Pressed, size: Size) -> Option<Action> {
        match pressed {
            Pressed::Key(key) => match self.screen.press(key) {
                Some(Action::TextSize(_)) => None,
                None if key == Key::Enter => self.turn(size),
                action => action,
            },
            Pressed::Escape => self.screen.back.or(self.screen.leave).map(|choice| choice.action),
            Pressed::Line(lines) => self.scroll_by(lines, size),
            Pressed::Page(pages) => self.scroll_by(pages.saturating_mul(self.window(size)), size),
            Pressed::Letter(_) | Pressed::Interrupt => None,
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

/// Whether a terminal can do it: it has a key, and letters here have the size that the terminal
/// gives them.
pub(super) const fn is_offered(choice: &Choice) -> bool {
    choice.key.is_some() && !matches!(choice.action, Action::TextSize(_))
}
