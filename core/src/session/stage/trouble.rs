//! Something did not work: what it was, and what can be done about it.

use std::time::Duration;

use crate::code::Code;
use crate::jpki::PhoneKind;
use crate::session::action::Action;
use crate::session::settings::Limits;
use crate::session::transition::Transition;
use crate::time::UnixTime;

/// What did not work. The PIN's own troubles are in [`PinStage`](super::PinStage).
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Another phone than the one that has accepted the PIN.
    DifferentPhone,
    /// A plastic card (020).
    PlasticCard,
    /// The other kind of phone than the one chosen (020).
    OtherKind { found: PhoneKind },
    /// Something else with a certificate (020).
    OtherCertificate,
    /// Wallet has not authenticated its holder (021).
    WalletLocked,
    /// Not a phone with a My Number card (021).
    NotRecognised,
    /// The phone left too early, again (021).
    TooEarly,
    /// The tap took too long (021).
    TooSlow,
    /// The third failure of a visit leads to the desk; whether one more try is offered.
    Third { again: bool },
    /// The certificate's time is over (006).
    Expired,
    /// The certificate was revoked (006).
    Revoked,
    /// Phones cannot be used yet (002).
    BeforeServiceStart { starts: UnixTime },
    /// The phone was read, and not proved. The reason is for staff alone.
    NotProved { code: Option<Code> },
}

impl Trouble {
    pub(super) fn act(&self, action: Action) -> Option<Transition> {
        match action {
            Action::Choose(kind) if self.is_other_kind(kind) => Some(Transition::ChooseKind(kind)),
            Action::Wallet(page) if matches!(self, Self::WalletLocked) => {
                Some(Transition::ShowWallet(page))
            }
            Action::Hold if self.offers_hold() => Some(Transition::Hold),
            Action::StartOver if self.offers_start_over() => Some(Transition::StartOver),
            Action::OtherWays if self.leads_to_desk() => Some(Transition::OtherWays),
            Action::Cancel if matches!(self, Self::DifferentPhone) => Some(Transition::Cancel),
            Action::Finish if self.offers_finish() => Some(Transition::Finish),
            _ => None,
        }
    }

    fn is_other_kind(&self, kind: PhoneKind) -> bool {
        matches!(self, Self::OtherKind { found } if *found == kind)
    }

    const fn offers_hold(&self) -> bool {
        matches!(
            self,
            Self::WalletLocked
                | Self::NotRecognised
                | Self::TooEarly
                | Self::TooSlow
                | Self::Third { again: true }
        )
    }

    const fn offers_start_over(&self) -> bool {
        match self {
            Self::DifferentPhone
            | Self::PlasticCard
            | Self::OtherKind { .. }
            | Self::OtherCertificate
            | Self::NotRecognised
            | Self::TooEarly
            | Self::TooSlow => true,
            Self::WalletLocked
            | Self::Third { .. }
            | Self::Expired
            | Self::Revoked
            | Self::BeforeServiceStart { .. }
            | Self::NotProved { .. } => false,
        }
    }

    const fn leads_to_desk(&self) -> bool {
        matches!(self, Self::Third { .. } | Self::Expired | Self::Revoked | Self::NotProved { .. })
    }

    const fn offers_finish(&self) -> bool {
        !matches!(self, Self::DifferentPhone | Self::OtherKind { .. })
    }

    /// Whether holding a phone may help: the same one once more, or the right one. It is read then,
    /// whatever else the screen offers.
    pub(super) const fn takes_phone(&self) -> bool {
        match self {
            Self::DifferentPhone
            | Self::PlasticCard
            | Self::OtherKind { .. }
            | Self::OtherCertificate
            | Self::WalletLocked
            | Self::NotRecognised
            | Self::TooEarly
            | Self::TooSlow => true,
            Self::Third { again } => *again,
            Self::Expired
            | Self::Revoked
            | Self::BeforeServiceStart { .. }
            | Self::NotProved { .. } => false,
        }
    }

    pub(super) const fn limit(&self, limits: &Limits) -> Duration {
        match self {
            Self::WalletLocked => limits.wallet,
            _ => limits.idle,
        }
    }
}
