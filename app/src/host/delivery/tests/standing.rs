use std::sync::atomic::Ordering;
use std::time::Duration;

use kazasu_core::handover::{
    CallCause, ChallengeParts, Gate, GateReason, Heartbeat, ProblemReason, Renewal, TerminalState,
    VisitVersion,
};
use kazasu_core::session::CallId;
use kazasu_core::sha256::Sha256;
use serde_json::json;
use uuid::Uuid;

use super::bench::{Bench, identity, visit};
use super::desk::{Ca, DESK_ID, Desk, Reply};
use crate::host::delivery::{DeskNews, DeskStanding, Situation};

fn standing(is: DeskStanding) -> impl Fn(&DeskNews) -> bool {
    move |news| *news == DeskNews::Standing(is.clone())
}

#[test]
fn a_terminal_that_is_enrolled_while_the_program_runs_begins_at_once() {
    let desk = Desk::start();
    let bench = Bench::not_enrolled();
    let terminal = bench.start();
    terminal.wait_news(1, "no desk", standing(DeskStanding::None));
    assert_eq!(terminal.link.as_ref().unwrap().terminal(), None);
    bench.desk_folder.keep(&identity(&desk, (0, 90))).unwrap();
    terminal.wait_news(1, "there", standing(DeskStanding::Present));
    let own = terminal.link.as_ref().unwrap().terminal().unwrap();
    assert_eq!(own.letter.map(|letter| letter.get()), Some('A'));
}

#[test]
fn nonces_are_there_before_a_tap_and_each_is_used_once() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let terminal = bench.start();
    desk.wait("nonces", |state| state.nonces >= 8);
    let link = terminal.link.as_ref().unwrap();
    let mut seen = Vec::new();
    for _ in 0..20 {
        seen.push(link.parts().unwrap());
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut desk_nonces: Vec<_> = seen.iter().map(|it| it.desk_nonce.0).collect();
    desk_nonces.retain(|nonce| *nonce != ChallengeParts::NO_DESK.0);
    assert!(desk_nonces.len() > 8, "{desk_nonces:?}");
    let mut terminals: Vec<_> = seen.iter().map(|it| it.terminal_nonce.0).collect();
    for nonces in [&mut desk_nonces, &mut terminals] {
        let count = nonces.len();
        nonces.sort_unstable();
        nonces.dedup();
        assert_eq!(nonces.len(), count);
    }
}

#[test]
fn without_a_desk_the_nonce_is_zero() {
    let bench = Bench::not_enrolled();
    let terminal = bench.start();
    let parts = terminal.link.as_ref().unwrap().parts().unwrap();
    assert_eq!(parts.desk_nonce, ChallengeParts::NO_DESK);
    assert_ne!(parts.terminal_nonce, ChallengeParts::NO_DESK);
}

#[test]
fn a_heartbeat_says_how_the_terminal_is() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.link().situation(Situation {
        state: TerminalState::Maintenance,
        cause: None,
        visit: None,
        readers: Vec::new(),
        service_started: false,
    });
    let last = |desk: &Desk| -> Heartbeat {
        serde_json::from_slice(&desk.asked("/v1/heartbeats").last().unwrap().body).unwrap()
    };
    desk.wait("it is told", |state| {
        let body = state.heard.iter().rfind(|it| it.path == "/v1/heartbeats");
        body.is_some_and(|it| String::from_utf8_lossy(&it.body).contains("maintenance"))
    });
    let beat = last(&desk);
    assert_eq!(beat.versions["kazasu"], "0.1.0");
    assert!(!beat.service_started);
    let boot = beat.boot;
    // What waits is counted.
    desk.script(|heard| {
        heard.path.starts_with("/v1/visits").then_some(Reply::Problem(ProblemReason::Busy))
    });
    terminal.hand_over(1, VisitVersion::Evidence);
    desk.wait("the queue", |state| {
        let beat = state.heard.iter().rfind(|it| it.path == "/v1/heartbeats").unwrap();
        let beat: Heartbeat = serde_json::from_slice(&beat.body).unwrap();
        beat.queue.waiting == 1 && beat.queue.oldest.is_some()
    });
    assert_eq!(last(&desk).boot, boot);
    drop(terminal);
    let before = desk.asked("/v1/heartbeats").len();
    let _terminal = bench.start();
    desk.wait("a new start", |state| {
        state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > before
    });
    assert_ne!(last(&desk).boot, boot, "each start is told from the one before");
}

#[test]
fn a_gate_keeps_new_visits_away_and_lets_the_delivery_go_on() {
    let desk = Desk::start();
    let gate = Gate {
        reason: GateReason::Outdated,
        part: "kazasu".to_owned(),
        have: "0.1.0".to_owned(),
        need: "0.2.0".to_owned(),
    };
    desk.state().gate = Some(gate.clone());
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.wait_news(1, "gated", standing(DeskStanding::Gated(gate)));
    terminal.hand_over(1, VisitVersion::Evidence);
    terminal.wait_empty(1);
    desk.state().gate = None;
    terminal.wait_news(1, "over", standing(DeskStanding::Present));
}

