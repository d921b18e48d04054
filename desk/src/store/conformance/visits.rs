//! Visits: exactly once, in order, byte by byte.

use std::collections::BTreeSet;

use kazasu_core::consent::{ConsentItem, Ending, Layout, Questions};
use kazasu_core::handover::{
    DeskEvent, Inventory, InventoryEntry, RefusalReason, VerdictState, VisitVersion,
};
use kazasu_core::secret::WipedBytes;
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use super::given::*;
use crate::store::{
    Acceptance, Alarm, Arrival, CONFLICTS_KEPT, Change, Conflict, Done, Material, MaterialKind,
    StoreError, VisitFilter,
};

const ALL: VisitFilter = VisitFilter { open: false, limit: 100 };
const OPEN: VisitFilter = VisitFilter { open: true, limit: 100 };

pub(crate) async fn the_same_bytes_get_the_same_answer(store: Any) {
    let terminal = terminal(&store, 1).await;
    let questions = Questions::new(Layout::Items, vec![vec![ConsentItem::Surgery]], true).unwrap();
    let arrival = Arrival { questions: Some(questions), ..first(&terminal, 1, "one") };
    let sha256 = arrival.sha256;
    let asked = store.answered(terminal.id, visit(1), VisitVersion::Evidence, sha256).await;
    assert_eq!(asked.unwrap(), None);
    let answer = accepted(&store, arrival.clone()).await;
    assert_eq!(answer.receipt.sha256, sha256);
    assert_eq!(answer.receipt.received_at, arrival.received_at);
    assert_eq!(answer.verdict, proved());
    let head = store.head().await.unwrap();
    assert_eq!((answer.receipt.generation, answer.receipt.sequence), (head.generation, 1));

    // Later, with another verdict and other questions: what was said stays said.
    let again = Arrival {
        received_at: after(60 * MINUTE),
        judgement: judgement(refused(RefusalReason::Expired)),
        questions: None,
        ..arrival
    };
    let repeated = store.accept_version(again).await.unwrap();
    assert_eq!(repeated, Acceptance::Repeated(answer.clone()));
    let asked =
        |by: Uuid, sha256: Sha256| store.answered(by, visit(1), VisitVersion::Evidence, sha256);
    assert_eq!(asked(terminal.id, sha256).await.unwrap(), Some(answer));
    assert_eq!(asked(Uuid::nil(), sha256).await.unwrap(), None, "another terminal");
    assert_eq!(asked(terminal.id, Sha256::of(b"two")).await.unwrap(), None, "other bytes");
    assert_eq!(store.head().await.unwrap().sequence, 1);
    assert_eq!(store.visits(ALL).await.unwrap().len(), 1);
}

pub(crate) async fn other_bytes_are_a_conflict_of_which_three_are_kept(store: Any) {
    let terminal = terminal(&store, 1).await;
    let answer = accepted(&store, first(&terminal, 1, "one")).await;
    for body in ["two", "three", "two", "four", "five", "five"] {
        let other = store.accept_version(first(&terminal, 1, body)).await.unwrap();
        assert_eq!(other, Acceptance::Conflict(Conflict::OtherBytes), "{body}");
    }
    let file = store.visit(visit(1), None, NOW).await.unwrap().unwrap();
    let kept: BTreeSet<_> = file.conflicts.iter().map(|one| one.body.to_vec()).collect();
    let expected = ["two", "three", "four"].map(|body| body.as_bytes().to_vec());
    assert_eq!(kept, BTreeSet::from(expected));
    assert_eq!(file.row.conflicts, CONFLICTS_KEPT);
    assert_eq!(*file.versions[0].body, *b"one");
    let again = store.accept_version(first(&terminal, 1, "one")).await.unwrap();
    assert_eq!(again, Acceptance::Repeated(answer), "the first one is still the one");
    let (terminal, version) = (terminal.id, VisitVersion::Evidence);
    let alarms = store.alarms().await.unwrap();
    assert_eq!(alarms.len(), 1);
    assert_eq!(alarms[0].alarm, Alarm::OtherBytes { terminal, visit: visit(1), version });
}

pub(crate) async fn another_terminals_visit_is_a_conflict(store: Any) {
    let one = terminal(&store, 1).await;
    let two = terminal(&store, 2).await;
    accepted(&store, first(&one, 1, "one")).await;
    // Whether with the same bytes, other bytes, or another version.
    for arrival in [first(&two, 1, "one"), first(&two, 1, "two"), whole(&two, 1, "whole")] {
        let answer = store.accept_version(arrival).await.unwrap();
        assert_eq!(answer, Acceptance::Conflict(Conflict::OtherTerminal));
    }
    let rows = store.visits(ALL).await.unwrap();
    assert_eq!(
        (rows.len(), rows[0].terminal, rows[0].version),
        (1, one.id, VisitVersion::Evidence)
    );
    let alarms = store.alarms().await.unwrap();
    let alarms: Vec<_> = alarms.into_iter().map(|open| open.alarm).collect();
    assert_eq!(alarms, [Alarm::OtherTerminal { terminal: two.id, visit: visit(1) }]);
}

