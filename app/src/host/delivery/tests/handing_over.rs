use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kazasu_core::consent::{ConsentItem, Layout, Questions};
use kazasu_core::handover::{ProblemReason, VerdictState, VisitVersion};
use kazasu_core::sha256::Sha256;

use super::bench::{Bench, body, path, visit};
use super::desk::{Desk, Heard, Reply};
use crate::host::delivery::{DeskNews, DeskStanding};

const EVIDENCE: VisitVersion = VisitVersion::Evidence;
const WHOLE: VisitVersion = VisitVersion::Whole;

fn received(news: &DeskNews) -> bool {
    matches!(news, DeskNews::Received { .. })
}

fn paths(heard: &[Heard]) -> Vec<&str> {
    heard.iter().map(|heard| heard.path.as_str()).collect()
}

#[test]
fn a_visit_is_kept_then_sent_byte_for_byte_and_its_receipt_ends_it() {
    let desk = Desk::start();
    let asked = Questions::new(Layout::Items, vec![vec![ConsentItem::Surgery]], true).unwrap();
    desk.state().questions = Some(asked.clone());
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.link().on_screen(Some(visit(1)));
    terminal.hand_over(1, EVIDENCE);
    terminal.wait_empty(1);
    terminal.hand_over(1, WHOLE);
    terminal.wait_empty(2);

    let heard = desk.asked("/v1/visits");
    assert_eq!(paths(&heard), [path(1, EVIDENCE), path(1, WHOLE)]);
    assert_eq!(heard[0].method, "PUT");
    assert_eq!(heard[0].body, body(1, EVIDENCE));
    assert_eq!(heard[1].body, body(1, WHOLE));
    assert!(heard.iter().all(|heard| heard.certificate.is_some()));
    let news = terminal.news();
    let kept = news.iter().position(|it| matches!(it, DeskNews::Kept { version: EVIDENCE, .. }));
    let first = news.iter().position(received);
    assert!(kept.unwrap() < first.unwrap(), "{news:?}");
    let Some(DeskNews::Received { receipt, verdict, questions }) = news.get(first.unwrap()) else {
        panic!();
    };
    assert_eq!((receipt.visit, receipt.version), (visit(1), EVIDENCE));
    assert_eq!(receipt.sha256, Sha256::of(&body(1, EVIDENCE)));
    assert_eq!(verdict.state, VerdictState::Proved);
    assert_eq!(*questions, Some(asked));
    assert!(news.contains(&DeskNews::Standing(DeskStanding::Present)));
}

#[test]
fn what_the_desk_was_away_for_is_delivered_in_order_when_it_is_back() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let stopped = desk.stop();
    let mut terminal = bench.start();
    for number in 1..=5 {
        terminal.hand_over(number, EVIDENCE);
        terminal.hand_over(number, WHOLE);
    }
    terminal.wait_news(10, "all are kept", |it| matches!(it, DeskNews::Kept { .. }));
    terminal.wait_news(1, "away", |it| *it == DeskNews::Standing(DeskStanding::Away));
    // The program restarts meanwhile.
    drop(terminal);
    let terminal = bench.start();
    let desk = stopped.start();
    terminal.wait_empty(10);
    let heard = desk.asked("/v1/visits");
    assert_eq!(heard.len(), 10, "each is sent once: {:?}", paths(&heard));
    for number in 1..=5 {
        let place = |version| heard.iter().position(|it| it.path == path(number, version)).unwrap();
        assert!(place(EVIDENCE) < place(WHOLE), "visit {number}");
    }
    let first: Vec<_> = (1..=5).map(|number| path(number, EVIDENCE)).collect();
    let order: Vec<_> = heard.iter().map(|it| &it.path).filter(|it| first.contains(it)).collect();
    assert_eq!(order, first.iter().collect::<Vec<_>>(), "the oldest first");
}

