//! What an interruption leaves behind: phones, visits, readers, calls, a program that starts again.

use super::phone::Model;
use super::world::{READER, World};
use crate::consent::Ending;
use crate::jpki::PhoneKind;
use crate::reader::ReaderEvent;
use crate::screen::{Key, View};
use crate::session::{Action, Effect, Event, MaintenanceOrder, Tone};

#[test]
fn a_phone_that_lies_there_still_starts_nothing_until_it_is_lifted() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().hold(0).shows("next-person").number(1);
    world.shows("start-left").touch(Action::Start).wait(60);
    world.shows("start-left").lift();
    world.shows("start").hold(0).shows("take-ip");
}

#[test]
fn a_phone_that_loses_and_finds_the_field_is_not_a_new_one() {
    let mut world = World::new([Model::Plastic]);
    world.hold(0).shows("e020-card").number(1);
    world.shows("kind").tell(Event::Reader(ReaderEvent::Mute(READER.into())));
    world.hold(0).shows("kind").lift().hold(0).shows("e020-card");
}

#[test]
fn what_lay_there_before_the_reader_came_is_nobodys() {
    let mut world = World::new([Model::Iphone]);
    world.service_down();
    world.wait(10).shows("out-of-service");
    world.service_up();
    world.hold(0).shows("start-left").lift();
    world.wait(2).hold(0).shows("take-ip");
}

#[test]
fn take_it_away_does_not_go_on_while_it_lies_there_and_says_so_every_five_seconds() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).shows("take-ip").tones();
    world.wait(16).shows("take-ip");
    assert_eq!(world.tones(), [Tone::TakeAway; 3]);
    world.lift().shows("consent-all");
}

#[test]
fn a_phone_that_is_forgotten_ends_the_visit_and_the_desk_has_the_proof() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).wait(110).shows("still-there").wait(10);
    world.shows("start-left");
    assert_eq!(world.hand_overs()[0].ending, Some(Ending::Left));
}

#[test]
fn a_phone_held_during_consent_is_not_read() {
    let mut world = World::new([Model::Iphone, Model::Iphone]);
    world.hold(0).lift().hold(1);
    world.shows("next-person").lift();
    world.shows("next-person").number(2);
    world.shows("consent-all").hold(1).number(1);
    world.shows("start-left");
    let taps =
        world.effects.iter().filter(|effect| matches!(effect, Effect::StartTap { .. })).count();
    assert_eq!((taps, world.hand_overs()[0].ending), (1, Some(Ending::Left)));
}

#[test]
fn a_phone_held_after_the_end_waits_for_the_next_visit() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().acknowledge().hold(0);
    world.shows("done").wait(40).shows("start-left").lift();
    world.shows("start");
}

#[test]
fn stopping_before_a_read_is_at_once_and_leaves_nothing() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).type_digits("123").press(Key::Star);
    world.shows("cancelled").wait(5).shows("start");
    assert!(world.hand_overs().is_empty());
}

#[test]
fn a_reader_that_is_gone_for_a_moment_changes_nothing_but_the_pin() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234");
    world.service_down();
    world.wait(4).shows("an-hold").service_up();
    world.wait(2).shows("an-pin").enter("1234").hold(0).shows("take-an");
}

#[test]
fn a_phone_that_is_held_through_a_short_outage_is_read_without_being_lifted() {
    let waiting = || {
        let mut world = World::new([Model::Iphone]);
        world.choose(PhoneKind::Iphone);
        world
    };
    // It came while the service was away.
    let mut world = waiting();
    world.service_down();
    world.wait(1).service_up();
    world.hold(0).shows("take-ip");

    // The outage has cut its tap off: once it is read again, and no more.
    let mut world = waiting();
    world.at_once = false;
    world.hold(0).service_down();
    world.service_up();
    world.hold(0);
    assert!(world.tap.is_some(), "it is read again");
    world.service_down();
    world.service_up();
    world.hold(0);
    assert!(world.tap.is_none() && world.session.is_visit_open(), "it has to be lifted");
    world.at_once = true;
    world.lift().wait(1).hold(0).shows("take-ip");
}

#[test]
fn what_lay_there_before_an_outage_is_still_left_over_and_after_a_long_one_everything_is() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).wait(120).shows("start-left");
    world.service_down();
    world.service_up();
    world.hold(0).shows("start-left");
    world.lift().wait(2).shows("start");

    world.service_down();
    world.wait(6).service_up();
    world.hold(0).shows("start-left");
}

