//! Who issued it: one name, several keys.

use super::forge::{CrlDraft, YEAR, ca_name, name, sequence, tlv};
use super::*;
use crate::code::Reason;

fn anchor(label: &str, key: &Key, key_id: &[u8]) -> Anchor {
    Anchor::from_der(label, &Draft::ca(key, key_id).signed_by(key)).unwrap()
}

/// authorityKeyIdentifier with this keyIdentifier.
fn authority(key_id: &[u8]) -> Vec<u8> {
    sequence(&[&tlv(0x80, key_id)])
}

/// Which anchor a certificate of this draft, signed by this key, rests on.
fn issuer(draft: &Draft, key: &Key, anchors: &[Anchor]) -> Result<String, Refusal> {
    let evidence = evidence(draft.signed_by(key), &PHONE_KEY);
    verify(&evidence, &Policy::new(anchors.to_vec()), now())
        .map(|proof| proof.anchor().name().to_owned())
}

#[test]
fn three_anchors_of_one_name_are_told_apart_by_identifier_and_signature() {
    let keys = [Key::p256(), Key::p384(), Key::p256()];
    let anchors: Vec<_> = keys
        .iter()
        .zip(["first", "second", "third"])
        .map(|(key, label)| anchor(label, key, label.as_bytes()))
        .collect();
    for (key, label) in keys.iter().zip(["first", "second", "third"]) {
        let identified = phone().with(35, false, &authority(label.as_bytes()));
        assert_eq!(issuer(&identified, key, &anchors).as_deref(), Ok(label));
        // Without the identifier, and with one that names no key (issuer and serial), the signature
        // decides alone.
        assert_eq!(issuer(&phone().without(35), key, &anchors).as_deref(), Ok(label));
        assert_eq!(
            issuer(&phone().with(35, false, &sequence(&[])), key, &anchors).as_deref(),
            Ok(label)
        );
    }
    // The identifier says another generation than the one that signed.
    let misleading = phone().with(35, false, &authority(b"first"));
    assert_eq!(issuer(&misleading, &keys[1], &anchors), Err(Refusal::IssuerSignatureInvalid));
    // A fourth generation that is not configured.
    let newer = phone().with(35, false, &authority(b"fourth"));
    assert_eq!(issuer(&newer, &Key::p256(), &anchors), Err(Refusal::UnknownIssuerKey));
}

#[test]
fn an_anchor_without_identifier_is_tried() {
    let anonymous =
        Anchor::from_der("anonymous", &Draft::ca(&CA_KEY, b"").without(14).signed_by(&CA_KEY))
            .unwrap();
    assert_eq!(anonymous.subject_key_id(), None);
    assert_eq!(issuer(&phone(), &CA_KEY, &[anonymous]).as_deref(), Ok("anonymous"));
}

#[test]
fn the_name_must_be_an_anchors() {
    let foreign = name(&[(6, "JP"), (10, "SOMEBODY"), (11, "Kazasu for user authentication")]);
    assert_eq!(
        issuer(&Draft { issuer: foreign, ..phone() }, &CA_KEY, &[ca()]),
        Err(Refusal::UnknownIssuer)
    );
    assert_eq!(issuer(&phone(), &CA_KEY, &[]), Err(Refusal::UnknownIssuer));
    for refusal in
        [Refusal::UnknownIssuer, Refusal::UnknownIssuerKey, Refusal::TooManyIssuers { count: 9 }]
    {
        assert_eq!(refusal.reason(), Reason::Untrusted);
    }
}

#[test]
fn the_signature_must_be_the_anchors() {
    let impostors = [Key::rsa(), Key::p256()];
    for impostor in &impostors {
        assert_eq!(issuer(&phone(), impostor, &[ca()]), Err(Refusal::IssuerSignatureInvalid));
    }
}

#[test]
fn elliptic_curve_cas_and_phones_are_accepted() {
    for (ca_key, phone_key) in
        [(Key::p256(), Key::p256()), (Key::p384(), Key::rsa()), (Key::rsa(), Key::p256())]
    {
        let policy = Policy::new(vec![anchor("ca", &ca_key, b"key one")]);
        let evidence = evidence(Draft::phone(&phone_key).signed_by(&ca_key), &phone_key);
        assert!(verify(&evidence, &policy, now()).is_ok());
    }
}

#[test]
fn an_unknown_signature_algorithm_is_named() {
    // sha1WithRSAEncryption.
    let sha1 = sequence(&[&forge::oid(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 5]), &[5, 0]]);
    let der = forge::signed(&phone().tbs(&sha1), &sha1, &CA_KEY);
    let refused = verify(&evidence(der, &PHONE_KEY), &policy(), now()).unwrap_err();
    assert_eq!(
        refused,
        Refusal::UnsupportedSignatureAlgorithm { oid: "1.2.840.113549.1.1.5".parse().unwrap() }
    );
    assert_eq!(refused.reason(), Reason::Untrusted);
}

#[test]
fn an_anchor_must_be_in_its_own_time() {
    let (before, after) = (UnixTime::from_secs(NOW - 1), UnixTime::from_secs(NOW + 1));
    let dated = |label: &str, not_before: u64, not_after: u64| {
        let draft = Draft { not_before, not_after, ..Draft::ca(&CA_KEY, b"key one") };
        Anchor::from_der(label, &draft.signed_by(&CA_KEY)).unwrap()
    };
    let expired = dated("old", NOW - YEAR, NOW - 1);
    let early = dated("new", NOW + 1, NOW + YEAR);
    let refused = issuer(&phone(), &CA_KEY, std::slice::from_ref(&expired)).unwrap_err();
    assert_eq!(refused, Refusal::AnchorExpired { anchor: "old".to_owned(), not_after: before });
    assert_eq!(refused.reason(), Reason::Untrusted);
    let refused = issuer(&phone(), &CA_KEY, std::slice::from_ref(&early)).unwrap_err();
    assert_eq!(refused, Refusal::AnchorNotYetValid { anchor: "new".to_owned(), not_before: after });
    assert_eq!(refused.reason(), Reason::Untrusted);
    // A renewed certificate of the same key is found behind the old one; first and last second
    // count.
    assert_eq!(
        issuer(&phone(), &CA_KEY, &[expired, early, dated("now", NOW, NOW)]).as_deref(),
        Ok("now")
    );
}

#[test]
fn no_more_than_eight_anchors_are_tried() {
    let keys: Vec<_> = (0..9).map(|_| Key::p256()).collect();
    let anchors: Vec<_> = keys.iter().map(|key| anchor("one of many", key, b"key one")).collect();
    assert!(issuer(&phone(), &keys[7], &anchors[..8]).is_ok());
    assert_eq!(issuer(&phone(), &keys[0], &anchors), Err(Refusal::TooManyIssuers { count: 9 }));
}

#[test]
fn the_anchors_own_certificate_and_crl_are_no_phones() {
    let own = evidence(Draft::ca(&CA_KEY, b"key one").signed_by(&CA_KEY), &CA_KEY);
    assert_eq!(verify(&own, &policy(), now()).unwrap_err(), Refusal::CaCertificate);
    let list =
        evidence(CrlDraft { issuer: ca_name(), ..CrlDraft::default() }.signed_by(&CA_KEY), &CA_KEY);
    assert_eq!(
        verify(&list, &policy(), now()).unwrap_err(),
        Refusal::Malformed { what: Defect::NotDer }
    );
}
