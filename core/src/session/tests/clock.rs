//! A wall clock that shows what cannot be: nothing is asked, nothing is proved.

use super::phone::Model;
use super::world::{TODAY, World, ended, settings};
use crate::jpki::{EntryState, PhoneKind};
use crate::read::ReadError;
use crate::screen::View;
use crate::session::{Action, Effect, Event, OutOfService, OutboxDown, Settings};
use crate::time::UnixTime;

const EPOCH: UnixTime = UnixTime::from_secs(0);
const TOO_LATE: UnixTime = UnixTime::from_secs(4_000_000_000);

fn world<const N: usize>(models: [Model; N]) -> World {
    let plausible = UnixTime::from_secs(TODAY.as_secs() - 86_400)
        ..=UnixTime::from_secs(TODAY.as_secs() + 20 * 365 * 86_400);
    World::with(Settings { plausible, ..settings() }, models)
}

fn set(world: &mut World, wall: UnixTime) -> &mut World {
    world.wall = wall;
    world.tell(Event::Tick);
    world
}

#[test]
fn with_a_wrong_clock_nobody_is_asked_anything() {
    for wrong in [EPOCH, TOO_LATE, UnixTime::from_secs(TODAY.as_secs() - 86_401)] {
        let mut world = world([Model::Android, Model::Iphone]);
        set(&mut world, wrong);
        assert_eq!(world.view(), View::ClockWrong { now: wrong });
        world.touch(Action::Start).shows("clock-wrong");
        world.touch(Action::Help(None)).shows("clock-wrong");
        for phone in [0, 1] {
            world.hold(phone).shows("clock-wrong").lift();
        }
        assert!(!world.session.is_visit_open());
        assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::StartTap { .. })));
    }
}

/// The clock is set by the network while nobody touches anything.
#[test]
fn within_five_seconds_of_the_right_time_the_terminal_serves_again() {
    let mut world = world([Model::Iphone]);
    set(&mut world, EPOCH).shows("clock-wrong").wait(600).shows("clock-wrong");
    world.wall = TODAY;
    world.wait(5).shows("start");
    assert_eq!(world.session.next_deadline(), None, "a right clock is not looked at");
    world.hold(0).shows("take-ip");
}

#[test]
fn a_phone_that_was_held_meanwhile_is_not_read_afterwards() {
    let mut world = world([Model::Iphone]);
    set(&mut world, EPOCH).hold(0).shows("clock-wrong");
    world.wall = TODAY;
    world.wait(5).shows("start-left").lift().hold(0).shows("take-ip");
}

#[test]
fn a_clock_that_goes_wrong_ends_a_visit_that_needs_a_phone_yet() {
    let mut typing = world([Model::Android]);
    typing.choose(PhoneKind::Android).type_digits("123");
    set(&mut typing, EPOCH).shows("clock-wrong");
    set(&mut typing, TODAY).shows("start");

    let mut confirmed = world([Model::Android]);
    confirmed.choose(PhoneKind::Android).enter("1234");
    confirmed.wall = TOO_LATE;
    confirmed.hold(0).shows("clock-wrong");
    assert_eq!(confirmed.verifies(0), 0);
}

/// What a tap brings then is judged by nobody.
#[test]
fn a_tap_that_runs_is_stopped_and_never_judged_by_a_wrong_clock() {
    let mut world = world([Model::Android]);
    world.choose(PhoneKind::Android).enter("1234");
    world.at_once = false;
    world.hold(0);
    let (epoch, request) = world.tap.clone().unwrap();
    set(&mut world, EPOCH).shows("clock-wrong");
    assert!(world.tap.is_none(), "the host was told to stop");
    assert_eq!(request.entry.unwrap().state(), EntryState::Gone);
    let evidence = ended(Err(ReadError::WrongPin { tries_left: Some(2) }));
    world.tell(Event::Tap { epoch, news: evidence });
    world.shows("clock-wrong");
    assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::Refused { .. })));
}

/// It was proved while the clock was right.
#[test]
fn what_was_proved_before_goes_on() {
    let mut world = world([Model::Iphone]);
    world.hold(0).lift().shows("consent-all");
    set(&mut world, EPOCH).shows("consent-all").agree().acknowledge().shows("done");
    assert_eq!(world.hand_overs()[0].proof.at(), TODAY);
    world.number(1).shows("clock-wrong");
}

/// Anchors on a disk that does not answer yet: nobody is asked anything, and a phone that was held
/// meanwhile is not read afterwards.
#[test]
fn until_the_trust_files_are_there_nobody_is_asked_anything() {
    let whole = settings();
    let policy = std::sync::Arc::new((*whole.policy).clone().incomplete());
    let mut world = World::with(Settings { policy, ..whole.clone() }, [Model::Iphone]);
    let cause = OutOfService::TrustFiles;
    assert_eq!(world.view(), View::OutOfService { cause });
    world.touch(Action::Start).shows("out-of-service");
    world.hold(0).shows("out-of-service").wait(600).shows("out-of-service");
    assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::StartTap { .. })));
    world.tell(Event::Policy(whole.policy));
    world.shows("start-left").lift().hold(0).shows("take-ip");
}

/// An outbox that keeps nothing: nobody begins a visit that could be lost, whatever its cause, and
/// whoever is in one goes on.
#[test]
fn while_the_outbox_keeps_nothing_nobody_begins() {
    for down in OutboxDown::ALL {
        let mut world = world([Model::Iphone]);
        world.tell(Event::Outbox(Some(down)));
        let cause = OutOfService::Outbox(down);
        assert_eq!(world.view(), View::OutOfService { cause });
        world.touch(Action::Start).shows("out-of-service");
        world.hold(0).shows("out-of-service");
        assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::StartTap { .. })));
        world.tell(Event::Outbox(None));
        world.shows("start-left").lift().hold(0).shows("take-ip");
        world.tell(Event::Outbox(Some(down)));
        world.lift().shows("consent-all");
    }
}
