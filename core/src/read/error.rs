//! Why a tap brought no evidence.

use thiserror::Error;

use super::request::Expect;
use crate::apdu::{ChannelError, Limit, Status};
use crate::code::Reason;
use crate::jpki::{JpkiError, PhoneKind, Token};
use crate::reader::{CardError, OpenError};

/// The fact that ended a tap, whether the phone or the host has ended it. Each maps to one
/// [`Reason`]. The same type goes from the thread of the reader to the visit and to the log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// There is no JPKI application, or something else went wrong between it and us.
    #[error(transparent)]
    Jpki(#[from] JpkiError),
    /// A plastic My Number card or 住基カード.
    #[error("a plastic card, not a phone")]
    PhysicalCard,
    /// The other kind of phone.
    #[error("another kind of phone than the one chosen: {found:?}")]
    OtherPhone {
        /// The kind that was held.
        found: PhoneKind,
    },
    /// A token that nobody has described.
    #[error("unknown token {0}")]
    UnknownToken(Token),
    /// The iPhone's holder has not authenticated in Wallet (6982 or 6985).
    #[error("Wallet has not authenticated its holder")]
    WalletLocked,
    /// The PIN is locked: before this tap or by it.
    #[error("the PIN is locked")]
    PinBlocked,
    /// The PIN was sent and is wrong.
    #[error("wrong PIN")]
    WrongPin {
        /// The new count, where the phone gives one.
        tries_left: Option<u8>,
    },
    /// One try is left and the patient has not agreed to risk it; nothing was sent.
    #[error("one try left; the PIN was not sent")]
    LastTry,
    /// A PIN is needed, and there is none that may be sent; nothing was sent.
    #[error("a PIN is needed")]
    PinRequired {
        /// The count as just read.
        tries_left: u8,
    },
    /// The PIN was accepted by one phone and another one is held; nothing was sent.
    #[error("another phone than the one that accepted the PIN")]
    AnotherPhone,
    /// What lay on the reader could not be opened; nothing was sent.
    #[error(transparent)]
    NotOpened(#[from] OpenError),
    /// PC/SC held the tap for longer than any tap may take, and the host has given it up. Its PIN
    /// entry is wiped.
    #[error("the phone did not answer in time; take it away")]
    GivenUp,
    /// The host has stopped the tap: the visit ended, or a technician needs the reader. Its PIN
    /// entry is wiped.
    #[error("the tap was stopped")]
    Stopped,
}

impl ReadError {
    /// The same fact before the token is known: whether an iPhone gives its token before Wallet has
    /// authenticated is not known, so that 6982 or 6985 from a phone that was chosen as an iPhone
    /// means the same as later.
    pub(super) fn before_identification(expect: Expect, error: JpkiError) -> Self {
        match expect {
            Expect::Kind(kind) => Self::after_authentication(kind, error),
            Expect::Any => Self::Jpki(error),
        }
    }

    /// The same fact after the holder should have authenticated: an iPhone's 6982 or 6985 means
    /// that Wallet has not. No published source says which of the two it is.
    pub(super) fn after_authentication(kind: PhoneKind, error: JpkiError) -> Self {
        match (kind, error) {
            (PhoneKind::Iphone, JpkiError::Unexpected { status, .. })
                if matches!(
                    status.meaning(),
                    Status::SecurityStatusNotSatisfied | Status::ConditionsNotSatisfied
                ) =>
            {
                Self::WalletLocked
            }
            (PhoneKind::Android | PhoneKind::Iphone, error) => Self::Jpki(error),
        }
    }

    /// The stable word for it, which [`Reason::code`] gives its code.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        match self {
            Self::Jpki(error) => jpki_reason(error),
            Self::PhysicalCard => Reason::PhysicalCard,
            Self::OtherPhone { .. } | Self::AnotherPhone => Reason::OtherPhone,
            Self::UnknownToken(_) => Reason::UnknownToken,
            Self::WalletLocked => Reason::WalletLocked,
            Self::PinBlocked => Reason::PinBlocked,
            Self::WrongPin { .. } => Reason::WrongPin,
            Self::LastTry => Reason::LastTry,
            Self::PinRequired { .. } => Reason::PinRequired,
            // A phone that vanishes before SELECT's first answer counts as taken away.
            Self::NotOpened(OpenError::Mute) => Reason::NotAPhone,
            Self::NotOpened(_) | Self::Stopped => Reason::Removed,
            Self::GivenUp => Reason::Timeout,
        }
    }

    /// Tries left after this tap, where it has learned them.
    #[must_use]
    pub const fn tries_left(&self) -> Option<u8> {
        match self {
            Self::WrongPin { tries_left } => *tries_left,
            Self::PinRequired { tries_left } => Some(*tries_left),
            Self::LastTry => Some(1),
            Self::PinBlocked => Some(0),
            Self::Jpki(_)
            | Self::PhysicalCard
            | Self::OtherPhone { .. }
            | Self::UnknownToken(_)
            | Self::WalletLocked
            | Self::AnotherPhone
            | Self::NotOpened(_)
            | Self::GivenUp
            | Self::Stopped => None,
        }
    }

    /// Whether the tap may go on with the same PIN entry, if a phone has accepted it: it broke off,
    /// as the phone left, was never reached, or gave an answer that no step provides for. Time
    /// that is over, and what something else than the phone says, ends it.
    #[must_use]
    pub const fn breaks_off(&self) -> bool {
        match self {
            Self::NotOpened(_) => true,
            Self::Jpki(JpkiError::NoApplication(_) | JpkiError::CounterUnreadable(_)) => false,
            Self::Jpki(JpkiError::Channel(ChannelError::Limit(limit))) => {
                // Nothing was handed over.
                matches!(limit, Limit::TooSlowForPin)
            }
            Self::Jpki(JpkiError::Channel(ChannelError::Card(CardError::Silent))) => false,
            Self::Jpki(_) => true,
            Self::PhysicalCard
            | Self::OtherPhone { .. }
            | Self::UnknownToken(_)
            | Self::WalletLocked
            | Self::PinBlocked
            | Self::WrongPin { .. }
            | Self::LastTry
            | Self::PinRequired { .. }
            | Self::AnotherPhone
            | Self::GivenUp
            | Self::Stopped => false,
        }
    }

    /// What lies there is not the phone that is to be read, or no phone at all; nothing that
    /// matters was sent to it.
    #[must_use]
    pub const fn is_another_thing(&self) -> bool {
        matches!(
            self,
            Self::Jpki(JpkiError::NoApplication(_))
                | Self::PhysicalCard
                | Self::OtherPhone { .. }
                | Self::UnknownToken(_)
                | Self::NotOpened(OpenError::Mute)
        )
    }

    /// The reader or the PC/SC service failed, not the phone: staff has to look, or the host to
    /// connect again.
    #[must_use]
    pub const fn is_reader_failure(&self) -> bool {
        matches!(
            self,
            Self::Jpki(JpkiError::Channel(ChannelError::Card(
                CardError::ReaderGone | CardError::ServiceGone
            ))) | Self::NotOpened(
                OpenError::Busy
                    | OpenError::ReaderGone
                    | OpenError::Refused
                    | OpenError::ServiceGone
            )
        )
    }
}

const fn jpki_reason(error: &JpkiError) -> Reason {
    match error {
        JpkiError::Channel(
            ChannelError::Limit(Limit::Time | Limit::TooSlowForPin)
            | ChannelError::Card(CardError::Silent),
        ) => Reason::Timeout,
        JpkiError::Channel(ChannelError::Card(
            CardError::Removed | CardError::Reset | CardError::ReaderGone | CardError::ServiceGone,
        )) => Reason::Removed,
        JpkiError::NoApplication(_) => Reason::NotAPhone,
        JpkiError::Header(_) | JpkiError::TooLarge { .. } | JpkiError::EndedEarly { .. } => {
            Reason::Malformed
        }
        JpkiError::Channel(
            ChannelError::Card(CardError::ShortResponse)
            | ChannelError::Limit(Limit::Commands | Limit::Bytes)
            | ChannelError::EndlessResponse,
        )
        | JpkiError::Unexpected { .. }
        | JpkiError::Empty(_)
        | JpkiError::CounterUnreadable(_) => Reason::Protocol,
    }
}
