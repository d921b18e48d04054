//! Keeping, giving back, confirming.

use kazasu_core::sha256::Sha256;

use super::bench::{Bench, Running, body, id, ids, receipt, row, visit};
use crate::host::outbox::{Health, KeepError, Pick, Row, Standing};

#[test]
fn what_was_kept_is_there_after_a_restart_byte_for_byte() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.outbox.state().health, Health::Serves);
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    drop(running);
    let running = bench.start();
    let waiting = running.oldest().unwrap();
    assert_eq!(waiting.id, id(1, 1));
    assert_eq!(waiting.confirmation, 1);
    assert_eq!(waiting.body, body(id(1, 1)));
    assert_eq!(waiting.sha256, Sha256::of(&body(id(1, 1))));
    let state = running.outbox.state();
    assert_eq!((state.waiting, state.oldest), (1, Some(waiting.kept_at)));
}

/// The oldest first; in order within a visit, whichever came first; the visit on the screen when it
/// is asked for; and beside one that is on its way, those of other visits.
#[test]
fn the_right_one_comes_next() {
    let bench = Bench::new();
    let running = bench.start();
    for (number, version) in [(1, 2), (2, 1), (1, 1), (3, 1)] {
        assert_eq!(running.keep(row(number, version)), Ok(()));
    }
    assert_eq!(ids(running.oldest()), [id(1, 1)]);
    assert_eq!(ids(running.next(Pick::Visit(visit(3)))), [id(3, 1)]);
    assert_eq!(ids(running.next(Pick::OldestBut(vec![visit(1)]))), [id(2, 1)]);
    assert_eq!(ids(running.next(Pick::OldestBut(vec![visit(1), visit(2), visit(3)]))), []);
    assert_eq!(ids(running.next(Pick::Visit(visit(4)))), []);
    running.outbox.received(id(1, 1), receipt(1));
    assert_eq!(ids(running.oldest()), [id(1, 2)]);
}

#[test]
fn the_same_bytes_are_kept_once_and_others_under_their_name_never() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    let other = Row { body: b"other".as_slice().into(), ..row(1, 1) };
    assert_eq!(running.keep(other), Err(KeepError::OtherContent));
    assert_eq!(running.oldest().unwrap().body, body(id(1, 1)));
    assert_eq!(running.until(|state| state.waiting > 0).waiting, 1);
    // Also when the desk has confirmed it.
    running.outbox.received(id(1, 1), receipt(1));
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.until(|state| state.waiting == 0).received, 1);
}

/// Many at once are committed together, and each hears of it.
#[test]
fn many_at_once_are_all_kept() {
    let bench = Bench::new();
    let running = bench.start();
    let (sender, kept) = std::sync::mpsc::channel();
    for number in 0..100 {
        let sender = sender.clone();
        running.outbox.keep(row(number, 1), move |it| drop(sender.send((number, it))));
    }
    drop(sender);
    let mut kept: Vec<_> = kept.iter().collect();
    kept.sort_by_key(|(number, _)| *number);
    assert!(kept.iter().map(|(number, it)| (*number, it)).eq((0..100).zip([&Ok(()); 100])));
    assert_eq!(running.until(|state| state.waiting == 100).waiting, 100);
}

#[test]
fn of_what_was_received_ids_and_hashes_stay() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.keep(row(2, 1)), Ok(()));
    running.outbox.received(id(1, 1), receipt(41));
    // A second receipt for the same changes nothing, one for what was never kept neither.
    running.outbox.received(id(1, 1), receipt(42));
    running.outbox.received(id(9, 1), receipt(43));
    let history = running.history();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].sha256, Sha256::of(&body(id(1, 1))));
    let Standing::Received { receipt: known, .. } = &history[0].standing else {
        panic!("{history:?}")
    };
    assert_eq!(*known, receipt(41));
    assert_eq!(history[1].standing, Standing::Waiting);
    let state = running.until(|state| state.received == 1);
    assert_eq!(state.newest_receipt.map(|(_, newest)| newest), Some(receipt(41)));
}

