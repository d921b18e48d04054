mod again;
mod canaries;
mod given;

use std::sync::Arc;

use kazasu_core::handover::{
    Bytes32, ChallengeParts, RefusalReason, Timestamp, VerdictState, VisitRecord,
};
use kazasu_core::time::UnixTime;
use kazasu_core::verify::{Anchor, Crl, Policy, RevocationMode, RevocationStatus};
use kazasu_core::virtual_phone::Model;
use kazasu_core::virtual_phone::pki::{CertificateSpec, CrlSpec, Purpose, Revoked, shared};
use serde_json::json;
use uuid::Uuid;

use self::given::*;
use super::{Proof, Prover};

const FIVE_MINUTES: u64 = 5 * 60 * 1_000;

fn reason(proof: &Proof) -> Option<RefusalReason> {
    assert_eq!(proof.judgement.at_tap.state == VerdictState::Proved, {
        proof.judgement.at_tap.reason.is_none()
    });
    proof.judgement.at_tap.reason
}

#[test]
fn what_a_phone_has_signed_for_this_visit_is_proved() {
    for model in [Model::Iphone, Model::Android] {
        let tap = Tap::default().of(model.clone());
        let record = tap.record();
        let proof = prover().prove(&KEYS, TERMINAL, &record, after(200));
        assert_eq!(reason(&proof), None, "{model:?}");
        assert!(proof.judgement.at_tap.connected);
        assert_eq!(proof.desk_nonce, Some(record.evidence.desk_nonce));
        assert!(!proof.judgement.differs());
    }
}

#[test]
fn a_signature_for_something_else_is_refused() {
    let record = Tap::default().record();
    let prover = prover();
    let judge = |terminal, record: &VisitRecord| prover.prove(&KEYS, terminal, record, after(200));

    let mut other_visit = record.clone();
    other_visit.visit = visit(2);
    assert_eq!(reason(&judge(TERMINAL, &other_visit)), Some(RefusalReason::BadSignature));

    let mut other_nonce = record.clone();
    other_nonce.evidence.terminal_nonce = Bytes32([9; 32]);
    assert_eq!(reason(&judge(TERMINAL, &other_nonce)), Some(RefusalReason::BadSignature));

    // The nonce was made for another terminal.
    let stolen = judge(Uuid::from_u128(77), &record);
    assert_eq!(reason(&stolen), Some(RefusalReason::Challenge));
    assert_eq!((stolen.desk_nonce, stolen.judgement.at_tap.connected), (None, false));

    let foreign = Tap { desk_nonce: Some(Bytes32([7; 32])), ..Tap::default() }.record();
    assert_eq!(reason(&judge(TERMINAL, &foreign)), Some(RefusalReason::Challenge));

    // Another key's signature, under the certificate of the phone.
    let mut mixed = record.clone();
    mixed.evidence.signature = Tap { serial: 8, ..Tap::default() }.record().evidence.signature;
    assert_eq!(reason(&judge(TERMINAL, &mixed)), Some(RefusalReason::BadSignature));
}

#[test]
fn a_tap_without_a_fresh_nonce_is_proved_and_marked() {
    let prover = prover();
    let none = Tap { desk_nonce: Some(ChallengeParts::NO_DESK), ..Tap::default() }.record();
    // Delivered three days later.
    let late = after(3 * 24 * 3_600_000);
    let proof = prover.prove(&KEYS, TERMINAL, &none, late);
    assert_eq!((reason(&proof), proof.desk_nonce), (None, None));
    assert!(!proof.judgement.at_tap.connected);

    for (waited, connected) in [(0, true), (FIVE_MINUTES, true), (FIVE_MINUTES + 1, false)] {
        let tapped_at = Timestamp::from_millis(NONCE_AT.as_millis() + waited);
        let record = Tap { tapped_at, ..Tap::default() }.record();
        let proof = prover.prove(&KEYS, TERMINAL, &record, late);
        assert_eq!(reason(&proof), None);
        assert_eq!(proof.judgement.at_tap.connected, connected, "{waited} ms");
    }
}

#[test]
fn a_wrong_clock_of_the_terminal_is_bounded_by_nonce_and_receipt() {
    let prover = prover();
    let year = 365 * 24 * 3_600_000;
    let now = NOW.as_millis();
    for tapped in [0, now - 10 * year, now + 10 * year, Timestamp::MAX.as_millis()] {
        let tapped_at = Timestamp::from_millis(tapped);
        let record = Tap { tapped_at, ..Tap::default() }.record();
        let proof = prover.prove(&KEYS, TERMINAL, &record, after(200));
        assert_eq!(reason(&proof), None, "{tapped}");
        assert!(proof.judgement.at_tap.connected, "{tapped}");
    }
}

