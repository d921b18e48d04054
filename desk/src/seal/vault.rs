//! Both kinds of key, and what they seal.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac;
use kazasu_core::secret::WipedBytes;
use kazasu_core::sha256::Sha256;
use thiserror::Error;
use zeroize::Zeroizing;

/// The form of what is sealed, in its first byte and in what is sealed along with it.
const FORM: u8 = 1;

/// Bytes of a key.
pub const KEY_LENGTH: usize = 32;

/// The key outside the store, under which the store's own keys are sealed.
pub struct StoreKey(Zeroizing<[u8; KEY_LENGTH]>);

/// Where something sealed lies. It is sealed along with it, so that no row can be put in the place
/// of another.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// As the store calls it.
    pub table: &'static str,
    /// What kind of content it is.
    pub column: &'static str,
    /// What names the row.
    pub row: &'a [&'a [u8]],
}

/// It does not open: another key, another place, or other bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("it does not open with this key in this place")]
pub struct NotOpened;

/// The system gives no randomness or no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the system gives no randomness or no memory to seal with")]
pub struct NotSealed;

/// 32 random bytes, wiped when dropped.
///
/// # Errors
///
/// Where the system has none.
pub fn random_key() -> Result<Zeroizing<[u8; KEY_LENGTH]>, NotSealed> {
    let mut key = Zeroizing::new([0; KEY_LENGTH]);
    getrandom::fill(key.as_mut_slice()).map_err(|_| NotSealed)?;
    Ok(key)
}

impl StoreKey {
    /// Takes these bytes.
    #[must_use]
    pub fn new(bytes: Zeroizing<[u8; KEY_LENGTH]>) -> Self {
        Self(bytes)
    }

    /// Tells this key from others without giving anything of it away: kept beside what it seals, so
    /// that a wrong key is not taken for a damaged store.
    #[must_use]
    pub fn fingerprint(&self) -> Sha256 {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice());
        Sha256::of(hmac::sign(&key, b"kazasu-store-key-1").as_ref())
    }

    /// Seals and opens the store's keys.
    ///
    /// # Errors
    ///
    /// Where the library has no memory for it.
    pub fn vault(&self) -> Result<Vault, NotSealed> {
        Vault::new(&self.0)
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A key that seals and opens. The key's library wipes it.
pub struct Vault(RandomizedNonceKey);

impl Vault {
    /// With this key.
    ///
    /// # Errors
    ///
    /// Where the library has no memory for it.
    pub fn new(key: &[u8; KEY_LENGTH]) -> Result<Self, NotSealed> {
        RandomizedNonceKey::new(&AES_256_GCM, key).map(Self).map_err(|_| NotSealed)
    }

    /// The bytes as they may lie in this place: form, nonce, ciphertext, tag.
    ///
    /// # Errors
    ///
    /// Where the system has no randomness, or the bytes are longer than the algorithm takes (64
    /// GiB).
    pub fn seal(&self, place: Place<'_>, bytes: &[u8]) -> Result<Vec<u8>, NotSealed> {
        let mut inside = Vec::with_capacity(bytes.len() + AES_256_GCM.tag_len());
        inside.extend_from_slice(bytes);
        let nonce = self.0.seal_in_place_append_tag(Aad::from(place.bytes()), &mut inside);
        let nonce = nonce.map_err(|_| NotSealed)?;
        Ok([&[FORM], nonce.as_ref().as_slice(), &inside].concat())
    }

    /// What was sealed in this place.
    ///
    /// # Errors
    ///
    /// Whatever was changed: nothing of it is given.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<WipedBytes, NotOpened> {
        let (form, rest) = sealed.split_first().ok_or(NotOpened)?;
        let (nonce, inside) = rest.split_at_checked(NONCE_LEN).ok_or(NotOpened)?;
        if *form != FORM {
            return Err(NotOpened);
        }
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| NotOpened)?;
        let mut inside = Zeroizing::new(inside.to_vec());
        let open = self.0.open_in_place(nonce, Aad::from(place.bytes()), &mut inside);
        open.map(|bytes| WipedBytes::from(&*bytes)).map_err(|_| NotOpened)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Place<'_> {
    /// Each part with its length before it, so that no two places are written alike.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORM];
        let parts = [self.table.as_bytes(), self.column.as_bytes()];
        for part in parts.into_iter().chain(self.row.iter().copied()) {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}
