//! Public keys and signatures: which ones are understood, and whether a signature is right.

use aws_lc_rs::signature::{self, ParsedPublicKey, RsaParameters, VerificationAlgorithm};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use thiserror::Error;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::evidence::Algorithm;
use super::oid::Oid;

/// Smallest and largest RSA modulus, in bits: what JPKI uses (2048), and what the
/// `RSA_PKCS1_2048_8192_*` verifiers take.
const RSA_BITS: std::ops::RangeInclusive<u32> = 2048..=8192;

/// A public key that signatures can be verified with.
#[derive(Clone, Debug)]
pub(super) struct PublicKey {
    kind: KeyKind,
    /// The subjectPublicKey: an RSAPublicKey (RFC 8017 A.1.1) or an elliptic-curve point (RFC 5480
    /// §2.2).
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyKind {
    Rsa,
    EcP256,
    EcP384,
}

/// Why a public key cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UnsupportedKey {
    /// Neither RSA nor elliptic curve, or with parameters that RFC 3279 §2.3 does not allow.
    #[error("keys of the algorithm {oid} are not supported")]
    Algorithm {
        /// The identifier of the key's algorithm.
        oid: Oid,
    },
    /// An elliptic curve other than P-256 and P-384, or one that is not given by its name (RFC 5480
    /// §2.1.1).
    #[error("only the elliptic curves P-256 and P-384 are supported")]
    Curve,
    /// An RSA modulus shorter than 2048 or longer than 8192 bits.
    #[error("RSA keys of {bits} bits are not supported")]
    RsaSize {
        /// How many bits the modulus has.
        bits: u32,
    },
    /// The bits are not a key of their algorithm: no RSAPublicKey, or no point on the curve.
    #[error("the key's bits are not a key of its algorithm")]
    NotAKey,
}

/// Why a signature over a certificate or a CRL does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SignatureFault {
    /// An algorithm that is not understood.
    UnsupportedAlgorithm { oid: Oid },
    /// Not a signature of this key over these bytes.
    Invalid,
}

impl PublicKey {
    /// Takes the key out of a subjectPublicKeyInfo (RFC 5280 §4.1.2.7, algorithms of RFC 3279
    /// §2.3.1 and RFC 5480 §2).
    pub(super) fn from_spki(spki: &SubjectPublicKeyInfoOwned) -> Result<Self, UnsupportedKey> {
        let kind = KeyKind::of(&spki.algorithm)?;
        let bytes = spki.subject_public_key.as_bytes().ok_or(UnsupportedKey::NotAKey)?.to_vec();
        if kind == KeyKind::Rsa {
            let bits =
                RsaParameters::public_modulus_len(&bytes).map_err(|_| UnsupportedKey::NotAKey)?;
            if !RSA_BITS.contains(&bits) {
                return Err(UnsupportedKey::RsaSize { bits });
            }
        }
        ParsedPublicKey::new(kind.phone_verifier(), &bytes).map_err(|_| UnsupportedKey::NotAKey)?;
        Ok(Self { kind, bytes })
    }

    /// How a phone signs with the private half of this key.
    pub(super) const fn phone_algorithm(&self) -> Algorithm {
        match self.kind {
            KeyKind::Rsa => Algorithm::RsaPkcs1Sha256,
            KeyKind::EcP256 => Algorithm::EcdsaP256Sha256,
            KeyKind::EcP384 => Algorithm::EcdsaP384Sha256,
        }
    }

