//! Revocation lists: which ones count, and what they then say.

mod names;
mod time;

use super::forge::{CrlDraft, YEAR, bits, extension, name, point, sequence, tlv};
use super::*;
use crate::code::Reason;

const SERIAL: [u8; 4] = [0x00, 0xB7, 0xF3, 0xA2];
const REVOKED_AT: u64 = NOW - 3 * 86_400;

fn list() -> CrlDraft {
    CrlDraft::default()
}

/// A list with the phone's certificate on it.
fn naming() -> CrlDraft {
    let other = (vec![0x06], NOW - 86_400, Vec::new());
    CrlDraft { revoked: vec![other, (SERIAL.to_vec(), REVOKED_AT, Vec::new())], ..list() }
}

fn parsed(draft: &CrlDraft) -> Crl {
    Crl::from_der("city.crl", &draft.signed_by(&CA_KEY)).unwrap()
}

fn status(mode: RevocationMode, crls: &[Crl]) -> Result<RevocationStatus, Refusal> {
    check_with(&phone(), &policy().with_revocation(mode, crls.to_vec()))
        .map(|proof| proof.revocation())
}

/// Why the only list is of no use to a certificate that needs one.
fn problem_for(draft: &Draft, crl: Crl) -> CrlProblem {
    match check_with(draft, &policy().with_revocation(RevocationMode::Require, vec![crl])) {
        Err(Refusal::RevocationUnknown { unusable }) => {
            assert_eq!((unusable.len(), unusable[0].name.as_str()), (1, "city.crl"));
            unusable[0].problem.clone()
        }
        other => panic!("{other:?}"),
    }
}

fn problem(draft: &CrlDraft) -> CrlProblem {
    problem_for(&phone(), parsed(draft))
}

#[test]
fn a_list_that_covers_the_certificate_decides() {
    for mode in [RevocationMode::Prefer, RevocationMode::Require] {
        assert_eq!(status(mode, &[parsed(&list())]), Ok(RevocationStatus::Checked));
        let refused = status(mode, &[parsed(&list()), parsed(&naming())]).unwrap_err();
        assert_eq!(refused, Refusal::Revoked { at: UnixTime::from_secs(REVOKED_AT) });
        assert_eq!(refused.reason(), Reason::Revoked);
    }
    assert_eq!(
        status(RevocationMode::Require, &[parsed(&CrlDraft { revoked: vec![], ..list() })]),
        Ok(RevocationStatus::Checked)
    );
}

#[test]
fn off_looks_at_no_list() {
    assert_eq!(status(RevocationMode::Off, &[parsed(&naming())]), Ok(RevocationStatus::Unchecked));
}

#[test]
fn without_a_usable_list_prefer_says_unchecked_and_require_refuses() {
    let stale = CrlDraft { next_update: Some(NOW - 1), ..list() };
    assert_eq!(status(RevocationMode::Prefer, &[]), Ok(RevocationStatus::Unchecked));
    assert_eq!(status(RevocationMode::Prefer, &[parsed(&stale)]), Ok(RevocationStatus::Unchecked));
    let refused = status(RevocationMode::Require, &[]).unwrap_err();
    assert_eq!(refused, Refusal::RevocationUnknown { unusable: vec![] });
    assert_eq!(refused.reason(), Reason::RevocationUnknown);
    let refused = status(RevocationMode::Require, &[parsed(&stale)]).unwrap_err();
    assert_eq!(refused.to_string(), "revocation could not be checked: city.crl: it is out of date");
    // One usable list among useless ones is enough.
    assert_eq!(
        status(RevocationMode::Require, &[parsed(&stale), parsed(&list())]),
        Ok(RevocationStatus::Checked)
    );
}

#[test]
fn the_list_must_be_signed_by_the_anchor_that_issued_the_certificate() {
    let other_name = name(&[(6, "JP"), (10, "SOMEBODY")]);
    assert_eq!(problem(&CrlDraft { issuer: other_name, ..list() }), CrlProblem::OtherIssuer);
    for impostor in [Key::rsa(), Key::p256()] {
        let crl = Crl::from_der("city.crl", &list().signed_by(&impostor)).unwrap();
        assert_eq!(problem_for(&phone(), crl), CrlProblem::NotSignedByAnchor);
    }
    // Another generation of the same name is trusted too, but did not issue this certificate.
    let sister_key = Key::p256();
    let sister =
        Anchor::from_der("sister", &Draft::ca(&sister_key, b"key two").signed_by(&sister_key))
            .unwrap();
    let crl = Crl::from_der("city.crl", &naming().signed_by(&sister_key)).unwrap();
    let policy = Policy::new(vec![sister, ca()]).with_revocation(RevocationMode::Prefer, vec![crl]);
    assert_eq!(
        check_with(&phone(), &policy).map(|proof| proof.revocation()),
        Ok(RevocationStatus::Unchecked)
    );
}

