//! The SHA-256 by which people and programs name a certificate.

use std::fmt;

use crate::sha256::Sha256;

/// SHA-256 of a DER certificate; printed as 64 lower-case hexadecimal digits.
///
/// A type of its own, since it names a person's certificate: what may stand in a log is decided by
/// type.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Length of a fingerprint in bytes.
    pub const LENGTH: usize = Sha256::LENGTH;

    /// The fingerprint of these DER bytes.
    pub(super) fn of(der: &[u8]) -> Self {
        Self(Sha256::of(der))
    }

    /// The fingerprint as 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
