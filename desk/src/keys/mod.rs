//! The keys of a desk: its CA, the key of its nonces, and the key that seals its rows. They are
//! made once, with the store, and lie in it sealed.

mod authority;
mod desk_id;
mod request;

use std::fmt;

use aws_lc_rs::hmac;
use kazasu_core::handover::Timestamp;
use zeroize::Zeroizing;

use crate::seal::{KEY_LENGTH, NotSealed, random_key};

pub use authority::{Authority, AuthorityError, IssuedServer};
pub use desk_id::{DeskId, NotADeskId};
pub use request::{NotARequest, RequestedKey};

/// What the store keeps of a desk's keys: all of it sealed but the CA's certificate.
pub struct KeyMaterial {
    /// PKCS #8.
    pub ca_key: Zeroizing<Vec<u8>>,
    /// DER.
    pub ca: Vec<u8>,
    /// Of nonces and other marks that the desk knows again.
    pub mac: Zeroizing<[u8; KEY_LENGTH]>,
    /// Of rows.
    pub sealing: Zeroizing<[u8; KEY_LENGTH]>,
}

/// The keys of a desk, ready for use.
pub struct DeskKeys {
    id: DeskId,
    authority: Authority,
    mac: hmac::Key,
}

impl KeyMaterial {
    /// New keys for a new desk.
    ///
    /// # Errors
    ///
    /// Where the system has no randomness.
    pub fn generate(id: DeskId, now: Timestamp) -> Result<Self, AuthorityError> {
        let (ca_key, ca) = Authority::generate(id, now)?;
        Ok(Self { ca_key, ca, mac: random_key()?, sealing: random_key()? })
    }
}

impl fmt::Debug for KeyMaterial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl DeskKeys {
    /// Takes the keys of this desk.
    ///
    /// # Errors
    ///
    /// When key and certificate of the CA are none, or do not belong together.
    pub fn new(id: DeskId, material: &KeyMaterial) -> Result<Self, AuthorityError> {
        Ok(Self {
            id,
            authority: Authority::new(id, &material.ca_key, &material.ca)?,
            mac: hmac::Key::new(hmac::HMAC_SHA256, material.mac.as_slice()),
        })
    }

    /// Whose keys these are.
    #[must_use]
    pub const fn id(&self) -> DeskId {
        self.id
    }

    /// Issues certificates.
    #[must_use]
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// HMAC-SHA256 of a label and these parts, under a key that only this desk has.
    #[must_use]
    pub fn mark(&self, label: &'static [u8], parts: &[&[u8]]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.mac);
        context.update(label);
        for part in parts {
            context.update(part);
        }
        context.sign()
    }
}

impl fmt::Debug for DeskKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeskKeys").field("id", &self.id).finish_non_exhaustive()
    }
}

impl From<NotSealed> for AuthorityError {
    fn from(_: NotSealed) -> Self {
        Self::NoRandomness
    }
}

#[cfg(test)]
mod tests;
