//! What was held to the reader and not accepted.

use kazasu_core::code::Reason;
use kazasu_core::read::ReadError;

use super::cost::Cost;
use crate::cli::exit::{Exit, Failure};

/// A phone, or something else, that was not accepted.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) reason: Reason,
    pub(super) tries_left: Option<u8>,
    /// The fact, in English, for staff and logs; holds nothing of a person.
    pub(super) detail: String,
    /// The token's word, where it is one that nobody knows.
    pub(super) token: Option<String>,
    pub(super) cost: Cost,
}

impl Refused {
    pub(super) fn new(reason: Reason, detail: impl Into<String>, cost: Cost) -> Self {
        Self { reason, tries_left: None, detail: detail.into(), token: None, cost }
    }
}

/// The fact that ended a tap: a failure of the reader is none of the phone's.
pub(super) fn ended(error: &ReadError, cost: Cost) -> Result<Refused, Failure> {
    if error.is_reader_failure() {
        let message = format!("{error} during the tap; connect it and hold the phone again");
        return Err(Failure::new(Exit::NoReader, "reader_failed", message));
    }
    Ok(Refused {
        tries_left: error.tries_left(),
        token: match error {
            ReadError::UnknownToken(token) => Some(token.to_string()),
            _ => None,
        },
        ..Refused::new(error.reason(), error.to_string(), cost)
    })
}
