use super::*;

fn up(readers: &[&str]) -> ReaderEvent {
    ReaderEvent::ServiceUp { readers: readers.iter().map(|&name| name.into()).collect() }
}

fn present(reader: &str) -> ReaderEvent {
    ReaderEvent::Present { reader: reader.into(), atr: vec![0x3B, 0x80] }
}

/// Every change that was noted at a reader since it came, newest last.
fn history(table: &mut ReaderTable<Vec<ReaderChange>>, events: &[ReaderEvent]) {
    for event in events {
        table.apply_with(event, |before, change| {
            let mut changes = before.unwrap_or_default();
            changes.push(change);
            changes
        });
    }
}

#[test]
fn what_lies_where_follows_from_the_events() {
    let mut table = ReaderTable::new(Vec::new());
    assert_eq!((table.service(), table.readiness()), (None, Readiness::Unknown));

    for event in [up(&["A", "B"]), present("A"), ReaderEvent::Mute("B".into())] {
        table.apply(&event);
    }
    let lying: Vec<_> =
        table.usable().map(|(name, state)| (name.escaped(), &state.presence)).collect();
    let answered = CardPresence::Present { atr: vec![0x3B, 0x80] };
    assert_eq!(lying, [("A".to_owned(), &answered), ("B".to_owned(), &CardPresence::Mute)]);
    assert_eq!(table.with_card().map(|(name, _)| name.escaped()).collect::<Vec<_>>(), ["A"]);
    assert_eq!(table.with_mute().map(|(name, _)| name.escaped()).collect::<Vec<_>>(), ["B"]);

    table.apply(&ReaderEvent::Absent("A".into()));
    table.apply(&ReaderEvent::Detached("B".into()));
    assert_eq!(table.get(&"A".into()).map(|state| &state.presence), Some(&CardPresence::Absent));
    assert_eq!(table.get(&"B".into()), None);

    table.apply(&ReaderEvent::ServiceDown(ServiceDown::NotRunning));
    assert_eq!(
        (table.readiness(), table.all().count()),
        (Readiness::NoService(ServiceDown::NotRunning), 0)
    );
}

#[test]
fn an_event_at_a_reader_that_is_not_there_counts_for_nothing() {
    let mut table = ReaderTable::new(Vec::new());
    table.apply(&up(&["A"]));
    table.apply(&ReaderEvent::Detached("A".into()));
    table.apply(&present("A"));
    assert_eq!(table.all().count(), 0);
}

#[test]
fn only_wanted_readers_are_used_and_all_are_known() {
    let mut table = ReaderTable::new(vec!["B".into()]);
    table.apply(&up(&["A"]));
    assert_eq!((table.readiness(), table.get(&"A".into())), (Readiness::NoReader, None));
    table.apply(&ReaderEvent::Attached("B".into()));
    assert_eq!(table.readiness(), Readiness::Ready);
    assert_eq!(table.usable().map(|(name, _)| name.escaped()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(table.all().map(|(name, _)| name.escaped()).collect::<Vec<_>>(), ["A", "B"]);
}

#[test]
fn a_note_is_made_from_the_one_before_and_begins_anew_with_the_reader() {
    use ReaderChange::{Attached, Lifted, Placed};

    let mut table = ReaderTable::new(Vec::new());
    let absent = ReaderEvent::Absent("A".into());
    history(&mut table, &[up(&["A"]), present("A"), absent, ReaderEvent::Mute("A".into())]);
    assert_eq!(table.get(&"A".into()).unwrap().note, [Attached, Placed, Lifted, Placed]);

    history(&mut table, &[ReaderEvent::Attached("A".into())]);
    assert_eq!(table.get(&"A".into()).unwrap().note, [Attached]);
    history(&mut table, &[present("A"), up(&["A"])]);
    assert_eq!(table.get(&"A".into()).unwrap().note, [Attached]);
}

#[test]
fn who_comes_later_learns_the_same() {
    let mut first = ReaderTable::new(Vec::new());
    assert_eq!(first.replay().count(), 0);
    for event in [up(&["A", "B", "C"]), present("A"), ReaderEvent::Mute("B".into())] {
        first.apply(&event);
    }
    let mut later = ReaderTable::new(Vec::new());
    first.replay().for_each(|event| later.apply(&event));
    assert_eq!(later.all().collect::<Vec<_>>(), first.all().collect::<Vec<_>>());

    first.apply(&ReaderEvent::ServiceDown(ServiceDown::NotRunning));
    first.replay().for_each(|event| later.apply(&event));
    assert_eq!((later.service(), later.all().count()), (Some(Err(ServiceDown::NotRunning)), 0));
}
