//! One record: a line of JSON that ends with its own hash.
//!
//! `{"seq":7,"time":"…","terminal":"desk-1","act":{"deed":"login"},"previous":"…","hash":"…"}`,
//! where `hash` is SHA-256 of the bytes before `,"hash"`. What is hashed is bytes as they stand
//! there, so that no two ways to write the same thing count as one.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::sha256::Sha256;

/// What stands around the hash at a line's end.
const BEFORE_HASH: &str = ",\"hash\":\"";
const AFTER_HASH: &str = "\"}";

/// A record that is about to be written. Its fields are named and ordered as in the line.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct NewRecord<'a, E> {
    /// Its number, from 1, without a gap.
    pub seq: u64,
    /// When it was done: RFC 3339, in UTC.
    pub time: &'a str,
    /// The name of the machine whose log it is.
    pub terminal: &'a str,
    /// What was done: it becomes a JSON object whose `deed` is a text.
    pub act: &'a E,
    /// The hash of the record before, [`Sha256::NONE`] for the first.
    pub previous: Sha256,
}

/// An event that cannot stand in a record: it does not become a JSON object whose `deed` is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an audit event is a JSON object that names its deed")]
pub struct NotAnEvent;

impl<E: Serialize> NewRecord<'_, E> {
    /// The line, with its end, and the hash that the next record continues.
    ///
    /// # Errors
    ///
    /// [`NotAnEvent`]: a line that could not be read again is never written.
    pub fn line(&self) -> Result<(String, Sha256), NotAnEvent> {
        let mut line = serde_json::to_string(self).map_err(|_| NotAnEvent)?;
        line.pop();
        let hash = Sha256::of(line.as_bytes());
        line.push_str(&format!("{BEFORE_HASH}{hash}{AFTER_HASH}"));
        let record = Record::read(line.as_bytes()).ok_or(NotAnEvent)?;
        line.push('\n');
        Ok((line, record.hash))
    }
}

/// A record as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number, from 1.
    pub seq: u64,
    /// The hash that it says the record before has.
    pub previous: Sha256,
    /// The hash of its own bytes.
    pub hash: Sha256,
    /// The name of what was done.
    pub deed: String,
}

#[derive(Deserialize)]
struct Fields {
    seq: u64,
    previous: Sha256,
    act: Act,
}

#[derive(Deserialize)]
struct Act {
    deed: String,
}

impl Record {
    /// Reads a line without its end; `None` when it is no record, or another one than was written.
    #[must_use]
    pub fn read(line: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok()?;
        let (hashed, hash) = line.strip_suffix(AFTER_HASH)?.rsplit_once(BEFORE_HASH)?;
        let hash: Sha256 = hash.parse().ok()?;
        if Sha256::of(hashed.as_bytes()) != hash {
            return None;
        }
        let Fields { seq, previous, act } = serde_json::from_str(&format!("{hashed}}}")).ok()?;
        Some(Self { seq, previous, hash, deed: act.deed })
    }
}
