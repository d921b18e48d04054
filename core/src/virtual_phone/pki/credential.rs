//! What a phone carries: a certificate and the key that belongs to it.

use std::fmt;

use super::key::PrivateKey;

/// A certificate and its private key.
#[derive(Clone)]
pub struct Credential {
    pub(super) certificate_der: Vec<u8>,
    pub(super) key: PrivateKey,
}

impl Credential {
    /// The certificate in DER, without the padding that its file may have.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// The private key whose public half stands in the certificate.
    #[must_use]
    pub fn key(&self) -> &PrivateKey {
        &self.key
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credential({} bytes, {:?})", self.certificate_der.len(), self.key)
    }
}
