//! Technicians at work: maintenance, test reads and their time, readers that start anew.

use std::time::Duration;

use super::phone::Model;
use super::world::{READER, World, ended, settings};
use crate::code::Reason;
use crate::consent::Ending;
use crate::jpki::PhoneKind;
use crate::read::{Epoch, ReadError, TapNews};
use crate::reader::ReaderName;
use crate::reader::{OpenError, ReaderEvent};
use crate::session::{Action, Effect, Event, Maintenance, MaintenanceOrder, Settings, TapPurpose};
use crate::verify::Challenge;

fn test_read() -> MaintenanceOrder {
    MaintenanceOrder::TestRead { reader: READER.into() }
}

/// In maintenance, with a phone on the reader, and a test read that has not run.
fn testing(model: Model) -> (World, Epoch) {
    let mut world = World::new([model]);
    world.at_once = false;
    world.order(MaintenanceOrder::BeginNow).hold(0).order(test_read());
    let epoch = world.tap.as_ref().expect("a test").0;
    (world, epoch)
}

fn stops(world: &World) -> Vec<Epoch> {
    let stop = |effect: &Effect| match effect {
        Effect::StopTap(epoch) => Some(*epoch),
        _ => None,
    };
    world.effects.iter().filter_map(stop).collect()
}

fn noted(world: &World) -> Vec<bool> {
    let noted = |effect: &Effect| match effect {
        Effect::Maintenance(on) => Some(*on),
        _ => None,
    };
    world.effects.iter().filter_map(noted).collect()
}

fn refusals(world: &World) -> Vec<Reason> {
    let refused = |effect: &Effect| match effect {
        Effect::Refused { reason, .. } => Some(*reason),
        _ => None,
    };
    world.effects.iter().filter_map(refused).collect()
}

#[test]
fn maintenance_waits_for_the_visit_that_is_open() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().shows("consent-all").order(MaintenanceOrder::Begin);
    assert_eq!(world.session.maintenance(), Maintenance::Awaited);
    world.shows("consent-all").agree().acknowledge().shows("done").number(1);
    world.shows("maintenance");
    assert_eq!((world.session.maintenance(), noted(&world)), (Maintenance::On, vec![true]));
    world.order(MaintenanceOrder::End).shows("start");
    assert_eq!((world.session.maintenance(), noted(&world)), (Maintenance::Off, vec![true, false]));
}

#[test]
fn maintenance_that_is_awaited_begins_when_time_ends_the_visit_or_can_be_called_off() {
    let mut world = World::new([]);
    world.number(1).order(MaintenanceOrder::Begin).wait(44);
    world.shows("still-there").wait(1).shows("maintenance");

    let mut world = World::new([]);
    world.number(1).order(MaintenanceOrder::Begin).order(MaintenanceOrder::End);
    world.shows("kind").touch(Action::Back).shows("start");
    assert_eq!(noted(&world), [false; 0]);
}

#[test]
fn each_beginning_and_each_end_is_noted_once() {
    let mut world = World::new([]);
    for order in [MaintenanceOrder::BeginNow, MaintenanceOrder::BeginNow, MaintenanceOrder::Begin] {
        world.order(order);
    }
    world.order(MaintenanceOrder::End).order(MaintenanceOrder::End);
    assert_eq!(noted(&world), [true, false]);
}

#[test]
fn a_test_is_a_tap_with_a_number_of_its_own_and_no_pin() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234").hold(0).lift();
    let visit = world.session.running_tap();
    world.order(MaintenanceOrder::BeginNow);
    world.at_once = false;
    world.hold(0).order(test_read());
    let (epoch, request) = world.tap.clone().expect("a test");
    assert_eq!((visit, epoch), (None, Epoch(2)));
    assert_eq!(world.session.running_tap(), Some(TapPurpose::Test));
    assert!(request.entry.is_none() && !request.last_try_agreed);

    // One at a time.
    world.order(test_read());
    assert_eq!(world.tap.as_ref().map(|(epoch, _)| *epoch), Some(epoch));
    world.run_tap();
    assert_eq!((world.session.running_tap(), world.hand_overs().len()), (None, 1));
    assert_eq!(world.verifies(0), 1);
    world.shows("maintenance");
}

#[test]
fn nothing_is_tested_while_patients_are_served() {
    let mut world = World::new([Model::Iphone]);
    world.order(test_read());
    world.number(1).order(MaintenanceOrder::Begin).order(test_read());
    assert_eq!((world.session.running_tap(), world.tap.is_none()), (None, true));
}

