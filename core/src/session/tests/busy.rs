//! Another program uses the reader: nothing is read, nothing is lost, and the patient is told.

use std::time::Duration;

use super::phone::{Model, Verify};
use super::world::{World, ended};
use crate::jpki::{EntryState, PhoneKind};
use crate::read::TapNews;
use crate::reader::OpenError;
use crate::screen::{Key, View};
use crate::session::{Effect, Event, Notice};

/// A phone is held, and another program has the reader.
fn busy(world: &mut World, phone: usize) {
    world.at_once = false;
    world.hold(phone).shows("reading");
    let epoch = world.tap.as_ref().unwrap().0;
    world.tell(Event::Tap { epoch, news: TapNews::Busy });
}

fn with_pin() -> World {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234");
    busy(&mut world, 0);
    world
}

/// The other program has finished, and the tap that waited for it runs.
fn freed(world: &mut World) -> &mut World {
    world.at_once = true;
    world.run_tap();
    world
}

fn kept(world: &World) -> usize {
    world
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Notify(Notice::ReaderKept)))
        .count()
}

#[test]
fn a_moment_is_not_worth_a_word_and_then_the_screen_says_that_the_reader_is_in_use() {
    let mut world = with_pin();
    world.shows("reading");
    world.now += Duration::from_millis(999);
    world.tell(Event::Tick);
    world.shows("reading").wait(1).shows("reader-busy");
    assert_eq!(world.screen().step.map(|step| step.number), Some(3));
    assert!(world.session.next_deadline().is_some());
}

#[test]
fn when_the_reader_is_free_the_tap_goes_on_by_itself_with_the_pin_that_was_typed() {
    let mut world = with_pin();
    world.wait(15).shows("reader-busy");
    freed(&mut world).shows("take-an").lift();
    world.shows("consent-all");
    assert_eq!(world.verifies(0), 1);
}

#[test]
fn a_tap_that_waited_has_its_whole_time_when_it_begins() {
    let mut world = with_pin();
    world.wait(15).shows("reader-busy");
    let epoch = world.tap.as_ref().unwrap().0;
    world.tell(Event::Tap { epoch, news: TapNews::Progress(crate::read::Progress::Selected) });
    world.shows("reading").wait(9).shows("reading").wait(1).shows("e021-slow");
}

#[test]
fn a_phone_that_leaves_meanwhile_keeps_its_pin_for_its_return() {
    let mut world = with_pin();
    let first = world.entries[0].clone();
    world.wait(3).shows("reader-busy").lift();
    assert_eq!(
        (first.state(), world.tap.is_none()),
        (EntryState::Gone, true),
        "the tap that was stopped can send nothing"
    );
    world.shows("an-hold").at_once = true;
    world.hold(0).shows("take-an");
    assert_eq!(world.verifies(0), 1);
}

#[test]
fn a_tap_that_began_before_the_phone_left_has_an_unknown_outcome() {
    let mut world = with_pin();
    let (_, request) = world.tap.take().unwrap();
    // The other program ends, the PIN goes out, and the phone leaves before the host hears a word
    // of it.
    let mut phone = super::phone::Phone::new(Model::Android);
    phone.tear = Some(super::phone::Tear::After(6));
    phone.power_up();
    drop(crate::read::read(&mut phone, &request, &super::world::NoTime, &mut |_| {}));
    assert!(matches!(phone.verifies[..], [Verify { answered: false, .. }]), "{:?}", phone.verifies);
    world.lift().shows("torn-check");
    assert_eq!(request.entry.unwrap().state(), EntryState::Gone);
}

#[test]
fn the_patient_can_leave_and_staff_can_be_called() {
    let mut world = with_pin();
    world
        .wait(2)
        .shows("reader-busy")
        .press(Key::Plus)
        .shows("calling")
        .press(Key::Plus)
        .shows("reader-busy");
    world.press(Key::Star).shows("cancelled");
    assert!(world.tap.is_none());
}

#[test]
fn a_reader_that_is_kept_leads_to_the_desk_and_the_desk_is_told() {
    let mut world = with_pin();
    world.wait(19).shows("reader-busy");
    assert_eq!(kept(&world), 0);
    world.wait(1);
    assert_eq!((world.view(), kept(&world)), (View::ReaderKept, 1));
    assert!(world.tap.is_none() && !world.session.is_visit_open(), "the PIN went with the visit");
    world.wait(44).shows("reader-kept").wait(1).shows("start-left").lift().shows("start");
}

#[test]
fn after_that_a_touch_or_a_phone_begins_anew() {
    let mut world = with_pin();
    world.wait(20).shows("reader-kept").number(1).shows("kind");

    let mut world = World::new([Model::Iphone]);
    busy(&mut world, 0);
    world.wait(20).shows("reader-kept").lift().shows("reader-kept").at_once = true;
    world.hold(0).shows("take-ip");
}

#[test]
fn it_is_nobodys_failure() {
    let mut world = World::new([Model::Iphone]);
    for _ in 0..4 {
        busy(&mut world, 0);
        world.wait(2).shows("reader-busy").lift();
        world.shows("kind");
    }
    busy(&mut world, 0);
    let epoch = world.tap.take().unwrap().0;
    world.tell(Event::Tap { epoch, news: ended(Err(OpenError::Busy.into())) });
    world.shows("kind");
}