#[test]
fn an_anchor_that_may_not_sign_lists_has_none() {
    let draft = Draft::ca(&CA_KEY, b"key one");
    let revoked_with = |draft: Draft| {
        let anchor = Anchor::from_der("ca", &draft.signed_by(&CA_KEY)).unwrap();
        let policy = Policy::new(vec![anchor])
            .with_revocation(RevocationMode::Require, vec![parsed(&naming())]);
        check_with(&phone(), &policy).unwrap_err()
    };
    let unusable =
        UnusableCrl { name: "city.crl".to_owned(), problem: CrlProblem::AnchorMayNotSignCrls };
    let may_not = draft.clone().with(15, true, &bits(2, &[0x04]));
    assert_eq!(revoked_with(may_not), Refusal::RevocationUnknown { unusable: vec![unusable] });
    assert_eq!(
        revoked_with(draft.without(15)),
        Refusal::Revoked { at: UnixTime::from_secs(REVOKED_AT) }
    );
}

#[test]
fn the_list_must_be_in_time() {
    let dated = |this_update, next_update| CrlDraft { this_update, next_update, ..list() };
    assert_eq!(
        problem(&dated(NOW + 1, Some(NOW + 2))),
        CrlProblem::NotYetValid { this_update: UnixTime::from_secs(NOW + 1) }
    );
    assert_eq!(
        problem(&dated(NOW - 2, Some(NOW - 1))),
        CrlProblem::OutOfDate { next_update: UnixTime::from_secs(NOW - 1) }
    );
    assert_eq!(problem(&dated(NOW - 2, None)), CrlProblem::NoNextUpdate);
    assert_eq!(
        status(RevocationMode::Require, &[parsed(&dated(NOW, Some(NOW)))]),
        Ok(RevocationStatus::Checked)
    );
}

#[test]
fn what_is_critical_must_be_understood() {
    let with = |extension: Vec<u8>| CrlDraft { extensions: vec![extension], ..list() };
    let unknown: Oid = "2.5.29.99".parse().unwrap();
    assert_eq!(
        problem(&with(extension(99, true, &[5, 0]))),
        CrlProblem::UnknownCriticalExtension { oid: unknown.clone() }
    );
    assert_eq!(problem(&with(extension(27, true, &tlv(0x02, &[1])))), CrlProblem::Delta);
    assert_eq!(
        status(RevocationMode::Require, &[parsed(&with(extension(99, false, &[5, 0])))]),
        Ok(RevocationStatus::Checked)
    );

    for id in [20, 35] {
        let known = with(extension(id, true, &[5, 0]));
        assert_eq!(
            status(RevocationMode::Require, &[parsed(&known)]),
            Ok(RevocationStatus::Checked)
        );
    }

    // The same in an entry, be it another certificate's: RFC 5280 §5.3 forbids to use the list at
    // all.
    let entry = |extension: Vec<u8>| CrlDraft {
        revoked: vec![(vec![0x05], REVOKED_AT, extension)],
        ..list()
    };
    let problem = problem(&entry(extension(99, true, &[5, 0])));
    assert_eq!(problem, CrlProblem::UnknownCriticalEntryExtension { oid: unknown });
    let reason_and_date =
        [extension(21, true, &tlv(0x0A, &[1])), extension(24, true, &forge::time(REVOKED_AT))]
            .concat();
    for known in [reason_and_date, extension(99, false, &[5, 0])] {
        assert_eq!(
            status(RevocationMode::Require, &[parsed(&entry(known))]),
            Ok(RevocationStatus::Checked)
        );
    }
}

#[test]
fn a_list_covers_its_distribution_point_alone() {
    let scoped = |scope: Vec<u8>| CrlDraft { scope: Some(scope), ..naming() };
    let here = tlv(0xA0, &point("Chiyoda-ku CRLDP"));
    assert_eq!(
        problem(&scoped(tlv(0xA0, &point("Minato-ku CRLDP")))),
        CrlProblem::OtherDistributionPoint
    );
    // A name relative to the issuer is not resolved.
    let relative = tlv(
        0xA0,
        &tlv(0xA1, &sequence(&[&forge::oid(&[0x55, 4, 3]), &tlv(0x13, b"Chiyoda-ku CRLDP")])),
    );
    assert_eq!(problem(&scoped(relative)), CrlProblem::OtherDistributionPoint);
    for (flags, expected) in [
        (tlv(0x82, &[0xFF]), CrlProblem::CaCertificatesOnly),
        (tlv(0x83, &[1, 0x40]), CrlProblem::SomeReasonsOnly),
        (tlv(0x84, &[0xFF]), CrlProblem::Indirect),
        (tlv(0x85, &[0xFF]), CrlProblem::AttributeCertificatesOnly),
    ] {
        assert_eq!(problem(&scoped([here.clone(), flags].concat())), expected);
    }
    // Without a scope, or without a name in it, the list covers all that the CA issued.
    for all in
        [CrlDraft { scope: None, ..naming() }, scoped(Vec::new()), scoped(tlv(0x81, &[0xFF]))]
    {
        assert!(matches!(
            status(RevocationMode::Prefer, &[parsed(&all)]),
            Err(Refusal::Revoked { .. })
        ));
    }
}

