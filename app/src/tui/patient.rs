//! What the patient sees: the screen of the visit in words, and how far these are scrolled.

use kazasu_core::screen::{Choice, Screen};
use kazasu_core::session::{Action, Tone};
use kazasu_i18n::{ScreenText, Texts};

use super::theme::{Mood, Theme};

/// The screen that is shown.
#[derive(Debug)]
pub(super) struct Patient {
    pub(super) screen: Screen,
    pub(super) texts: Texts,
    pub(super) text: ScreenText,
    /// How many lines of the words are above the window.
    pub(super) scroll: usize,
    /// A key was pressed that a ten-key has without Num Lock.
    pub(super) lacks_num_lock: bool,
    /// What can be done with virtual phones stands below the screen: no key has to show it.
    pub(super) has_phones_below: bool,
    colour: bool,
}

impl Patient {
    /// The first screen; `colour` is whether colours are wanted.
    pub(super) fn new(screen: Screen, colour: bool) -> Self {
        let texts = Texts::new(screen.look.language.into());
        Self {
            text: texts.screen(&screen),
            texts,
            screen,
            scroll: 0,
            lacks_num_lock: false,
            has_phones_below: false,
            colour,
        }
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
            self.lacks_num_lock = false;
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
}

/// Whether a terminal can do it: it has a key, and letters here have the size that the terminal
/// gives them.
pub(super) const fn is_offered(choice: &Choice) -> bool {
    choice.key.is_some() && !matches!(choice.action, Action::TextSize(_))
}
