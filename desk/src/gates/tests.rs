use std::net::IpAddr;

use kazasu_core::handover::{Queue, TerminalState};

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_000);
const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn heartbeat(sent_at: Timestamp) -> Heartbeat {
    let versions = [("kazasu", "0.2.10"), ("protocol", "1"), ("pcsc", "1.9.9-2")];
    Heartbeat {
        sent_at,
        boot: Uuid::nil(),
        state: TerminalState::Ready,
        cause: None,
        visit: None,
        queue: Queue::default(),
        versions: versions.map(|(part, it)| (part.to_owned(), it.to_owned())).into(),
        readers: Vec::new(),
        service_started: true,
    }
}

fn heard(number: u128, sent_at: Timestamp) -> (Uuid, Status) {
    let status = Status {
        heartbeat: heartbeat(sent_at),
        received_at: NOW,
        address: IpAddr::from([192, 0, 2, 1]),
        trail: Vec::new(),
    };
    (Uuid::from_u128(number), status)
}

fn judge(gates: &Gates, heartbeat: &Heartbeat, all: &[(Uuid, Status)]) -> Option<Gate> {
    gates.judge(Uuid::from_u128(1), heartbeat, all, NOW)
}

fn minimum(part: &str, need: &str) -> Gates {
    Gates { minimums: [(part.to_owned(), need.to_owned())].into(), service_starts: None }
}

#[test]
fn a_part_below_its_minimum_is_named() {
    for (part, need, have) in [
        ("kazasu", "0.2.9", None),
        ("kazasu", "0.2.10", None),
        ("kazasu", "0.2", None),
        ("kazasu", "0.2.10-rc.1", None),
        ("kazasu", "0.2.11", Some("0.2.10")),
        ("kazasu", "1", Some("0.2.10")),
        ("pcsc", "1.9.9", None),
        ("pcsc", "1.10", Some("1.9.9-2")),
        ("firmware", "1", Some("unknown")),
    ] {
        let gate = judge(&minimum(part, need), &heartbeat(NOW), &[]);
        assert_eq!(gate.as_ref().map(|gate| gate.have.as_str()), have, "{part} {need}");
        if let Some(gate) = gate {
            assert_eq!((gate.reason, gate.part.as_str()), (GateReason::Outdated, part));
            assert_eq!(gate.need, need);
        }
    }
    let mut older = heartbeat(NOW);
    older.versions.insert("kazasu".to_owned(), "0.3.0-beta".to_owned());
    assert!(judge(&minimum("kazasu", "0.3.0"), &older, &[]).is_some());
}

#[test]
fn a_clock_that_differs_by_more_than_five_minutes_is_named() {
    let gates = Gates::default();
    let now = NOW.as_millis();
    for (sent, passes) in [
        (now, true),
        (now - 300_000, true),
        (now + 300_000, true),
        (now - 300_001, false),
        (now + HOUR, false),
        (now + DAY, false),
        (now - 10 * 365 * DAY, false),
        (0, false),
        (Timestamp::MAX.as_millis(), false),
    ] {
        let gate = judge(&gates, &heartbeat(at(sent)), &[]);
        assert_eq!(gate.is_none(), passes, "{sent}");
        if let Some(gate) = gate {
            assert_eq!((gate.reason, gate.part.as_str()), (GateReason::Clock, "clock"));
        }
    }
}

#[test]
fn where_most_terminals_differ_alike_the_desks_own_clock_is_named() {
    let gates = Gates::default();
    let (right, ahead) = (NOW, at(NOW.as_millis() + HOUR));
    let part = |all: &[(Uuid, Status)]| judge(&gates, &heartbeat(ahead), all).unwrap().part;
    assert_eq!(part(&[heard(1, ahead)]), "clock", "one alone says nothing");
    assert_eq!(part(&[heard(1, ahead), heard(2, ahead)]), "desk_clock");
    assert_eq!(part(&[heard(2, right), heard(3, ahead)]), "desk_clock");
    assert_eq!(part(&[heard(2, right), heard(3, right)]), "clock");
    assert_eq!(part(&[heard(2, right), heard(3, right), heard(4, ahead)]), "clock");
    let elsewhere = at(NOW.as_millis() + DAY);
    assert_eq!(part(&[heard(2, elsewhere), heard(3, right)]), "clock", "each for itself");

    let hour = i64::try_from(HOUR).unwrap();
    assert_eq!(desk_clock(&[heard(1, ahead), heard(2, ahead)], NOW, RECENT), Some(hour));
    assert_eq!(desk_clock(&[heard(1, ahead), heard(2, right)], NOW, RECENT), None);
    assert_eq!(desk_clock(&[heard(1, right), heard(2, right)], NOW, RECENT), None);
    assert_eq!(desk_clock(&[heard(1, ahead)], NOW, RECENT), None);
    let later = at(NOW.as_millis() + HOUR);
    assert_eq!(desk_clock(&[heard(1, ahead), heard(2, ahead)], later, RECENT), None, "long ago");
}

#[test]
fn a_service_that_has_not_started_is_named() {
    let starts = UnixTime::from_secs(NOW.as_millis() / 1_000 + 1);
    let gates = Gates { service_starts: Some(starts), ..Gates::default() };
    let gate = judge(&gates, &heartbeat(NOW), &[]).unwrap();
    assert_eq!(gate.reason, GateReason::NotStarted);
    assert_eq!(gate.need, Timestamp::from(starts).to_string());
    let gates = Gates { service_starts: Some(NOW.as_unix()), ..Gates::default() };
    assert_eq!(judge(&gates, &heartbeat(NOW), &[]), None);
    let own = Heartbeat { service_started: false, ..heartbeat(NOW) };
    assert_eq!(judge(&gates, &own, &[]).unwrap().reason, GateReason::NotStarted);
    let also_late = Heartbeat { sent_at: at(0), ..own };
    assert_eq!(judge(&gates, &also_late, &[]).unwrap().reason, GateReason::Clock, "one at a time");
}
