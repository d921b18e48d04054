//! Things that lie elsewhere: staff are told once, every other reader works, and a phone that can
//! be read wins over a thing that cannot.

use super::phone::{Model, Tear};
use super::world::{READER, World, settings};
use crate::jpki::PhoneKind;
use crate::reader::ReaderEvent;
use crate::screen::View;
use crate::session::{Action, Effect, Event, Notice};

const OTHER: &str = "Reader 1";
const THIRD: &str = "Reader 2";

/// With these things beside two readers, after a while.
fn two_readers<const N: usize>(models: [Model; N]) -> World {
    let mut world = World::new(models);
    world.attach(OTHER).wait(2);
    world
}

/// The readers of which staff were told.
fn told(world: &World) -> Vec<String> {
    let notice = |effect| match effect {
        &Effect::Notify(Notice::LeftOnReader { ref reader }) => Some(reader.to_string()),
        _ => None,
    };
    world.effects.iter().filter_map(notice).collect()
}

fn taps(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::StartTap { .. })).count()
}

#[test]
fn what_rests_on_one_reader_is_told_once_and_the_other_serves() {
    for (resting, at) in
        [(Model::Transit, READER), (Model::Plastic, READER), (Model::Iphone, OTHER)]
    {
        let mut world = World::new([resting, Model::Iphone]);
        world.service_down();
        world.wait(10);
        world.service_up();
        world.attach(OTHER);
        let (resting, free) = (at, if at == READER { OTHER } else { READER });
        if resting == READER {
            world.hold(0)
        } else {
            world.hold_to(OTHER, 0)
        };
        world.shows("start").wait(60).shows("start");
        assert_eq!((told(&world), taps(&world)), (vec![resting.to_owned()], 0));
        for _ in 0..2 {
            if free == READER {
                world.hold(1)
            } else {
                world.hold_to(OTHER, 1)
            };
            world.shows("take-ip");
            if free == READER {
                world.lift()
            } else {
                world.lift_from(OTHER)
            };
            world.shows("consent-all").agree().acknowledge().shows("done").wait(40);
            world.shows("start");
        }
        assert_eq!(told(&world), [resting], "once");
    }
}

#[test]
fn a_reader_is_free_again_when_the_thing_is_lifted_and_told_anew_for_another() {
    let mut world = two_readers([Model::Transit, Model::Iphone]);
    world.hold(0).shows("e021-none").touch(Action::Finish).shows("start").wait(20);
    assert_eq!(told(&world), [READER]);
    world.lift().wait(1).hold(1).shows("take-ip").lift().agree().acknowledge().wait(15);
    world.hold(0).touch(Action::Finish).wait(20);
    assert_eq!(told(&world), [READER, READER]);
}

/// A phone that is taken away in time is nobody's business.
#[test]
fn what_is_lifted_soon_is_not_told() {
    let mut world = two_readers([Model::Transit]);
    world.hold(0).touch(Action::Finish).wait(9).lift().wait(60);
    assert!(told(&world).is_empty());
}

#[test]
fn with_no_place_left_the_screen_asks_to_lift() {
    let mut world = two_readers([Model::Transit, Model::Plastic]);
    world.hold(0).hold_to(OTHER, 1).shows("e020-card").touch(Action::Finish).shows("start-left");
    world.lift_from(OTHER).shows("start").hold_to(OTHER, 1).shows("e020-card");
}

#[test]
fn a_slot_without_a_place_for_phones_neither_serves_nor_bothers() {
    for slot in
        ["ACS ACR1252 1S CL Reader [ACR1252 Dual Reader SAM] 01 00", "uTrust [Contact Reader]"]
    {
        let mut world = World::new([Model::Transit, Model::Iphone]);
        world.attach(slot);
        world.hold_to(slot, 0).shows("start").wait(60).shows("start");
        assert!(told(&world).is_empty());
        // An empty one is no place where the next phone could be held.
        world.lift_from(slot).hold(1).shows("take-ip").wait(120).shows("start-left");
    }
}

#[test]
fn a_phone_wins_over_a_thing_that_is_no_phone() {
    for thing in [Model::Transit, Model::Plastic, Model::Unknown] {
        // The thing comes first, and the screen has said what it is.
        let mut world = two_readers([thing, Model::Iphone]);
        world.hold(0).hold_to(OTHER, 1);
        world.shows("take-ip").lift_from(OTHER).shows("consent-all");

        // Both are there before either was read.
        let mut world = two_readers([thing, Model::Iphone]);
        world.at_once = false;
        world.hold(0).hold_to(OTHER, 1).shows("reading").run_tap();
        world.shows("reading").run_tap();
        world.shows("take-ip");
        assert_eq!(taps(&world), 2);

        // The phone has come first.
        let mut world = two_readers([thing, Model::Iphone]);
        world.at_once = false;
        world.hold_to(OTHER, 1).hold(0).run_tap();
        world.shows("take-ip").lift_from(OTHER).shows("consent-all");
        assert_eq!(taps(&world), 1);
    }
}