pub(crate) async fn a_lower_version_after_a_higher_one_changes_nothing(store: Any) {
    let terminal = terminal(&store, 1).await;
    let high = accepted(&store, whole(&terminal, 1, "whole")).await;
    let before = store.visits(ALL).await.unwrap();
    let late = Arrival {
        judgement: judgement(refused(RefusalReason::Expired)),
        ..first(&terminal, 1, "one")
    };
    let low = accepted(&store, late.clone()).await;
    assert!(low.receipt.sequence > high.receipt.sequence, "it has its receipt");
    assert_eq!(store.visits(ALL).await.unwrap(), before, "and changes nothing");
    let file = store.visit(visit(1), None, NOW).await.unwrap().unwrap();
    let late_ones: Vec<_> = file.versions.iter().map(|one| one.late).collect();
    assert_eq!(late_ones, [true, false]);
    assert_eq!(store.accept_version(late).await.unwrap(), Acceptance::Repeated(low));
}

pub(crate) async fn a_higher_version_completes_the_visit(store: Any) {
    let terminal = terminal(&store, 1).await;
    let first_answer = accepted(&store, first(&terminal, 1, "one")).await;
    let row = store.visits(ALL).await.unwrap().remove(0);
    assert_eq!((row.version, row.ending), (VisitVersion::Evidence, None));
    assert!(!row.is_silent(after(9 * MINUTE)) && row.is_silent(after(11 * MINUTE)));
    assert_eq!(row.terminal_name, "入口 1");

    let answer = accepted(&store, whole(&terminal, 1, "whole")).await;
    assert!(answer.receipt.sequence > first_answer.receipt.sequence);
    let row = store.visits(ALL).await.unwrap().remove(0);
    assert_eq!((row.version, row.ending), (VisitVersion::Whole, Some(Ending::Complete)));
    assert_eq!(row.ended_at, Some(after(MINUTE)));
    assert_eq!(row.received_at, after(100), "that of the first");
    assert!(!row.is_silent(after(11 * MINUTE)));
}

pub(crate) async fn writers_at_once_get_sequences_without_twins(store: Any) {
    const EACH: u128 = 25;
    let (one, two) = (terminal(&store, 1).await, terminal(&store, 2).await);
    let mut writers = Vec::new();
    for (terminal, from) in [(one.clone(), 0), (two.clone(), 1_000)] {
        for number in from..from + EACH {
            let (store, terminal) = (store.clone(), terminal.clone());
            writers.push(tokio::spawn(async move {
                let body = format!("body of {number}");
                accepted(&store, first(&terminal, number, &body)).await.receipt
            }));
        }
    }
    let mut receipts = Vec::new();
    for writer in writers {
        receipts.push(writer.await.unwrap());
    }
    let sequences: BTreeSet<_> = receipts.iter().map(|receipt| receipt.sequence).collect();
    assert_eq!(sequences.len(), 2 * EACH as usize);
    let head = store.head().await.unwrap();
    assert_eq!(sequences.last(), Some(&head.sequence));
    assert!(receipts.iter().all(|receipt| receipt.generation == head.generation));
    let next = accepted(&store, first(&one, 5_000, "next")).await;
    assert!(next.receipt.sequence > head.sequence);
}

pub(crate) async fn one_of_two_writers_of_other_bytes_is_told_of_a_conflict(store: Any) {
    let terminal = terminal(&store, 1).await;
    for number in 0..20 {
        let both = [first(&terminal, number, "one"), first(&terminal, number, "two")];
        let [one, two] = both.map(|arrival| {
            let store = store.clone();
            tokio::spawn(async move { store.accept_version(arrival).await.unwrap() })
        });
        let answers = [one.await.unwrap(), two.await.unwrap()];
        let conflicts = answers
            .iter()
            .filter(|answer| matches!(answer, Acceptance::Conflict(Conflict::OtherBytes)))
            .count();
        assert_eq!(conflicts, 1, "{answers:?}");
    }
    assert_eq!(store.head().await.unwrap().sequence, 20);
}

