//! The SHA-256 by which people and programs name a certificate.

use std::fmt;

use aws_lc_rs::digest;

/// SHA-256 of a DER certificate (FIPS 180-4); printed as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; Fingerprint::LENGTH]);

impl Fingerprint {
    /// Length in bytes.
    pub const LENGTH: usize = 32;

    /// The fingerprint of these DER bytes.
    pub(super) fn of(der: &[u8]) -> Self {
        let mut bytes = [0; Self::LENGTH];
        // Both sides are 32 bytes long; zip says so without a way to panic.
        for (byte, digest) in bytes.iter_mut().zip(digest::digest(&digest::SHA256, der).as_ref()) {
            *byte = *digest;
        }
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
