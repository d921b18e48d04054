//! What writing and reading a transcript have in common: its words, and how much of a name or a
//! time it keeps.

use std::time::Duration;

use crate::apdu::Recorded;
use crate::jpki::PhoneKind;
use crate::read::Expect;
use crate::reader::CardError;

/// The version of the form that is written and understood.
pub(super) const VERSION: u32 = 1;

/// Longest text that is read, in bytes: more than a tap of the whole budget makes.
pub const MAX_TEXT: usize = 256 * 1024;

/// Longest name of a reader or version, in characters.
const LONGEST_NAME: usize = 120;

pub(super) const fn expect_word(expect: Expect) -> &'static str {
    match expect {
        Expect::Any => "any",
        Expect::Kind(PhoneKind::Android) => "android",
        Expect::Kind(PhoneKind::Iphone) => "iphone",
    }
}

pub(super) const fn pin_word(given: bool) -> &'static str {
    if given { "given" } else { "none" }
}

/// Every way in which an answer fails to come.
pub(super) const ERRORS: [CardError; 6] = [
    CardError::Removed,
    CardError::Reset,
    CardError::ShortResponse,
    CardError::Silent,
    CardError::ReaderGone,
    CardError::ServiceGone,
];

pub(super) const fn error_word(error: CardError) -> &'static str {
    match error {
        CardError::Removed => "removed",
        CardError::Reset => "reset",
        CardError::ShortResponse => "short_response",
        CardError::Silent => "silent",
        CardError::ReaderGone => "reader_gone",
        CardError::ServiceGone => "service_gone",
    }
}

/// A name as it can stand between quotation marks: one line of printable characters, not too long.
pub(super) fn quotable(name: &str) -> String {
    name.chars().filter(|char| !char.is_control() && *char != '"').take(LONGEST_NAME).collect()
}

/// A name as it can stand without them.
pub(super) fn word(name: &str) -> String {
    quotable(name).split_whitespace().collect::<Vec<_>>().join("-")
}

/// What the text keeps of a time.
pub(super) fn in_milliseconds(time: Duration) -> Duration {
    Duration::from_millis(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}

pub(super) fn to_the_millisecond(recorded: &Recorded) -> Recorded {
    Recorded {
        at: in_milliseconds(recorded.at),
        took: in_milliseconds(recorded.took),
        ..recorded.clone()
    }
}
