//! Which phone is it?

use crate::session::action::Action;
use crate::session::transition::Transition;

/// The question, and the help with it. A phone that is held answers it by itself.
#[derive(Debug)]
pub(crate) enum KindStage {
    /// iPhone, Android, or not sure.
    Choice,
    /// How to tell which kind it is.
    Help,
}

impl KindStage {
    pub(super) fn act(&mut self, action: Action) -> Option<Transition> {
        match (&self, action) {
            (Self::Choice, Action::Back) => Some(Transition::Finish),
            (Self::Help, Action::Back) => self.turn_to(Self::Choice),
            (Self::Choice, Action::KindHelp) => self.turn_to(Self::Help),
            (Self::Choice | Self::Help, Action::Choose(kind)) => Some(Transition::ChooseKind(kind)),
            _ => None,
        }
    }

    fn turn_to(&mut self, screen: Self) -> Option<Transition> {
        *self = screen;
        Some(Transition::NextScreen)
    }
}
