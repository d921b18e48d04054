//! Private keys of the virtual certification authority and of the virtual phones.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{Digest, SHA256, SHA384};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _,
    RSA_PKCS1_SHA256, RsaKeyPair,
};
use num_bigint::BigUint;

use super::der::{DerReader, tag};

/// Which kind of key a certificate is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA, 2048 bits, e = 65537: what every JPKI certificate seen so far has.
    Rsa2048,
    /// ECDSA on P-256 (FIPS 186-5).
    EcP256,
    /// ECDSA on P-384 (FIPS 186-5), expected of the next card.
    EcP384,
}

/// A private key; cheap to clone. `Debug` shows its kind alone.
#[derive(Clone)]
pub struct PrivateKey(Arc<Key>);

enum Key {
    Rsa { pair: RsaKeyPair, modulus: BigUint, exponent: BigUint },
    Ec { kind: KeyKind, pair: EcdsaKeyPair },
}

impl PrivateKey {
    /// Makes a new key from the system's randomness.
    ///
    /// # Panics
    ///
    /// When the cryptographic library cannot make keys at all.
    #[must_use]
    pub fn generate(kind: KeyKind) -> Self {
        let pkcs8 = match kind {
            KeyKind::Rsa2048 => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("RSA-2048 is supported");
                AsDer::<Pkcs8V1Der<'_>>::as_der(&pair)
                    .expect("a new key can be written")
                    .as_ref()
                    .to_vec()
            }
            KeyKind::EcP256 => new_ec(&ECDSA_P256_SHA256_ASN1_SIGNING),
            KeyKind::EcP384 => new_ec(&ECDSA_P384_SHA384_ASN1_SIGNING),
        };
        Self::from_pkcs8(&pkcs8).expect("a new key can be read back")
    }

    /// Reads an unencrypted PKCS#8 structure (RFC 5958) with a key of one of the [`KeyKind`]s;
    /// anything else is `None`.
    #[must_use]
    pub fn from_pkcs8(pkcs8: &[u8]) -> Option<Self> {
        let key = if let Ok(pair) = RsaKeyPair::from_pkcs8(pkcs8) {
            let (modulus, exponent) = modulus_and_private_exponent(pkcs8)?;
            (modulus.bits() == 2048).then_some(Key::Rsa { pair, modulus, exponent })?
        } else if let Ok(pair) = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8) {
            Key::Ec { kind: KeyKind::EcP256, pair }
        } else {
            Key::Ec {
                kind: KeyKind::EcP384,
                pair: EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, pkcs8).ok()?,
            }
        };
        Some(Self(Arc::new(key)))
    }

    /// The key as an unencrypted PKCS#8 structure (RFC 5958), for the folder that keeps it.
    pub(super) fn to_pkcs8(&self) -> Vec<u8> {
        match &*self.0 {
            Key::Rsa { pair, .. } => AsDer::<Pkcs8V1Der<'_>>::as_der(pair)
                .expect("a key can be written")
                .as_ref()
                .to_vec(),
            Key::Ec { pair, .. } => {
                pair.to_pkcs8v1().expect("a key can be written").as_ref().to_vec()
            }
        }
    }

    /// The kind of this key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match &*self.0 {
            Key::Rsa { .. } => KeyKind::Rsa2048,
            Key::Ec { kind, .. } => *kind,
        }
    }

    /// The public half as SubjectPublicKeyInfo, DER (RFC 5280 §4.1.2.7).
    #[must_use]
    pub fn public_key_info(&self) -> Vec<u8> {
        let info: PublicKeyX509Der<'_> = match &*self.0 {
            Key::Rsa { pair, .. } => pair.public_key().as_der(),
            Key::Ec { pair, .. } => pair.public_key().as_der(),
        }
        .expect("a public key can be written");
        info.as_ref().to_vec()
    }

    /// Signs `message` as a certification authority does: sha256WithRSAEncryption (RFC 8017 §8.2).
    ///
    /// # Panics
    ///
    /// When this is not an RSA key: the virtual authority has no other.
    pub(super) fn sign_as_authority(&self, message: &[u8]) -> Vec<u8> {
        let Key::Rsa { pair, .. } = &*self.0 else {
            panic!("the virtual authority signs with RSA")
        };
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
            .expect("an RSA key signs");
        signature
    }

    /// What EF 0017 does with the data of COMPUTE DIGITAL SIGNATURE (P1 00): with RSA the private
    /// operation over the bytes as sent, behind PKCS#1 v1.5 padding; with ECDSA a DER signature of
    /// the digest inside the DigestInfo.
    ///
    /// `None` when the data do not fit the key: too long for RSA, or no DigestInfo with a digest
    /// that the curve takes.
    #[must_use]
    pub fn sign_digest_info(&self, digest_info: &[u8]) -> Option<Vec<u8>> {
        match &*self.0 {
            Key::Rsa { modulus, exponent, .. } => rsa_pkcs1_v15(digest_info, modulus, exponent),
            Key::Ec { kind, pair } => {
                let digest = import_digest(*kind, digest_of(digest_info)?)?;
                Some(pair.sign_digest(&digest).ok()?.as_ref().to_vec())
            }
        }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({:?})", self.kind())
    }
}