#[test]
fn the_certificate_names_its_distribution_points() {
    let points = |points: &[Vec<u8>]| phone().with(31, false, &tlv(0x30, &points.concat()));
    let named = |city: &str, rest: &[u8]| sequence(&[&tlv(0xA0, &point(city)), rest]);
    let here = named("Chiyoda-ku CRLDP", &[]);
    let revoked = |draft: &Draft| {
        let policy = policy().with_revocation(RevocationMode::Prefer, vec![parsed(&naming())]);
        matches!(check_with(draft, &policy), Err(Refusal::Revoked { .. }))
    };
    assert!(revoked(&points(&[named("Minato-ku CRLDP", &[]), here])));
    let other = [
        phone().without(31),
        points(&[named("Minato-ku CRLDP", &[])]),
        // Some reasons alone; the list of another CA.
        points(&[named("Chiyoda-ku CRLDP", &tlv(0x81, &[1, 0x40]))]),
        points(&[named("Chiyoda-ku CRLDP", &tlv(0xA2, &tlv(0xA4, &name(&[(6, "JP")]))))]),
    ];
    for draft in other {
        assert_eq!(problem_for(&draft, parsed(&naming())), CrlProblem::OtherDistributionPoint);
    }
}

#[test]
fn an_unknown_signature_algorithm_is_named() {
    let sha1 = sequence(&[&forge::oid(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 5]), &[5, 0]]);
    let der = list().signed_by(&CA_KEY);
    let (rsa, at) = (CA_KEY.algorithm(), |der: &[u8], part: &[u8]| {
        der.windows(part.len()).position(|window| window == part)
    });
    let mut der = der;
    while let Some(position) = at(&der, &rsa) {
        der.splice(position..position + rsa.len(), sha1.iter().copied());
    }
    let crl = Crl::from_der("city.crl", &der).unwrap();
    let oid = "1.2.840.113549.1.1.5".parse().unwrap();
    assert_eq!(problem_for(&phone(), crl), CrlProblem::UnsupportedSignatureAlgorithm { oid });
}

#[test]
fn what_is_no_list_is_an_error_of_the_configuration() {
    let defect = |der: &[u8]| match Crl::from_der("city.crl", der) {
        Err(CrlError::Malformed { what }) => what,
        other => panic!("{other:?}"),
    };
    let der = list().signed_by(&CA_KEY);
    assert_eq!(defect(&[]), Defect::NotDer);
    assert_eq!(defect(&der[..der.len() - 1]), Defect::NotDer);
    assert_eq!(defect(&[&der[..], &[0]].concat()), Defect::TrailingBytes);
    assert_eq!(defect(&phone().signed_by(&CA_KEY)), Defect::NotDer);
    // No version is version 1.
    for version in [Vec::new(), tlv(0x02, &[0])] {
        assert_eq!(defect(&CrlDraft { version, ..list() }.signed_by(&CA_KEY)), Defect::Version);
    }
    let twice = CrlDraft { extensions: vec![extension(20, false, &[5, 0]); 2], ..list() };
    assert_eq!(
        defect(&twice.signed_by(&CA_KEY)),
        Defect::DuplicateExtension { oid: "2.5.29.20".parse().unwrap() }
    );
    let broken = CrlDraft { scope: Some(vec![5, 0]), ..list() };
    assert_eq!(
        defect(&broken.signed_by(&CA_KEY)),
        Defect::Extension { oid: "2.5.29.28".parse().unwrap() }
    );
    // The algorithm beside the signature is another one than the one inside.
    let (rsa, ec) = (CA_KEY.algorithm(), sequence(&[&forge::oid(forge::ECDSA_SHA256)]));
    let list = list();
    let content = &list.signed_by(&CA_KEY)[4..];
    let length = 4 + usize::from(content[2]) * 256 + usize::from(content[3]);
    assert!(content[length..].starts_with(&rsa));
    assert_eq!(defect(&forge::signed(&content[..length], &ec, &CA_KEY)), Defect::AlgorithmsDiffer);
    // A long time ahead is no defect.
    assert!(
        Crl::from_der(
            "x",
            &CrlDraft { next_update: Some(NOW + 90 * YEAR), ..list }.signed_by(&CA_KEY)
        )
        .is_ok()
    );
}
