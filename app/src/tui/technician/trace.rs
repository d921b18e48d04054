//! A command in the standard's words (ISO/IEC 7816-4, and 7816-8 for PERFORM SECURITY OPERATION).
//! Its data is not known here.

use kazasu_core::apdu::{Exchange, Status, StatusWord};

/// The command's name. What a header alone cannot tell apart is told by the length.
pub(super) fn name(exchange: &Exchange) -> &'static str {
    match (exchange.header, exchange.sent) {
        ([_, 0xA4, 0x04, _], _) => "SELECT application",
        ([_, 0xA4, 0x02, _], _) => "SELECT file",
        ([_, 0xA4, ..], _) => "SELECT",
        ([_, 0xB0, ..], _) => "READ BINARY",
        // CLA INS P1 P2, and perhaps an Lc of 0: no PIN.
        ([_, 0x20, ..], ..=5) => "VERIFY (empty: counter)",
        ([_, 0x20, ..], _) => "VERIFY",
        ([_, 0x2A, ..], _) => "COMPUTE DIGITAL SIGNATURE",
        ([_, 0xC0, ..], _) => "GET RESPONSE",
        _ => "?",
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
