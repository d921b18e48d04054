//! Sealing: what SQLite gets is sealed already, so that neither its files nor its memory ever hold
//! what a visit says.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use kazasu_core::secret::WipedBytes;
use kazasu_core::sha256::Sha256;

use super::row::RowId;

/// Bytes that sealing adds: the nonce before, the tag behind.
const ADDED: usize = NONCE_LEN + 16;

/// A key of AES-256-GCM (NIST SP 800-38D), with a random nonce for each sealing.
pub(super) struct Seal(RandomizedNonceKey);

/// It cannot be sealed, or was not sealed by this key for this place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unsealable;

/// The place of a sealed body, which is sealed with it (as associated data): in another row, or
/// with one of these altered, it does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) seq: i64,
    pub(super) id: RowId,
    pub(super) confirmation: u16,
    /// Seconds since 1970.
    pub(super) kept_at: i64,
    pub(super) sha256: Sha256,
    /// The number of the schema.
    pub(super) schema: u32,
}

impl Place {
    fn associated(&self) -> Vec<u8> {
        [
            b"kazasu outbox\0hand_over.sealed\0".as_slice(),
            &self.schema.to_be_bytes(),
            &self.seq.to_be_bytes(),
            self.id.visit.as_bytes(),
            &self.id.version.to_be_bytes(),
            &self.confirmation.to_be_bytes(),
            &self.kept_at.to_be_bytes(),
            self.sha256.as_bytes(),
        ]
        .concat()
    }
}

/// What is sealed as the check of a key: it opens with no other.
const CHECK: &[u8] = b"this is the key";
const CHECK_PLACE: &[u8] = b"kazasu outbox\0about.key_check\0";

impl Seal {
    /// With these 32 bytes.
    pub(super) fn new(key: &[u8]) -> Result<Self, Unsealable> {
        RandomizedNonceKey::new(&AES_256_GCM, key).map(Self).map_err(|_| Unsealable)
    }

    /// The body for its place; the plain bytes are overwritten.
    pub(super) fn seal(&self, place: &Place, body: &[u8]) -> Result<Vec<u8>, Unsealable> {
        self.seal_bytes(&place.associated(), body)
    }

    /// The body of this place. What was altered does not open.
    pub(super) fn open(&self, place: &Place, sealed: &[u8]) -> Result<WipedBytes, Unsealable> {
        self.open_bytes(&place.associated(), sealed)
            .filter(|body| Sha256::of(body) == place.sha256)
            .ok_or(Unsealable)
    }

    /// By which this key is known again.
    pub(super) fn check(&self) -> Result<Vec<u8>, Unsealable> {
        self.seal_bytes(CHECK_PLACE, CHECK)
    }

    /// Whether this key has made that check.
    pub(super) fn is_checked_by(&self, check: &[u8]) -> bool {
        self.open_bytes(CHECK_PLACE, check).is_some_and(|opened| opened == CHECK)
    }

    fn seal_bytes(&self, associated: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unsealable> {
        // Sealed where it lies, with room for the tag: no copy of the plain bytes stays.
        let mut bytes = Vec::with_capacity(plain.len().saturating_add(ADDED));
        bytes.extend_from_slice(plain);
        let nonce = self
            .0
            .seal_in_place_append_tag(Aad::from(associated), &mut bytes)
            .map_err(|_| Unsealable)?;
        bytes.splice(0..0, nonce.as_ref().iter().copied());
        Ok(bytes)
    }

    fn open_bytes(&self, associated: &[u8], sealed: &[u8]) -> Option<WipedBytes> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut bytes = sealed.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(associated), &mut bytes);
        let length = plain.map(|plain| plain.len()).ok();
        let mut plain = WipedBytes::from(bytes);
        plain.truncate(length?);
        Some(plain)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests;
