//! How anchors and lists stand: the same answers as a verification would give.

use super::forge::{CrlDraft, YEAR, bits, extension, name, point, sequence, tlv};
use super::*;

fn parsed(draft: &CrlDraft) -> Crl {
    Crl::from_der("auth.crl", &draft.signed_by(&CA_KEY)).unwrap()
}

fn with(crls: Vec<Crl>) -> Policy {
    policy().with_revocation(RevocationMode::Require, crls)
}

fn problem(crl: Crl) -> Option<CrlProblem> {
    let policy = with(vec![crl]);
    let assessment = policy.assess(now());
    let [list] = assessment.lists.as_slice() else { panic!("{assessment:?}") };
    assert_eq!(assessment.anchors[0].lists, usize::from(list.problem.is_none()));
    list.problem.clone()
}

/// Each fault of a list is seen without a phone, and is the one for which a phone is refused.
#[test]
fn a_list_counts_or_it_is_said_why_not() {
    let list = CrlDraft::default;
    let sha1 = sequence(&[&forge::oid(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 5]), &[5, 0]]);
    let weak = list().signed_with(&sha1, &CA_KEY);
    let oid = |dotted: &str| dotted.parse::<Oid>().unwrap();
    let flag = |tag| CrlDraft { scope: Some(tlv(tag, &[0xFF])), ..list() };
    let entry = (vec![5], NOW - YEAR, extension(99, true, &[5, 0]));
    let time = UnixTime::from_secs;
    for (crl, expected) in [
        (
            Crl::from_der("x", &list().signed_by(&Key::rsa())).unwrap(),
            CrlProblem::NotSignedByAnchor,
        ),
        (
            Crl::from_der("x", &list().signed_by(&Key::p256())).unwrap(),
            CrlProblem::NotSignedByAnchor,
        ),
        (
            Crl::from_der("x", &weak).unwrap(),
            CrlProblem::UnsupportedSignatureAlgorithm { oid: oid("1.2.840.113549.1.1.5") },
        ),
        (parsed(&CrlDraft { issuer: name(&[(6, "JP")]), ..list() }), CrlProblem::OtherIssuer),
        (
            parsed(&CrlDraft { extensions: vec![extension(27, true, &tlv(2, &[1]))], ..list() }),
            CrlProblem::Delta,
        ),
        (
            parsed(&CrlDraft { extensions: vec![extension(99, true, &[5, 0])], ..list() }),
            CrlProblem::UnknownCriticalExtension { oid: oid("2.5.29.99") },
        ),
        (
            parsed(&CrlDraft { revoked: vec![entry], ..list() }),
            CrlProblem::UnknownCriticalEntryExtension { oid: oid("2.5.29.99") },
        ),
        (parsed(&flag(0x82)), CrlProblem::CaCertificatesOnly),
        (parsed(&flag(0x84)), CrlProblem::Indirect),
        (parsed(&flag(0x85)), CrlProblem::AttributeCertificatesOnly),
        (
            parsed(&CrlDraft { this_update: NOW + 1, ..list() }),
            CrlProblem::NotYetValid { this_update: time(NOW + 1) },
        ),
        (
            parsed(&CrlDraft { next_update: Some(NOW - 1), ..list() }),
            CrlProblem::OutOfDate { next_update: time(NOW - 1) },
        ),
        (parsed(&CrlDraft { next_update: None, ..list() }), CrlProblem::NoNextUpdate),
    ] {
        assert_eq!(problem(crl.clone()), Some(expected.clone()));
        match check_with(&phone(), &with(vec![crl])) {
            Err(Refusal::RevocationUnknown { unusable }) => {
                assert_eq!(unusable[0].problem, expected);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(problem(parsed(&list())), None);
    // Of one distribution point: it counts for somebody.
    let elsewhere = CrlDraft { scope: Some(tlv(0xA0, &point("Minato-ku CRLDP"))), ..list() };
    assert_eq!(problem(parsed(&elsewhere)), None);
}

#[test]
fn off_looks_at_no_list() {
    let policy = policy().with_revocation(RevocationMode::Off, vec![parsed(&CrlDraft::default())]);
    assert!(policy.assess(now()).lists.is_empty());
}

#[test]
fn each_anchor_knows_its_lists_and_its_time() {
    let anchor = |name: &str, draft: Draft, key: &Key| {
        Anchor::from_der(name, &draft.signed_by(key)).unwrap()
    };
    let sister_key = Key::p256();
    let own = Draft::ca(&CA_KEY, b"key one");
    let old = Draft { not_after: NOW - 1, ..own.clone() };
    let sister = anchor("sister", Draft::ca(&sister_key, b"key two"), &sister_key);
    let standing = |anchors: Vec<Anchor>| {
        let policy = Policy::new(anchors)
            .with_revocation(RevocationMode::Prefer, vec![parsed(&CrlDraft::default())]);
        let assessment = policy.assess(now());
        let list = assessment.lists[0].problem.clone();
        let of = |it: &AnchorStanding<'_>| (it.anchor.id().name().to_owned(), it.in_time, it.lists);
        (assessment.anchors.iter().map(of).collect::<Vec<_>>(), list)
    };
    let named = |name: &str, in_time, lists| (name.to_owned(), in_time, lists);
    // A sister of the same name has no list by that.
    assert_eq!(
        standing(vec![sister.clone(), ca()]),
        (vec![named("sister", true, 0), named("test-ca", true, 1)], None)
    );
    // An old and a new certificate of one key have the same lists.
    assert_eq!(
        standing(vec![anchor("old", old.clone(), &CA_KEY), ca()]),
        (vec![named("old", false, 1), named("test-ca", true, 1)], None)
    );
    assert_eq!(
        standing(vec![anchor("old", old, &CA_KEY), sister]),
        (
            vec![named("old", false, 0), named("sister", true, 0)],
            Some(CrlProblem::AnchorOutsideValidity)
        )
    );
    let may_not = anchor("may not", own.with(15, true, &bits(2, &[0x04])), &CA_KEY);
    assert_eq!(
        standing(vec![may_not]),
        (vec![named("may not", true, 0)], Some(CrlProblem::AnchorMayNotSignCrls))
    );
}

#[test]
fn an_end_is_announced_in_the_last_quarter_and_at_most_three_days_ahead() {
    const DAY: u64 = 86_400;
    let notice = |days: u64| {
        let list = CrlDraft {
            this_update: NOW,
            next_update: Some(NOW + days * DAY),
            ..CrlDraft::default()
        };
        parsed(&list).notice_from().map(|from| from.as_secs() - NOW)
    };
    assert_eq!(notice(1), Some(DAY * 3 / 4));
    assert_eq!(notice(12), Some(9 * DAY));
    assert_eq!(notice(30), Some(27 * DAY));
    let endless = CrlDraft { next_update: None, ..CrlDraft::default() };
    assert_eq!(parsed(&endless).notice_from(), None);
    let backwards =
        CrlDraft { this_update: NOW, next_update: Some(NOW - DAY), ..CrlDraft::default() };
    assert_eq!(parsed(&backwards).notice_from(), Some(UnixTime::from_secs(NOW - DAY)));
}

#[test]
fn the_newer_of_two_lists_is_known() {
    let number = |digits: &[u8]| extension(20, false, &tlv(0x02, digits));
    let key_id = extension(35, false, &sequence(&[&tlv(0x80, b"key one")]));
    let list = |at: u64, digits: &[u8]| {
        let extensions = vec![number(digits), key_id.clone()];
        CrlDraft { this_update: at, extensions, ..CrlDraft::default() }
    };
    let follows = |new: &CrlDraft, old: &CrlDraft| parsed(new).succession(&parsed(old));
    let old = list(NOW, &[5]);
    assert_eq!(follows(&list(NOW + 1, &[6]), &old), Succession::Newer);
    assert_eq!(follows(&list(NOW - 1, &[6]), &old), Succession::Older);
    assert_eq!(follows(&old, &old), Succession::Same);
    assert_eq!(follows(&list(NOW, &[1, 0]), &old), Succession::Newer);
    assert_eq!(follows(&list(NOW, &[0, 0x80]), &list(NOW, &[1, 0])), Succession::Older);
    let numberless = CrlDraft { extensions: vec![key_id.clone()], ..list(NOW, &[1]) };
    assert_eq!(follows(&numberless, &old), Succession::Same);
    for other in [
        CrlDraft { issuer: name(&[(6, "JP")]), ..old.clone() },
        CrlDraft { scope: None, ..old.clone() },
        CrlDraft { extensions: vec![number(&[6])], ..old.clone() },
    ] {
        assert_eq!(follows(&other, &old), Succession::Other);
    }
}
