//! Reasons in words.

use fluent::{FluentArgs, FluentValue};
use kazasu_core::code::Reason;

/// Why a phone was not accepted, for its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonText {
    /// What happened, in one line, with the field's code in 【 】 where there is one.
    pub title: String,
    /// What to do next, in one line.
    pub advice: String,
}

/// The message of a reason and its arguments: `tries` (a number, or the word `unknown`) and, where
/// the field has a code for it, `code`.
pub(crate) fn message(reason: Reason, tries: Option<u8>) -> (&'static str, FluentArgs<'static>) {
    let mut arguments = FluentArgs::new();
    arguments.set("tries", tries.map_or_else(|| FluentValue::from("unknown"), FluentValue::from));
    if let Some(code) = reason.code() {
        arguments.set("code", code.as_str());
    }
    let id = match reason {
        Reason::PhysicalCard => "reason-physical-card",
        Reason::OtherPhone => "reason-other-phone",
        Reason::WrongPurpose => "reason-wrong-purpose",
        Reason::UnknownToken => "reason-unknown-token",
        Reason::NotAPhone => "reason-not-a-phone",
        Reason::WalletLocked => "reason-wallet-locked",
        Reason::Removed => "reason-removed",
        Reason::Timeout => "reason-timeout",
        Reason::PinBlocked => "reason-pin-blocked",
        Reason::Expired => "reason-expired",
        Reason::Revoked => "reason-revoked",
        Reason::BeforeServiceStart => "reason-before-service-start",
        Reason::WrongPin => "reason-wrong-pin",
        Reason::LastTry => "reason-last-try",
        Reason::PinRequired => "reason-pin-required",
        Reason::NotYetValid => "reason-not-yet-valid",
        Reason::Untrusted => "reason-untrusted",
        Reason::BadSignature => "reason-bad-signature",
        Reason::Malformed => "reason-malformed",
        Reason::Protocol => "reason-protocol",
        Reason::RevocationUnknown => "reason-revocation-unknown",
    };
    (id, arguments)
}
