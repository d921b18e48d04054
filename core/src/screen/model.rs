//! The screen as data.

use serde::Serialize;

use super::{Choice, Key, Picture, State, View, VisitStep};
use crate::session::{Action, Facility, Holding, Look, Tone};

/// What a front-end draws, says and lets people choose at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Screen {
    /// Which screen, with its arguments.
    pub view: View,
    /// What it is at a glance.
    pub state: State,
    /// 手順: how far the visit has come.
    pub step: Option<VisitStep>,
    /// What is shown beside the words.
    pub picture: Picture,
    /// The tone that belongs to entering this screen;
    /// [`Effect::Play`](crate::session::Effect::Play) plays it.
    pub tone: Option<Tone>,
    /// The choices of this screen, in the order of their keys.
    pub choices: Vec<Choice>,
    /// The choices are drawn alike: same size, same colour, none preselected.
    pub alike: bool,
    /// もどる, bottom left.
    pub back: Option<Choice>,
    /// 中止する or 終了する.
    pub leave: Option<Choice>,
    /// Language, text size, contrast, help and the call: the same on every screen.
    pub standing: Vec<Choice>,
    /// A phone that has had its turn lies on a reader still.
    pub phone_left: bool,
    /// Tones are heard here.
    pub sounds: bool,
    /// How to draw it.
    pub look: Look,
    /// What kind of place this is.
    pub facility: Facility,
    /// Where a phone is held.
    pub holding: Holding,
    /// What the place is called that patients are sent to; `None`: the language's own word.
    pub desk: Option<String>,
    /// A demonstration: every screen says so.
    pub demo: bool,
}

impl Screen {
    /// Everything that can be chosen, with its key.
    pub fn all_choices(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().chain(&self.back).chain(&self.leave).chain(&self.standing)
    }

    /// What a key of the ten-key pad does here.
    #[must_use]
    pub fn press(&self, key: Key) -> Option<Action> {
        match key {
            Key::Number(number) if self.view.takes_digits() => {
                crate::secret::Digit::new(number).map(Action::Digit)
            }
            _ => self
                .all_choices()
                .find(|choice| choice.key == Some(key))
                .map(|choice| choice.action),
        }
    }

    /// The key that says this screen again, where screens are said: 0, and where the numbers are
    /// the PIN's, Enter or Backspace, whichever is free.
    #[must_use]
    pub fn again(&self) -> Option<Key> {
        if !self.view.leaves_numbers_to_the_pin() {
            return Some(Key::Number(0));
        }
        let is_free = |key: &Key| self.all_choices().all(|choice| choice.key != Some(*key));
        [Key::Enter, Key::Backspace].into_iter().find(is_free)
    }

    /// What a key does for whoever hears the screen.
    #[must_use]
    pub fn press_by_ear(&self, key: Key) -> Option<Action> {
        self.press(key).or_else(|| (self.again() == Some(key)).then_some(Action::SayAgain))
    }
}
