//! What is not well with the desk itself, what it lost, and what a service knows.

use axum::http::StatusCode;
use kazasu_core::handover::{
    Call, CallCause, Heartbeat, Inventory, InventoryEntry, Queue, TerminalState, Timestamp,
    VisitVersion,
};
use kazasu_core::secret::WipedBytes;
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use super::world::{World, proving};
use crate::desk::Backups;
use crate::eligibility::{Answer, Answered, DemoEligibility, Eligibility, Question, Standing};
use crate::store::{OpenCall, Role, Status};
use crate::visits::Provers;

fn status(boot: u128, sent_at: Timestamp, received_at: Timestamp) -> Status {
    let heartbeat = Heartbeat {
        sent_at,
        boot: Uuid::from_u128(boot),
        state: TerminalState::Ready,
        cause: None,
        visit: None,
        queue: Queue { waiting: 0, set_aside: 0, oldest: None },
        versions: Default::default(),
        readers: Vec::new(),
        service_started: true,
    };
    Status { heartbeat, received_at, address: [10, 0, 0, 1].into(), trail: Vec::new() }
}

#[tokio::test]
async fn a_backup_that_is_too_old_is_said_until_there_is_a_newer_one() {
    let world = World::going_by(|rules| {
        rules.backups = Backups { schedule: None, limit_ms: Some(0) };
    })
    .await;
    let cookie = world.somebody(Role::Reception).await;
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains("バックアップが0時間ありません"), "{page}");
    let never = World::new().await;
    let cookie = never.somebody(Role::Reception).await;
    assert!(!never.get("/", Some(&cookie)).await.body.contains("バックアップ"), "no limit is set");
}

#[tokio::test]
async fn the_desks_own_clock_is_named_where_most_terminals_differ_alike() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let now = world.desk.now();
    let ahead = Timestamp::from_millis(now.as_millis() + 20 * 60_000 + 500);
    let store = &world.desk.store;
    store.keep_status(world.terminal, status(1, ahead, now)).await.unwrap();
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(!page.contains("このコンピューターの時計"), "one alone says nothing: {page}");
    let second = world.second_terminal().await;
    store.keep_status(second, status(2, ahead, now)).await.unwrap();
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains("20分") && page.contains("時計が遅れているため"), "{page}");
    let page = world.get_in("en", "/", Some(&cookie)).await.body;
    assert!(page.contains("this computer is slow"), "{page}");
}

#[tokio::test]
async fn what_a_restored_store_has_lost_stands_there_row_by_row() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let entry = |number, version| InventoryEntry {
        visit: world.visit_id(number),
        version,
        sha256: Sha256::of(b"lost"),
        received_at: world.desk.now(),
        sequence: 900,
    };
    let visits = vec![
        entry(1, VisitVersion::Evidence),
        entry(1, VisitVersion::Whole),
        entry(2, VisitVersion::Evidence),
    ];
    let inventory = Inventory { generation: Uuid::from_u128(7), visits };
    let store = &world.desk.store;
    store.take_inventory(world.terminal, inventory, world.desk.now()).await.unwrap();
    let page = world.get("/", Some(&cookie)).await.body;
    let id = world.visit_id(1);
    for row in [format!("lost-{id}-1"), format!("lost-{id}-2"), "同意までの記録".to_owned()]
    {
        assert!(page.contains(&row), "{row}: {page}");
    }
    world.post(&format!("/lost/{id}/2/settle"), Some(&cookie), "").await;
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains(&format!("lost-{id}-1")), "{page}");
    assert!(!page.contains(&format!("lost-{id}-2")), "{page}");
    let wrong = world.post(&format!("/lost/{id}/3/settle"), Some(&cookie), "").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_call_whose_terminal_never_ends_it_is_ended_by_staff() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let call = world.call().await;
    world.post(&format!("/calls/{call}/come"), Some(&cookie), "").await;
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains(&format!("/calls/{call}/end")), "{page}");
    world.post(&format!("/calls/{call}/end"), Some(&cookie), "").await;
    assert_eq!(world.desk.store.calls().await.unwrap(), []);
}

