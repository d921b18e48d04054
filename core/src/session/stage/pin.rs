//! The PIN of an Android phone: typed on the terminal, sent at most once for each entry.

use std::time::Duration;

use crate::reader::ReaderName;
use crate::secret::PinPad;
use crate::session::action::Action;
use crate::session::effect::Tone;
use crate::session::settings::Limits;
use crate::session::transition::Transition;

/// Asking for the PIN, and what a phone has said of it.
#[derive(Debug)]
pub(crate) enum PinStage {
    /// Digits are typed; none is shown.
    Pad { digits: PinPad, asked: PinAsked },
    /// "I do not know it".
    Forgotten,
    /// One try is left: use it? Digits that are typed here answer nothing; `typed`: some were.
    LastTry { asked: PinAsked, typed: bool },
    /// The retry counter cannot be read, so that no PIN may be sent.
    CounterUnreadable,
    /// No try is left (019).
    Locked,
}

/// Why the PIN is asked for now.
#[derive(Clone, Debug, Default)]
pub(crate) struct PinAsked {
    pub(crate) why: PinWhy,
    /// PC/SC name of the reader on which the phone lay that led here: while it lies there still, it
    /// is to be taken away first.
    pub(crate) reader: Option<ReaderName>,
}

/// What has led to the PIN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinWhy {
    /// An Android phone was chosen.
    #[default]
    Chosen,
    /// An Android phone was recognised.
    Found,
    /// The phone has said that the PIN is wrong.
    Wrong,
    /// It was right, but the tap was torn too long ago.
    RightButTorn,
    /// It was not known whether a VERIFY arrived; the counter was read since.
    Checked,
}

impl PinStage {
    pub(super) fn act(&mut self, action: Action) -> Option<Transition> {
        match (&mut *self, action) {
            (Self::Pad { digits, .. }, Action::Digit(digit)) => {
                Some(Transition::Key { taken: digits.push(digit) })
            }
            (Self::Pad { digits, .. }, Action::Delete) => {
                Some(Transition::Key { taken: digits.delete() })
            }
            (Self::Pad { digits, .. }, Action::Confirm) => {
                digits.take().map(Transition::ConfirmPin)
            }
            (Self::Pad { .. }, Action::ForgotPin) => {
                self.clear();
                *self = Self::Forgotten;
                Some(Transition::WipePin)
            }
            (Self::Forgotten, Action::EnterPin) => Some(Transition::EnterPin),
            // Whoever types at once has not read the question, and Enter ends what is typed: it
            // agrees to nothing then.
            (Self::LastTry { typed, .. }, Action::Digit(_)) => {
                *typed = true;
                Some(Transition::Key { taken: false })
            }
            (Self::LastTry { typed, .. }, Action::AgreeLastTry) => {
                if std::mem::take(typed) {
                    Some(Transition::Key { taken: false })
                } else {
                    Some(Transition::AgreeLastTry)
                }
            }
            (Self::CounterUnreadable, Action::StartOver) => Some(Transition::StartOver),
            (Self::Forgotten | Self::LastTry { .. } | Self::Locked, Action::OtherWays) => {
                Some(Transition::OtherWays)
            }
            (Self::Pad { .. }, Action::Cancel) => Some(Transition::Cancel),
            (Self::CounterUnreadable | Self::Locked, Action::Finish) => Some(Transition::Finish),
            _ => None,
        }
    }

    /// What an action does while the phone that has led here is to be taken away first: digits are
    /// taken, and the visit can be stopped.
    pub(in crate::session) fn act_before_lift(&mut self, action: Action) -> Option<Transition> {
        match action {
            Action::Digit(_) => self.act(action),
            Action::Cancel => Some(Transition::Cancel),
            _ => None,
        }
    }

    /// Wipes what is typed.
    pub(in crate::session) fn clear(&mut self) {
        if let Self::Pad { digits, .. } = self {
            digits.clear();
        }
    }

    /// Whether digits are, or will be, typed here.
    pub(in crate::session) const fn takes_digits(&self) -> bool {
        matches!(self, Self::Pad { .. } | Self::LastTry { .. })
    }

    pub(in crate::session) const fn why(&self) -> Option<PinWhy> {
        match self {
            Self::Pad { asked, .. } | Self::LastTry { asked, .. } => Some(asked.why),
            Self::Forgotten | Self::CounterUnreadable | Self::Locked => None,
        }
    }

    /// Whether no phone can help here any more.
    pub(super) const fn leads_elsewhere(&self) -> bool {
        matches!(self, Self::CounterUnreadable | Self::Locked)
    }

    pub(super) const fn limit(&self, limits: &Limits) -> Duration {
        match self {
            Self::Pad { .. } | Self::Forgotten | Self::LastTry { .. } => limits.pin,
            Self::CounterUnreadable | Self::Locked => limits.idle,
        }
    }

    pub(super) const fn tone(&self) -> Option<Tone> {
        match self {
            Self::Pad { asked, .. } => Some(asked.why.tone()),
            Self::Forgotten => None,
            Self::LastTry { .. } | Self::CounterUnreadable | Self::Locked => Some(Tone::Failed),
        }
    }
}

impl PinWhy {
    const fn tone(self) -> Tone {
        match self {
            Self::Chosen => Tone::PinNeeded,
            Self::Found => Tone::Detected,
            Self::Wrong | Self::RightButTorn | Self::Checked => Tone::Failed,
        }
    }
}
