//! A PIN or a password with its try counter.

use super::status;

/// Compares inside, as a card does, and never gives the secret away.
pub(super) struct Password {
    /// `None`: nothing was ever set, and nothing matches.
    secret: Option<Vec<u8>>,
    limit: u8,
    tries_left: u8,
    verified: bool,
}

impl Password {
    pub(super) fn new(secret: Option<&str>, limit: u8, tries_left: u8) -> Self {
        let secret = secret.map(|secret| secret.as_bytes().to_vec());
        Self { secret, limit, tries_left: tries_left.min(limit), verified: false }
    }

    /// One VERIFY with data: the status word. A right entry fills the counter up, a wrong one takes
    /// a try; the last one answers 63C0.
    pub(super) fn verify(&mut self, entry: &[u8], blocked: u16) -> u16 {
        if self.tries_left == 0 {
            return blocked;
        }
        self.verified = self.secret.as_deref() == Some(entry);
        if self.verified {
            self.tries_left = self.limit;
            return status::OK;
        }
        self.tries_left -= 1;
        self.tries()
    }

    /// An empty VERIFY: the tries left, also after a right entry (OpenSC PR #959: the answer is
    /// never 9000).
    pub(super) fn counter(&self, blocked: u16) -> u16 {
        if self.tries_left == 0 { blocked } else { self.tries() }
    }

    pub(super) fn tries_left(&self) -> u8 {
        self.tries_left
    }

    pub(super) fn is_verified(&self) -> bool {
        self.verified
    }

    /// What a municipal office does: the counter is full again.
    pub(super) fn restore(&mut self) {
        self.tries_left = self.limit;
    }

    /// Power is gone; the counter stays.
    pub(super) fn forget(&mut self) {
        self.verified = false;
    }

    fn tries(&self) -> u16 {
        status::TRIES_LEFT | u16::from(self.tries_left.min(0x0F))
    }
}