#[test]
fn what_a_test_has_read_is_judged_and_becomes_no_visit() {
    let (mut world, _) = testing(Model::Iphone);
    world.run_tap();
    assert_eq!((refusals(&world), world.hand_overs().len()), (Vec::new(), 0));

    // The phone of the fixture has signed another challenge than the next one.
    let mut world = World::new([Model::Iphone]);
    world.hold(0).challenge = Challenge([0; 32]);
    world.lift().agree().acknowledge().number(1);
    world.order(MaintenanceOrder::BeginNow).hold(0).order(test_read());
    assert_eq!((refusals(&world), world.hand_overs().len()), (vec![Reason::BadSignature], 1));
}

#[test]
fn a_test_is_given_up_after_20_seconds_and_its_late_words_count_for_nothing() {
    let (mut world, epoch) = testing(Model::Iphone);
    world.tell(Event::Tap { epoch, news: TapNews::Busy });
    world.wait(19);
    assert_eq!((world.session.running_tap(), stops(&world)), (Some(TapPurpose::Test), vec![]));
    assert_eq!(world.session.next_deadline(), Some(world.now + Duration::from_secs(1)));
    world.wait(1);
    assert_eq!((world.session.running_tap(), stops(&world)), (None, vec![epoch]));

    world.order(test_read());
    let next = world.tap.as_ref().expect("another test").0;
    world.tell(Event::Tap { epoch, news: ended(Err(ReadError::GivenUp)) });
    assert_eq!(world.session.running_tap(), Some(TapPurpose::Test));
    world.tell(Event::Tap { epoch: next, news: ended(Err(ReadError::PhysicalCard)) });
    assert_eq!(world.session.running_tap(), None);
}

#[test]
fn a_test_ends_with_maintenance_and_says_itself_what_became_of_its_reader() {
    let (mut world, epoch) = testing(Model::Iphone);
    world.order(MaintenanceOrder::End);
    assert_eq!((world.session.running_tap(), stops(&world)), (None, vec![epoch]));

    let (mut world, epoch) = testing(Model::Iphone);
    world.tell(Event::Reader(ReaderEvent::Detached(READER.into())));
    assert_eq!((world.session.running_tap(), stops(&world)), (Some(TapPurpose::Test), vec![]));
    world.tell(Event::Tap { epoch, news: ended(Err(OpenError::ReaderGone.into())) });
    assert_eq!((world.session.running_tap(), stops(&world)), (None, vec![]));
}

#[test]
fn any_reader_can_be_tested_those_that_serve_no_patients_too() {
    let settings = Settings { readers: vec![READER.into()], ..settings() };
    let mut world = World::with(settings, []);
    let other = ReaderName::from("Reader 1");
    world.at_once = false;
    world.tell(Event::Reader(ReaderEvent::Attached(other.clone())));
    world.order(MaintenanceOrder::BeginNow).order(MaintenanceOrder::TestRead { reader: other });
    assert_eq!((world.session.running_tap(), stops(&world)), (Some(TapPurpose::Test), vec![]));
}

#[test]
fn no_tap_begins_while_every_reader_starts_anew() {
    let mut world = World::new([Model::Iphone]);
    world.at_once = false;
    world.choose(PhoneKind::Iphone).hold(0).shows("reading");
    // Another phone lies on another reader already.
    world.tell(Event::Reader(ReaderEvent::Attached("Reader 1".into())));
    world.wait(2);
    let held = ReaderEvent::Present { reader: "Reader 1".into(), atr: vec![0x3B, 0x80] };
    world.tell(Event::Reader(held));
    world.tap = None;
    world.tell(Event::ReaderRestarts(None));
    assert_eq!((world.session.running_tap(), world.tap.is_none()), (None, true));
}

#[test]
fn a_reader_that_starts_anew_stops_what_runs_there_and_nothing_else() {
    let (mut world, epoch) = testing(Model::Iphone);
    world.tell(Event::ReaderRestarts(Some("Reader 1".into())));
    assert_eq!(stops(&world), []);
    world.tell(Event::ReaderRestarts(Some(READER.into())));
    assert_eq!((world.session.running_tap(), stops(&world)), (None, vec![epoch]));

    let mut world = World::new([Model::Android]);
    world.at_once = false;
    world.choose(PhoneKind::Android).enter("1234").hold(0).shows("reading");
    let entry = world.entries[0].clone();
    world.tell(Event::ReaderRestarts(None));
    assert_eq!((world.session.running_tap(), stops(&world)), (None, vec![Epoch(1)]));
    assert_eq!(entry.state(), crate::jpki::EntryState::Gone);
    world.shows("e021-slow");
    assert!(world.hand_overs().iter().all(|it| it.ending == Some(Ending::Left)));
}
