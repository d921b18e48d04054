//! The stable names that leave the core: reasons and the three-digit codes of the field.
//!
//! Programs outside this repository read them from `kazasu read --json`; extend them, never rename
//! them.

use serde::{Serialize, Serializer};

/// Why a phone was not accepted, in one word that stays the same in every version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A plastic card (My Number card or 住基カード), or a certificate with the plastic card's policy.
    PhysicalCard,
    /// The other kind of phone than the one chosen.
    OtherPhone,
    /// A certificate that is not for user authentication (a signing certificate, say).
    WrongPurpose,
    /// The application is there, but its token names a kind that nobody has described.
    UnknownToken,
    /// Something without the JPKI application: a transit card, an empty secure element.
    NotAPhone,
    /// The iPhone's Wallet has not authenticated its holder.
    WalletLocked,
    /// The phone left before the tap was done.
    Removed,
    /// The phone took too long, or none came.
    Timeout,
    /// The PIN is locked; only the municipality unlocks it.
    PinBlocked,
    /// The certificate's time is over.
    Expired,
    /// The issuer has revoked the certificate.
    Revoked,
    /// The day on which phones may be used has not come yet.
    BeforeServiceStart,
    /// The PIN was wrong, and cost one try.
    WrongPin,
    /// One try is left; the PIN was not sent, since the patient has not agreed to risk it.
    LastTry,
    /// This phone needs a PIN and none was given.
    PinRequired,
    /// The certificate's time has not begun (or the terminal's clock is wrong).
    NotYetValid,
    /// No configured anchor issued the certificate.
    Untrusted,
    /// The phone did not sign our challenge with the certificate's key.
    BadSignature,
    /// The certificate cannot be parsed.
    Malformed,
    /// The phone answered something that the protocol does not know.
    Protocol,
    /// Revocation must be checked, and no usable list says anything of this certificate.
    RevocationUnknown,
}

/// The code shown in 【 】, as known from the existing terminals (screens-and-errors reference,
/// section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// Phones cannot be used yet.
    C002,
    /// The user-authentication certificate is revoked or expired.
    C006,
    /// The PIN is locked.
    C019,
    /// Something else was held than the smartphone that was asked for.
    C020,
    /// No smartphone was recognised on the reader.
    C021,
}

impl Reason {
    /// Every reason, in the order of the table in docs/integrators.md.
    pub const ALL: [Self; 21] = [
        Self::PhysicalCard,
        Self::OtherPhone,
        Self::WrongPurpose,
        Self::UnknownToken,
        Self::NotAPhone,
        Self::WalletLocked,
        Self::Removed,
        Self::Timeout,
        Self::PinBlocked,
        Self::Expired,
        Self::Revoked,
        Self::BeforeServiceStart,
        Self::WrongPin,
        Self::LastTry,
        Self::PinRequired,
        Self::NotYetValid,
        Self::Untrusted,
        Self::BadSignature,
        Self::Malformed,
        Self::Protocol,
        Self::RevocationUnknown,
    ];

    /// The stable word, as `reason` of `kazasu read --json` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PhysicalCard => "physical_card",
            Self::OtherPhone => "other_phone",
            Self::WrongPurpose => "wrong_purpose",
            Self::UnknownToken => "unknown_token",
            Self::NotAPhone => "not_a_phone",
            Self::WalletLocked => "wallet_locked",
            Self::Removed => "removed",
            Self::Timeout => "timeout",
            Self::PinBlocked => "pin_blocked",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::BeforeServiceStart => "before_service_start",
            Self::WrongPin => "wrong_pin",
            Self::LastTry => "last_try",
            Self::PinRequired => "pin_required",
            Self::NotYetValid => "not_yet_valid",
            Self::Untrusted => "untrusted",
            Self::BadSignature => "bad_signature",
            Self::Malformed => "malformed",
            Self::Protocol => "protocol",
            Self::RevocationUnknown => "revocation_unknown",
        }
    }

    /// The field's code for it, if the field has one.
    #[must_use]
    pub const fn code(self) -> Option<Code> {
        match self {
            Self::PhysicalCard | Self::OtherPhone | Self::WrongPurpose | Self::UnknownToken => {
                Some(Code::C020)
            }
            Self::NotAPhone | Self::WalletLocked | Self::Removed | Self::Timeout => {
                Some(Code::C021)
            }
            Self::PinBlocked => Some(Code::C019),
            Self::Expired | Self::Revoked => Some(Code::C006),
            Self::BeforeServiceStart => Some(Code::C002),
            Self::WrongPin
            | Self::LastTry
            | Self::PinRequired
            | Self::NotYetValid
            | Self::Untrusted
            | Self::BadSignature
            | Self::Malformed
            | Self::Protocol
            | Self::RevocationUnknown => None,
        }
    }
}

impl Code {
    /// The three digits, as `code` of `kazasu read --json` has them.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::C002 => "002",
            Self::C006 => "006",
            Self::C019 => "019",
            Self::C020 => "020",
            Self::C021 => "021",
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
