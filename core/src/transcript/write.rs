//! Writing a transcript.

use std::fmt;

use super::content::{Proof, Transcript, TranscriptOutcome};
use super::words::{VERSION, error_word, expect_word, pin_word};
use crate::apdu::Recorded;

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "kazasu transcript {VERSION}")?;
        writeln!(
            f,
            "# @ milliseconds since the first command, > sent; \
             + milliseconds until the answer, < answered, ! no answer"
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

impl fmt::Display for TranscriptOutcome {
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
