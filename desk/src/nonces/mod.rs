//! Desk nonces: made without keeping anything, and known again (desk/PROTOCOL.md §4).
//!
//! `random (10) ‖ time in ms since 1970 (6) ‖ first 16 bytes of HMAC-SHA256("kazasu-nonce-1" ‖
//! random ‖ time ‖ SHA-256(terminal id))`. That each is used by one visit alone is the store's
//! word.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use kazasu_core::handover::{Bytes32, ChallengeParts, ServedNonce, Timestamp};
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use crate::keys::DeskKeys;
use crate::seal::NotSealed;

/// How long a nonce is good: a tap after that counts as made without a desk.
pub const GOOD_MS: u64 = 5 * 60 * 1_000;

const LABEL: &[u8] = b"kazasu-nonce-1";
const RANDOM: usize = 10;
const TIME: usize = 6;
/// Where the MAC begins.
const MARKED: usize = RANDOM + TIME;

/// Where a nonce comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The terminal had none.
    None,
    /// It is not of this desk, or was made for another terminal.
    Foreign,
    /// This desk has made it for this terminal.
    Ours {
        /// By the desk's clock.
        made_at: Timestamp,
    },
}

/// A nonce for one tap of this terminal.
///
/// # Errors
///
/// Where the system has no randomness.
pub fn make(keys: &DeskKeys, terminal: Uuid, now: Timestamp) -> Result<ServedNonce, NotSealed> {
    let mut nonce = [0; 32];
    let (marked, mac) = nonce.split_at_mut(MARKED);
    let (random, time) = marked.split_at_mut(RANDOM);
    getrandom::fill(random).map_err(|_| NotSealed)?;
    // Six bytes last until the year 10889.
    time.copy_from_slice(now.as_millis().to_be_bytes().last_chunk::<TIME>().unwrap_or(&[0; TIME]));
    mac.copy_from_slice(&mark(keys, marked, terminal));
    let expires = Timestamp::from_millis(now.as_millis().saturating_add(GOOD_MS));
    Ok(ServedNonce { nonce: Bytes32(nonce), expires })
}

/// Where this nonce of a visit of this terminal comes from.
#[must_use]
pub fn origin(keys: &DeskKeys, terminal: Uuid, nonce: Bytes32) -> Origin {
    if nonce == ChallengeParts::NO_DESK {
        return Origin::None;
    }
    let (marked, mac) = nonce.0.split_at(MARKED);
    if verify_slices_are_equal(mac, &mark(keys, marked, terminal)).is_err() {
        return Origin::Foreign;
    }
    let time = marked.iter().skip(RANDOM).fold(0, |time, byte| time << 8 | u64::from(*byte));
    Origin::Ours { made_at: Timestamp::from_millis(time) }
}

fn mark(keys: &DeskKeys, marked: &[u8], terminal: Uuid) -> [u8; 32 - MARKED] {
    let terminal = Sha256::of(terminal.to_string().as_bytes());
    let tag = keys.mark(LABEL, &[marked, terminal.as_bytes()]);
    let mut mac = [0; 32 - MARKED];
    // The tag is longer; zip takes its beginning.
    for (byte, tag) in mac.iter_mut().zip(tag.as_ref()) {
        *byte = *tag;
    }
    mac
}

#[cfg(test)]
mod tests;
