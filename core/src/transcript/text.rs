//! Writing a transcript.

use std::fmt;
use std::time::Duration;

use super::{Outcome, Proof, Transcript, VERSION};
use crate::apdu::Recorded;
use crate::jpki::PhoneKind;
use crate::read::Expect;
use crate::reader::CardError;

/// Longest name of a reader or version.
const LONGEST_NAME: usize = 120;

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "kazasu transcript {VERSION}")?;
        writeln!(
            f,
            "# @ milliseconds since the first command, > sent; + milliseconds until the answer, < answered, ! no answer"
        )?;
        writeln!(
            f,
            "# [n bytes] are left out: no PIN, no certificate and no signature stands here"
        )?;
        writeln!(f, "program {}", self.program)?;
        writeln!(f, "date {}", self.date)?;
        if let Some(reader) = &self.reader {
            writeln!(f, "reader \"{reader}\"")?;
        }
        writeln!(f, "phone {}", expect_word(self.expect))?;
        writeln!(f, "pin {}", pin_word(self.pin_given))?;
        if self.last_try_agreed {
            writeln!(f, "last-try agreed")?;
        }
        writeln!(f, "tap {}", self.outcome)?;
        if let Some(proof) = self.proof {
            writeln!(f, "proof {proof}")?;
        }
        writeln!(f, "total {}", self.total.as_millis())?;
        for Recorded { at, command, took, answer } in &self.exchanges {
            writeln!(f, "\n@{} > {command}", at.as_millis())?;
            write!(f, "+{} ", took.as_millis())?;
            match answer {
                Ok(answer) if answer.data.length() == 0 => writeln!(f, "< {}", answer.status)?,
                Ok(answer) => writeln!(f, "< {} {}", answer.data, answer.status)?,
                Err(error) => writeln!(f, "! {}", error_word(*error))?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    /// `complete`, `wrong_pin tries 2`, `not_a_phone code 021`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Complete => f.write_str("complete"),
            Self::Ended { reason, tries_left } => {
                f.write_str(reason.as_str())?;
                if let Some(code) = reason.code() {
                    write!(f, " code {}", code.as_str())?;
                }
                if let Some(tries) = tries_left {
                    write!(f, " tries {tries}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proven => f.write_str("proven"),
            Self::Refused(reason) => f.write_str(reason.as_str()),
        }
    }
}

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
