//! A visit, from the phone to the desk: over real TLS, to a desk of a test.

use kazasu_core::consent::Ending;
use kazasu_core::handover::{ChallengeParts, VisitRecord, VisitVersion};
use kazasu_core::session::{Action, BundledAnswer};
use kazasu_core::verify::{Anchor, Policy, verify};
use kazasu_core::virtual_phone::Model;
use kazasu_core::virtual_phone::pki::shared;

use super::super::*;
use super::table::{Table, phone};
use crate::host::delivery::tests::bench::{Bench, Terminal};
use crate::host::delivery::tests::desk::{Desk, Reply, TERMINAL};
use crate::host::visits::DeskMail;

/// Connects the visits with the desk of this bench.
fn connect(table: &Table, bench: &Bench) -> Terminal {
    let post = table.desk();
    let (link, held) = bench.link(move |news| {
        post.send_waiting(DeskMail::News(Box::new(news)));
    });
    assert!(table.desk().send(DeskMail::Link(Box::new(link))));
    held
}

fn records(desk: &Desk) -> Vec<VisitRecord> {
    let heard = desk.asked("/v1/visits");
    heard.iter().map(|heard| serde_json::from_slice(&heard.body).unwrap()).collect()
}

fn answer(table: &mut Table) {
    table.hold(&phone(Model::Iphone)).shows("take-ip").take_away().shows("consent-all");
    table.act(Action::Answer(BundledAnswer::All)).shows("consent-check").act(Action::Decide);
}

#[test]
fn a_proved_phone_reaches_the_desk_which_can_prove_it_again() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut table = Table::real(Marker::none());
    let held = connect(&table, &bench);
    desk.wait("nonces", |state| state.nonces >= 8);
    table.is_ready();
    answer(&mut table);
    table.shows("done").act(Action::Finish).shows("start");

    let records = records(&desk);
    let last = records.last().unwrap();
    assert_eq!((last.version, last.ending), (VisitVersion::Whole, Some(Ending::Complete)));
    assert!(records.iter().all(|it| it.visit == last.visit && !it.demo));
    assert_eq!(last.confirmation.letter().map(|letter| letter.get()), Some('A'));
    assert_ne!(last.evidence.desk_nonce, ChallengeParts::NO_DESK);
    // The challenge follows from nonces, terminal and visit alone, and the phone has signed it.
    let anchor = Anchor::from_der("test", shared().anchor_der()).unwrap();
    let policy = Policy::new(vec![anchor]);
    let proves = |terminal: &str, visit| {
        verify(&last.evidence.evidence(terminal, visit), &policy, clock::now()).is_ok()
    };
    assert!(proves(TERMINAL, last.visit));
    assert!(!proves("018f0000-0000-7000-8000-00000000000b", last.visit), "another terminal");
    assert!(!proves(TERMINAL, VisitId::new(uuid::Uuid::from_u128(1))), "another visit");
    held.wait_empty(records.len() as u64);
}

#[test]
fn with_the_desk_away_a_visit_ends_all_the_same_and_is_delivered_later() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let away = desk.stop();
    let mut table = Table::real(Marker::none());
    let held = connect(&table, &bench);
    table.is_ready_without_desk();
    answer(&mut table);
    table.shows("done-away");
    let desk = away.start();
    table.shows("done");
    let records = records(&desk);
    let last = records.last().unwrap();
    assert_eq!(last.evidence.desk_nonce, ChallengeParts::NO_DESK);
    held.wait_empty(records.len() as u64);
}

#[test]
fn what_a_restart_has_left_open_is_completed_before_anybody_is_served() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut table = Table::real(Marker::none());
    let held = connect(&table, &bench);
    table.is_ready();
    answer(&mut table);
    table.shows("done");
    drop(table);
    drop(held);
    // As if the program had ended after version 1 of another visit.
    let mut first: serde_json::Value =
        serde_json::to_value(records(&desk).last().unwrap()).unwrap();
    let visit = "018f0000-0000-7000-8000-0000000000ff";
    for (member, value) in [("visit", visit.into()), ("version", 1.into())] {
        first[member] = value;
    }
    for member in ["consent", "ending", "ended_at"] {
        first[member] = serde_json::Value::Null;
    }
    let body = serde_json::to_vec(&first).unwrap();
    let id = VisitId::new(visit.parse().unwrap());
    desk.script(|heard| {
        let is_visit = heard.path.starts_with("/v1/visits");
        is_visit.then_some(Reply::Problem(kazasu_core::handover::ProblemReason::Busy))
    });
    let mut terminal = bench.start();
    terminal.link().keep(id, VisitVersion::Evidence, 8, body.into());
    terminal.wait("kept", |outbox| outbox.state().waiting == 1);
    drop(terminal);

    desk.script(|_| None);
    let mut table = Table::real(Marker::none());
    let held = connect(&table, &bench);
    table.shows("start");
    held.wait("both are received", |outbox| {
        let state = outbox.state();
        state.waiting == 0 && state.received >= 3
    });
    drop(table);
    let of_visit: Vec<_> = records(&desk).into_iter().filter(|it| it.visit == id).collect();
    let last = of_visit.last().unwrap();
    assert_eq!((last.version, last.ending), (VisitVersion::Whole, Some(Ending::Restarted)));
    assert_eq!((last.consent.is_none(), last.ended_at.is_some()), (true, true));
    assert!(of_visit.iter().any(|it| it.version == VisitVersion::Evidence));
}