#[test]
fn a_reader_that_stays_away_is_said_after_five_seconds_and_comes_back_by_itself() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).type_digits("123");
    world.tell(Event::Reader(ReaderEvent::Detached(READER.into())));
    assert_eq!(world.view(), View::pin_pad(0));
    world.wait(5).shows("out-of-service");
    world.tell(Event::Reader(ReaderEvent::Attached(READER.into())));
    world.shows("an-pin");
}

#[test]
fn consent_needs_no_reader() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().service_down();
    world.wait(10).shows("consent-all").agree();
    world.acknowledge().shows("done");
}

#[test]
fn a_reader_lost_inside_verify_leaves_the_outcome_unknown() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234");
    world.at_once = false;
    world.hold(0);
    let (_, request) = world.tap.clone().unwrap();
    // The tap has taken the PIN when the reader vanishes.
    request.entry.unwrap().wipe();
    world.service_down();
    world.service_up();
    world.at_once = true;
    world.wait(2).shows("torn-check").hold(0);
    assert_eq!(world.asks().why, crate::session::PinWhy::Checked);
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn only_the_readers_that_are_configured_count() {
    let mut settings = super::world::settings();
    settings.readers = vec!["Reader 1".into()];
    let mut world = World::with(settings, [Model::Iphone]);
    world.wait(10).shows("out-of-service");
    world.tell(Event::Reader(ReaderEvent::Attached("Reader 1".into())));
    world.shows("start").hold(0).shows("start");
}

#[test]
fn staff_can_be_called_from_everywhere_and_the_visit_stays() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).type_digits("12").press(Key::Plus);
    world.shows("calling").press(Key::Plus);
    assert_eq!(world.view(), View::pin_pad(2));
    world.press(Key::Plus);
    world.tell(Event::CallSeen(world.last_call()));
    world.shows("call-seen").press(Key::Minus).shows("an-pin");
    world.press(Key::Plus);
    world.tell(Event::CallUnanswered(world.last_call()));
    world.shows("call-none");
    let calls = |world: &World| {
        world.effects.iter().filter(|effect| matches!(effect, Effect::CallStaff(_))).count()
    };
    assert_eq!(calls(&world), 3);
    let ended = world.effects.iter().filter(|effect| matches!(effect, Effect::EndCall(_))).count();
    assert_eq!(ended, 2);

    let mut world = World::new([]);
    world.service_down();
    world.wait(5).shows("out-of-service").press(Key::Plus).shows("calling");
    world.wait(30).shows("call-none").wait(45).shows("out-of-service");
    assert_eq!(calls(&world), 1);
}

#[test]
fn a_late_word_on_an_older_call_does_not_answer_the_next() {
    let mut world = World::new([Model::Android]);
    world.press(Key::Plus);
    let first = world.last_call();
    world.shows("calling").press(Key::Plus).press(Key::Plus).shows("calling");
    assert_ne!(world.last_call(), first);
    world.tell(Event::CallSeen(first));
    world.shows("calling").tell(Event::CallUnanswered(first));
    world.shows("calling");
    world.tell(Event::CallSeen(world.last_call()));
    world.shows("call-seen");
}

#[test]
fn the_help_waits_above_the_visit() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).type_digits("12").press(Key::Slash);
    world.shows("help").number(2);
    world.shows("help").press(Key::Minus).press(Key::Minus);
    assert_eq!(world.view(), View::pin_pad(2));
    world.type_digits("34").press(Key::Enter).press(Key::Slash).hold(0).shows("take-an");
}

#[test]
fn after_a_restart_within_a_visit_the_screen_says_so() {
    let mut world = World::new([Model::Iphone]);
    world.tell(Event::RestartedInVisit);
    world.shows("restarted").wait(29);
    world.shows("restarted").wait(1).shows("start").tell(Event::RestartedInVisit);
    world.number(1).shows("kind");
}

#[test]
fn maintenance_is_no_visit() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().order(MaintenanceOrder::BeginNow);
    world.shows("maintenance").hold(0).shows("maintenance");
    assert_eq!(world.hand_overs()[0].ending, Some(Ending::Left));
    world.order(MaintenanceOrder::End);
    world.shows("start-left").lift();
    world.shows("start");
}

#[test]
fn something_mute_brings_the_tips_and_is_no_failure() {
    let mut world = World::new([Model::Android]);
    for _ in 0..4 {
        world.tell(Event::Reader(ReaderEvent::Mute(READER.into())));
        world.shows("hold-tips").lift();
    }
    world.hold(0).shows("an-found");
}

#[test]
fn before_the_first_look_the_terminal_gets_ready() {
    let moment =
        crate::session::Moment { uptime: std::time::Duration::ZERO, wall: super::world::TODAY };
    let session = crate::session::Session::new(super::world::settings(), moment);
    assert_eq!(crate::screen::screen(&session).view, View::Starting);
}
