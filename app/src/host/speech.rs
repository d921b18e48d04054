//! Says the screens, for whoever cannot see them: what is said, and when. Who says it is a
//! [`Voice`].
//!
//! A screen is said when it comes, when somebody asks for it, and again when something in it
//! changes that has to be known: how many digits are typed, how many tries are left. Progress,
//! seconds and looks are not said anew.

mod lines;
mod voice;

use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Language, Tone};
use kazasu_i18n::Library;

use super::visits::Front;
pub(crate) use lines::Lines;
use voice::Voice;

/// Gives a voice what it has to say.
pub(crate) struct Speech<V> {
    library: Library,
    voice: V,
    said: Option<(View, Language)>,
}

impl<V: Voice> Speech<V> {
    pub(crate) fn new(voice: V) -> Self {
        Self { library: Library::new(), voice, said: None }
    }
}

impl<V: Voice> Front for Speech<V> {
    fn show(&mut self, screen: Screen) {
        let language = screen.look.language;
        let texts = self.library.texts(language);
        let before = self.said.take_if(|(_, before)| *before == language).map(|(view, _)| view);
        let speech = match (&before, &screen.view) {
            (Some(before), view) if is_known(before, view) => None,
            // Whoever deletes digits knows the pad already, and wants to type.
            (Some(View::AnPin { ask: before, .. }), View::AnPin { entered: 0, ask, .. })
                if before == ask =>
            {
                Some(texts.pin_emptied())
            }
            _ => Some(texts.screen(&screen).speech),
        };
        self.said = Some((screen.view, language));
        if let Some(speech) = speech {
            self.voice.say(speech);
        }
    }

    fn play(&mut self, _tone: Tone) {}

    fn say_again(&mut self, screen: &Screen) {
        self.said = None;
        self.show(screen.clone());
    }
}

/// Whether `now` has nothing that was not said with `before`.
fn is_known(before: &View, now: &View) -> bool {
    match (before, now) {
        (View::Reading { .. }, View::Reading { .. })
        | (View::StillThere { .. }, View::StillThere { .. }) => true,
        (before, now) => before == now,
    }
}

#[cfg(test)]
mod tests;