fn new_ec(algorithm: &'static aws_lc_rs::signature::EcdsaSigningAlgorithm) -> Vec<u8> {
    let pair = EcdsaKeyPair::generate(algorithm).expect("the curve is supported");
    pair.to_pkcs8v1().expect("a new key can be written").as_ref().to_vec()
}

/// Takes n and d out of PrivateKeyInfo (RFC 5958 §2) around RSAPrivateKey (RFC 8017 §A.1.2).
fn modulus_and_private_exponent(pkcs8: &[u8]) -> Option<(BigUint, BigUint)> {
    let mut info = DerReader::new(pkcs8).enter(tag::SEQUENCE)?;
    let _version = info.value(tag::INTEGER)?;
    let _algorithm = info.value(tag::SEQUENCE)?;
    let mut key = info.enter(tag::OCTET_STRING)?.enter(tag::SEQUENCE)?;
    let _version = key.value(tag::INTEGER)?;
    let modulus = key.value(tag::INTEGER)?;
    let _public_exponent = key.value(tag::INTEGER)?;
    let private_exponent = key.value(tag::INTEGER)?;
    Some((BigUint::from_bytes_be(modulus), BigUint::from_bytes_be(private_exponent)))
}

/// RSASSA-PKCS1-v1_5 signature generation (RFC 8017 §8.2.1) from step EMSA-PKCS1-v1_5 §9.2 (5) on:
/// the encoded digest comes from outside, as it was sent. Not constant in time: these keys protect
/// nothing.
fn rsa_pkcs1_v15(
    encoded_digest: &[u8],
    modulus: &BigUint,
    private_exponent: &BigUint,
) -> Option<Vec<u8>> {
    let length = modulus.bits().div_ceil(8) as usize;
    let padding = length.checked_sub(encoded_digest.len() + 3).filter(|padding| *padding >= 8)?;
    let message = [&[0x00, 0x01], vec![0xFF; padding].as_slice(), &[0x00], encoded_digest].concat();
    let signature =
        BigUint::from_bytes_be(&message).modpow(private_exponent, modulus).to_bytes_be();
    Some([vec![0; length - signature.len()], signature].concat())
}

/// The digest inside a DigestInfo (RFC 8017 §9.2, note 1).
fn digest_of(digest_info: &[u8]) -> Option<&[u8]> {
    let mut info = DerReader::new(digest_info).enter(tag::SEQUENCE)?;
    let _algorithm = info.value(tag::SEQUENCE)?;
    info.value(tag::OCTET_STRING)
}

/// ECDSA takes a digest as an integer, so that a SHA-256 digest on P-384 is the same as one with
/// leading zeros (FIPS 186-5 §6.4.1); the library, which ties P-384 to SHA-384, then takes it.
fn import_digest(kind: KeyKind, digest: &[u8]) -> Option<Digest> {
    match kind {
        KeyKind::Rsa2048 => None,
        KeyKind::EcP256 => Digest::import_less_safe(digest, &SHA256).ok(),
        KeyKind::EcP384 => {
            let zeros = 48_usize.checked_sub(digest.len())?;
            Digest::import_less_safe(&[&vec![0; zeros], digest].concat(), &SHA384).ok()
        }
    }
}

#[cfg(test)]
mod tests;
