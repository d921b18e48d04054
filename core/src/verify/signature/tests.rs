use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA384, RSA_PKCS1_SHA512};
use der::Decode;

use super::*;
use crate::verify::certificate::Certificate;
use crate::verify::tests::forge::{Key, PHONE_KEY, oid, sequence};

const SHA384_RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 12];
const SHA512_RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 13];
const ECDSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2];
const ECDSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 3];

fn algorithm(id: &[u8], parameters: &[u8]) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned::from_der(&sequence(&[&oid(id), parameters])).unwrap()
}

fn key(spki: &[u8]) -> PublicKey {
    PublicKey::from_spki(&SubjectPublicKeyInfoOwned::from_der(spki).unwrap()).unwrap()
}

/// The challenge that openssl signed: the bytes 00 to 1F.
fn challenge() -> Vec<u8> {
    (0..32).collect()
}

#[test]
fn rsa_goes_with_three_hashes_and_with_its_parameters_null_or_absent() {
    let Key::Rsa(pair) = &*PHONE_KEY else { panic!("the phone of the tests has an RSA key") };
    let public = key(&PHONE_KEY.spki());
    let sign = |encoding| {
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(encoding, &SystemRandom::new(), b"message", &mut signature).unwrap();
        signature
    };
    for (id, other, signature) in [
        (SHA384_RSA, SHA512_RSA, sign(&RSA_PKCS1_SHA384)),
        (SHA512_RSA, SHA384_RSA, sign(&RSA_PKCS1_SHA512)),
    ] {
        assert_eq!(public.verify_ca(&algorithm(id, &[5, 0]), b"message", &signature), Ok(()));
        assert_eq!(public.verify_ca(&algorithm(id, &[]), b"message", &signature), Ok(()));
        assert_eq!(
            public.verify_ca(&algorithm(other, &[5, 0]), b"message", &signature),
            Err(SignatureFault::Invalid)
        );
        let with_parameters = public.verify_ca(&algorithm(id, &[2, 1, 0]), b"message", &signature);
        assert!(matches!(with_parameters, Err(SignatureFault::UnsupportedAlgorithm { .. })));
    }
}

#[test]
fn either_curve_goes_with_either_hash() {
    let leaf = Certificate::parse(include_bytes!("../tests/openssl/ec-leaf.der")).unwrap();
    let p384 = PublicKey::from_spki(&leaf.key).unwrap();
    let signature = include_bytes!("../tests/openssl/ec-signature.bin");
    assert_eq!(p384.verify_ca(&algorithm(ECDSA_SHA256, &[]), &challenge(), signature), Ok(()));
    assert_eq!(
        p384.verify_ca(&algorithm(ECDSA_SHA384, &[]), &challenge(), signature),
        Err(SignatureFault::Invalid)
    );

    let p256 = key(include_bytes!("../tests/openssl/p256-key.der"));
    let signature = include_bytes!("../tests/openssl/p256-sha384-signature.bin");
    assert_eq!(p256.verify_ca(&algorithm(ECDSA_SHA384, &[]), &challenge(), signature), Ok(()));
    assert_eq!(
        p256.verify_ca(&algorithm(ECDSA_SHA256, &[]), &challenge(), signature),
        Err(SignatureFault::Invalid)
    );
    // RFC 5758 §3.2: the parameters of ECDSA must be absent.
    let with_null = p256.verify_ca(&algorithm(ECDSA_SHA384, &[5, 0]), &challenge(), signature);
    assert!(matches!(with_null, Err(SignatureFault::UnsupportedAlgorithm { .. })));
}

#[test]
fn the_parameters_of_a_key_are_those_of_its_standard() {
    let spki =
        |der: &[u8]| PublicKey::from_spki(&SubjectPublicKeyInfoOwned::from_der(der).unwrap());
    let rsa = PHONE_KEY.spki();
    assert_eq!(spki(&rsa).unwrap().phone_algorithm(), Algorithm::RsaPkcs1Sha256);
    // RSA without NULL (30 0d … 05 00 becomes 30 0b …).
    let mut bare = rsa.clone();
    bare.drain(17..19);
    bare[5] -= 2;
    bare[3] = bare[3].wrapping_sub(2);
    assert_eq!(
        spki(&bare).unwrap_err(),
        UnsupportedKey::Algorithm { oid: "1.2.840.113549.1.1.1".parse().unwrap() }
    );
}
