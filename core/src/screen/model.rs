//! The screen as data.

use serde::Serialize;

use super::{Choice, Key, Picture, State, View, VisitStep};
use crate::reader::ReaderShape;
use crate::session::{Action, Facility, Holding, Look, ReaderPlace, TenKey, Tone};

/// How long a screen stays that ends by itself and loses nothing. It is looked at anew each second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TimeLeft {
    /// What is left, in milliseconds: whole seconds, rounded up.
    pub left: u32,
    /// Of how much, in milliseconds.
    pub of: u32,
}

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
    /// The languages, where they are in sight: at the start of a visit, three at most, in the order
    /// in which they are offered. Of four and more two stand there, and the list of all.
    pub languages: Vec<Choice>,
    /// The choices are drawn alike: same size, same colour, none preselected.
    pub alike: bool,
    /// もどる, bottom left.
    pub back: Option<Choice>,
    /// 中止する or 終了する.
    pub leave: Option<Choice>,
    /// Language, text size, contrast, help and the call: at the same five places on every screen;
    /// `None` where a screen does not have it, whose place stays empty.
    pub standing: [Option<Choice>; 5],
    /// How long it stays, where that is to be seen.
    pub time_left: Option<TimeLeft>,
    /// A phone that has had its turn lies on a reader still.
    pub phone_left: bool,
    /// How often something that had had its turn was lifted off a reader since the start. A
    /// front-end that has shown another number shows at once how it leaves.
    pub lifted: u64,
    /// Tones are heard here.
    pub sounds: bool,
    /// How to draw it.
    pub look: Look,
    /// What kind of place this is.
    pub facility: Facility,
    /// Where a phone is held.
    pub holding: Holding,
    /// What the reader looks like.
    pub reader_shape: ReaderShape,
    /// Where the reader is, seen from the display; `None`: nobody has said it, and nothing may
    /// point there.
    pub reader_place: Option<ReaderPlace>,
    /// Whether the choices show the numbers of their keys.
    pub ten_key: TenKey,
    /// What the place calls itself, to be greeted with; `None`: not said.
    pub name: Option<String>,
    /// What the place is called that patients are sent to; `None`: the language's own word.
    pub desk: Option<String>,
    /// Whom patients of this place can ask, for the help.
    pub contact: Option<String>,
    /// A demonstration: every screen says so.
    pub demo: bool,
}

impl Screen {
    /// Everything that can be chosen, with its key.
    pub fn all_choices(&self) -> impl Iterator<Item = &Choice> {
        let standing = self.standing.iter().flatten();
        let own = self.choices.iter().chain(&self.languages);
        own.chain(&self.back).chain(&self.leave).chain(standing)
    }

    /// Whether a choice is what the screen is already: the language that is spoken.
    #[must_use]
    pub fn is_present(&self, choice: &Choice) -> bool {
        choice.action == Action::Language(self.look.language)
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
    /// the PIN's, `-`, or if that goes back, Enter or Backspace. On the pad it is never Enter,
    /// which confirms as soon as there are four digits.
    #[must_use]
    pub fn again(&self) -> Option<Key> {
        if !self.view.leaves_numbers_to_the_pin() {
            return Some(Key::Number(0));
        }
        let is_free = |key: &Key| self.all_choices().all(|choice| choice.key != Some(*key));
        [Key::Minus, Key::Enter, Key::Backspace].into_iter().find(is_free)
    }

    /// What a key does for whoever hears the screen.
    #[must_use]
    pub fn press_by_ear(&self, key: Key) -> Option<Action> {
        self.press(key).or_else(|| (self.again() == Some(key)).then_some(Action::SayAgain))
    }
}
