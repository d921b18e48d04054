//! What the cases begin with.

use std::sync::Arc;

use kazasu_core::confirmation::{Confirmation, Letter};
use kazasu_core::consent::Ending;
use kazasu_core::handover::{
    Bytes32, Der, RefusalReason, Slot, Timestamp, Verdict, VerdictState, VisitAnswer, VisitVersion,
};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use kazasu_core::verify::RevocationStatus;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::store::{
    Acceptance, Arrival, IssuedCertificate, Judgement, NewSlot, SlotUse, Store, StoreError,
    Terminal,
};

/// 2026-11-27.
pub(super) const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_000);
pub(super) const MINUTE: u64 = 60_000;

pub(super) type Any = Arc<dyn Store>;

pub(super) fn after(millis: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + millis)
}

pub(super) fn visit(number: u128) -> VisitId {
    VisitId::new(Uuid::from_u128(0x0193_9d2c_0000_7000_8000_0000_0000_0000 + number))
}

pub(super) fn letter(letter: char) -> Letter {
    Letter::new(letter).unwrap()
}

pub(super) fn slot(number: u16) -> Slot {
    format!("{number:04}").parse().unwrap()
}

pub(super) fn issued(number: u8, ends: Timestamp) -> IssuedCertificate {
    IssuedCertificate { certificate: Der::new(vec![0x30, number]), not_after: ends }
}

pub(super) fn hash_of(issued: &IssuedCertificate) -> Sha256 {
    Sha256::of(issued.certificate.as_bytes())
}

pub(super) fn new_slot(number: u16, terminal: u128) -> NewSlot {
    NewSlot {
        slot: slot(number),
        code: Zeroizing::new(format!("{number:04}12345678901234567890")),
        terminal: Uuid::from_u128(terminal),
        name: format!("入口 {terminal}"),
        letters: vec![letter('A'), letter('B')],
        by: "yamada".to_owned(),
        opened_at: NOW,
        expires_at: after(10 * MINUTE),
    }
}

/// A terminal that has come by a code.
pub(super) async fn terminal(store: &Any, number: u8) -> Terminal {
    enrolled(&**store, number).await
}

pub(super) fn proved() -> Verdict {
    Verdict {
        state: VerdictState::Proved,
        reason: None,
        revocation: Some(RevocationStatus::Checked),
        connected: true,
    }
}

pub(super) fn refused(reason: RefusalReason) -> Verdict {
    Verdict { state: VerdictState::Refused, reason: Some(reason), revocation: None, ..proved() }
}

pub(super) fn judgement(verdict: Verdict) -> Judgement {
    Judgement { at_tap: verdict, at_receipt: verdict, policy: Sha256::of(b"policy") }
}

/// Version 1 of a visit, with these bytes.
pub(super) fn first(terminal: &Terminal, number: u128, body: &str) -> Arrival {
    Arrival {
        terminal: terminal.id,
        visit: visit(number),
        version: VisitVersion::Evidence,
        demo: false,
        confirmation: Confirmation::new(terminal.letter, 7).unwrap(),
        tapped_at: NOW,
        ending: None,
        ended_at: None,
        received_at: after(100),
        body: WipedBytes::from(body.as_bytes()),
        sha256: Sha256::of(body.as_bytes()),
        desk_nonce: Some(Bytes32(Sha256::of(&number.to_be_bytes()).as_bytes().to_owned())),
        judgement: judgement(proved()),
        questions: None,
    }
}

/// Version 2 of it.
pub(super) fn whole(terminal: &Terminal, number: u128, body: &str) -> Arrival {
    Arrival {
        version: VisitVersion::Whole,
        ending: Some(Ending::Complete),
        ended_at: Some(after(MINUTE)),
        received_at: after(MINUTE + 100),
        ..first(terminal, number, body)
    }
}

pub(super) async fn accepted(store: &Any, arrival: Arrival) -> VisitAnswer {
    match store.accept_version(arrival).await.unwrap() {
        Acceptance::Accepted(answer) => answer,
        other => panic!("{other:?}"),
    }
}

/// The same as [`terminal`], for tests of one store.
pub(crate) async fn enrolled(store: &dyn Store, number: u8) -> Terminal {
    let place = u16::from(number);
    store.open_slot(new_slot(place, u128::from(number))).await.unwrap();
    let certificate = issued(number, after(90 * 24 * 60 * MINUTE));
    let used = store.use_slot(slot(place), Sha256::of(&[number]), certificate, NOW).await;
    match used.unwrap() {
        SlotUse::Enrolled(terminal) => terminal,
        other => panic!("{other:?}"),
    }
}

/// Version 1 of a visit comes in from the terminal of this number.
pub(crate) async fn receive(
    store: &dyn Store,
    terminal: u8,
    number: u128,
) -> Result<VisitAnswer, StoreError> {
    let terminals = store.terminals().await?;
    let own = terminals.iter().find(|it| it.id == Uuid::from_u128(terminal.into())).unwrap();
    match store.accept_version(first(own, number, &format!("visit {number}"))).await? {
        Acceptance::Accepted(answer) => Ok(answer),
        other => panic!("{other:?}"),
    }
}
