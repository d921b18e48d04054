//! A patient who types the PIN at once, whatever is shown: no digit is a command, and none is lost
//! where the PIN is wanted.

use super::phone::{Model, Tear};
use super::world::World;
use crate::jpki::PhoneKind;
use crate::screen::{Key, Label, PadPhone, Picture, Specimen, View};
use crate::session::{Action, Look, PinWhy};

const VERIFY: usize = 6;
const CERTIFICATE: usize = 8;

/// Each visit stands where the PIN is wanted next.
fn visits() -> Vec<(&'static str, World)> {
    let android = |tries| {
        let mut world = World::new([Model::Android]);
        world.phones[0].tries = tries;
        world.choose(PhoneKind::Android);
        world
    };
    let mut visits = vec![("chosen", android(3))];
    let mut found = World::new([Model::Android]);
    found.hold(0).shows("an-found");
    visits.push(("found", found));
    let mut wrong = android(3);
    wrong.enter("0000").hold(0).shows("pin-wrong");
    visits.push(("wrong", wrong));
    let mut lifted = android(3);
    lifted.enter("0000").hold(0).lift();
    visits.push(("wrong, lifted", lifted));
    let mut torn = android(3);
    torn.enter("1234").hold_torn(0, Tear::Before(CERTIFICATE)).wait(30);
    visits.push(("right but torn", torn));
    let mut checked = android(3);
    checked.enter("1234").hold_torn(0, Tear::After(VERIFY)).hold(0);
    visits.push(("checked", checked));
    let mut asked = android(3);
    asked.wait(45).shows("still-there");
    visits.push(("still there?", asked));
    visits
}

#[test]
fn digits_that_are_typed_at_once_are_the_pin() {
    for digits in ["1394", "7394", "8080", "0987", "2222"] {
        for (name, mut world) in visits() {
            let look = world.screen().look;
            world.type_digits(digits);
            let View::AnPin { entered, can_confirm, .. } = world.view() else {
                panic!("{name}: {}", world.id())
            };
            assert_eq!((entered, can_confirm, world.screen().look), (4, true, look), "{name}");
            // And it is what goes to the phone.
            world.phones[0].pin = digits.as_bytes().try_into().unwrap();
            world.press(Key::Enter).lift().hold(0);
            assert_eq!(world.phones[0].verifies.last().map(|verify| verify.right), Some(true));
        }
    }
}

/// Enter, which ends what was typed, agrees to nothing either.
#[test]
fn the_last_try_is_not_agreed_to_by_typing() {
    for digits in ["1394", "7394", "1", "0"] {
        for lifted in [true, false] {
            let mut world = World::new([Model::Android]);
            world.phones[0].tries = 2;
            world.choose(PhoneKind::Android).enter("0000").hold(0).shows("pin-wrong");
            if lifted {
                world.lift();
                assert_eq!(world.view(), View::PinLast { wrong: true, typed: false });
            }
            let look = world.screen().look;
            world.type_digits(digits);
            assert_eq!(world.view(), View::PinLast { wrong: true, typed: true }, "{digits}");
            world.press(Key::Enter);
            assert_eq!((world.screen().look, world.oracle.entries), (look, 1));
            world.lift();
            assert_eq!(world.view(), View::PinLast { wrong: true, typed: false });
            world.press(Key::Enter);
            assert_eq!(world.asks().tries, Some(1));
        }
    }
}

/// On every screen from which one key leads to the pad, and on those between 確定 and the answer.
#[test]
fn where_a_pin_is_typed_no_number_is_a_choice() {
    let mut without = 0;
    for Specimen { name, view } in Specimen::all() {
        let screen = crate::screen::Screen::specimen(view.clone(), Look::default());
        let leads = |action| {
            matches!(
                action,
                Action::EnterPin | Action::AgreeLastTry | Action::Choose(PhoneKind::Android)
            )
        };
        let leads = screen.all_choices().any(|choice| leads(choice.action))
            // Whoever is asked which phone it is has not been asked for a PIN.
            && !matches!(view, View::Kind | View::KindHelp);
        let between = matches!(
            view,
            View::AnPin { .. }
                | View::AnFound
                | View::PinWrong { .. }
                | View::AnHold { .. }
                | View::HoldTips { .. }
                | View::Reading { .. }
                | View::ReaderBusy
                | View::Torn { .. }
                | View::TornCheck { .. }
                | View::StillThere { typing: true, .. }
        );
        if leads || between {
            without += 1;
            let numbered = screen
                .all_choices()
                .find(|choice| matches!(choice.key, Some(Key::Number(_))))
                .map(|choice| choice.label);
            assert_eq!(numbered, None::<Label>, "{name}");
        }
    }
    assert!(without > 30, "{without}");
}

#[test]
fn while_the_refused_phone_lies_there_nothing_is_offered_but_to_stop() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("0000").hold(0);
    let screen = world.screen();
    assert_eq!(screen.view, View::PinWrong { tries: Some(2) });
    assert_eq!(screen.picture, Picture::Lift(PhoneKind::Android));
    assert!(screen.choices.is_empty() && screen.back.is_none());
    for action in [Action::EnterPin, Action::Confirm, Action::ForgotPin, Action::Delete] {
        world.touch(action).shows("pin-wrong");
    }
    world.press(Key::Star).shows("cancelled");
}

#[test]
fn the_pad_says_how_many_tries_are_left_wherever_that_is_known() {
    let mut world = World::new([Model::Android]);
    world.hold(0).lift();
    assert_eq!((world.asks().why, world.asks().tries), (PinWhy::Found, Some(3)));
    world.enter("0000").hold(0).lift();
    assert_eq!(world.asks().tries, Some(2));
    world.press(Key::Point).shows("an-forgot").press(Key::Minus);
    assert_eq!(world.asks().tries, Some(2), "the second time too");
    world.enter("0000").hold(0).lift().press(Key::Enter);
    assert_eq!(world.asks().tries, Some(1));
}

#[test]
fn a_phone_that_is_held_before_confirming_is_told_what_it_waits_for() {
    let mut world = World::new([Model::Android]);
    let phone = |world: &World| match world.view() {
        View::AnPin { ask, .. } => ask.phone,
        view => panic!("{view:?}"),
    };
    world.choose(PhoneKind::Android).type_digits("1234").hold(0);
    assert_eq!((phone(&world), world.verifies(0)), (PadPhone::Held, 0));
    world.lift();
    assert_eq!(phone(&world), PadPhone::Away);
    world.hold(0).press(Key::Enter).shows("take-an");
    assert_eq!(world.verifies(0), 1);
}