#[test]
fn a_call_is_promised_only_when_somebody_sees_it() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.wait_news(1, "there", standing(DeskStanding::Present));
    // Nobody looks at a page.
    desk.state().live = false;
    terminal.link().call(CallId(1), Some(visit(1)));
    terminal.wait_news(1, "nobody", |it| *it == DeskNews::CallUnanswered(CallId(1)));
    // Somebody does, and presses a button.
    desk.state().live = true;
    terminal.link().call(CallId(2), None);
    desk.wait("two calls", |state| {
        state.heard.iter().filter(|it| it.method == "PUT" && it.path.contains("calls")).count() == 2
    });
    let id = desk.asked("/v1/calls").pop().unwrap().path;
    let id = id.trim_start_matches("/v1/calls/").to_owned();
    assert!(!terminal.news().contains(&DeskNews::CallSeen(CallId(2))));
    desk.state().events.push(json!({"event": "something_new"}));
    desk.state().events.push(json!({"event": "call_seen", "call": id}));
    terminal.wait_news(1, "seen", |it| *it == DeskNews::CallSeen(CallId(2)));
    terminal.link().end_call(CallId(2));
    desk.wait("its end", |state| state.heard.iter().any(|it| it.method == "DELETE"));
    assert!(desk.asked("/v1/calls").pop().unwrap().path.ends_with(&id));
    // Nobody can come.
    terminal.link().call(CallId(3), None);
    desk.wait("a third", |state| {
        state.heard.iter().filter(|it| it.method == "PUT" && it.path.contains("calls")).count() == 3
    });
    let id = desk.asked("/v1/calls").pop().unwrap().path;
    let id = id.trim_start_matches("/v1/calls/").to_owned();
    desk.state().events.push(json!({"event": "call_closed", "call": id}));
    terminal.wait_news(1, "closed", |it| *it == DeskNews::CallUnanswered(CallId(3)));
    terminal.link().notify(Some(visit(1)), CallCause::NeedsHelp);
    desk.wait("a notice", |state| {
        state.heard.iter().any(|it| String::from_utf8_lossy(&it.body).contains("needs_help"))
    });
    // The desk is away.
    drop(desk);
    terminal.link().call(CallId(4), None);
    terminal.wait_news(1, "nobody hears it", |it| *it == DeskNews::CallUnanswered(CallId(4)));
}

#[test]
fn events_reach_the_visits() {
    let desk = Desk::start();
    let bench = Bench::of(&desk);
    let mut terminal = bench.start();
    terminal.wait_news(1, "settings at the start", |it| matches!(it, DeskNews::Settings(_)));
    terminal.hand_over(1, VisitVersion::Evidence);
    terminal.wait_empty(1);
    let verdict = json!({
        "state": "refused", "reason": "revoked", "revocation": null, "connected": true,
    });
    desk.state().events.extend([
        json!({"event": "verdict", "visit": visit(1), "verdict": verdict}),
        json!({"event": "settings", "settings": {
            "revision": Sha256::of(b"2"), "questions": null, "desk": "総合窓口",
        }}),
        json!({"event": "bundle_wanted", "request": Uuid::from_u128(5)}),
        json!({"event": "inventory_wanted"}),
    ]);
    terminal.wait_news(1, "a verdict", |it| matches!(it, DeskNews::Verdict { .. }));
    terminal.wait_news(2, "settings", |it| matches!(it, DeskNews::Settings(_)));
    desk.wait("a bundle and an inventory", |state| {
        let asked = |path: &str| state.heard.iter().any(|it| it.path.starts_with(path));
        asked("/v1/bundles/") && asked("/v1/inventory")
    });
    assert_eq!(bench.bundles.load(Ordering::SeqCst), 1);
    let bundle = desk.asked("/v1/bundles/").pop().unwrap();
    assert_eq!(bundle.body, b"PK a bundle");
    assert!(bundle.path.ends_with(&Uuid::from_u128(5).to_string()));
    let inventory = desk.asked("/v1/inventory").pop().unwrap();
    let inventory: serde_json::Value = serde_json::from_slice(&inventory.body).unwrap();
    assert_eq!(inventory["visits"][0]["visit"], json!(visit(1)));
    desk.state().events.push(json!({"event": "revoked"}));
    terminal.wait_news(1, "struck", standing(DeskStanding::Struck));
}