#[tokio::test]
async fn a_call_ends_with_time_and_with_a_terminal_that_is_away() {
    let world = World::new().await;
    let (store, now) = (&world.desk.store, world.desk.now());
    let minutes_ago = |minutes: u64| Timestamp::from_millis(now.as_millis() - minutes * 60_000);
    let put = async |id: u128, cause, minutes| {
        let call = Call { visit: None, cause };
        let put = store.put_call(world.terminal, Uuid::from_u128(id), call, minutes_ago(minutes));
        put.await.unwrap();
    };
    put(1, CallCause::Called, 11).await;
    put(2, CallCause::LeftOnReader, 11 * 60).await;
    put(3, CallCause::ReaderKept, 13 * 60).await;
    store.keep_status(world.terminal, status(1, now, now)).await.unwrap();
    assert_eq!(world.desk.end_old_calls().await.unwrap(), 1);
    let left = |calls: Vec<OpenCall>| calls.iter().map(|it| it.id.as_u128()).collect::<Vec<_>>();
    assert_eq!(left(store.calls().await.unwrap()), [2, 1], "its terminal is here");
    store.keep_status(world.terminal, status(1, now, minutes_ago(11))).await.unwrap();
    assert_eq!(world.desk.end_old_calls().await.unwrap(), 1);
    assert_eq!(left(store.calls().await.unwrap()), [2], "what lies there lies there still");
}

#[tokio::test]
async fn what_nobody_waits_for_is_ended_by_whoever_has_seen_it() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let (id, now) = (Uuid::from_u128(3), world.desk.now());
    let call = Call { visit: None, cause: CallCause::LeftOnReader };
    world.desk.store.put_call(world.terminal, id, call, now).await.unwrap();
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains(&format!("/calls/{id}/end")), "{page}");
    assert!(!page.contains(&format!("/calls/{id}/nobody")), "{page}");
}

#[tokio::test]
async fn without_a_service_staff_confirm_as_before() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    world.visit(7, |_| {}).await;
    assert_eq!(world.desk.ask_eligibility().await.unwrap(), 0);
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains("これまでどおり窓口で確認してください"), "{page}");
    assert!(!page.contains("照会中"), "{page}");
}

/// A service that never answers.
#[derive(Debug)]
struct Mute;

impl Eligibility for Mute {
    fn ask<'a>(&'a self, _: Question<'a>) -> Answered<'a> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_service_that_never_answers_delays_no_receipt() {
    let world = World::going_by(|rules| {
        rules.eligibility = std::sync::Arc::new(Mute);
        rules.provers = Provers::new(proving());
    })
    .await;
    world.proved_visit(7).await;
    let asking = world.desk.ask_eligibility();
    let receipts = async {
        for number in 8..12 {
            world.proved_visit(number).await;
        }
    };
    tokio::select! {
        _ = asking => panic!("it never answers"),
        () = receipts => {}
    }
    assert_eq!(world.rows().await.len(), 5);
}

#[tokio::test]
async fn only_what_was_proved_is_asked_about_and_once() {
    let world = World::going_by(|rules| {
        rules.eligibility = std::sync::Arc::new(DemoEligibility);
        rules.provers = Provers::new(proving());
    })
    .await;
    world.proved_visit(7).await;
    // Its evidence is none, whatever its verdict says.
    world.visit(8, |_| {}).await;
    assert_eq!(world.desk.ask_eligibility().await.unwrap(), 1, "one has no answer");
    let store = &world.desk.store;
    let file = store.visit(world.visit_id(7), None, world.desk.now()).await.unwrap().unwrap();
    let answer = Answer::from_bytes(&file.answer.unwrap().body).unwrap();
    assert!(answer.demo && answer.source.contains("デモ"), "{answer:?}");
    assert_eq!(store.unanswered(Timestamp::from_millis(0), 9).await.unwrap(), [world.visit_id(8)]);
}

#[tokio::test]
async fn an_answer_stands_there_with_its_source_and_its_time_and_demonstrations_say_so() {
    let world =
        World::going_by(|rules| rules.eligibility = std::sync::Arc::new(DemoEligibility)).await;
    let cookie = world.somebody(Role::Reception).await;
    world.visit(7, |_| {}).await;
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(page.contains("照会中") && !page.contains("これまでどおり"), "{page}");
    let answer = Answer {
        source: "デモ (架空の資格情報)".to_owned(),
        demo: true,
        standing: Standing::Valid,
        kana: Some("デモ <b>ハナコ</b>".to_owned()),
        birth_date: Some("1960-04-01".to_owned()),
        insurer: None,
        share: Some(3),
    };
    let at = "2026-11-27T01:02:03.456Z".parse().unwrap();
    let body = WipedBytes::from(answer.to_bytes());
    world.desk.store.keep_answer(world.visit_id(7), body, at).await.unwrap();
    let page = world.get("/", Some(&cookie)).await.body;
    for words in [
        "<span class=\"mark\">デモ</span>",
        "資格あり",
        "1960-04-01",
        "負担割合 3割",
        "回答: デモ (架空の資格情報)、10:02",
        "&#60;b&#62;ハナコ",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
