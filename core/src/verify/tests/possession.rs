//! The signature over our challenge.

use super::forge::{ec_spki, oid, rsa_spki, sequence, tlv};
use super::*;
use crate::code::Reason;

fn honest() -> Evidence {
    evidence(phone().signed_by(&CA_KEY), &PHONE_KEY)
}

fn refused(evidence: &Evidence) -> Refusal {
    let refusal = verify(evidence, &policy(), now()).unwrap_err();
    assert_eq!(refusal.reason(), Reason::BadSignature, "{refusal}");
    refusal
}

#[test]
fn only_this_keys_signature_over_this_challenge_counts() {
    let signed = |message: &[u8], key: &Key| Evidence {
        signature: Signature::new(key.sign(message)),
        ..honest()
    };
    assert!(verify(&signed(&CHALLENGE.0, &PHONE_KEY), &policy(), now()).is_ok());

    // A signature replayed from another tap; another key's; none; one byte more or less.
    assert_eq!(refused(&signed(&[8; 32], &PHONE_KEY)), Refusal::ChallengeNotSigned);
    assert_eq!(refused(&signed(&CHALLENGE.0, &CA_KEY)), Refusal::ChallengeNotSigned);
    let right = PHONE_KEY.sign(&CHALLENGE.0);
    for bytes in [
        Vec::new(),
        right[1..].to_vec(),
        right[..255].to_vec(),
        [&right[..], &[0]].concat(),
        [&[0], &right[..]].concat(),
    ] {
        assert_eq!(
            refused(&Evidence { signature: Signature::new(bytes), ..honest() }),
            Refusal::ChallengeNotSigned
        );
    }
    let other_challenge = Evidence { challenge: Challenge([8; 32]), ..honest() };
    assert_eq!(refused(&other_challenge), Refusal::ChallengeNotSigned);
}

#[test]
fn p384_signs_sha256_and_not_its_own_sha384() {
    // The key of the forge signs with SHA-384; what openssl signed with SHA-256 is accepted (see
    // accept.rs).
    let key = Key::p384();
    assert_eq!(
        refused(&evidence(Draft::phone(&key).signed_by(&CA_KEY), &key)),
        Refusal::ChallengeNotSigned
    );
}

#[test]
fn the_algorithm_must_be_the_keys() {
    let said = Evidence { algorithm: Algorithm::EcdsaP256Sha256, ..honest() };
    let mismatch = Refusal::AlgorithmMismatch {
        key: Algorithm::RsaPkcs1Sha256,
        signature: Algorithm::EcdsaP256Sha256,
    };
    assert_eq!(refused(&said), mismatch);
    assert_eq!(
        mismatch.to_string(),
        "the key signs with RSA-PKCS1-SHA256, the evidence says ECDSA-P256-SHA256"
    );
}

#[test]
fn keys_that_are_not_understood_are_named() {
    let integer = |bytes: usize| tlv(0x02, &[&[0, 0x80][..], &vec![0xFF; bytes - 1]].concat());
    let rsa = |bytes: usize| rsa_spki(&sequence(&[&integer(bytes), &tlv(0x02, &[1, 0, 1])]));
    let dsa = sequence(&[
        &sequence(&[&oid(&[0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 1])]),
        &forge::bits(0, &[5, 0]),
    ]);
    let cases = [
        (rsa(128), UnsupportedKey::RsaSize { bits: 1024 }),
        (rsa(1025), UnsupportedKey::RsaSize { bits: 8200 }),
        (dsa, UnsupportedKey::Algorithm { oid: "1.2.840.10040.4.1".parse().unwrap() }),
        (ec_spki(&[0x2B, 0x81, 4, 0, 35], &[4; 133]), UnsupportedKey::Curve),
        (ec_spki(forge::P256, &[4; 65]), UnsupportedKey::NotAKey),
        (ec_spki(forge::P384, &[]), UnsupportedKey::NotAKey),
        (rsa_spki(b"no key"), UnsupportedKey::NotAKey),
    ];
    for (spki, problem) in cases {
        let der = Draft { spki, ..phone() }.signed_by(&CA_KEY);
        assert_eq!(refused(&evidence(der, &PHONE_KEY)), Refusal::UnsupportedKey(problem));
    }
}
