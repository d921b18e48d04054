//! What a screen offers, as it is put together.

use super::{Choice, Key, Label};
use crate::session::Action;

/// What a screen offers beside the standing choices.
#[derive(Default)]
pub(super) struct Offered {
    pub(super) choices: Vec<Choice>,
    pub(super) alike: bool,
    pub(super) back: Option<Choice>,
    pub(super) leave: Option<Choice>,
}

impl Offered {
    /// Numbered from 1.
    pub(super) fn numbered<const N: usize>(choices: [(Label, Action); N]) -> Self {
        let choices = (1..)
            .zip(choices)
            .map(|(number, (label, action))| Choice::new(Key::Number(number), label, action))
            .collect();
        Self { choices, ..Self::default() }
    }

    /// With keys of their own, where the numbers are the PIN's.
    pub(super) fn keyed<const N: usize>(choices: [Choice; N]) -> Self {
        Self { choices: choices.into(), ..Self::default() }
    }

    pub(super) fn none() -> Self {
        Self::default()
    }

    pub(super) fn back(self, action: Action) -> Self {
        Self { back: Some(Choice::new(Key::Minus, Label::Back, action)), ..self }
    }

    pub(super) fn cancel(self) -> Self {
        Self { leave: Some(Choice::new(Key::Star, Label::Cancel, Action::Cancel)), ..self }
    }

    pub(super) fn finish(self) -> Self {
        Self { leave: Some(Choice::new(Key::Star, Label::Finish, Action::Finish)), ..self }
    }

    /// Two answers of equal weight.
    pub(super) fn alike(self) -> Self {
        Self { alike: true, ..self }
    }

    /// The same with one more choice.
    pub(super) fn and(mut self, key: Key, label: Label, action: Action) -> Self {
        self.choices.push(Choice::new(key, label, action));
        self
    }
}
