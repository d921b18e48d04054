//! Input that nobody meant well: no panic, and never a proof.

use proptest::prelude::*;

use super::forge::CrlDraft;
use super::*;

/// The certificate with one byte changed, at every position and in two ways, is never accepted.
#[test]
fn no_byte_of_a_certificate_can_be_changed() {
    let key = Key::p256();
    let der = phone().signed_by(&key);
    let ca = Anchor::from_der("ca", &Draft::ca(&key, b"key one").signed_by(&key)).unwrap();
    let policy = Policy::new(vec![ca]);
    let mut evidence = evidence(der.clone(), &PHONE_KEY);
    assert!(verify(&evidence, &policy, now()).is_ok());
    for position in 0..der.len() {
        for flip in [0x01, 0x80] {
            let mut changed = der.clone();
            changed[position] ^= flip;
            evidence.certificate = CertificateDer::new(changed);
            assert!(verify(&evidence, &policy, now()).is_err(), "byte {position} ^ {flip:02x}");
        }
    }
}

#[test]
fn no_byte_of_the_phones_signature_can_be_changed() {
    for (key, bytes) in [(&*PHONE_KEY, 256), (&Key::p256(), 70)] {
        let mut evidence = evidence(Draft::phone(key).signed_by(&CA_KEY), key);
        let right = evidence.signature.as_bytes().to_vec();
        assert!(verify(&evidence, &policy(), now()).is_ok() && right.len() >= bytes - 4);
        for position in 0..right.len() {
            let mut changed = right.clone();
            changed[position] ^= 0x01;
            evidence.signature = Signature::new(changed);
            assert_eq!(
                verify(&evidence, &policy(), now()).unwrap_err(),
                Refusal::ChallengeNotSigned,
                "byte {position}"
            );
        }
    }
}

/// A list that anybody changed is of no use, whatever it then says.
#[test]
fn no_byte_of_a_list_can_be_changed() {
    let key = Key::p256();
    let ca = Anchor::from_der("ca", &Draft::ca(&key, b"key one").signed_by(&key)).unwrap();
    let crl = CrlDraft {
        revoked: vec![(phone().serial, NOW - 86_400, Vec::new())],
        ..CrlDraft::default()
    }
    .signed_by(&key);
    let evidence = evidence(phone().signed_by(&key), &PHONE_KEY);
    let with = |der: &[u8]| {
        let crl = Crl::from_der("list", der).ok()?;
        Some(verify(
            &evidence,
            &Policy::new(vec![ca.clone()]).with_revocation(RevocationMode::Require, vec![crl]),
            now(),
        ))
    };
    assert!(matches!(with(&crl), Some(Err(Refusal::Revoked { .. }))));
    for position in 0..crl.len() {
        let mut changed = crl.clone();
        changed[position] ^= 0x01;
        assert!(
            matches!(with(&changed), None | Some(Err(Refusal::RevocationUnknown { .. }))),
            "byte {position}"
        );
    }
}

proptest! {
    #![proptest_config(
        ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
    )]

    #[test]
    fn random_bytes_are_malformed(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(Crl::from_der("any", &bytes).is_err());
        prop_assert!(Anchor::from_pem_or_der("any", &bytes).is_err());
        let evidence = Evidence { certificate: CertificateDer::new(bytes), ..sample() };
        let refused = verify(&evidence, &policy(), now());
        prop_assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{:?}", refused);
    }

    /// Several bytes changed, some taken out, some put in: deeper into the parser than noise comes.
    #[test]
    fn a_garbled_certificate_is_never_proof(
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<u8>(), 0_u8..3),
            1..8,
        ),
    ) {
        let honest = sample().certificate;
        let mut der = honest.as_bytes().to_vec();
        for (index, byte, what) in changes {
            let position = index.index(der.len());
            match what {
                0 => der[position] = byte,
                1 => der.insert(position, byte),
                _ => drop(der.remove(position)),
            }
        }
        let certificate = CertificateDer::new(der);
        let is_changed = certificate != honest;
        let proved = verify(&Evidence { certificate, ..sample() }, &policy(), now()).is_ok();
        prop_assert!(proved != is_changed);
    }

    #[test]
    fn any_text_is_an_identifier_or_not(text in "[0-9.]{0,40}") {
        if let Ok(oid) = text.parse::<Oid>() {
            prop_assert_eq!(oid.to_string(), text);
        }
    }
}

fn sample() -> Evidence {
    static SAMPLE: std::sync::LazyLock<Evidence> =
        std::sync::LazyLock::new(|| evidence(phone().signed_by(&CA_KEY), &PHONE_KEY));
    SAMPLE.clone()
}