#[test]
fn what_refuses_a_certificate_is_named() {
    let (now, day) = (NOW.as_millis() / 1_000, 86_400);
    let certificate = CertificateSpec::default;
    for (spec, expected) in [
        (CertificateSpec { not_after: now - day, ..certificate() }, RefusalReason::Expired),
        (CertificateSpec { not_before: now + day, ..certificate() }, RefusalReason::NotYetValid),
        (
            CertificateSpec { purpose: Purpose::Signing, ..certificate() },
            RefusalReason::WrongPurpose,
        ),
    ] {
        let record = Tap { certificate: Some(spec), ..Tap::default() }.record();
        let proof = prover().prove(&KEYS, TERMINAL, &record, after(200));
        assert_eq!(reason(&proof), Some(expected));
        assert_eq!(proof.judgement.at_tap.revocation, None);
    }
    let mut malformed = Tap::default().record();
    malformed.evidence.certificate = kazasu_core::handover::Der::new(vec![0x30, 0]);
    let proof = prover().prove(&KEYS, TERMINAL, &malformed, after(200));
    assert_eq!(reason(&proof), Some(RefusalReason::Malformed));

    let strangers = Prover::new(Arc::new(Policy::new(Anchor::default_set().unwrap())), None);
    let proof = strangers.prove(&KEYS, TERMINAL, &Tap::default().record(), after(200));
    assert_eq!(reason(&proof), Some(RefusalReason::Untrusted));

    let early = Prover::new(policy(), Some(UnixTime::from_secs(now + day)));
    let proof = early.prove(&KEYS, TERMINAL, &Tap::default().record(), after(200));
    assert_eq!(reason(&proof), Some(RefusalReason::BeforeServiceStart));
}

#[test]
fn a_certificate_that_ends_between_tap_and_receipt_differs() {
    let end = NOW.as_millis() / 1_000 + 3_600;
    let spec = CertificateSpec { not_after: end, ..CertificateSpec::default() };
    let record = Tap { certificate: Some(spec), ..Tap::default() }.record();
    let proof = prover().prove(&KEYS, TERMINAL, &record, after(2 * 3_600_000));
    assert_eq!(reason(&proof), None, "it was good at the tap");
    assert_eq!(proof.judgement.at_receipt.reason, Some(RefusalReason::Expired));
    assert!(proof.judgement.differs());
}

#[test]
fn a_list_that_came_after_the_tap_counts() {
    let day = 86_400;
    let now = NOW.as_millis() / 1_000;
    let list = |revoked: Vec<Revoked>| {
        let spec = CrlSpec {
            this_update: now + day,
            next_update: Some(now + 30 * day),
            revoked,
            ..CrlSpec::default()
        };
        vec![Crl::from_der("auth.crl", &shared().crl(&spec)).unwrap()]
    };
    let by = |mode, lists| {
        let policy = Policy::new(policy().anchors().to_vec()).with_revocation(mode, lists);
        Prover::new(Arc::new(policy), None)
    };
    let record = Tap { desk_nonce: Some(ChallengeParts::NO_DESK), ..Tap::default() }.record();
    let late = after(2 * day * 1_000);
    for mode in [RevocationMode::Prefer, RevocationMode::Require] {
        let proof = by(mode, list(Vec::new())).prove(&KEYS, TERMINAL, &record, late);
        assert_eq!(reason(&proof), None, "{mode:?}");
        assert_eq!(proof.judgement.at_tap.revocation, Some(RevocationStatus::Checked));
    }
    let revoked = vec![Revoked { serial: Tap::default().serial, at: now + day / 2 }];
    let proof = by(RevocationMode::Prefer, list(revoked)).prove(&KEYS, TERMINAL, &record, late);
    assert_eq!(proof.judgement.at_receipt.reason, Some(RefusalReason::Revoked));
    assert_eq!(reason(&proof), None, "as of the tap nobody had revoked it");
    assert!(proof.judgement.differs());
    let before = vec![Revoked { serial: Tap::default().serial, at: now - day }];
    let proof = by(RevocationMode::Prefer, list(before)).prove(&KEYS, TERMINAL, &record, late);
    assert_eq!(reason(&proof), Some(RefusalReason::Revoked), "it was revoked when it was held");
    let none = by(RevocationMode::Require, Vec::new()).prove(&KEYS, TERMINAL, &record, late);
    assert_eq!(reason(&none), Some(RefusalReason::RevocationUnknown));
}

#[test]
fn what_decided_can_be_kept_and_read_again() {
    let crl = Crl::from_der("auth.crl", &shared().crl(&CrlSpec::default())).unwrap();
    let with = Policy::new(policy().anchors().to_vec())
        .with_revocation(RevocationMode::Prefer, vec![crl.clone()]);
    let prover = Prover::new(Arc::new(with), None);
    let material = prover.material();
    let proof = prover.prove(&KEYS, TERMINAL, &Tap::default().record(), after(200));
    assert_eq!(proof.judgement.policy, material[0].sha256());
    let named: serde_json::Value = serde_json::from_slice(&material[0].bytes).unwrap();
    let hashes = |from: usize| json!([material[from].sha256().to_string()]);
    assert_eq!((&named["anchors"], &named["crls"]), (&hashes(1), &hashes(2)));
    assert_eq!(named["revocation"], "prefer");
    let anchor = Anchor::from_der("kept", &material[1].bytes).unwrap();
    assert_eq!(anchor.id().sha256(), policy().anchors()[0].id().sha256());
    assert_eq!(Crl::from_der("kept", &material[2].bytes).unwrap().sha256(), crl.sha256());
    let other = Prover::new(policy(), None);
    assert_ne!(other.material()[0].sha256(), material[0].sha256());
}
