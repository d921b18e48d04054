//! What pictures are told: when a phone is lifted, and what the reader looks like.

use super::phone::Model;
use super::world::{READER, World, settings};
use crate::jpki::PhoneKind;
use crate::reader::{ReaderEvent, ReaderShape};
use crate::screen::Picture;
use crate::session::{Action, Event, Holding, ReaderPlace, Settings};

/// The picture hears of it at once, whatever the session waits for yet: here the tap, which still
/// powers the phone down.
#[test]
fn a_phone_that_is_lifted_leaves_the_picture_before_its_tap_has_ended() {
    let mut world = World::new([Model::Iphone]);
    world.at_once = false;
    world.hold(0);
    let before = world.screen();
    assert_eq!(before.picture, Picture::Reading);
    world.lift();
    let after = world.screen();
    assert_eq!((after.view.id(), after.picture), ("reading", Picture::Lifted));
    assert_eq!(after.lifted, before.lifted + 1);
}

/// Lifting is counted where something had had its turn: the number tells it from a visit that ends
/// while the phone lies there still.
#[test]
fn what_is_lifted_is_counted_and_the_end_of_a_visit_is_not() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).shows("take-ip");
    assert_eq!(world.screen().lifted, 0);
    world.lift().shows("consent-all");
    assert_eq!(world.screen().lifted, 1);
    world.number(1).acknowledge().hold(0).wait(200).shows("start-left");
    assert_eq!(world.screen().lifted, 1);
    world.lift().shows("start");
    assert_eq!(world.screen().lifted, 2);
}

/// A visit that is cancelled has nothing to take away where nothing lies.
#[test]
fn a_cancelled_visit_shows_a_phone_only_where_one_lies() {
    let mut world = World::new([Model::Iphone]);
    world.choose(PhoneKind::Iphone).touch(Action::Cancel).shows("cancelled");
    assert_eq!(world.screen().picture, Picture::Lifted);
}

/// Words and pictures follow the reader that is there; what the file says goes before.
#[test]
fn a_reader_that_is_known_is_drawn_as_it_is_and_told_so() {
    let with = |settings: Settings, reader: &str| {
        let mut world = World::with(settings, []);
        world.tell(Event::Reader(ReaderEvent::ServiceUp { readers: vec![reader.into()] }));
        let screen = world.screen();
        (screen.reader_shape, screen.holding)
    };
    let pad = "ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00";
    assert_eq!(with(settings(), READER), (ReaderShape::Plain, Holding::Slot));
    assert_eq!(with(settings(), pad), (ReaderShape::Pad, Holding::Usb));
    let in_a_stand = Settings { holding: Some(Holding::Slot), ..settings() };
    assert_eq!(with(in_a_stand, pad), (ReaderShape::Pad, Holding::Slot));
    let in_frame = Settings { reader_place: Some(ReaderPlace::Frame), ..settings() };
    assert_eq!(with(in_frame.clone(), READER), (ReaderShape::Frame, Holding::Slot));
    let slot = Settings { reader_shape: Some(ReaderShape::Slot), ..in_frame };
    assert_eq!(with(slot, pad), (ReaderShape::Slot, Holding::Slot));
}

/// Words do not change under a patient's eyes because a cable was loose.
#[test]
fn a_reader_that_is_away_for_a_moment_keeps_its_shape() {
    let mut world = World::new([]);
    let pad = "ACS ACR1552 1S CL Reader PICC 0";
    world.tell(Event::Reader(ReaderEvent::ServiceUp { readers: vec![pad.into()] }));
    world.tell(Event::Reader(ReaderEvent::Detached(pad.into())));
    assert_eq!(world.screen().reader_shape, ReaderShape::Pad);
    world.tell(Event::Reader(ReaderEvent::Attached(READER.into())));
    assert_eq!(world.screen().reader_shape, ReaderShape::Plain, "another one");
}

/// A device of several readers is known by the one that phones are held to.
#[test]
fn a_slot_for_cards_with_contacts_does_not_tell_the_shape() {
    let mut world = World::new([]);
    let readers = ["ACS ACR1281 Dual Reader ICC 00 00".into(), READER.into()];
    world.tell(Event::Reader(ReaderEvent::ServiceUp { readers: readers.into() }));
    assert_eq!(world.screen().reader_shape, ReaderShape::Plain);
}
