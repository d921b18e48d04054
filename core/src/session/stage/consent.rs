//! May the facility see past medical information?

use crate::session::action::Action;
use crate::session::transition::Transition;

/// The questions of consent.
#[derive(Debug)]
pub(crate) enum ConsentStage {
    /// One question for everything: all, or nothing.
    Bundled,
}

impl ConsentStage {
    pub(super) fn act(&self, action: Action) -> Option<Transition> {
        match (self, action) {
            (Self::Bundled, Action::Answer(consent)) => Some(Transition::Answer(consent)),
            (Self::Bundled, Action::Cancel) => Some(Transition::AskCancel),
            _ => None,
        }
    }
}