pub(crate) async fn a_nonce_belongs_to_one_visit(store: Any) {
    let terminal = terminal(&store, 1).await;
    let one = first(&terminal, 1, "one");
    let nonce = one.desk_nonce;
    accepted(&store, one).await;
    let same = Arrival { desk_nonce: nonce, ..whole(&terminal, 1, "whole") };
    assert_eq!(accepted(&store, same).await.verdict, proved(), "its own second version");
    let other = Arrival { desk_nonce: nonce, ..first(&terminal, 2, "replayed") };
    let answer = accepted(&store, other.clone()).await;
    assert_eq!(answer.verdict.state, VerdictState::Refused);
    assert_eq!(answer.verdict.reason, Some(RefusalReason::NonceUsed));
    assert_eq!(store.accept_version(other).await.unwrap(), Acceptance::Repeated(answer));
    for number in [3, 4] {
        let body = format!("without {number}");
        let without = Arrival { desk_nonce: None, ..first(&terminal, number, &body) };
        assert_eq!(accepted(&store, without).await.verdict, proved());
    }
    assert_eq!(store.counts().await.unwrap().visits_refused, 1);
    let alarm = Alarm::NonceUsed { terminal: terminal.id, visit: visit(2) };
    assert_eq!(store.alarms().await.unwrap()[0].alarm, alarm);
}

pub(crate) async fn what_came_is_given_back_byte_by_byte(store: Any) {
    let terminal = terminal(&store, 1).await;
    let body = "{\"a\": 1,\n \"b\" : \"名\\u0000\"} ";
    accepted(&store, first(&terminal, 1, body)).await;
    accepted(&store, whole(&terminal, 1, "whole")).await;
    let file = store.visit(visit(1), None, NOW).await.unwrap().unwrap();
    let bodies: Vec<_> = file.versions.iter().map(|one| one.body.to_vec()).collect();
    assert_eq!(bodies, [body.as_bytes().to_vec(), b"whole".to_vec()]);
    assert_eq!(file.versions[0].receipt.sha256, Sha256::of(body.as_bytes()));
    assert!(store.visit(visit(2), None, NOW).await.unwrap().is_none());
}

pub(crate) async fn staff_deal_with_a_visit_once(store: Any) {
    let terminal = terminal(&store, 1).await;
    accepted(&store, first(&terminal, 1, "one")).await;
    accepted(&store, first(&terminal, 2, "two")).await;
    assert_eq!(store.visits(OPEN).await.unwrap().len(), 2);
    let by = |name: &str| name.to_owned();
    assert!(store.mark_done(visit(1), by("yamada"), after(1)).await.unwrap());
    assert!(!store.mark_done(visit(1), by("sato"), after(2)).await.unwrap());
    let open = store.visits(OPEN).await.unwrap();
    assert_eq!(open.iter().map(|row| row.id).collect::<Vec<_>>(), [visit(2)]);
    let all = store.visits(ALL).await.unwrap();
    let done = all.iter().find(|row| row.id == visit(1)).and_then(|row| row.done.clone());
    assert_eq!(done, Some(Done { at: after(1), by: by("yamada") }));
    // What comes later of it does not open it again.
    accepted(&store, whole(&terminal, 1, "whole")).await;
    assert_eq!(store.visits(OPEN).await.unwrap().len(), 1);
    assert!(store.undo_done(visit(1), by("sato"), after(3)).await.unwrap());
    assert!(!store.undo_done(visit(1), by("sato"), after(3)).await.unwrap());
    assert_eq!(store.visits(OPEN).await.unwrap().len(), 2);
    let absent = store.mark_done(visit(9), by("sato"), NOW).await;
    assert_eq!(absent, Err(StoreError::Absent { what: "visit" }));
    assert_eq!(store.visits(VisitFilter { limit: 1, ..ALL }).await.unwrap().len(), 1);
}

pub(crate) async fn a_later_verdict_reaches_row_and_terminal(store: Any) {
    let (one, two) = (terminal(&store, 1).await, terminal(&store, 2).await);
    let answer = accepted(&store, first(&one, 1, "one")).await;
    let (cursor, _) = store.events(one.id, None).await.unwrap();
    let verdict = refused(RefusalReason::Revoked);
    store.judge_anew(visit(1), judgement(verdict), after(MINUTE)).await.unwrap();
    let row = store.visits(ALL).await.unwrap().remove(0);
    assert_eq!(row.judgement, judgement(verdict));
    let (_, events) = store.events(one.id, Some(cursor)).await.unwrap();
    assert_eq!(events, [DeskEvent::Verdict { visit: visit(1), verdict }]);
    assert_eq!(store.events(two.id, Some(cursor)).await.unwrap().1, []);
    let again = store.accept_version(first(&one, 1, "one")).await.unwrap();
    assert_eq!(again, Acceptance::Repeated(answer), "the answer stays what it was");
}

