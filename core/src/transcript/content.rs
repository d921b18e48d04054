//! What a transcript holds, and how it is made of a tap.

use std::time::Duration;

use super::words;
use crate::apdu::Recorded;
use crate::code::Reason;
use crate::read::{Expect, ReadError, Request, Tap};
use crate::verify::Evidence;

/// A tap that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// Version of the program that recorded it.
    pub program: String,
    /// The day on which it was recorded, as `2026-11-22`.
    pub date: String,
    /// Model of the reader, where it is known.
    pub reader: Option<String>,
    /// The phone that was expected.
    pub expect: Expect,
    /// A PIN had been entered.
    pub pin_given: bool,
    /// The last try had been agreed to.
    pub last_try_agreed: bool,
    /// How the tap ended: what a replay must come to again.
    pub outcome: TranscriptOutcome,
    /// What became of the evidence. A replay cannot say it again: the evidence is not in it.
    pub proof: Option<Proof>,
    /// Time from the first command to the end, in whole milliseconds.
    pub total: Duration,
    /// What was sent and answered.
    pub exchanges: Vec<Recorded>,
}

/// How a tap ended, as far as a replay can end: what `verify` says of the evidence is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranscriptOutcome {
    /// Certificate and signature were read.
    Complete,
    /// It ended before that.
    Ended {
        /// The reason that the tap gave.
        reason: Reason,
        /// Tries left, where it has learned them.
        tries_left: Option<u8>,
    },
}

/// What was found out about the evidence of a tap, off the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// `verify` accepted it.
    Proven,
    /// `verify` refused it, for this reason.
    Refused(Reason),
}

impl TranscriptOutcome {
    /// Of the evidence only that it is there.
    pub(super) fn of(result: &Result<Evidence, ReadError>) -> Self {
        match result {
            Ok(_) => Self::Complete,
            Err(error) => Self::Ended { reason: error.reason(), tries_left: error.tries_left() },
        }
    }
}

/// Where and when a tap was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Version of the program that records.
    pub program: String,
    /// The day on which it was recorded, as `2026-11-22`.
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
            program: words::word(&program),
            date,
            reader: reader.map(|reader| words::quotable(&reader)),
            expect: request.expect,
            pin_given: request.entry.is_some(),
            last_try_agreed: request.last_try_agreed,
            outcome: TranscriptOutcome::of(&tap.result),
            proof,
            total: words::in_milliseconds(tap.total),
            exchanges: tap.transcript.iter().map(words::to_the_millisecond).collect(),
        }
    }
}
