//! A tap as a text: what was sent, what came back, when, without anything of a person.
//!
//! Somebody with a phone that nobody here has can record a tap of it and send the file;
//! [`replay()`] runs the pipeline against it. What the text may hold is decided where the bytes are
//! known ([`crate::apdu::Shown`]), not here.
//!
//! ```text
//! kazasu transcript 1
//! program 0.1.0
//! date 2026-11-22
//! reader "ACS ACR1252 Reader"
//! phone any
//! pin given
//! tap complete
//! proof untrusted
//! total 423
//!
//! @0 > 00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01
//! +12 < 9000
//! ```
//!
//! `@` is the time since the first command in milliseconds, `+` how long the answer took, `[n
//! bytes]` what was left out, `!` stands before the reason why no answer came. Lines that are empty
//! or begin with `#` mean nothing.

mod parse;
mod permitted;
mod replay;
mod text;

pub use parse::{ParseError, Problem};
pub use replay::{Difference, Verdict, replay};

use std::time::Duration;

use crate::apdu::Recorded;
use crate::code::Reason;
use crate::read::{Expect, ReadError, Request, Tap};
use crate::verify::Evidence;

/// The version of the form that is written and understood.
const VERSION: u32 = 1;

/// Longest text that is read: more than a tap of the whole budget makes.
pub const MAX_TEXT: usize = 256 * 1024;

/// A tap that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// Version of the program that recorded it.
    pub program: String,
    /// The day, `2026-11-22`.
    pub date: String,
    /// Model of the reader, where it is known.
    pub reader: Option<String>,
    /// The phone that was expected.
    pub expect: Expect,
    /// A PIN had been entered.
    pub pin_given: bool,
    /// The last try had been agreed to.
    pub last_try_agreed: bool,
    /// How the tap ended.
    pub outcome: Outcome,
    /// What became of the evidence. A replay cannot say it again: the evidence is not in it.
    pub proof: Option<Proof>,
    /// How long it took.
    pub total: Duration,
    /// What was sent and answered.
    pub exchanges: Vec<Recorded>,
}

/// How a tap ended, as far as a replay can end: what `verify` says of the evidence is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Certificate and signature were read.
    Complete,
    /// It ended before.
    Ended {
        /// Why.
        reason: Reason,
        /// Tries left, where it has learned them.
        tries_left: Option<u8>,
    },
}

/// What was found out about the evidence of a tap, off the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It was proven.
    Proven,
    /// It was refused.
    Refused(Reason),
}

impl Outcome {
    fn of(result: &Result<Evidence, ReadError>) -> Self {
        match result {
            Ok(_) => Self::Complete,
            Err(error) => Self::Ended { reason: error.reason(), tries_left: error.tries_left() },
        }
    }
}

/// Where and when a tap was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Version of the program.
    pub program: String,
    /// The day, `2026-11-22`.
    pub date: String,
    /// Model of the reader, without anything that only one reader has.
    pub reader: Option<String>,
}

impl Transcript {
    /// The transcript of a tap that `request` asked for; `pin_given` is whether it held an entry
    /// that could be sent.
    #[must_use]
    pub fn new(origin: Origin, request: &Request, tap: &Tap, proof: Option<Proof>) -> Self {
        let Origin { program, date, reader } = origin;
        Self {
            program: text::word(&program),
            date,
            reader: reader.map(|reader| text::quotable(&reader)),
            expect: request.expect,
            pin_given: request.entry.is_some(),
            last_try_agreed: request.last_try_agreed,
            outcome: Outcome::of(&tap.result),
            proof,
            total: text::in_milliseconds(tap.total),
            exchanges: tap.transcript.iter().map(text::to_the_millisecond).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
