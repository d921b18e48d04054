//! What a tap brings home: untrusted until [`verify`](super) has seen it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::jpki::PhoneKind;
use crate::secret::WipedBytes;

/// A certificate as the phone gave it: DER, nothing checked.
///
/// It names a person's certificate, so `Debug` prints its length alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateDer(WipedBytes);

impl CertificateDer {
    /// Takes the bytes as they are.
    #[must_use]
    pub fn new(der: impl Into<WipedBytes>) -> Self {
        Self(der.into())
    }

    /// The bytes as the phone gave them: said to be DER.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for CertificateDer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateDer({} bytes)", self.0.len())
    }
}

/// 32 random bytes that the terminal makes anew for each tap; the phone signs their SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Challenge(pub [u8; Challenge::LENGTH]);

impl Challenge {
    /// Length in bytes: as long as the SHA-256 that is signed.
    pub const LENGTH: usize = 32;
}

/// How the phone signed SHA-256(challenge).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2).
    #[serde(rename = "RSA-PKCS1-SHA256")]
    RsaPkcs1Sha256,
    /// ECDSA on P-256 with SHA-256, DER-coded (FIPS 186-5, RFC 3279 §2.2.3).
    #[serde(rename = "ECDSA-P256-SHA256")]
    EcdsaP256Sha256,
    /// ECDSA on P-384 over a SHA-256 digest, DER-coded.
    #[serde(rename = "ECDSA-P384-SHA256")]
    EcdsaP384Sha256,
}

impl Algorithm {
    /// The stable name that `kazasu read --json` prints.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RsaPkcs1Sha256 => "RSA-PKCS1-SHA256",
            Self::EcdsaP256Sha256 => "ECDSA-P256-SHA256",
            Self::EcdsaP384Sha256 => "ECDSA-P384-SHA256",
        }
    }
}

/// Everything a proof needs, as the tap brought it. Serialisable, so that the journal and the desk
/// can prove it again; untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The kind of phone by its token: a hint, not a proof.
    pub kind: PhoneKind,
    /// What the phone gave as its user-authentication certificate (EF 000A).
    pub certificate: CertificateDer,
    /// The challenge that the terminal made for this tap.
    pub challenge: Challenge,
    /// How the challenge was signed.
    pub algorithm: Algorithm,
    /// The signature, as long as the key makes it.
    pub signature: Signature,
}

/// A signature as the phone gave it. It belongs to a person's key, so `Debug` prints its length
/// alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signature(WipedBytes);

impl Signature {
    /// Takes the bytes as they are.
    #[must_use]
    pub fn new(bytes: impl Into<WipedBytes>) -> Self {
        Self(bytes.into())
    }

    /// The bytes as the phone gave them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({} bytes)", self.0.len())
    }
}