#[test]
fn another_store_and_one_that_was_rolled_back_are_told_what_was_received() {
    for rolled_back in [false, true] {
        let desk = Desk::start();
        let bench = Bench::of(&desk);
        let mut terminal = bench.start();
        terminal.hand_over(1, VisitVersion::Evidence);
        terminal.wait_empty(1);
        let before = desk.asked("/v1/heartbeats").len();
        desk.wait("a heartbeat after it", |state| {
            state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > before + 1
        });
        assert_eq!(desk.asked("/v1/inventory").len(), 0, "the same store is told nothing");
        {
            let mut state = desk.state();
            match rolled_back {
                true => state.sequence -= 1,
                false => state.generation = Uuid::from_u128(2),
            }
        }
        desk.wait("an inventory", |state| state.heard.iter().any(|it| it.path == "/v1/inventory"));
        let inventory = desk.asked("/v1/inventory").pop().unwrap();
        let inventory: serde_json::Value = serde_json::from_slice(&inventory.body).unwrap();
        assert_eq!(inventory["generation"], json!(Uuid::from_u128(1)));
        assert_eq!(inventory["visits"].as_array().unwrap().len(), 1);
        let after = desk.asked("/v1/heartbeats").len();
        desk.wait("more heartbeats", |state| {
            state.heard.iter().filter(|it| it.path == "/v1/heartbeats").count() > after + 2
        });
        let told = desk.asked("/v1/inventory").len();
        assert!(told <= 1 || rolled_back, "another generation is met once");
    }
}

#[test]
fn a_certificate_is_renewed_with_a_new_key_and_the_old_one_kept_until_that_was_used() {
    for by_time in [true, false] {
        let desk = Desk::start();
        let bench = Bench::not_enrolled();
        let days = if by_time { (61, 29) } else { (0, 90) };
        let before = identity(&desk, days);
        bench.desk_folder.keep(&before).unwrap();
        desk.state().renew = !by_time;
        // The first answer is lost: the same request comes again.
        let mut lost = false;
        desk.script(move |heard| {
            let lose = heard.path == "/v1/certificates" && !std::mem::replace(&mut lost, true);
            lose.then_some(Reply::HalfBody)
        });
        let terminal = bench.start();
        let now = || bench.desk_folder.identity().unwrap().unwrap();
        terminal.wait("the new one is in use", |_| {
            now().current.key != before.current.key && now().next.is_none()
        });
        let asked = desk.asked("/v1/certificates");
        let csr = |at: usize| -> Renewal { serde_json::from_slice(&asked[at].body).unwrap() };
        assert!(asked.len() >= 2);
        assert_eq!(csr(0).csr, csr(1).csr);
        assert_eq!(now().asked, None);
        let new = Sha256::of(now().current.certificate.as_bytes());
        desk.wait("it is presented", |state| {
            state.heard.iter().any(|it| it.certificate == Some(new))
        });
    }
}

#[test]
fn a_desk_that_is_not_ours_hears_nothing() {
    let name = format!("{DESK_ID}.kazasu.internal");
    let ours = Desk::start();
    let renamed = Ca::of(&ours.state().ca, "ffffffffffffffff.kazasu.internal", None);
    for (other, why) in [(Ca::new(&name, None), "another CA"), (renamed, "another name")] {
        let desk = Desk::with(other);
        let bench = Bench::not_enrolled();
        let mut identity = identity(&ours, (0, 90));
        identity.address = desk.address.to_string();
        bench.desk_folder.keep(&identity).unwrap();
        let mut terminal = bench.start();
        terminal.hand_over(1, VisitVersion::Evidence);
        terminal.wait("away, and why", |_| {
            let status = super::super::DeliveryStatus::read(&bench.desk_folder);
            status.is_some_and(|it| it.why.as_deref() == Some("not_the_desk") && it.waiting == 1)
        });
        assert_eq!(desk.asked("/").len(), 0, "{why}");
    }
}

#[test]
fn a_desk_whose_certificate_has_ended_or_not_begun_is_still_spoken_to() {
    let name = format!("{DESK_ID}.kazasu.internal");
    for validity in [(2020, 2021), (2090, 2091)] {
        let desk = Desk::with(Ca::new(&name, Some(validity)));
        let bench = Bench::of(&desk);
        let mut terminal = bench.start();
        terminal.hand_over(1, VisitVersion::Evidence);
        terminal.wait_empty(1);
    }
}

#[test]
fn the_difference_of_the_clocks_is_seen() {
    let desk = Desk::start();
    desk.state().ahead_ms = -3_600_000;
    let bench = Bench::of(&desk);
    let terminal = bench.start();
    terminal.wait("an hour", |_| {
        let status = super::super::DeliveryStatus::read(&bench.desk_folder);
        status.is_some_and(|it| {
            it.connected.is_some() && it.ahead.is_some_and(|ahead| (3_590..3_610).contains(&ahead))
        })
    });
    // Nonces count by the desk's clock.
    desk.wait("nonces", |state| state.nonces >= 8);
    terminal.wait("one is usable", |_| {
        let parts = terminal.link.as_ref().unwrap().parts().unwrap();
        parts.desk_nonce != ChallengeParts::NO_DESK
    });
}
