//! The first stage that fails decides: form, profile, path, validity, revocation, possession.

use super::forge::{CrlDraft, bits, name};
use super::*;
use crate::code::Reason;

/// A certificate with everything wrong from one stage on, and the reason that must then be given.
#[test]
fn the_first_stage_that_fails_is_told() {
    let foreign = || name(&[(6, "JP"), (10, "SOMEBODY")]);
    let expired = || Draft { not_before: NOW - 3, not_after: NOW - 2, ..phone() };
    let serial = phone().serial;
    let crl = CrlDraft { revoked: vec![(serial, NOW - 86_400, Vec::new())], ..CrlDraft::default() }
        .signed_by(&CA_KEY);
    let policy = policy()
        .with_revocation(RevocationMode::Require, vec![Crl::from_der("city.crl", &crl).unwrap()]);

    let signing = Draft { issuer: foreign(), ..expired() }.with(15, true, &bits(6, &[0xC0]));
    let stages = [
        ("form", Draft { version: Vec::new(), ..signing.clone() }, Reason::Malformed),
        ("profile", signing, Reason::WrongPurpose),
        ("path", Draft { issuer: foreign(), ..expired() }, Reason::Untrusted),
        ("validity", expired(), Reason::Expired),
        ("revocation", phone(), Reason::Revoked),
        ("possession", Draft { serial: vec![1], ..phone() }, Reason::BadSignature),
    ];
    for (stage, draft, reason) in stages {
        // Every one of them comes with a signature of the wrong key.
        let evidence = evidence(draft.signed_by(&CA_KEY), &CA_KEY);
        assert_eq!(verify(&evidence, &policy, now()).unwrap_err().reason(), reason, "{stage}");
    }
}

#[test]
fn a_certificate_signed_by_nobody_is_untrusted_before_it_is_expired() {
    let expired = Draft { not_after: NOW - 1, ..phone() };
    let refused =
        verify(&evidence(expired.signed_by(&PHONE_KEY), &PHONE_KEY), &policy(), now()).unwrap_err();
    assert_eq!(refused, Refusal::IssuerSignatureInvalid);
}

#[test]
fn a_signing_certificate_is_told_before_a_cards_policy_and_a_card_before_a_ca() {
    let card = forge::policies(&[&[0x2A, 0x83, 0x08, 0x8C, 0x9B, 0x55, 0x08, 0x05, 1, 3, 30]]);
    let a_ca = phone().with(19, true, &forge::sequence(&[&[1, 1, 0xFF]])).without(15);
    assert_eq!(check(&a_ca).unwrap_err(), Refusal::CaCertificate);
    let a_card = a_ca.with(32, true, &card);
    assert_eq!(check(&a_card).unwrap_err(), Refusal::PlasticCardPolicy);
    let signing = a_card.with(15, true, &bits(6, &[0xC0]));
    assert_eq!(check(&signing).unwrap_err(), Refusal::SigningCertificate);
}
