//! What moves: events, settings, calls, alarms, heartbeats, changes.

use std::collections::BTreeMap;
use std::net::IpAddr;

use kazasu_core::audit::{Checkpoints, HeadFile, Segment, Segments, check};
use kazasu_core::consent::{ConsentItem, Layout, Questions};
use kazasu_core::handover::{
    Call, CallCause, DeskEvent, Heartbeat, Queue, TerminalState, Timestamp,
};
use tokio::sync::broadcast::error::TryRecvError;
use uuid::Uuid;

use super::given::*;
use crate::store::{
    Alarm, Change, Deed, SettingsChoice, Sighting, Status, StoreError, VisitFilter,
};

pub(crate) async fn events_are_told_once_and_in_order(store: Any) {
    let (one, two) = (terminal(&store, 1).await.id, terminal(&store, 2).await.id);
    let told = |number| DeskEvent::BundleWanted { request: Uuid::from_u128(number) };
    store.tell(Some(one), told(1), NOW).await.unwrap();
    let (cursor, old) = store.events(one, None).await.unwrap();
    assert_eq!(old, [], "without a cursor nothing old is told");
    for (to, number) in [(Some(one), 2), (Some(two), 3), (None, 4), (Some(one), 5)] {
        store.tell(to, told(number), NOW).await.unwrap();
    }
    let (next, events) = store.events(one, Some(cursor)).await.unwrap();
    assert_eq!(events, [told(2), told(4), told(5)]);
    assert_eq!(store.events(two, Some(cursor)).await.unwrap().1, [told(3), told(4)]);
    assert_eq!(store.events(one, Some(next)).await.unwrap(), (next, vec![]));
    assert_eq!(store.events(one, Some(cursor)).await.unwrap().1.len(), 3, "an answer may get lost");
    let (_, unknown) = store.events(one, Some(u64::MAX)).await.unwrap();
    assert_eq!(unknown, [], "a cursor of another store");
}

pub(crate) async fn settings_are_told_to_every_terminal(store: Any) {
    let one = terminal(&store, 1).await.id;
    assert_eq!(store.settings().await.unwrap(), SettingsChoice::default());
    let (cursor, _) = store.events(one, None).await.unwrap();
    let questions = Questions::new(Layout::Bundled, vec![vec![ConsentItem::Checkup]], false);
    let choice =
        SettingsChoice { questions: Some(questions.unwrap()), desk: Some("1番窓口".to_owned()) };
    assert_ne!(choice.settings().revision, SettingsChoice::default().settings().revision);
    for _ in 0..2 {
        store.set_settings(choice.clone(), "yamada".to_owned(), NOW).await.unwrap();
    }
    assert_eq!(store.settings().await.unwrap(), choice);
    let (_, events) = store.events(one, Some(cursor)).await.unwrap();
    assert_eq!(events, [DeskEvent::Settings { settings: choice.settings() }], "told once");
}

pub(crate) async fn a_call_is_seen_once_and_ends(store: Any) {
    let (one, two) = (terminal(&store, 1).await.id, terminal(&store, 2).await.id);
    let (cursor, _) = store.events(one, None).await.unwrap();
    let by = |name: &str| name.to_owned();
    let id = Uuid::from_u128(70);
    let call = Call { visit: Some(visit(1)), cause: CallCause::Called };
    store.put_call(one, id, call, NOW).await.unwrap();
    let worse = Call { cause: CallCause::NeedsHelp, ..call };
    store.put_call(one, id, worse, after(1)).await.unwrap();
    let calls = store.calls().await.unwrap();
    assert_eq!((calls.len(), calls[0].call, calls[0].put_at), (1, worse, NOW));
    store.put_call(two, id, call, after(2)).await.unwrap();
    store.end_call(two, id).await.unwrap();
    assert_eq!(store.calls().await.unwrap(), calls, "another terminal's call");

    assert!(store.see_call(id, by("yamada"), after(3)).await.unwrap());
    assert!(!store.see_call(id, by("sato"), after(4)).await.unwrap(), "one goes");
    assert_eq!(store.calls().await.unwrap()[0].seen_by, Some(by("yamada")));
    store.end_call(one, id).await.unwrap();
    store.end_call(one, id).await.unwrap();
    assert_eq!(store.calls().await.unwrap(), []);
    assert!(!store.see_call(id, by("sato"), after(5)).await.unwrap());
    assert!(!store.close_call(id, by("sato"), after(5)).await.unwrap());
    store.put_call(one, id, call, after(6)).await.unwrap();
    assert_eq!(store.calls().await.unwrap(), [], "what is over stays over");

    let next = Uuid::from_u128(71);
    store.put_call(one, next, call, after(7)).await.unwrap();
    assert!(store.close_call(next, by("sato"), after(8)).await.unwrap());
    let (_, events) = store.events(one, Some(cursor)).await.unwrap();
    assert_eq!(events, [DeskEvent::CallSeen { call: id }, DeskEvent::CallClosed { call: next }]);
}

pub(crate) async fn an_alarm_is_raised_once_until_it_is_settled(store: Any) {
    let alarm =
        Alarm::Clone { terminal: Uuid::from_u128(1), address: IpAddr::from([192, 0, 2, 1]) };
    for _ in 0..3 {
        store.raise(alarm.clone(), NOW).await.unwrap();
    }
    let open = store.alarms().await.unwrap();
    assert_eq!((open.len(), &open[0].alarm), (1, &alarm));
    assert!(store.settle(open[0].id, "yamada".to_owned(), NOW).await.unwrap());
    assert!(!store.settle(open[0].id, "sato".to_owned(), NOW).await.unwrap());
    assert_eq!(store.alarms().await.unwrap(), []);
    store.raise(alarm, NOW).await.unwrap();
    assert_eq!(store.alarms().await.unwrap().len(), 1, "it has come again");
}

