//! Time: no countdown until the last 20 seconds, then the question, then the end.

use std::time::Duration;

use super::phone::{Model, Tear};
use super::world::{World, settings};
use crate::consent::Ending;
use crate::jpki::PhoneKind;
use crate::screen::{Key, View};
use crate::session::{Action, Effect, Limits};

/// The screen stays until 20 s before `limit`, counts down, and ends at START; a touch within the
/// countdown begins anew.
fn ends_after(limit: u64, open: impl Fn() -> World) {
    let mut world = open();
    let id = world.id();
    world.wait(limit - 21).shows(id).wait(1);
    let View::StillThere { seconds: 20, typing } = world.view() else { panic!("{}", world.id()) };
    world.wait(19);
    assert_eq!(world.view(), View::StillThere { seconds: 1, typing });
    let [stay, leave] =
        if typing { [Key::Enter, Key::Star] } else { [Key::Number(1), Key::Number(2)] };
    world.press(stay).shows(id).wait(limit - 20);
    world.shows("still-there").wait(20).shows("start");
    let mut world = open();
    world.wait(limit - 10).press(leave).shows("start");
}

fn android() -> World {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android);
    world
}

#[test]
fn each_part_of_a_visit_has_its_limit() {
    ends_after(60, || {
        let mut world = android();
        world.type_digits("123");
        world
    });
    ends_after(60, || {
        let mut world = android();
        world.enter("0000").hold(0).lift();
        world
    });
    ends_after(60, || {
        let mut world = World::new([Model::Android]);
        world.phones[0].tries = 1;
        world.hold(0).lift();
        world
    });
    ends_after(45, || {
        let mut world = World::new([]);
        world.number(1);
        world
    });
    ends_after(45, || {
        let mut world = World::new([Model::Iphone]);
        world.hold(0).lift();
        world
    });
}

#[test]
fn a_pin_that_waits_for_its_phone_is_wiped_at_the_limit() {
    let mut world = android();
    world.enter("1234").wait(40).shows("still-there").wait(20);
    world.shows("start").hold(0).shows("an-found");
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn opening_wallet_has_more_time_and_its_steps_stay() {
    let mut world = World::new([Model::Iphone]);
    world.choose(PhoneKind::Iphone).wait(9);
    assert_eq!(world.view(), View::IpHold { tips: false, lift_first: false });
    world.wait(1);
    assert_eq!(world.view(), View::IpHold { tips: true, lift_first: false });
    world.wait(89).shows("ip-hold").wait(1).shows("still-there").wait(20).shows("start");
}

#[test]
fn after_ten_seconds_without_a_phone_come_tips_and_no_error() {
    let mut world = android();
    world.enter("1234").wait(9).shows("an-hold").wait(1);
    world.shows("hold-tips").hold(0).shows("take-an");
}

#[test]
fn walking_away_during_consent_keeps_no_answer() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().wait(45).shows("start");
    assert_eq!(world.hand_overs()[0].ending, Some(Ending::Left));
}

#[test]
fn a_touch_gives_the_whole_time_again() {
    let mut world = android();
    for _ in 0..4 {
        world.wait(39).type_digits("1").shows("an-pin");
    }
}

#[test]
fn a_late_key_comes_after_the_end() {
    let mut world = android();
    world.type_digits("123");
    world.now += Duration::from_secs(61);
    world.touch(Action::Digit(crate::secret::Digit::new(4).unwrap())).shows("start");
}

#[test]
fn a_clock_that_goes_back_moves_nothing() {
    let mut world = android();
    world.wait(30);
    let before = world.session.next_deadline();
    world.now = Duration::ZERO;
    world.tell(crate::session::Event::Tick);
    assert_eq!(world.session.next_deadline(), before);
}

#[test]
fn limits_can_be_configured() {
    let mut settings = settings();
    settings.limits =
        Limits { pin: Duration::from_secs(30), done: Duration::from_secs(3), ..Limits::default() };
    let mut world = World::with(settings, [Model::Android]);
    world.choose(PhoneKind::Android).wait(10).shows("still-there").press(Key::Enter);
    world.enter("1234").hold(0).lift().agree().acknowledge().wait(2);
    world.shows("done").wait(1).shows("start");
}

#[test]
fn the_last_screens_end_without_a_question() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().acknowledge().wait(39).shows("done").wait(1).shows("start");
}

#[test]
fn endless_limits_do_not_overflow() {
    let mut settings = settings();
    let endless = Duration::MAX;
    settings.limits = Limits {
        pin: endless,
        wallet: endless,
        idle: endless,
        tips: endless,
        tap: endless,
        ..Limits::default()
    };
    let mut world = World::with(settings, [Model::Android]);
    world
        .choose(PhoneKind::Android)
        .wait(1_000)
        .enter("1234")
        .hold_torn(0, Tear::Before(2))
        .shows("torn");
}

/// Whoever wants to hear it once more is still there, and answers nothing by that.
#[test]
fn to_hear_it_again_is_a_sign_of_life_and_no_answer() {
    let mut world = android();
    world.type_digits("123").wait(55).shows("still-there");
    world.touch(Action::SayAgain).shows("an-pin");
    assert!(world.effects.iter().any(|effect| matches!(effect, Effect::SayAgain)));
    assert_eq!(world.view(), View::pin_pad(3));
    world.wait(39).shows("an-pin").wait(1).shows("still-there");

    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().shows("consent-all");
    world.touch(Action::Cancel).shows("cancel-ask").touch(Action::SayAgain).shows("cancel-ask");
}