#[test]
fn the_pin_waits_for_the_phone_beside_the_card() {
    for thing in [Model::Transit, Model::Plastic, Model::Unknown, Model::Iphone] {
        let mut world = two_readers([thing, Model::Android]);
        world.choose(PhoneKind::Android).enter("1234").at_once = false;
        world.hold(0).hold_to(OTHER, 1).run_tap();
        world.shows("reading").run_tap();
        world.shows("take-an");
        assert_eq!((world.verifies(0), world.verifies(1), world.oracle.entries), (0, 1, 1));
    }
}

#[test]
fn three_readers_with_two_things_and_one_phone() {
    let mut world = two_readers([Model::Plastic, Model::Transit, Model::Android]);
    world.attach(THIRD).wait(2);
    world.choose(PhoneKind::Android).enter("1234").at_once = false;
    world.hold(0).hold_to(OTHER, 1).hold_to(THIRD, 2);
    for _ in 0..3 {
        world.shows("reading").run_tap();
    }
    world.shows("take-an").lift_from(THIRD).shows("consent-all");
    assert_eq!(taps(&world), 3);
}

#[test]
fn of_two_phones_one_is_read_and_the_other_starts_nothing() {
    let mut world = two_readers([Model::Iphone, Model::Iphone]);
    world.at_once = false;
    world.hold(0).hold_to(OTHER, 1).run_tap();
    world.shows("take-ip").lift().shows("consent-all").agree().acknowledge().wait(40);
    world.shows("start");
    assert_eq!((taps(&world), told(&world)), (1, vec![OTHER.to_owned()]));
    world.at_once = true;
    world.lift_from(OTHER).hold_to(OTHER, 1).shows("take-ip");
}

#[test]
fn a_thing_that_does_not_answer_stands_in_nobodys_way() {
    let mute = |world: &mut World| {
        world.tell(Event::Reader(ReaderEvent::Mute(READER.into())));
    };
    // It was there before.
    let mut world = World::new([Model::Iphone]);
    world.service_down();
    world.wait(10);
    world.service_up();
    world.attach(OTHER);
    mute(&mut world);
    world.shows("start").wait(10).shows("start").hold_to(OTHER, 0).shows("take-ip");
    assert_eq!(told(&world), [READER]);

    // It comes, and then a phone on the other reader.
    let mut world = two_readers([Model::Iphone]);
    mute(&mut world);
    world.shows("hold-tips").hold_to(OTHER, 0).shows("take-ip");

    // The phone is torn: what does not answer has no say in what comes then.
    let mut world = two_readers([Model::Iphone]);
    world.at_once = false;
    world.phones[0].tear = Some(Tear::Before(5));
    world.hold_to(OTHER, 0);
    mute(&mut world);
    world.run_tap();
    world.shows("torn").hold_to(OTHER, 0).run_tap();
    world.shows("take-ip");
}

/// The hold screen asks to lift what was just held, not what rests elsewhere.
#[test]
fn what_rests_elsewhere_is_not_asked_to_be_lifted() {
    let mut world = two_readers([Model::Transit, Model::Iphone]);
    world.hold(0).touch(Action::Finish).wait(1).choose(PhoneKind::Iphone);
    assert_eq!(world.view(), View::IpHold { tips: false, lift_first: false });
    world.phones[1].authenticated = false;
    world.hold_to(OTHER, 1).shows("e021-wallet").touch(Action::Hold);
    assert_eq!(world.view(), View::IpHold { tips: false, lift_first: true });
}

/// Another program keeps the card on the first reader: the phone on the second is read at once.
#[test]
fn a_reader_that_is_kept_stands_in_nobodys_way() {
    let mut world = two_readers([Model::Plastic, Model::Android]);
    world.choose(PhoneKind::Android).enter("1234").at_once = false;
    world.hold(0);
    let (epoch, _) = world.tap.clone().unwrap();
    world.tell(Event::Tap { epoch, news: crate::read::TapNews::Busy });
    world.wait(2).shows("reader-busy").at_once = true;
    world.hold_to(OTHER, 1).shows("take-an");
    assert_eq!((world.verifies(1), world.oracle.entries), (1, 1));
}

#[test]
fn readers_that_are_not_configured_count_for_nothing() {
    let mut settings = settings();
    settings.readers = vec![READER.into()];
    let mut world = World::with(settings, [Model::Transit, Model::Iphone]);
    world.attach(OTHER).hold_to(OTHER, 0).wait(60).shows("start");
    assert!(told(&world).is_empty());
    world.hold(1).shows("take-ip").wait(120).shows("start-left");
}
