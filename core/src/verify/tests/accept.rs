//! What is proof, and what the proof then says.

use super::*;

/// What the openssl command line made (openssl/README.md), at a time within its validity.
struct Foreign {
    evidence: Evidence,
    policy: Policy,
    crl: Crl,
    now: UnixTime,
}

fn foreign(
    algorithm: Algorithm,
    anchor: &[u8],
    leaf: &[u8],
    signature: &[u8],
    crl: &[u8],
) -> Foreign {
    let mut challenge = [0; Challenge::LENGTH];
    challenge.iter_mut().zip(0..).for_each(|(byte, number)| *byte = number);
    Foreign {
        evidence: Evidence {
            kind: PhoneKind::Iphone,
            certificate: CertificateDer::new(leaf.to_vec()),
            challenge: Challenge(challenge),
            algorithm,
            signature: Signature::new(signature.to_vec()),
        },
        policy: Policy::new(vec![Anchor::from_der("openssl", anchor).unwrap()]),
        crl: Crl::from_der("openssl.crl", crl).unwrap(),
        now: UnixTime::from_secs(1_900_000_000),
    }
}

fn rsa() -> Foreign {
    foreign(
        Algorithm::RsaPkcs1Sha256,
        include_bytes!("openssl/rsa-anchor.der"),
        include_bytes!("openssl/rsa-leaf.der"),
        include_bytes!("openssl/rsa-signature.bin"),
        include_bytes!("openssl/rsa-crl.der"),
    )
}

fn ec() -> Foreign {
    foreign(
        Algorithm::EcdsaP384Sha256,
        include_bytes!("openssl/ec-anchor.der"),
        include_bytes!("openssl/ec-leaf.der"),
        include_bytes!("openssl/ec-signature.bin"),
        include_bytes!("openssl/ec-crl.der"),
    )
}

#[test]
fn what_openssl_made_is_proof() {
    for Foreign { evidence, policy, now, .. } in [rsa(), ec()] {
        let proof = verify(&evidence, &policy, now).unwrap();
        assert_eq!(proof.value().serial_hex(), "b7f3a2c1");
        assert_eq!(proof.value().kind(), PhoneKind::Iphone);
        assert_eq!(proof.value().certificate(), &evidence.certificate);
        assert_eq!(proof.anchor().name(), "openssl");
        assert_eq!(proof.anchor(), policy.anchors()[0].id());
        assert_eq!((proof.revocation(), proof.at()), (RevocationStatus::Unchecked, now));
        assert_eq!(signature_algorithm_for(&evidence.certificate), Some(evidence.algorithm));
    }
}

#[test]
fn lists_that_openssl_made_are_read() {
    let Foreign { evidence, policy, crl, now } = rsa();
    let proof = verify(&evidence, &policy.with_revocation(RevocationMode::Require, vec![crl]), now)
        .unwrap();
    assert_eq!(proof.revocation(), RevocationStatus::Checked);

    let Foreign { evidence, policy, crl, now } = ec();
    let refused =
        verify(&evidence, &policy.with_revocation(RevocationMode::Prefer, vec![crl]), now)
            .unwrap_err();
    // 2026-01-01T00:00:00Z, as make.sh says.
    assert_eq!(refused, Refusal::Revoked { at: UnixTime::from_secs(1_767_225_600) });
}

#[test]
fn the_proof_says_what_the_certificate_says() {
    let der = phone().signed_by(&CA_KEY);
    let proof = verify(&evidence(der.clone(), &PHONE_KEY), &policy(), now()).unwrap();
    let certificate = proof.value();
    assert_eq!(certificate.validity().not_before.as_secs(), NOW - forge::YEAR);
    assert_eq!(certificate.validity().not_after.as_secs(), NOW + forge::YEAR);
    // The zero byte that keeps the INTEGER positive is no part of the number.
    assert_eq!(
        (certificate.serial(), certificate.serial_hex().as_str()),
        (&[0xB7, 0xF3, 0xA2][..], "b7f3a2")
    );
    assert_eq!(
        certificate.sha256().as_bytes(),
        aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &der).as_ref()
    );
    assert_eq!(proof.anchor().name(), "test-ca");
}

#[test]
fn a_serial_number_of_zero_stays_one_byte() {
    let proof = check(&Draft { serial: vec![0], ..phone() }).unwrap();
    assert_eq!(proof.value().serial_hex(), "00");
}

#[test]
fn the_validity_includes_its_first_and_its_last_second() {
    let at = |seconds| {
        let result = verify(
            &evidence(phone().signed_by(&CA_KEY), &PHONE_KEY),
            &policy(),
            UnixTime::from_secs(seconds),
        );
        result.map(|proof| proof.at().as_secs())
    };
    let (first, last) = (NOW - forge::YEAR, NOW + forge::YEAR);
    assert_eq!(at(first), Ok(first));
    assert_eq!(at(last), Ok(last));
    assert_eq!(
        at(first - 1).map_err(|refusal| refusal.reason()),
        Err(crate::code::Reason::NotYetValid)
    );
    assert_eq!(at(first - 1), Err(Refusal::NotYetValid { not_before: UnixTime::from_secs(first) }));
    assert_eq!(at(last + 1), Err(Refusal::Expired { not_after: UnixTime::from_secs(last) }));
}

#[test]
fn debug_and_display_name_nobody() {
    let proof = check(&phone()).unwrap();
    let shown = format!("{proof:?}");
    assert!(shown.contains("UserAuthentication { kind: Android, .. }"), "{shown}");
    let personal = [
        proof.value().serial_hex(),
        proof.value().sha256().to_string(),
        "0123456789ABCDEFGHIJ".to_owned(),
    ];
    assert!(personal.iter().all(|text| !shown.contains(text)), "{shown}");
    // The last day of a certificate is its holder's birthday.
    let expired = Refusal::Expired { not_after: proof.value().validity().not_after };
    assert!(
        !expired.to_string().contains(&proof.value().validity().not_after.as_secs().to_string())
    );
    let crl = Crl::from_der("city.crl", &forge::CrlDraft::default().signed_by(&CA_KEY)).unwrap();
    assert_eq!(format!("{crl:?}"), r#"Crl { name: "city.crl", entries: 1, .. }"#);
}