#[test]
fn the_visit_on_the_screen_does_not_wait_for_a_backlog() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.wait_news(1, "there", |it| *it == DeskNews::Standing(DeskStanding::Present));
    // The first of the backlog is answered when the visit on the screen was.
    let on_screen = path(9, EVIDENCE);
    desk.script(move |heard| {
        let holds = heard.path.starts_with("/v1/visits") && heard.path != on_screen;
        holds.then(|| Reply::Slow(Duration::from_millis(1_400), Box::new(Reply::Usual)))
    });
    terminal.hand_over(1, EVIDENCE);
    desk.wait("the backlog is on its way", |state| {
        state.heard.iter().any(|it| it.path == path(1, EVIDENCE))
    });
    terminal.link().on_screen(Some(visit(9)));
    terminal.hand_over(9, EVIDENCE);
    terminal.wait_news(2, "both", received);
    let order: Vec<_> = terminal
        .news()
        .into_iter()
        .filter_map(|it| match it {
            DeskNews::Received { receipt, .. } => Some(receipt.visit),
            _ => None,
        })
        .collect();
    assert_eq!(order, [visit(9), visit(1)]);
}

#[test]
fn every_broken_answer_is_followed_by_the_same_bytes_again() {
    for reply in [
        Reply::Close,
        Reply::HalfBody,
        Reply::Endless,
        Reply::Garbage,
        Reply::Redirect("https://example.com/".to_owned()),
        Reply::Json(serde_json::json!({"receipt": null})),
        Reply::Problem(ProblemReason::Internal),
        Reply::Problem(ProblemReason::StoreFailed),
        Reply::Problem(ProblemReason::Restored),
        Reply::Problem(ProblemReason::TooSlow),
        Reply::Later(ProblemReason::TooMany, 0),
        Reply::Slow(Duration::from_millis(1_600), Box::new(Reply::Usual)),
    ] {
        let desk = Desk::start();
        let bench = Bench::of(&desk);
        let slow = matches!(reply, Reply::Slow(..));
        let (count, said) = (Arc::new(AtomicUsize::new(0)), reply.clone());
        let asked = count.clone();
        desk.script(move |heard| {
            let first =
                heard.path.starts_with("/v1/visits") && asked.fetch_add(1, Ordering::SeqCst) == 0;
            first.then(|| said.clone())
        });
        let mut terminal = bench.start();
        terminal.hand_over(1, EVIDENCE);
        terminal.wait_empty(1);
        let heard = desk.asked("/v1/visits");
        // A connection that ends without an answer may be asked once more at once.
        assert_eq!(heard.len(), if slow { 1 } else { 2 }, "{reply:?}");
        assert!(heard.iter().all(|heard| heard.body == body(1, EVIDENCE)), "{reply:?}");
        assert_eq!(terminal.news().iter().filter(|it| received(it)).count(), 1, "{reply:?}");
    }
}

#[test]
fn a_receipt_of_something_else_is_none() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let count = AtomicUsize::new(0);
    desk.script(move |heard| {
        if !heard.path.starts_with("/v1/visits") {
            return None;
        }
        let other = visit(2).to_string();
        match count.fetch_add(1, Ordering::SeqCst) {
            0 => Some(Reply::Receipt("visit", serde_json::json!(other))),
            1 => Some(Reply::Receipt("version", serde_json::json!(2))),
            2 => Some(Reply::Receipt("sha256", serde_json::json!(Sha256::of(b"other")))),
            _ => None,
        }
    });
    let mut terminal = bench.start();
    terminal.hand_over(1, EVIDENCE);
    terminal.wait_empty(1);
    assert_eq!(desk.asked("/v1/visits").len(), 4);
    assert_eq!(terminal.news().iter().filter(|it| received(it)).count(), 1);
}

