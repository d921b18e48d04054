//! What can be wrong with a transcript that somebody sends.

use thiserror::Error;

use super::words::{MAX_TEXT, VERSION};

/// What is wrong, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct ParseError {
    /// The number of the line in the file, from 1.
    pub line: usize,
    /// What is wrong there, and what would be right.
    pub problem: Problem,
}

/// What can be wrong with a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// It is longer than any tap.
    #[error("the file is longer than any tap makes it ({MAX_TEXT} bytes)")]
    TooLong,
    /// The first line is not `kazasu transcript 1`.
    #[error("this is no transcript: the first line must be `kazasu transcript {VERSION}`")]
    NotATranscript,
    /// It was written by a newer program.
    #[error("this transcript has a form that this version does not know; install a newer Kazasu")]
    Newer,
    /// A line of the head is missing or in another place.
    #[error("expected `{0} …` here; the lines of the head have a fixed order")]
    Expected(&'static str),
    /// A line of the head has a value that it cannot have: its word, and what is wrong with it.
    #[error("`{0}` is followed by something that it cannot have: {1}")]
    Value(&'static str, &'static str),
    /// Neither `@` nor `+` begins the line.
    #[error("expected `@MILLISECONDS > COMMAND` here")]
    Command,
    /// A command without its answer.
    #[error(
        "expected the answer to the command before: \
         `+MILLISECONDS < … STATUS` or `+MILLISECONDS ! REASON`"
    )]
    Answer,
    /// Not a number, or too large a one.
    #[error("expected whole milliseconds")]
    Time,
    /// The bytes cannot be read.
    #[error("expected bytes as `00 A4`, text as `\"…\"`, or `[n bytes]`")]
    Bytes,
    /// The status word is missing.
    #[error("the answer must end with a status word such as 9000")]
    Status,
    /// No such reason for a missing answer.
    #[error(
        "no answer for a reason that is not known; \
         known are removed, reset, short_response, silent, reader_gone, service_gone"
    )]
    Failure,
    /// More is shown than this program shows: it may be a PIN, or of a person.
    #[error(
        "more is written out here than may be shown; \
         write `[n bytes]`, or for a PIN `[4 secret bytes]`"
    )]
    Shown,
    /// More than a tap may cost.
    #[error("more commands or bytes than a tap may have")]
    TooMuch,
}
