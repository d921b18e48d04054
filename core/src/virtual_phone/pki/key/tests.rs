use aws_lc_rs::digest;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
    RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};

use super::*;
use crate::virtual_phone::pki;

/// DigestInfo of a SHA-256 digest, without the digest (RFC 8017 §9.2, note 1).
const SHA256_PREFIX: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

const MESSAGE: &[u8] = b"a challenge of the terminal";

fn digest_info(message: &[u8]) -> Vec<u8> {
    [&SHA256_PREFIX, digest::digest(&SHA256, message).as_ref()].concat()
}

fn verifies(
    key: &PrivateKey,
    algorithm: &'static dyn VerificationAlgorithm,
    signature: &[u8],
) -> bool {
    let info = key.public_key_info();
    UnparsedPublicKey::new(algorithm, &info).verify(MESSAGE, signature).is_ok()
}

/// Every key makes signatures that the library takes, and they come through PKCS#8 unchanged.
#[test]
fn signatures_verify_and_keys_survive_being_written() {
    let cases: [(_, &'static dyn VerificationAlgorithm); 3] = [
        (pki::shared_phone().key().clone(), &RSA_PKCS1_2048_8192_SHA256),
        (PrivateKey::generate(KeyKind::EcP256), &ECDSA_P256_SHA256_ASN1),
        (PrivateKey::generate(KeyKind::EcP384), &ECDSA_P384_SHA256_ASN1),
    ];
    for (key, algorithm) in cases {
        let read_back = PrivateKey::from_pkcs8(&key.to_pkcs8()).unwrap();
        assert_eq!(read_back.kind(), key.kind());
        let signature = read_back.sign_digest_info(&digest_info(MESSAGE)).unwrap();
        assert!(verifies(&key, algorithm, &signature), "{key:?}");
        let other = read_back.sign_digest_info(&digest_info(b"another challenge")).unwrap();
        assert!(!verifies(&key, algorithm, &other), "{key:?}");
    }
}

/// The raw operation signs what it is given: here a bare digest, which is no DigestInfo, and is
/// padded all the same.
#[test]
fn rsa_pads_whatever_fits() {
    let key = pki::shared_phone().key();
    let Key::Rsa { pair, modulus, .. } = &*key.0 else { panic!("an RSA key") };
    let signature = key.sign_digest_info(&[0xAB; 32]).unwrap();
    assert_eq!(signature.len(), pair.public_modulus_len());
    let public_exponent = BigUint::from(65_537_u32);
    let opened = BigUint::from_bytes_be(&signature).modpow(&public_exponent, modulus).to_bytes_be();
    assert_eq!(opened, [&[0x01][..], &[0xFF; 221], &[0x00], &[0xAB; 32]].concat());
    assert!(key.sign_digest_info(&[0xAB; 245]).is_some(), "k - 11 bytes fit (RFC 8017 §9.2)");
    assert!(key.sign_digest_info(&[0xAB; 246]).is_none());
}

#[test]
fn curves_take_digests_that_fit_them() {
    let sha384 = digest::digest(&SHA384, MESSAGE);
    let info = super::super::der::sequence(&[
        super::super::der::sequence(&[super::super::der::oid("2.16.840.1.101.3.4.2.2")]),
        super::super::der::octet_string(sha384.as_ref()),
    ]);
    let p384 = PrivateKey::generate(KeyKind::EcP384);
    assert!(verifies(&p384, &ECDSA_P384_SHA384_ASN1, &p384.sign_digest_info(&info).unwrap()));
    let p256 = PrivateKey::generate(KeyKind::EcP256);
    assert!(p256.sign_digest_info(&info).is_none(), "48 bytes are no SHA-256 digest");
    assert!(p256.sign_digest_info(&[0xAB; 32]).is_none(), "no DigestInfo");
}

#[test]
fn debug_tells_the_kind_alone() {
    assert_eq!(format!("{:?}", pki::shared_phone().key()), "PrivateKey(Rsa2048)");
}

#[test]
fn nonsense_is_no_key() {
    assert!(PrivateKey::from_pkcs8(&[]).is_none());
    let pkcs8 = pki::shared_phone().key().to_pkcs8();
    assert!(PrivateKey::from_pkcs8(&pkcs8[..pkcs8.len() - 1]).is_none());
}
