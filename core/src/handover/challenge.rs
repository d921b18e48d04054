//! The nonces of a tap, and the challenge that follows from them (desk/PROTOCOL.md §4).

use serde::{Deserialize, Serialize};

use super::bytes::Bytes32;
use super::timestamp::Timestamp;
use crate::session::VisitId;
use crate::sha256::Sha256;
use crate::verify::Challenge;

/// What a challenge is made of, beside who makes it and for which visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChallengeParts {
    /// The desk's nonce; [`ChallengeParts::NO_DESK`] without one.
    pub desk_nonce: Bytes32,
    /// 32 random bytes of the terminal, new for each tap.
    pub terminal_nonce: Bytes32,
}

impl ChallengeParts {
    /// In place of a desk's nonce, where a terminal has none.
    pub const NO_DESK: Bytes32 = Bytes32([0; 32]);

    /// The challenge for this terminal (its id as text) and visit.
    #[must_use]
    pub fn challenge(&self, terminal: &str, visit: VisitId) -> Challenge {
        let terminal = Sha256::of(terminal.as_bytes());
        let parts: [&[u8]; 5] = [
            b"kazasu-1",
            &self.desk_nonce.0,
            &self.terminal_nonce.0,
            terminal.as_bytes(),
            visit.as_bytes(),
        ];
        Challenge(*Sha256::of(&parts.concat()).as_bytes())
    }
}

/// Nonces for taps to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nonces {
    /// As many as the desk gives.
    pub nonces: Vec<ServedNonce>,
}

/// A nonce that a desk has made for one tap of one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedNonce {
    /// Opaque to the terminal.
    pub nonce: Bytes32,
    /// By the desk's clock; a tap after that counts as made without a desk.
    pub expires: Timestamp,
}