pub(crate) async fn an_inventory_finds_what_is_missing(store: Any) {
    let terminal = terminal(&store, 1).await;
    let here = accepted(&store, first(&terminal, 1, "one")).await.receipt;
    let entry = |number, version, body: &str| InventoryEntry {
        visit: visit(number),
        version,
        sha256: Sha256::of(body.as_bytes()),
        received_at: NOW,
        sequence: 900,
    };
    let (first_version, second) = (VisitVersion::Evidence, VisitVersion::Whole);
    let visits = vec![
        InventoryEntry { sequence: here.sequence, ..entry(1, first_version, "one") },
        entry(2, first_version, "two"),
        entry(2, second, "two whole"),
        entry(3, first_version, "three"),
    ];
    let inventory = Inventory { generation: Uuid::from_u128(7), visits };
    for _ in 0..2 {
        let answer = store.take_inventory(terminal.id, inventory.clone(), NOW).await.unwrap();
        assert_eq!((answer.missing, answer.wanted), (3, vec![visit(2), visit(3)]));
    }
    let lost = store.lost_visits().await.unwrap();
    assert_eq!(lost.len(), 3);
    assert!(lost.iter().all(|one| one.terminal == terminal.id));
    let alarms = store.alarms().await.unwrap();
    assert_eq!(alarms[0].alarm, Alarm::VisitsLost { terminal: terminal.id, count: 3 });
    // The terminal had it still.
    accepted(&store, first(&terminal, 3, "three")).await;
    assert_eq!(store.lost_visits().await.unwrap().len(), 2);
}

pub(crate) async fn material_is_kept_by_its_hash(store: Any) {
    let crl = Material {
        kind: MaterialKind::Crl,
        name: "auth.crl".to_owned(),
        bytes: b"a list".to_vec(),
    };
    let policy =
        Material { kind: MaterialKind::Policy, name: String::new(), bytes: b"{}".to_vec() };
    for _ in 0..2 {
        store.keep_material(vec![crl.clone(), policy.clone()], NOW).await.unwrap();
    }
    assert_eq!(store.material(crl.sha256()).await.unwrap(), Some(crl));
    assert_eq!(store.material(policy.sha256()).await.unwrap(), Some(policy));
    assert_eq!(store.material(Sha256::of(b"other")).await.unwrap(), None);
}

pub(crate) async fn what_was_lost_is_settled_once(store: Any) {
    let terminal = terminal(&store, 1).await;
    let entry = |version| InventoryEntry {
        visit: visit(1),
        version,
        sha256: Sha256::of(b"lost"),
        received_at: NOW,
        sequence: 900,
    };
    let visits = vec![entry(VisitVersion::Evidence), entry(VisitVersion::Whole)];
    let inventory = Inventory { generation: Uuid::from_u128(7), visits };
    store.take_inventory(terminal.id, inventory.clone(), NOW).await.unwrap();
    let settle = |version| store.settle_lost(visit(1), version, "yamada".to_owned(), after(1));
    assert!(settle(VisitVersion::Evidence).await.unwrap());
    assert!(!settle(VisitVersion::Evidence).await.unwrap());
    let lost = store.lost_visits().await.unwrap();
    assert_eq!(lost.iter().map(|it| it.version).collect::<Vec<_>>(), [VisitVersion::Whole]);
    // The terminal tells of it again: it is nothing new.
    store.take_inventory(terminal.id, inventory, NOW).await.unwrap();
    assert_eq!(store.lost_visits().await.unwrap(), lost);
    let audit = store.audit_lines(1, 100).await.unwrap().join("\n");
    assert!(audit.contains("loss_settled"), "{audit}");
}

pub(crate) async fn a_service_is_asked_once_about_what_was_proved(store: Any) {
    let terminal = terminal(&store, 1).await;
    accepted(&store, first(&terminal, 1, "one")).await;
    let refusal = judgement(refused(RefusalReason::Revoked));
    accepted(&store, Arrival { judgement: refusal, ..first(&terminal, 2, "two") }).await;
    assert_eq!(store.unanswered(NOW, 9).await.unwrap(), [visit(1)], "what is no proof is not");
    assert_eq!(store.unanswered(after(MINUTE), 9).await.unwrap(), [], "nor what is old");
    let answer = WipedBytes::from(&b"{\"kana\":\"CANARY\"}"[..]);
    let mut changes = store.changes();
    store.keep_answer(visit(1), answer.clone(), after(5)).await.unwrap();
    assert_eq!(changes.recv().await.unwrap(), Change::Visit(visit(1)));
    assert_eq!(store.unanswered(NOW, 9).await.unwrap(), []);
    let file = store.visit(visit(1), None, NOW).await.unwrap().unwrap();
    let kept = file.answer.unwrap();
    assert_eq!((kept.answered_at, &*kept.body), (after(5), &*answer));
    // The whole of the visit changes nothing of it.
    accepted(&store, whole(&terminal, 1, "whole")).await;
    assert!(store.visit(visit(1), None, NOW).await.unwrap().unwrap().answer.is_some());
    assert!(store.keep_answer(visit(9), answer, NOW).await.is_err(), "there is no such visit");
}
