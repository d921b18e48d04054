//! Header and DER: whatever is wrong with the form of a certificate.

use super::forge::{bits, oid, sequence, tlv};
use super::*;

fn defect(certificate: Vec<u8>) -> Defect {
    match verify(&evidence(certificate, &PHONE_KEY), &policy(), now()) {
        Err(Refusal::Malformed { what }) => what,
        other => panic!("{other:?}"),
    }
}

/// 2.5.29.`id`.
fn id_ce(id: u8) -> Oid {
    format!("2.5.29.{id}").parse().unwrap()
}

#[test]
fn trailing_bytes_are_refused() {
    let mut der = phone().signed_by(&CA_KEY);
    der.push(0);
    assert_eq!(defect(der), Defect::TrailingBytes);
}

#[test]
fn a_certificate_cut_off_anywhere_is_refused() {
    let der = phone().signed_by(&CA_KEY);
    for length in 0..der.len() {
        assert_eq!(defect(der[..length].to_vec()), Defect::NotDer, "{length}");
    }
}

#[test]
fn a_certificate_longer_than_16_kib_is_not_looked_at() {
    let padded = |length: usize| phone().with(99, false, &vec![0; length]).signed_by(&CA_KEY);
    let overhead = padded(15_000).len() - 15_000;
    let longest = padded(16_384 - overhead);
    assert_eq!(longest.len(), 16_384);
    assert!(verify(&evidence(longest, &PHONE_KEY), &policy(), now()).is_ok());
    assert_eq!(defect(padded(16_385 - overhead)), Defect::TooLong { length: 16_385 });
}

#[test]
fn only_version_3_is_read() {
    for version in [Vec::new(), tlv(0xA0, &tlv(0x02, &[0])), tlv(0xA0, &tlv(0x02, &[1]))] {
        assert_eq!(
            check(&Draft { version, ..phone() }).unwrap_err(),
            Refusal::Malformed { what: Defect::Version }
        );
    }
}

#[test]
fn the_two_signature_algorithms_must_be_the_same() {
    let other = sequence(&[&oid(forge::ECDSA_SHA256)]);
    let refused = check(&Draft { inner_algorithm: Some(other), ..phone() }).unwrap_err();
    assert_eq!(refused, Refusal::Malformed { what: Defect::AlgorithmsDiffer });
}

#[test]
fn an_extension_that_stands_twice_is_refused_even_if_unknown() {
    for id in [15, 31, 99] {
        let mut draft = phone().without(id);
        draft.extensions.extend([15, 15].map(|_| forge::extension(id, false, &bits(7, &[0x80]))));
        assert_eq!(
            check(&draft).unwrap_err(),
            Refusal::Malformed { what: Defect::DuplicateExtension { oid: id_ce(id) } }
        );
    }
}

#[test]
fn an_extension_that_is_not_what_its_identifier_promises_is_refused() {
    for id in [15, 37, 19, 32, 17, 35, 14, 31] {
        let broken = phone().with(id, false, &tlv(0x13, b"text"));
        assert_eq!(
            check(&broken).unwrap_err(),
            Refusal::Malformed { what: Defect::Extension { oid: id_ce(id) } }
        );
    }
    let with_a_tail = phone().with(15, true, &[bits(7, &[0x80]), vec![0]].concat());
    assert_eq!(
        check(&with_a_tail).unwrap_err(),
        Refusal::Malformed { what: Defect::Extension { oid: id_ce(15) } }
    );
}

#[test]
fn nothing_may_follow_within_a_structure() {
    let algorithm = CA_KEY.algorithm();
    let longer =
        |tbs: &[u8]| forge::signed(&tlv(0x30, &[&tbs[4..], &[5, 0]].concat()), &algorithm, &CA_KEY);
    assert_eq!(defect(longer(&phone().tbs(&algorithm))), Defect::NotDer);
    let content = phone().tbs(&algorithm);
    let four_parts = sequence(&[&content, &algorithm, &bits(0, &CA_KEY.sign(&content)), &[5, 0]]);
    assert_eq!(defect(four_parts), Defect::NotDer);
}

#[test]
fn a_signature_is_whole_bytes() {
    let (algorithm, content) = (CA_KEY.algorithm(), phone().tbs(&CA_KEY.algorithm()));
    let mut signature = CA_KEY.sign(&content);
    *signature.last_mut().unwrap() &= 0xFE;
    assert_eq!(defect(sequence(&[&content, &algorithm, &bits(1, &signature)])), Defect::NotDer);
}

#[test]
fn unique_identifiers_are_allowed() {
    let spki = [PHONE_KEY.spki(), tlv(0x81, &[0, 1]), tlv(0x82, &[0, 2])].concat();
    assert!(check(&Draft { spki, ..phone() }).is_ok());
}

#[test]
fn identifiers_of_any_arc_are_read() {
    // 2.999.3 and 2.25.(a UUID): both are more than const_oid can hold.
    let uuid = [&[0x69, 0x83][..], &[0xFF; 17], &[0x7F]].concat();
    for id in [&[0x88, 0x37, 3][..], &uuid] {
        let mut draft = phone();
        draft.extensions.push(forge::extension_of(id, false, b"any"));
        assert!(check(&draft).is_ok(), "{id:02x?}");
    }
    let mut draft = phone();
    draft.extensions.push(forge::extension_of(&[0x88, 0x37, 3], true, b"any"));
    assert_eq!(
        check(&draft).unwrap_err(),
        Refusal::UnknownCriticalExtension { oid: "2.999.3".parse().unwrap() }
    );
}

#[test]
fn how_a_key_signs_is_known_only_of_a_whole_certificate_with_a_known_key() {
    let algorithm = |der: &[u8]| signature_algorithm_for(&CertificateDer::new(der.to_vec()));
    let der = phone().signed_by(&CA_KEY);
    assert_eq!(algorithm(&der), Some(Algorithm::RsaPkcs1Sha256));
    assert_eq!(
        algorithm(&Draft::phone(&Key::p256()).signed_by(&CA_KEY)),
        Some(Algorithm::EcdsaP256Sha256)
    );
    assert_eq!(
        algorithm(&Draft::phone(&Key::p384()).signed_by(&CA_KEY)),
        Some(Algorithm::EcdsaP384Sha256)
    );
    assert_eq!(algorithm(&der[..der.len() - 1]), None);
    assert_eq!(
        algorithm(
            &Draft { spki: forge::ec_spki(&[0x2B, 0x81, 4, 0, 35], &[4; 133]), ..phone() }
                .signed_by(&CA_KEY)
        ),
        None
    );
}
