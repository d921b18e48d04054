//! A command in the standard's words (ISO/IEC 7816-4, and 7816-8 for PERFORM SECURITY OPERATION).
//! Its data is not known here.

use kazasu_core::apdu::{Exchange, Status, StatusWord};
use kazasu_i18n::TechnicianText as Text;

use super::view::View;

/// The command's name, and what it is for. What a header alone cannot tell apart is told by the
/// length.
pub(super) fn name(exchange: &Exchange, view: &View<'_>) -> String {
    let (name, of) = match (exchange.header, exchange.sent) {
        ([_, 0xA4, 0x04, _], _) => ("SELECT", Some("application")),
        ([_, 0xA4, 0x02, _], _) => ("SELECT", Some("file")),
        ([_, 0xA4, ..], _) => ("SELECT", None),
        ([_, 0xB0, ..], _) => ("READ BINARY", None),
        // CLA INS P1 P2, and perhaps an Lc of 0: no PIN.
        ([_, 0x20, ..], ..=5) => ("VERIFY", Some("counter")),
        ([_, 0x20, ..], _) => ("VERIFY", None),
        ([_, 0x2A, ..], _) => ("COMPUTE DIGITAL SIGNATURE", None),
        ([_, 0xC0, ..], _) => ("GET RESPONSE", None),
        _ => ("?", None),
    };
    match of {
        Some(of) => format!("{name} {}", view.say(&Text::CommandUse { of })),
        None => name.to_owned(),
    }
}

/// The word of the text for what a status word means.
pub(super) const fn meaning(status: StatusWord) -> &'static str {
    match status.meaning() {
        Status::Ok => "ok",
        Status::MoreData(_) => "more-data",
        Status::WrongLe(_) => "wrong-le",
        Status::TriesLeft(_) => "tries-left",
        Status::VerificationFailed => "verification-failed",
        Status::EndOfFile => "end-of-file",
        Status::WrongLength => "wrong-length",
        Status::SecurityStatusNotSatisfied => "not-satisfied",
        Status::Blocked => "blocked",
        Status::ConditionsNotSatisfied => "conditions",
        Status::NotFound => "not-found",
        Status::OutsideFile => "outside-file",
        Status::NoDiagnosis => "no-diagnosis",
        Status::Other(_) => "other",
    }
}
