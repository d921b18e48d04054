use kazasu_core::session::VisitId;
use kazasu_core::time::UnixTime;
use kazasu_core::verify::{
    Algorithm, Anchor, CertificateDer, Challenge, Evidence, Policy, Signature, verify,
};
use kazasu_core::virtual_phone::pki::{shared, shared_phone};
use uuid::Uuid;

use super::*;

fn evidence() -> Evidence {
    let challenge = Challenge([5; 32]);
    let digest = kazasu_core::sha256::Sha256::of(&challenge.0);
    // DigestInfo of SHA-256 (RFC 8017 §9.2, note 1).
    let prefix = b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
    let info = [prefix.as_slice(), digest.as_bytes()].concat();
    Evidence {
        kind: kazasu_core::jpki::PhoneKind::Iphone,
        certificate: CertificateDer::new(shared_phone().certificate_der()),
        challenge,
        algorithm: Algorithm::RsaPkcs1Sha256,
        signature: Signature::new(shared_phone().key().sign_digest_info(&info).unwrap()),
    }
}

async fn ask(service: &dyn Eligibility, number: u128) -> Result<Answer, NoAnswer> {
    let evidence = evidence();
    let anchor = Anchor::from_der("virtual", shared().anchor_der()).unwrap();
    let proof =
        verify(&evidence, &Policy::new(vec![anchor]), UnixTime::from_secs(1_795_737_600)).unwrap();
    let visit = VisitId::new(Uuid::from_u128(number));
    service.ask(Question { visit, evidence: &evidence, proof: &proof }).await
}

#[tokio::test]
async fn without_a_service_there_is_no_answer() {
    assert_eq!(ask(&NoEligibility, 1).await, Err(NoAnswer::NotConfigured));
}

#[tokio::test]
async fn a_demonstration_answers_the_same_for_the_same_visit_and_says_what_it_is() {
    let mut standings = Vec::new();
    for number in 0..40 {
        let answer = ask(&DemoEligibility, number).await.unwrap();
        assert_eq!(ask(&DemoEligibility, number).await.unwrap(), answer);
        assert!(answer.demo && answer.source.contains("デモ"));
        assert!(answer.kana.iter().all(|kana| kana.starts_with("デモ")));
        assert!(!format!("{answer:?}").contains("04-01"), "nothing of it in a log");
        standings.push(answer.standing);
    }
    for standing in [Standing::Valid, Standing::Lapsed, Standing::NotFound] {
        assert!(standings.contains(&standing), "{standing:?}");
    }
}
