//! One record: a line of JSON that ends with its own hash.
//!
//! `{"seq":7,"time":"…","terminal":"desk-1","act":{"deed":"login"},"previous":"…","hash":"…"}`,
//! where `hash` is SHA-256 of the bytes before `,"hash"`. What is hashed is bytes as they stand
//! there, so that no two ways to write the same thing count as one.

use serde::Deserialize;
#[cfg(any(feature = "touch", feature = "tui"))]
use serde::Serialize;

use crate::host::sha256::Sha256;

/// The deed of a record that was written when the head was not there any more, or could not be
/// read: from then on nobody can say whether records before it were cut off.
pub(super) const HEAD_LOST: &str = "audit_head_lost";

/// What stands around the hash at a line's end.
const BEFORE_HASH: &str = ",\"hash\":\"";
const AFTER_HASH: &str = "\"}";

/// What is hashed, but for the bracket that closes it.
#[cfg(any(feature = "touch", feature = "tui"))]
#[derive(Debug, Serialize)]
pub(super) struct Hashed<'a> {
    pub(super) seq: u64,
    pub(super) time: String,
    pub(super) terminal: &'a crate::host::loggable::Word,
    pub(super) act: &'a super::act::Act,
    pub(super) previous: Sha256,
}

#[cfg(any(feature = "touch", feature = "tui"))]
impl Hashed<'_> {
    /// The line, with its end, and its hash.
    pub(super) fn line(&self) -> serde_json::Result<(String, Sha256)> {
        let mut line = serde_json::to_string(self)?;
        line.pop();
        let hash = Sha256::of(line.as_bytes());
        line.push_str(&format!("{BEFORE_HASH}{hash}{AFTER_HASH}\n"));
        Ok((line, hash))
    }
}

/// A record as it was found. Its hash is that of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) seq: u64,
    pub(super) previous: Sha256,
    pub(super) hash: Sha256,
    pub(super) deed: String,
}

#[derive(Deserialize)]
struct Fields {
    seq: u64,
    previous: Sha256,
    act: Deed,
}

#[derive(Deserialize)]
struct Deed {
    deed: String,
}

/// Reads a line without its end; `None` when it is no record, or another one than was written.
pub(super) fn read(line: &[u8]) -> Option<Found> {
    let line = std::str::from_utf8(line).ok()?;
    let (hashed, hash) = line.strip_suffix(AFTER_HASH)?.rsplit_once(BEFORE_HASH)?;
    let hash: Sha256 = hash.parse().ok()?;
    if Sha256::of(hashed.as_bytes()) != hash {
        return None;
    }
    let Fields { seq, previous, act } = serde_json::from_str(&format!("{hashed}}}")).ok()?;
    Some(Found { seq, previous, hash, deed: act.deed })
}