    /// Whether a phone signed this message, with SHA-256 as phones do.
    pub(super) fn verify_phone(
        &self,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureFault> {
        self.verify_with(self.kind.phone_verifier(), message, signature)
    }

    /// Whether a CA signed this message by the algorithm that its certificate or CRL names.
    pub(super) fn verify_ca(
        &self,
        algorithm: &AlgorithmIdentifierOwned,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureFault> {
        self.verify_with(self.kind.ca_verifier(algorithm)?, message, signature)
    }

    fn verify_with(
        &self,
        verifier: &'static dyn VerificationAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureFault> {
        let key =
            ParsedPublicKey::new(verifier, &self.bytes).map_err(|_| SignatureFault::Invalid)?;
        key.verify_sig(message, signature).map_err(|_| SignatureFault::Invalid)
    }
}

impl KeyKind {
    fn of(algorithm: &AlgorithmIdentifierOwned) -> Result<Self, UnsupportedKey> {
        let parameters = algorithm.parameters.as_ref();
        match algorithm.oid {
            // RFC 3279 §2.3.1: the parameters of an RSA key are NULL.
            rfc5912::RSA_ENCRYPTION if parameters.is_some_and(|any| any.is_null()) => Ok(Self::Rsa),
            rfc5912::ID_EC_PUBLIC_KEY => {
                match parameters.and_then(|any| any.decode_as::<ObjectIdentifier>().ok()) {
                    Some(rfc5912::SECP_256_R_1) => Ok(Self::EcP256),
                    Some(rfc5912::SECP_384_R_1) => Ok(Self::EcP384),
                    _ => Err(UnsupportedKey::Curve),
                }
            }
            oid => Err(UnsupportedKey::Algorithm { oid: oid.into() }),
        }
    }

    fn phone_verifier(self) -> &'static dyn VerificationAlgorithm {
        match self {
            Self::Rsa => &signature::RSA_PKCS1_2048_8192_SHA256,
            Self::EcP256 => &signature::ECDSA_P256_SHA256_ASN1,
            Self::EcP384 => &signature::ECDSA_P384_SHA256_ASN1,
        }
    }

    /// RFC 4055 §5: parameters of RSA are NULL, or absent; RFC 5758 §3.2: those of ECDSA are
    /// absent.
    fn ca_verifier(
        self,
        algorithm: &AlgorithmIdentifierOwned,
    ) -> Result<&'static dyn VerificationAlgorithm, SignatureFault> {
        let is_rsa = match algorithm.oid {
            rfc5912::SHA_256_WITH_RSA_ENCRYPTION
            | rfc5912::SHA_384_WITH_RSA_ENCRYPTION
            | rfc5912::SHA_512_WITH_RSA_ENCRYPTION => true,
            rfc5912::ECDSA_WITH_SHA_256 | rfc5912::ECDSA_WITH_SHA_384 => false,
            oid => return Err(SignatureFault::UnsupportedAlgorithm { oid: oid.into() }),
        };
        if algorithm.parameters.as_ref().is_some_and(|any| !is_rsa || !any.is_null()) {
            return Err(SignatureFault::UnsupportedAlgorithm { oid: algorithm.oid.into() });
        }
        match (self, algorithm.oid) {
            (Self::Rsa, rfc5912::SHA_256_WITH_RSA_ENCRYPTION) => {
                Ok(&signature::RSA_PKCS1_2048_8192_SHA256)
            }
            (Self::Rsa, rfc5912::SHA_384_WITH_RSA_ENCRYPTION) => {
                Ok(&signature::RSA_PKCS1_2048_8192_SHA384)
            }
            (Self::Rsa, rfc5912::SHA_512_WITH_RSA_ENCRYPTION) => {
                Ok(&signature::RSA_PKCS1_2048_8192_SHA512)
            }
            (Self::EcP256, rfc5912::ECDSA_WITH_SHA_256) => Ok(&signature::ECDSA_P256_SHA256_ASN1),
            (Self::EcP256, rfc5912::ECDSA_WITH_SHA_384) => Ok(&signature::ECDSA_P256_SHA384_ASN1),
            (Self::EcP384, rfc5912::ECDSA_WITH_SHA_256) => Ok(&signature::ECDSA_P384_SHA256_ASN1),
            (Self::EcP384, rfc5912::ECDSA_WITH_SHA_384) => Ok(&signature::ECDSA_P384_SHA384_ASN1),
            // RSA by an elliptic-curve key, or the other way round.
            _ => Err(SignatureFault::Invalid),
        }
    }
}

#[cfg(test)]
mod tests;
