//! A terminal that is enrolled anew while it serves.

use kazasu_core::handover::VisitVersion;

use super::bench::{Bench, identity, path, visit};
use super::desk::{Ca, Desk};
use crate::host::delivery::{DeskNews, DeskStanding};
use crate::host::desk_identity::DeskIdentity;

const OTHER: &str = "ffffffffffffffff";

fn present(news: &DeskNews) -> bool {
    *news == DeskNews::Standing(DeskStanding::Present)
}

/// Another desk, and what this terminal is there.
fn another() -> (Desk, DeskIdentity) {
    let desk = Desk::with(Ca::new(&format!("{OTHER}.kazasu.internal"), None));
    let identity = DeskIdentity { desk_id: OTHER.to_owned(), ..identity(&desk, (0, 90)) };
    (desk, identity)
}

#[test]
fn what_waits_for_one_desk_is_never_told_to_another_and_waits_again_there() {
    let first = Desk::start();
    let bench = Bench::of(&first);
    let there = bench.desk_folder.identity().unwrap().unwrap();
    let away = first.stop();
    let mut terminal = bench.start();
    terminal.hand_over(1, VisitVersion::Evidence);
    terminal.hand_over(1, VisitVersion::Whole);
    terminal.wait_news(2, "kept", |it| matches!(it, DeskNews::Kept { .. }));

    let (second, here) = another();
    bench.desk_folder.keep(&here).unwrap();
    terminal.wait_news(1, "the other desk answers", present);
    terminal.hand_over(2, VisitVersion::Evidence);
    terminal.wait("one is received, two stay", |outbox| {
        let state = outbox.state();
        (state.waiting, state.received, state.set_aside, state.elsewhere) == (0, 1, 0, 2)
    });
    // Whatever the other desk wants.
    second.state().events.push(serde_json::json!({"event": "visits_wanted", "visits": [visit(1)]}));
    second.state().events.push(serde_json::json!({"event": "inventory_wanted"}));
    second.wait("an inventory", |state| state.heard.iter().any(|it| it.path == "/v1/inventory"));
    let visits = second.asked("/v1/visits");
    assert_eq!(visits.len(), 1);
    assert_eq!(visits[0].path, path(2, VisitVersion::Evidence));
    let inventory = second.asked("/v1/inventory").pop().unwrap();
    assert!(!String::from_utf8_lossy(&inventory.body).contains(&visit(1).to_string()));

    let first = away.start();
    bench.desk_folder.keep(&there).unwrap();
    terminal.wait_empty(3);
    let paths: Vec<_> = first.asked("/v1/visits").into_iter().map(|heard| heard.path).collect();
    assert_eq!(paths, [path(1, VisitVersion::Evidence), path(1, VisitVersion::Whole)]);
}

#[test]
fn a_visit_that_is_open_ends_at_the_desk_where_it_began() {
    let first = Desk::start();
    let bench = Bench::of(&first);
    let mut terminal = bench.start();
    terminal.wait_news(1, "it answers", present);
    terminal.link().on_screen(Some(visit(1)));
    terminal.hand_over(1, VisitVersion::Evidence);
    let (second, here) = another();
    bench.desk_folder.keep(&here).unwrap();
    let beats = first.asked("/v1/heartbeats").len();
    first.wait("time passes", |state| {
        state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > beats + 5
    });
    assert_eq!(second.asked("/").len(), 0, "not yet");
    terminal.hand_over(1, VisitVersion::Whole);
    terminal.wait_empty(2);
    terminal.link().on_screen(None);
    second.wait("heartbeats", |state| !state.heard.is_empty());
    assert_eq!(first.asked("/v1/visits").len(), 2);
    assert_eq!(second.asked("/v1/visits").len(), 0);
}
