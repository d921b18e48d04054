//! What the certificate says of itself.

use super::forge::{bits, name, oid, policies, sequence, tlv};
use super::*;
use crate::code::Reason;

const CLIENT_AUTH: &[u8] = &[0x2B, 6, 1, 5, 5, 7, 3, 2];
const SERVER_AUTH: &[u8] = &[0x2B, 6, 1, 5, 5, 7, 3, 1];

/// 1.2.392.200149.8.5.…, as it stands in certificates of JPKI.
fn jpki(rest: &[u8]) -> Vec<u8> {
    [&[0x2A, 0x83, 0x08, 0x8C, 0x9B, 0x55, 0x08, 0x05], rest].concat()
}

fn refused(draft: &Draft) -> (Refusal, Reason) {
    let refusal = check(draft).unwrap_err();
    let reason = refusal.reason();
    (refusal, reason)
}

#[test]
fn every_mark_of_a_signing_certificate_is_enough() {
    let other_name = |rest: &[u8]| {
        let value = tlv(0xA0, &tlv(0x0C, "試験太郎".as_bytes()));
        sequence(&[&tlv(0x82, b"host.invalid"), &tlv(0xA0, &[oid(&jpki(rest)), value].concat())])
    };
    let issuer =
        |o| name(&[(6, "JP"), (10, o), (11, "JPKI for digital signature"), (11, "Anybody")]);
    let marked = [
        ("nonRepudiation", phone().with(15, true, &bits(6, &[0xC0]))),
        ("nonRepudiation alone", phone().with(15, true, &bits(6, &[0x40]))),
        ("name", phone().with(17, false, &other_name(&[5, 1]))),
        ("address", phone().with(17, true, &other_name(&[5, 5]))),
        ("card", phone().with(32, true, &policies(&[&jpki(&[1, 1, 20])]))),
        ("test card", phone().with(32, true, &policies(&[&jpki(&[1, 0, 20])]))),
        ("phone", phone().with(32, true, &policies(&[&[0x88, 0x37, 1], &jpki(&[1, 1, 40])]))),
        ("issuer", Draft { issuer: issuer("JPKI"), ..phone() }),
        ("test issuer", Draft { issuer: issuer("JPKI-TEST"), ..phone() }),
    ];
    for (mark, draft) in marked {
        assert_eq!(refused(&draft), (Refusal::SigningCertificate, Reason::WrongPurpose), "{mark}");
    }
}

#[test]
fn names_and_policies_beside_those_of_signing_are_no_mark() {
    let other =
        |rest: &[u8]| sequence(&[&tlv(0xA0, &[oid(&jpki(rest)), tlv(0xA0, &[5, 0])].concat())]);
    let unmarked = [
        // The arc itself, and its neighbours.
        phone().with(17, false, &other(&[5])),
        phone().with(17, false, &other(&[6, 1])),
        phone().with(17, false, &sequence(&[&tlv(0x82, b"host.invalid"), &tlv(0xA3, b"x400")])),
        phone().with(32, true, &policies(&[&jpki(&[1, 3, 40])])),
        phone().with(32, true, &policies(&[&jpki(&[1, 1, 20, 1])])),
        phone().without(32),
    ];
    for draft in unmarked {
        assert!(check(&draft).is_ok());
    }
}

#[test]
fn the_plastic_cards_policies_are_a_physical_card() {
    for rest in [[1, 3, 30], [1, 0, 30]] {
        let draft = phone().with(32, true, &policies(&[&[0x88, 0x37, 1], &jpki(&rest)]));
        assert_eq!(refused(&draft), (Refusal::PlasticCardPolicy, Reason::PhysicalCard));
    }
}

#[test]
fn the_certificate_of_a_ca_is_not_a_phones() {
    let draft = phone().with(19, true, &sequence(&[&[1, 1, 0xFF]]));
    assert_eq!(refused(&draft), (Refusal::CaCertificate, Reason::WrongPurpose));
    // An empty basicConstraints says that it is none.
    assert!(check(&phone().with(19, true, &sequence(&[]))).is_ok());
}

#[test]
fn key_usage_must_be_there_and_be_digital_signature_alone() {
    assert_eq!(refused(&phone().without(15)), (Refusal::KeyUsageMissing, Reason::WrongPurpose));
    // keyEncipherment too; keyAgreement alone; no bit at all; a bit that has no name.
    for usage in [bits(5, &[0xA0]), bits(3, &[0x08]), bits(0, &[]), bits(6, &[0x80, 0x00, 0x40])] {
        let draft = phone().with(15, true, &usage);
        assert_eq!(
            refused(&draft),
            (Refusal::KeyUsageNotDigitalSignatureOnly, Reason::WrongPurpose),
            "{usage:02x?}"
        );
    }
}

#[test]
fn extended_key_usage_must_contain_client_authentication() {
    for draft in [phone().without(37), phone().with(37, false, &sequence(&[&oid(SERVER_AUTH)]))] {
        assert_eq!(refused(&draft), (Refusal::NotForClientAuthentication, Reason::WrongPurpose));
    }
    assert!(
        check(&phone().with(37, false, &sequence(&[&oid(SERVER_AUTH), &oid(CLIENT_AUTH)]))).is_ok()
    );
}

#[test]
fn configured_policies_are_the_only_ones() {
    let (ours, other): (Oid, Oid) = ("2.999.1.40".parse().unwrap(), "2.999.1.41".parse().unwrap());
    let configured = |policies: &[&Oid]| {
        policy().with_phone_policies(policies.iter().copied().cloned().collect())
    };
    assert!(check_with(&phone(), &configured(&[&other, &ours])).is_ok());

    let refused = |draft: &Draft| check_with(draft, &configured(&[&other])).unwrap_err();
    assert_eq!(refused(&phone()), Refusal::PolicyNotConfigured { carried: vec![ours.clone()] });
    assert_eq!(refused(&phone()).reason(), Reason::WrongPurpose);
    assert_eq!(refused(&phone().without(32)), Refusal::PolicyNotConfigured { carried: vec![] });
    let shown = [refused(&phone()).to_string(), refused(&phone().without(32)).to_string()];
    assert!(
        shown[0].ends_with("it carries 2.999.1.40") && shown[1].ends_with("it carries none"),
        "{shown:?}"
    );
    let both = phone().with(32, true, &policies(&[&[0x88, 0x37, 1, 41], &[0x88, 0x37, 1, 40]]));
    assert_eq!(refused(&both), Refusal::PolicyNotConfigured { carried: vec![other.clone(), ours] });
    // The plastic card's policy stays a card even where somebody configured it.
    let card: Oid = "1.2.392.200149.8.5.1.3.30".parse().unwrap();
    let draft = phone().with(32, true, &policies(&[&jpki(&[1, 3, 30])]));
    assert_eq!(check_with(&draft, &configured(&[&card])).unwrap_err(), Refusal::PlasticCardPolicy);
}

#[test]
fn a_critical_extension_that_is_not_understood_is_refused() {
    for id in [30, 36, 54, 99] {
        let (refusal, reason) = refused(&phone().with(id, true, &sequence(&[])));
        let oid: Oid = format!("2.5.29.{id}").parse().unwrap();
        assert_eq!(
            (refusal, reason),
            (Refusal::UnknownCriticalExtension { oid }, Reason::Untrusted)
        );
        assert!(check(&phone().with(id, false, &sequence(&[]))).is_ok());
    }
}
