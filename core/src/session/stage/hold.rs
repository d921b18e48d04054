//! Waiting for the phone.

use std::time::Duration;

use crate::jpki::PhoneKind;
use crate::session::action::{Action, WalletPage};
use crate::session::effect::Tone;
use crate::session::settings::Limits;
use crate::session::transition::Transition;

/// The phone is to be held; an iPhone's Wallet is to be opened before.
#[derive(Debug)]
pub(crate) enum HoldStage {
    /// "Hold the phone to the reader".
    Waiting(Hold),
    /// The ways to authenticate in Wallet, to choose one. A phone that is held is read all the
    /// same.
    NotWorking,
    /// One way to authenticate in Wallet. A phone that is held is read all the same.
    Wallet(WalletPage),
}

/// Waiting for a phone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hold {
    pub(crate) why: Why,
    /// Since when it waits, in time since the program started.
    pub(in crate::session) since: Duration,
    /// Something was there that did not answer.
    pub(crate) mute: bool,
}

/// What the phone is to be held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The first tap, or one after which everything begins anew.
    First,
    /// The tap was torn and goes on.
    Torn,
    /// To read the PIN's retry counter alone.
    CheckCounter,
}

impl HoldStage {
    pub(super) fn act(&mut self, action: Action, kind: Option<PhoneKind>) -> Option<Transition> {
        match (&self, action) {
            (Self::Waiting(_), Action::NotWorking) if kind == Some(PhoneKind::Iphone) => {
                Some(Transition::ShowWays)
            }
            (Self::Waiting(_), Action::Cancel) => Some(Transition::Cancel),
            (Self::Waiting(hold), Action::EnterPin)
                if hold.is_first() && kind == Some(PhoneKind::Android) =>
            {
                Some(Transition::EnterPin)
            }
            (Self::NotWorking | Self::Wallet(_), Action::Wallet(page)) => {
                Some(Transition::ShowWallet(page))
            }
            (Self::Wallet(_), Action::Back) => Some(Transition::ShowWays),
            (Self::Wallet(_), Action::Hold) | (Self::NotWorking, Action::Back) => {
                Some(Transition::Hold)
            }
            _ => None,
        }
    }

    pub(super) fn limit(&self, limits: &Limits, kind: Option<PhoneKind>) -> Duration {
        match self {
            Self::NotWorking | Self::Wallet(_) => limits.wallet,
            Self::Waiting(_) if kind == Some(PhoneKind::Iphone) => limits.wallet,
            Self::Waiting(_) => limits.pin,
        }
    }

    pub(super) const fn tone(&self) -> Option<Tone> {
        match self {
            Self::Waiting(hold) if !hold.is_first() => Some(Tone::Failed),
            Self::Waiting(_) | Self::NotWorking | Self::Wallet(_) => None,
        }
    }
}

impl Hold {
    /// Whether nothing has gone wrong before.
    const fn is_first(&self) -> bool {
        matches!(self.why, Why::First)
    }
}
