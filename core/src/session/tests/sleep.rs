//! The machine sleeps, or the program is stopped, in the middle of anything: nobody hears of it,
//! and the first event afterwards finds everything over that has run out meanwhile.

use std::time::Duration;

use super::phone::{Model, Tear};
use super::world::{World, settings};
use crate::consent::Ending;
use crate::jpki::{EntryState, PhoneKind};
use crate::read::TapNews;
use crate::reader::ReaderEvent;
use crate::secret::Digit;
use crate::session::{Action, Effect, Event, Limits, MaintenanceOrder};

const NIGHT: Duration = Duration::from_secs(12 * 3_600);

fn android() -> World {
    let mut world = World::new([Model::Android, Model::Android]);
    world.choose(PhoneKind::Android);
    world
}

/// What may come first after a sleep: nothing but the time, a key of the next person, a phone.
fn wake(mut world: World, first: Event) -> World {
    world.now += NIGHT;
    world.effects.clear();
    world.tell(first);
    assert!(!world.session.is_visit_open() || world.id() != "an-pin", "{}", world.id());
    assert!(
        !world.effects.iter().any(|effect| matches!(effect, Effect::Play(_))),
        "no tone of the night is heard in the morning"
    );
    world
}

fn digit() -> Event {
    Event::Patient(Action::Digit(Digit::new(4).unwrap()))
}

#[test]
fn a_half_typed_pin_is_gone_whatever_comes_first() {
    for first in [Event::Tick, digit(), Event::Patient(Action::Confirm)] {
        let mut world = android();
        world.type_digits("123");
        wake(world, first).shows("start");
    }
}

#[test]
fn a_confirmed_pin_goes_to_no_phone_of_the_next_day() {
    let mut world = android();
    world.enter("1234");
    let mut world = wake(world, Event::Tick);
    world.shows("start").hold(1);
    assert_eq!((world.verifies(1), world.id()), (0, "an-found"));

    // The phone is held before anything else is heard.
    let mut world = android();
    world.enter("1234");
    world.now += NIGHT;
    world.hold(1);
    assert_eq!((world.verifies(1), world.id()), (0, "an-found"));
}

#[test]
fn a_tap_in_flight_is_stopped_and_its_late_end_counts_for_nothing() {
    let mut world = android();
    world.at_once = false;
    world.enter("1234").hold(0);
    let (epoch, _) = world.tap.clone().unwrap();
    let mut world = wake(world, Event::Tick);
    world.shows("start-left");
    assert!(world.effects.iter().any(|effect| matches!(effect, Effect::StopTap(_))));
    assert_eq!(world.entries[0].state(), EntryState::Gone);
    let late = super::world::ended(Err(crate::read::ReadError::WrongPin { tries_left: Some(2) }));
    world.tell(Event::Tap { epoch, news: late });
    world.shows("start-left");

    // Its end is the first thing that is heard.
    let mut world = android();
    world.at_once = false;
    world.enter("1234").hold(0);
    let (epoch, _) = world.tap.clone().unwrap();
    let late = super::world::ended(Err(crate::read::ReadError::WrongPin { tries_left: Some(2) }));
    wake(world, Event::Tap { epoch, news: late }).shows("start-left");

    // It waited for another program.
    let mut world = android();
    world.at_once = false;
    world.enter("1234").hold(0);
    let (epoch, _) = world.tap.clone().unwrap();
    world.tell(Event::Tap { epoch, news: TapNews::Busy });
    wake(world, Event::Tick).shows("start-left");
}

#[test]
fn an_accepted_pin_is_not_sent_again_after_a_sleep() {
    let mut world = android();
    world.enter("1234").hold_torn(0, Tear::Before(8)).shows("torn");
    world.now += Duration::from_secs(31);
    world.hold(0);
    assert_eq!(world.verifies(0), 1, "thirty seconds are over");

    let mut world = android();
    world.enter("1234").hold_torn(0, Tear::Before(8));
    wake(world, Event::Tick).shows("start");
}

#[test]
fn a_phone_that_was_read_is_handed_over_once_and_shown_to_nobody() {
    for answered in [false, true] {
        let mut world = World::new([Model::Iphone]);
        world.hold(0).lift().shows("consent-all");
        if answered {
            world.agree().shows("handing-over");
        }
        let before = world.hand_overs().len();
        world.now += NIGHT;
        world.tell(digit());
        world.shows("start");
        assert_eq!((before, world.hand_overs().len()), (usize::from(answered), 1));
        if !answered {
            assert_eq!(world.hand_overs()[0].ending, Some(Ending::Left));
        }
    }
}

#[test]
fn a_call_help_and_a_changed_look_are_over_too() {
    let mut world = World::new([]);
    world.touch(Action::CallStaff).shows("calling");
    wake(world, Event::Tick).shows("start");

    let mut world = World::new([]);
    world.touch(Action::HighContrast(true)).touch(Action::Help(None)).shows("help");
    let world = wake(world, Event::Tick);
    assert!(!world.screen().look.high_contrast && world.id() == "start");

    // Maintenance is nobody's visit: it goes on.
    let mut world = World::new([]);
    world.order(MaintenanceOrder::BeginNow);
    wake(world, Event::Tick).shows("maintenance");
}

#[test]
fn a_short_sleep_ends_nothing_and_costs_its_time() {
    let mut world = android();
    world.type_digits("12");
    world.now += Duration::from_secs(50);
    world.tell(Event::Tick);
    world.shows("still-there").type_digits("34");
    world.shows("an-pin").wait(39).shows("an-pin").wait(1).shows("still-there");
}

#[test]
fn the_wall_clock_neither_ends_nor_prolongs_a_visit() {
    let mut world = android();
    world.type_digits("12");
    let before = world.session.next_deadline();
    for wall in [world.wall.as_secs() + 86_400 * 365, 0, world.wall.as_secs()] {
        world.wall = crate::time::UnixTime::from_secs(wall);
        world.tell(Event::Tick);
        world.shows("an-pin");
        assert_eq!(world.session.next_deadline(), before);
    }
    world.wait(60).shows("start");
}

#[test]
fn readers_that_come_and_go_after_a_sleep_are_seen_as_they_are() {
    let mut world = android();
    world.type_digits("123");
    world.now += NIGHT;
    world.tell(Event::Reader(ReaderEvent::ServiceDown(crate::reader::ServiceDown::NotRunning)));
    world.wait(5).shows("out-of-service").service_up();
    world.shows("start");
}

#[test]
fn limits_without_an_end_are_caught_up_with() {
    let limits = Limits { idle: Duration::MAX, pin: Duration::MAX, ..Limits::default() };
    let mut world =
        World::with(crate::session::Settings { limits, ..settings() }, [Model::Android]);
    world.choose(PhoneKind::Android).type_digits("12");
    world.now += NIGHT;
    world.tell(Event::Tick);
    world.shows("an-pin");
}
