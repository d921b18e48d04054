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

mod content;
mod parse;
mod permitted;
mod problem;
mod replay;
mod words;
mod write;

pub use content::{Origin, Proof, Transcript, TranscriptOutcome};
pub use problem::{ParseError, Problem};
pub use replay::{Difference, Verdict, replay};
pub use words::MAX_TEXT;

#[cfg(test)]
mod tests;