fn status(boot: u128, at: Timestamp) -> Status {
    let (boot, address) = (Uuid::from_u128(boot), IpAddr::from([192, 0, 2, 1]));
    Status {
        heartbeat: Heartbeat {
            sent_at: at,
            boot,
            state: TerminalState::Ready,
            cause: None,
            visit: None,
            queue: Queue::default(),
            versions: BTreeMap::from([("kazasu".to_owned(), "0.1.0".to_owned())]),
            readers: Vec::new(),
            service_started: true,
        },
        received_at: at,
        address,
        trail: vec![Sighting { boot, address, at }],
    }
}

pub(crate) async fn the_last_that_was_heard_is_known(store: Any) {
    let (one, two) = (terminal(&store, 1).await.id, terminal(&store, 2).await.id);
    assert_eq!(store.statuses().await.unwrap(), []);
    for (terminal, boot, at) in [(one, 1, NOW), (two, 2, NOW), (one, 3, after(10_000))] {
        store.keep_status(terminal, status(boot, at)).await.unwrap();
    }
    let heard: BTreeMap<_, _> = store.statuses().await.unwrap().into_iter().collect();
    let expected = [(one, status(3, after(10_000))), (two, status(2, NOW))];
    assert_eq!(heard, BTreeMap::from(expected));
}

/// Keeps one heartbeat; all that was heard then.
pub(crate) async fn with_one_status(store: Any) -> Vec<(Uuid, Status)> {
    let one = terminal(&store, 1).await.id;
    store.keep_status(one, status(1, NOW)).await.unwrap();
    store.statuses().await.unwrap()
}

pub(crate) async fn live_pages_are_told_what_changed(store: Any) {
    let terminal = terminal(&store, 1).await;
    let mut changes = store.changes();
    let arrival = first(&terminal, 1, "one");
    accepted(&store, arrival.clone()).await;
    // It is on the disk before anybody is told.
    assert_eq!(changes.recv().await.unwrap(), Change::Visit(visit(1)));
    assert_eq!(store.visits(VisitFilter { open: true, limit: 9 }).await.unwrap().len(), 1);
    store.accept_version(arrival).await.unwrap();
    assert_eq!(changes.try_recv(), Err(TryRecvError::Empty), "the same again is no change");
    store
        .put_call(terminal.id, Uuid::nil(), Call { visit: None, cause: CallCause::Called }, NOW)
        .await
        .unwrap();
    assert_eq!(changes.recv().await.unwrap(), Change::Call(Uuid::nil()));
}

pub(crate) async fn the_audit_log_is_a_chain(store: Any) {
    let terminal = terminal(&store, 1).await;
    accepted(&store, first(&terminal, 1, "one")).await;
    store.visit(visit(1), Some("yamada".to_owned()), NOW).await.unwrap();
    store.mark_done(visit(1), "yamada".to_owned(), NOW).await.unwrap();
    store.write_down(Deed::LoginRefused, NOW).await.unwrap();
    let lines = store.audit_lines(1, 1_000).await.unwrap();
    let deeds = [
        "audit_begun",
        "code_opened",
        "terminal_enrolled",
        "visit_received",
        "visit_opened",
        "visit_done",
        "login_refused",
    ];
    assert_eq!(lines.len(), deeds.len());
    for (line, deed) in lines.iter().zip(deeds) {
        assert!(line.contains(&format!("\"act\":{{\"deed\":\"{deed}\"")), "{line}");
    }
    let bytes = format!("{}\n", lines.join("\n")).into_bytes();
    let log = Segments(vec![Segment { name: Segments::name(1), bytes }]);
    assert!(check(&log, &HeadFile::NotGiven, &Checkpoints::default()).is_intact());
    assert_eq!(store.audit_lines(6, 1).await.unwrap(), lines[5..6]);
    // A verb that fails writes nothing down.
    assert!(store.mark_done(visit(9), "yamada".to_owned(), NOW).await.is_err());
    assert_eq!(store.audit_lines(1, 1_000).await.unwrap().len(), deeds.len());
}

pub(crate) async fn counts_count(store: Any) {
    let terminal = terminal(&store, 1).await;
    accepted(&store, first(&terminal, 1, "one")).await;
    accepted(&store, whole(&terminal, 1, "whole")).await;
    accepted(&store, first(&terminal, 2, "two")).await;
    store.mark_done(visit(2), "yamada".to_owned(), NOW).await.unwrap();
    let counts = store.counts().await.unwrap();
    assert_eq!((counts.visits, counts.visits_open, counts.receipts), (2, 1, 3));
    assert_eq!((counts.terminals, counts.calls, counts.alarms), (1, 0, 0));
    assert!(counts.bytes > 0);
}

pub(crate) async fn a_closed_store_says_so(store: Any) {
    let terminal = terminal(&store, 1).await;
    let waiting = store.accept_version(first(&terminal, 1, "one"));
    store.close().await.unwrap();
    assert!(waiting.await.is_ok(), "what was asked before is done");
    let late = store.accept_version(first(&terminal, 2, "two")).await;
    assert_eq!(late, Err(StoreError::Closed));
}