/// A program that ends within a visit needs what it knew of it, also if the desk has it.
#[test]
fn while_a_visit_is_open_its_content_stays_and_the_next_version_takes_it_away() {
    let bench = Bench::new();
    let running = bench.start();
    let left_open = |running: &Running| ids(running.next(Pick::LeftOpen(visit(1))));
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    running.outbox.received_while_open(id(1, 1), receipt(1));
    drop(running);
    let running = bench.start();
    let state = running.until(|state| state.received == 1);
    assert_eq!((state.waiting, state.damaged, ids(running.oldest())), (0, 0, vec![]));
    assert_eq!(running.next(Pick::LeftOpen(visit(1))).unwrap().body, body(id(1, 1)));
    assert_eq!(left_open(&running), [id(1, 1)]);
    assert_eq!(running.keep(row(1, 2)), Ok(()));
    assert_eq!(left_open(&running), [id(1, 2)]);
    running.outbox.received(id(1, 2), receipt(2));
    assert_eq!(left_open(&running), []);

    // The second was kept before the first was received, or never, since no disk took it.
    assert_eq!(running.keep(row(2, 1)), Ok(()));
    assert_eq!(running.keep(row(2, 2)), Ok(()));
    running.outbox.received_while_open(id(2, 1), receipt(3));
    assert_eq!(ids(running.next(Pick::LeftOpen(visit(2)))), [id(2, 2)]);
    assert_eq!(running.keep(row(3, 1)), Ok(()));
    running.outbox.received_while_open(id(3, 1), receipt(4));
    running.outbox.received(id(3, 2), receipt(5));
    assert_eq!(ids(running.next(Pick::LeftOpen(visit(3)))), []);
}

/// What the desk refuses for good is kept and told, stops nothing, and waits again when it is told
/// to.
#[test]
fn what_is_set_aside_stops_nothing() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.keep(row(2, 1)), Ok(()));
    running.outbox.set_aside(id(1, 1), "malformed");
    assert_eq!(ids(running.oldest()), [id(2, 1)]);
    drop(running);
    let running = bench.start();
    let state = running.until(|state| state.set_aside == 1);
    assert_eq!((state.waiting, &state.health), (1, &Health::Serves));
    let [aside] = state.newest_set_aside.as_slice() else { panic!("{state:?}") };
    assert!(matches!(&aside.standing, Standing::SetAside { why, .. } if why == "malformed"));
    running.outbox.retry_set_aside();
    assert_eq!(running.oldest().unwrap().body, body(id(1, 1)));
    assert_eq!(running.until(|state| state.set_aside == 0).waiting, 2);
    // And may be received after all, also when it was set aside meanwhile.
    running.outbox.set_aside(id(1, 1), "malformed");
    running.outbox.received(id(1, 1), receipt(1));
    let state = running.until(|state| state.received == 1);
    assert_eq!((state.waiting, state.set_aside), (1, 0));
}

#[test]
fn followers_hear_how_it_stands_and_of_each_change() {
    let bench = Bench::new();
    let running = bench.start();
    let (sender, told) = std::sync::mpsc::channel();
    running.outbox.follow(move |state| sender.send(state.waiting).unwrap_or_default());
    assert_eq!(told.recv(), Ok(0));
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(told.recv(), Ok(1));
    running.outbox.received(id(1, 1), receipt(1));
    assert_eq!(told.recv(), Ok(0));
}

#[test]
fn confirmation_numbers_count_on_over_restarts_and_pass_over_open_ones() {
    let bench = Bench::new();
    let running = bench.start();
    for number in [98, 99, 0, 2] {
        assert_eq!(running.keep(row(number, 1)), Ok(()));
    }
    assert_eq!(running.keep(row(97, 1)), Ok(()));
    drop(running);
    let running = bench.start();
    // Behind 97, and not those that are open.
    assert_eq!(running.outbox.next_confirmation(), 1);
    assert_eq!(running.outbox.next_confirmation(), 3);
    // Kept an hour ago is open still, though the desk has it.
    running.outbox.received(id(97, 1), receipt(1));
    running.until(|state| state.received == 1);
    let given: Vec<_> = (4..97).map(|_| running.outbox.next_confirmation()).collect();
    assert!(given.iter().copied().eq(4..97));
    assert_eq!(running.outbox.next_confirmation(), 1);
}

#[test]
fn the_log_has_ids_and_hashes() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.keep(row(2, 1)), Ok(()));
    running.outbox.received(id(1, 1), receipt(41));
    running.outbox.set_aside(id(2, 1), "malformed");
    running.until(|state| state.set_aside == 1 && state.received == 1);
    drop(running);
    let lines = bench.lines();
    let hash = Sha256::of(&body(id(1, 1)));
    for part in [
        r#""event":"outbox","what":"serves""#.to_owned(),
        format!(r#""what":"kept","visit":"{}","visit_version":1,"sha256":"{hash}""#, visit(1)),
        format!(r#""what":"received","visit":"{}","visit_version":1,"sequence":41"#, visit(1)),
        format!(r#""what":"set_aside","visit":"{}","visit_version":1,"why":"malformed""#, visit(2)),
    ] {
        assert!(lines.contains(&part), "{part}\n{lines}");
    }
    assert!(!lines.contains("CANARY"));
}