#[test]
fn what_the_desk_refuses_for_good_is_set_aside_and_stops_nothing() {
    for (reason, why) in [
        (ProblemReason::Conflict, "conflict"),
        (ProblemReason::Unprocessable, "unprocessable"),
        (ProblemReason::BadRequest, "bad_request"),
        (ProblemReason::TooLarge, "too_large"),
    ] {
        let desk = Desk::start();
        let bench = Bench::of(&desk);
        let poison = path(1, EVIDENCE);
        desk.script(move |heard| (heard.path == poison).then_some(Reply::Problem(reason)));
        let mut terminal = bench.start();
        terminal.hand_over(1, EVIDENCE);
        terminal.hand_over(2, EVIDENCE);
        terminal.hand_over(1, WHOLE);
        terminal.wait("two are received", |outbox| {
            let state = outbox.state();
            (state.waiting, state.received, state.set_aside) == (0, 2, 1)
        });
        let aside = DeskNews::SetAside { visit: visit(1), version: EVIDENCE, why };
        assert_eq!(terminal.news().iter().filter(|it| **it == aside).count(), 1);
        assert_eq!(desk.asked(&path(1, EVIDENCE)).len(), 1, "never again");
        // The desk has learned better.
        desk.script(|_| None);
        let event = serde_json::json!({"event": "visits_wanted", "visits": [visit(1)]});
        desk.state().events.push(event);
        terminal.wait_empty(3);
        assert_eq!(desk.asked(&path(1, EVIDENCE)).len(), 2);
    }
}

#[test]
fn a_visit_with_which_the_desk_has_trouble_lets_the_others_pass() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let sick = path(1, EVIDENCE);
    desk.script(move |heard| {
        (heard.path == sick).then_some(Reply::Problem(ProblemReason::Internal))
    });
    let mut terminal = bench.start();
    for number in 1..=3 {
        terminal.hand_over(number, EVIDENCE);
    }
    terminal.wait("the others are received", |outbox| {
        (outbox.state().waiting, outbox.state().received) == (1, 2)
    });
    desk.wait("it is tried again", |state| {
        state.heard.iter().filter(|it| it.path == path(1, EVIDENCE)).count() > 1
    });
    desk.script(|_| None);
    terminal.wait_empty(3);
}

#[test]
fn where_no_disk_takes_it_a_visit_is_sent_from_memory() {
    let desk = Desk::start();
    let bench = Bench::of(&desk).without_room();
    let stopped = desk.stop();
    let mut terminal = bench.start();
    terminal.link().on_screen(Some(visit(1)));
    terminal.hand_over(1, EVIDENCE);
    terminal.hand_over(1, WHOLE);
    terminal.wait_news(2, "not kept", |it| matches!(it, DeskNews::NotKept { .. }));
    let desk = stopped.start();
    terminal.wait_news(2, "received all the same", received);
    assert_eq!(paths(&desk.asked("/v1/visits")), [path(1, EVIDENCE), path(1, WHOLE)]);
    // A receipt ends it: nothing is sent twice.
    desk.wait("time passes", |state| {
        state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > 3
    });
    assert_eq!(desk.asked("/v1/visits").len(), 2);
}

#[test]
fn the_struck_terminal_stops_and_loses_nothing() {
    for (reason, standing) in [
        (ProblemReason::Revoked, DeskStanding::Struck),
        (ProblemReason::UnknownTerminal, DeskStanding::Unknown),
    ] {
        let desk = Desk::start();
        let bench = Bench::of(&desk);
        desk.script(move |_| Some(Reply::Problem(reason)));
        let mut terminal = bench.start();
        terminal.wait_news(1, "struck", |it| *it == DeskNews::Standing(standing.clone()));
        terminal.hand_over(1, EVIDENCE);
        terminal.wait_news(1, "kept", |it| matches!(it, DeskNews::Kept { .. }));
        let before = desk.asked("/v1/heartbeats").len();
        desk.wait("it still asks whether it may", |state| {
            state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > before + 2
        });
        assert_eq!(desk.asked("/v1/visits").len(), 0);
        assert_eq!(terminal.outbox.state().waiting, 1);
        // It was a mistake, say.
        desk.script(|_| None);
        terminal.wait_empty(1);
    }
}
