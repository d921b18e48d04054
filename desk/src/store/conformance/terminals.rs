//! Terminals: codes, certificates, the list.

use std::net::IpAddr;

use kazasu_core::handover::DeskEvent;
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use super::given::*;
use crate::store::{
    Alarm, IssuedCertificate, KnownCertificate, PROOFS, SlotUse, Standing, StoreError,
};

const DAY: u64 = 24 * 60 * MINUTE;

fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

async fn known(store: &Any, issued: &IssuedCertificate) -> KnownCertificate {
    match store.standing(hash_of(issued)).await.unwrap() {
        Standing::Known(known) => known,
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn a_code_makes_one_terminal(store: Any) {
    let mine = new_slot(417, 5);
    let code = mine.code.clone();
    assert_eq!(store.open_slot(mine).await.unwrap(), Some(letter('A')));
    let taken = store.open_slot(new_slot(417, 6)).await;
    assert_eq!(taken, Err(StoreError::Taken { what: "slot" }));
    let open = store.slot(slot(417), NOW).await.unwrap().unwrap();
    assert_eq!(*open.code, *code);
    assert_eq!((open.terminal, open.letter), (Uuid::from_u128(5), Some(letter('A'))));
    assert!(open.is_good(NOW) && open.used.is_none());
    assert!(store.slot(slot(418), NOW).await.unwrap().is_none());
    assert_eq!(store.open_slots(NOW).await.unwrap().len(), 1);

    let (csr, certificate) = (Sha256::of(b"csr"), issued(1, after(90 * DAY)));
    let use_it = |csr, certificate| store.use_slot(slot(417), csr, certificate, after(MINUTE));
    let SlotUse::Enrolled(terminal) = use_it(csr, certificate.clone()).await.unwrap() else {
        panic!("not enrolled")
    };
    assert_eq!((terminal.id, terminal.name.as_str()), (Uuid::from_u128(5), "入口 5"));
    assert_eq!(terminal.letter, Some(letter('A')));
    assert_eq!(terminal.not_after, Some(after(90 * DAY)));
    // The answer was lost: the same request gets the same certificate, though another was made.
    let again = use_it(csr, issued(2, after(91 * DAY))).await.unwrap();
    assert_eq!(again, SlotUse::Repeated(terminal.clone(), certificate.clone()));
    assert_eq!(store.standing(hash_of(&issued(2, NOW))).await.unwrap(), Standing::Unknown);
    let other = use_it(Sha256::of(b"another"), issued(3, after(90 * DAY))).await.unwrap();
    assert_eq!(other, SlotUse::Used);
    assert_eq!(store.terminals().await.unwrap(), [terminal]);
    assert_eq!(store.open_slots(NOW).await.unwrap().len(), 0);
    assert!(known(&store, &certificate).await.is_new);
    let absent = store.use_slot(slot(1), csr, certificate, NOW).await.unwrap();
    assert_eq!(absent, SlotUse::Refused);
}

pub(crate) async fn five_wrong_proofs_burn_a_code(store: Any) {
    store.open_slot(new_slot(1, 1)).await.unwrap();
    for wrong in 1..=PROOFS {
        let open = store.slot(slot(1), NOW).await.unwrap().unwrap();
        assert!(open.is_good(NOW), "{wrong}");
        let from = address(u8::try_from(wrong).unwrap());
        assert_eq!(store.wrong_proof(slot(1), from, NOW).await.unwrap(), wrong);
    }
    let burnt = store.slot(slot(1), NOW).await.unwrap().unwrap();
    assert!(burnt.is_burnt() && !burnt.is_good(NOW));
    assert_eq!(burnt.wrong_from, Some(address(5)), "whose address the desk names");
    let used = store.use_slot(slot(1), Sha256::of(b"csr"), issued(1, after(DAY)), NOW).await;
    assert_eq!(used.unwrap(), SlotUse::Refused);
    assert_eq!(store.terminals().await.unwrap(), []);
    let alarm = Alarm::CodeBurnt { slot: "0001".to_owned(), address: address(5) };
    assert_eq!(store.alarms().await.unwrap()[0].alarm, alarm);
    let absent = store.wrong_proof(slot(2), address(1), NOW).await;
    assert_eq!(absent, Err(StoreError::Absent { what: "slot" }));
}

pub(crate) async fn a_code_ends_with_its_time(store: Any) {
    store.open_slot(new_slot(1, 1)).await.unwrap();
    let end = after(10 * MINUTE);
    assert!(store.slot(slot(1), after(10 * MINUTE - 1)).await.unwrap().is_some());
    assert!(store.slot(slot(1), end).await.unwrap().is_none());
    let used = store.use_slot(slot(1), Sha256::of(b"csr"), issued(1, after(DAY)), end).await;
    assert_eq!(used.unwrap(), SlotUse::Refused);
    assert!(store.wrong_proof(slot(1), address(1), end).await.is_err());
    let next = NewNow { opened_at: end }.slot();
    store.open_slot(next).await.unwrap();
}

struct NewNow {
    opened_at: kazasu_core::handover::Timestamp,
}

impl NewNow {
    fn slot(self) -> crate::store::NewSlot {
        let expires_at = after(30 * MINUTE);
        crate::store::NewSlot { opened_at: self.opened_at, expires_at, ..new_slot(1, 2) }
    }
}

pub(crate) async fn letters_are_given_once(store: Any) {
    let one = terminal(&store, 1).await;
    let two = terminal(&store, 2).await;
    let three = terminal(&store, 3).await;
    assert_eq!(
        [one.letter, two.letter, three.letter],
        [Some(letter('A')), Some(letter('B')), None]
    );
    store.revoke(one.id, "yamada".to_owned(), NOW).await.unwrap();
    assert_eq!(terminal(&store, 4).await.letter, Some(letter('A')), "it is free again");
}

pub(crate) async fn a_renewed_certificate_replaces_the_old_one_when_it_is_used(store: Any) {
    let terminal = terminal(&store, 1).await;
    let old = issued(1, after(90 * DAY));
    store.certificate_used(hash_of(&old), NOW).await.unwrap();
    assert!(!known(&store, &old).await.is_new);
    let (csr, new) = (Sha256::of(b"new csr"), issued(2, after(150 * DAY)));
    let given = store.renew(terminal.id, csr, new.clone(), after(60 * DAY)).await.unwrap();
    assert_eq!(given, new);
    let again = store.renew(terminal.id, csr, issued(3, after(151 * DAY)), after(60 * DAY)).await;
    assert_eq!(again.unwrap(), new, "the same request gets the same certificate");
    assert_eq!(known(&store, &new).await.terminal.id, terminal.id);
    assert!(!known(&store, &old).await.is_new, "the old one is good until the new one is used");
    store.certificate_used(hash_of(&new), after(60 * DAY)).await.unwrap();
    assert_eq!(store.standing(hash_of(&old)).await.unwrap(), Standing::Unknown);
    let known = known(&store, &new).await;
    assert_eq!((known.is_new, known.issued_at), (false, after(60 * DAY)));
    assert_eq!(known.not_after, after(150 * DAY));
    // A use of the old one that comes late revives nothing.
    store.certificate_used(hash_of(&old), after(61 * DAY)).await.unwrap();
    assert_eq!(store.standing(hash_of(&old)).await.unwrap(), Standing::Unknown);
    // The clock was ahead when that one was issued, and was set right: the next takes its place.
    let next = issued(4, after(91 * DAY));
    store.renew(terminal.id, Sha256::of(b"csr 4"), next.clone(), after(DAY)).await.unwrap();
    store.certificate_used(hash_of(&next), after(DAY)).await.unwrap();
    assert_eq!(store.standing(hash_of(&new)).await.unwrap(), Standing::Unknown);
    let absent = store.renew(Uuid::from_u128(99), csr, new, NOW).await;
    assert_eq!(absent, Err(StoreError::Absent { what: "terminal" }));
}

pub(crate) async fn an_ended_certificate_renews_when_somebody_agrees(store: Any) {
    let terminal = terminal(&store, 1).await;
    let old = issued(1, after(90 * DAY));
    let late = after(200 * DAY);
    assert!(!known(&store, &old).await.renewal_allowed);
    store.ask_renewal(terminal.id, late).await.unwrap();
    assert!(store.terminals().await.unwrap()[0].renewal_pending);
    store.allow_renewal(terminal.id, "yamada".to_owned(), late).await.unwrap();
    assert!(!store.terminals().await.unwrap()[0].renewal_pending);
    assert!(known(&store, &old).await.renewal_allowed);
    let new = issued(2, after(290 * DAY));
    store.renew(terminal.id, Sha256::of(b"csr 2"), new.clone(), late).await.unwrap();
    assert!(!known(&store, &old).await.renewal_allowed, "it was for one renewal");
    assert_eq!(known(&store, &new).await.not_after, after(290 * DAY));
}

pub(crate) async fn a_revocation_counts_at_once(store: Any) {
    let one = terminal(&store, 1).await;
    let two = terminal(&store, 2).await;
    let certificate = issued(1, after(90 * DAY));
    let next = issued(9, after(150 * DAY));
    store.renew(one.id, Sha256::of(b"next"), next.clone(), NOW).await.unwrap();
    let (cursor, _) = store.events(one.id, None).await.unwrap();
    store.revoke(one.id, "yamada".to_owned(), after(1)).await.unwrap();
    store.revoke(one.id, "yamada".to_owned(), after(2)).await.unwrap();
    for certificate in [&certificate, &next] {
        let standing = store.standing(hash_of(certificate)).await.unwrap();
        assert_eq!(standing, Standing::Revoked { terminal: one.id });
    }
    assert_eq!(known(&store, &issued(2, NOW)).await.terminal.id, two.id, "the other one is not");
    assert_eq!(store.events(one.id, Some(cursor)).await.unwrap().1, [DeskEvent::Revoked]);
    let listed = store.terminals().await.unwrap();
    let revoked = listed.iter().find(|terminal| terminal.id == one.id).unwrap();
    assert_eq!(revoked.revoked_at, Some(after(1)));
    assert_eq!(store.counts().await.unwrap().terminals, 1);
    // Neither its code nor a renewal brings it back.
    let again = store.use_slot(slot(1), Sha256::of(&[1]), certificate, after(3)).await.unwrap();
    assert_eq!(again, SlotUse::Used);
    assert!(store.renew(one.id, Sha256::of(b"more"), issued(8, NOW), after(3)).await.is_err());
    let absent = store.revoke(Uuid::from_u128(99), "yamada".to_owned(), NOW).await;
    assert_eq!(absent, Err(StoreError::Absent { what: "terminal" }));
}
