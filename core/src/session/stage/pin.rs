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
    /// An Android phone was recognised and lies on this reader; it goes on when it is lifted.
    PhoneFound { reader: ReaderName },
    /// Digits are typed; none is shown.
    Pad(PinPad),
    /// "I do not know it".
    Forgotten,
    /// One try is left: use it?
    LastTry,
    /// The phone has said that it is wrong; tries left, where it has said how many.
    Wrong { tries: Option<u8> },
    /// The retry counter cannot be read, so that no PIN may be sent.
    CounterUnreadable,
    /// No try is left (019).
    Locked,
    /// It was right, but the tap was torn too long ago: it has to be entered again.
    RightButTorn,
    /// It is not known whether a VERIFY arrived; the counter was read since, and is this.
    Checked { tries: u8 },
}

impl PinStage {
    pub(super) fn act(&mut self, action: Action) -> Option<Transition> {
        match (&mut *self, action) {
            (Self::Pad(pad), Action::Digit(digit)) => {
                Some(Transition::Key { taken: pad.push(digit) })
            }
            (Self::Pad(pad), Action::Delete) => Some(Transition::Key { taken: pad.delete() }),
            (Self::Pad(pad), Action::Confirm) => pad.take().map(Transition::ConfirmPin),
            (Self::Pad(_) | Self::Wrong { .. } | Self::Checked { .. }, Action::ForgotPin) => {
                self.clear();
                *self = Self::Forgotten;
                Some(Transition::WipePin)
            }
            (
                Self::Forgotten | Self::Wrong { .. } | Self::RightButTorn | Self::Checked { .. },
                Action::EnterPin,
            ) => Some(Transition::EnterPin),
            (Self::LastTry, Action::AgreeLastTry) => Some(Transition::AgreeLastTry),
            (Self::CounterUnreadable, Action::StartOver) => Some(Transition::StartOver),
            (Self::Forgotten | Self::LastTry | Self::Locked, Action::OtherWays) => {
                Some(Transition::OtherWays)
            }
            (
                Self::PhoneFound { .. }
                | Self::Pad(_)
                | Self::Wrong { .. }
                | Self::RightButTorn
                | Self::Checked { .. },
                Action::Cancel,
            ) => Some(Transition::Cancel),
            (Self::CounterUnreadable | Self::Locked, Action::Finish) => Some(Transition::Finish),
            _ => None,
        }
    }

    /// Wipes what is typed.
    pub(in crate::session) fn clear(&mut self) {
        if let Self::Pad(pad) = self {
            pad.clear();
        }
    }

    pub(super) const fn limit(&self, limits: &Limits) -> Duration {
        match self {
            Self::PhoneFound { .. }
            | Self::Pad(_)
            | Self::Forgotten
            | Self::LastTry
            | Self::Wrong { .. }
            | Self::RightButTorn
            | Self::Checked { .. } => limits.pin,
            Self::CounterUnreadable | Self::Locked => limits.idle,
        }
    }

    pub(super) const fn tone(&self) -> Option<Tone> {
        match self {
            Self::PhoneFound { .. } => Some(Tone::Detected),
            Self::Pad(_) => Some(Tone::PinNeeded),
            Self::Forgotten => None,
            Self::LastTry
            | Self::Wrong { .. }
            | Self::CounterUnreadable
            | Self::Locked
            | Self::RightButTorn
            | Self::Checked { .. } => Some(Tone::Failed),
        }
    }
}
