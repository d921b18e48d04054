//! A front-end, as the visits see it.

use kazasu_core::screen::Screen;
use kazasu_core::session::Tone;

/// A front-end, as the visits see it. Each call returns at once.
pub(crate) trait Front: Send + 'static {
    /// Shows this screen from now on.
    fn show(&mut self, screen: Screen);
    /// Plays a tone. (A terminal's bell is one too, but nobody knows whether it is heard.)
    fn play(&mut self, tone: Tone);
    /// Whether tones are heard: screens speak of them then.
    fn sounds(&self) -> bool {
        false
    }
    /// Says this screen once more, where it speaks.
    fn say_again(&mut self, screen: &Screen) {
        let _ = screen;
    }
}
