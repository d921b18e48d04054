//! Design rule 1, sentence by sentence. The oracle of the world watches every VERIFY besides.

use std::time::Duration;

use super::phone::{Model, Tear};
use super::world::{World, ended};
use crate::apdu::{ChannelError, Limit};
use crate::jpki::{EntryState, JpkiError, PhoneKind};
use crate::read::{Progress, ReadError, Request, TapNews};
use crate::reader::CardError;
use crate::screen::{Key, Label, PadPhone, PinAsk, View};
use crate::session::{Action, Effect, Event, MaintenanceOrder, Notice, PinWhy};

/// Commands of an Android tap, by number: where to tear it.
const COUNTER: usize = 5;
const VERIFY: usize = 6;
const CERTIFICATE: usize = 8;
const SIGN: usize = 13;

fn android() -> World {
    let mut world = World::new([Model::Android, Model::Android]);
    world.phones[1].serial = 1;
    world.choose(PhoneKind::Android).enter("1234");
    world
}

#[test]
fn a_tear_before_verify_leaves_the_pin_in_place() {
    for tear in (1..=VERIFY).map(Tear::Before).chain((1..=COUNTER).map(Tear::After)) {
        let mut world = android();
        world.hold_torn(0, tear);
        if tear == Tear::Before(VERIFY) {
            // It was handed over: nobody knows.
            world.shows("torn-check");
        } else {
            world.shows("torn").hold(0);
            assert_eq!(
                (world.id(), world.verifies(0), world.oracle.entries),
                ("take-an", 1, 1),
                "{tear:?}"
            );
        }
    }
}

#[test]
fn a_verify_without_an_answer_is_followed_by_the_counter_alone_and_a_new_entry() {
    let mut world = android();
    world.hold_torn(0, Tear::After(VERIFY)).shows("torn-check").hold(0);
    let left = PinAsk { why: PinWhy::Checked, tries: Some(3), phone: PadPhone::Left };
    assert_eq!((world.asks(), world.verifies(0)), (left, 1));
    world.lift();
    assert_eq!(world.asks(), PinAsk { phone: PadPhone::Away, ..left });
    world.shows("an-pin").enter("1234").hold(0).shows("take-an");
    assert_eq!((world.verifies(0), world.oracle.entries), (2, 2));
}

#[test]
fn the_check_says_what_a_lost_wrong_entry_has_cost() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("0000").hold_torn(0, Tear::After(VERIFY)).hold(0);
    assert_eq!((world.asks().why, world.asks().tries), (PinWhy::Checked, Some(2)));

    world.phones[0].tries = 2;
    world.lift().enter("0000").hold_torn(0, Tear::After(VERIFY));
    world.shows("torn-check").hold(0).shows("pin-last");
}

#[test]
fn an_unknown_outcome_is_checked_even_when_the_patient_begins_again() {
    let mut world = android();
    world.hold_torn(0, Tear::After(VERIFY)).hold_torn(0, Tear::Before(1));
    world.shows("e021-early").number(2);
    world.shows("kind").number(2);
    world.shows("torn-check").hold(0);
    assert_eq!((world.asks().why, world.verifies(0)), (PinWhy::Checked, 1));
}

#[test]
fn a_tap_torn_after_9000_goes_on_with_the_same_entry_twice_and_no_more() {
    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE)).shows("torn");
    world.hold_torn(0, Tear::Before(SIGN)).shows("e021-early");
    world.hold(0).shows("take-an");
    assert_eq!((world.verifies(0), world.oracle.entries), (3, 1));

    let mut world = android();
    for _ in 0..3 {
        world.hold_torn(0, Tear::Before(CERTIFICATE));
    }
    world.shows("e-third").number(2);
    assert_eq!(world.asks().why, PinWhy::RightButTorn);
    assert_eq!((world.verifies(0), world.oracle.entries), (3, 1));
}

#[test]
fn thirty_seconds_after_9000_the_entry_is_wiped() {
    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE)).shows("torn").wait(29);
    world.shows("torn").hold(0).shows("take-an");

    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE)).wait(30);
    assert_eq!(world.entries[0].state(), EntryState::Gone);
    assert_eq!(world.asks(), PinAsk { why: PinWhy::RightButTorn, ..PinAsk::default() });
    world.hold(0);
    assert_eq!((world.asks().phone, world.verifies(0)), (PadPhone::Held, 1));
    world.enter("1234").shows("take-an");
}

#[test]
fn the_pin_is_wiped_with_the_last_byte_of_the_signature() {
    let mut world = android();
    world.at_once = false;
    world.hold(0);
    let (epoch, _) = world.tap.clone().unwrap();
    world.tell(Event::Tap { epoch, news: TapNews::Progress(Progress::Complete) });
    world.shows("take-an");
    assert_eq!(world.entries[0].state(), EntryState::Gone);
}

#[test]
fn a_visit_that_ends_within_a_tap_takes_the_pin_with_it() {
    let mut world = android();
    world.at_once = false;
    world.hold(0).order(MaintenanceOrder::BeginNow);
    assert!(world.tap.is_none(), "the host was told to stop");
    assert_eq!(world.entries[0].state(), EntryState::Gone);
}

#[test]
fn the_tap_is_told_how_much_of_the_thirty_seconds_is_left() {
    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE)).wait(12);
    world.at_once = false;
    world.hold(0);
    let Some((_, Request { resend_within, .. })) = &world.tap else { panic!("no tap") };
    assert_eq!(*resend_within, Duration::from_secs(18));
}

#[test]
fn an_accepted_entry_goes_to_no_other_phone() {
    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE)).hold(1);
    world.shows("diff-phone").number(1);
    world.shows("kind");
    assert_eq!((world.verifies(0), world.verifies(1)), (1, 0));
}

#[test]
fn an_accepted_entry_is_not_sent_to_a_counter_that_is_not_full() {
    let mut world = android();
    world.hold_torn(0, Tear::Before(CERTIFICATE));
    world.phones[0].tries = 2;
    world.hold(0);
    assert_eq!((world.asks().why, world.asks().tries), (PinWhy::Checked, Some(2)));
    assert_eq!(world.verifies(0), 1);
}

#[test]
fn whatever_is_not_a_tear_wipes_an_accepted_entry() {
    for (other, id) in [
        (Model::Transit, "e021-none"),
        (Model::Plastic, "e020-card"),
        (Model::Iphone, "e020-iphone"),
    ] {
        let mut world = android();
        world.hold_torn(0, Tear::Before(CERTIFICATE));
        world.phones[1].model = other;
        world.hold(1).shows(id).lift().hold(0);
        assert_eq!(world.verifies(0), 1, "{other:?}");
        assert_ne!(world.id(), "take-an");
    }
}

#[test]
fn a_wrong_pin_says_how_many_tries_are_left_and_nothing_is_sent_without_a_new_entry() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).enter("0000").hold(0);
    assert_eq!(world.view(), View::PinWrong { tries: Some(2) });
    world.wait(5).lift();
    let asked = PinAsk { why: PinWhy::Wrong, tries: Some(2), phone: PadPhone::Away };
    assert_eq!(world.asks(), asked);
    world.hold(0);
    assert_eq!((world.asks().phone, world.verifies(0)), (PadPhone::Held, 1));
}

#[test]
fn the_last_try_needs_consent_with_two_equal_choices() {
    let mut world = World::new([Model::Android]);
    world.phones[0].tries = 1;
    world.choose(PhoneKind::Android).enter("1234").hold(0);
    world.shows("pin-last");
    assert_eq!(world.verifies(0), 0);
    let screen = world.screen();
    assert!(screen.alike && screen.leave.is_none() && screen.back.is_none());
    assert_eq!(
        screen.choices.iter().map(|choice| choice.label).collect::<Vec<_>>(),
        [Label::EnterPin, Label::StopForDesk]
    );
    world.lift().press(Key::Enter);
    assert_eq!(world.asks(), PinAsk { tries: Some(1), ..PinAsk::default() });
    world.shows("an-pin").enter("1234").hold(0).shows("take-an");
    assert_eq!((world.verifies(0), world.oracle.entries), (1, 2));
}

#[test]
fn refusing_the_last_try_leads_to_the_other_ways() {
    let mut world = World::new([Model::Android]);
    world.phones[0].tries = 1;
    world.hold(0).shows("an-found").lift();
    world.shows("pin-last").press(Key::Star);
    world.shows("other-ways").press(Key::Star).shows("start");
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn consent_covers_one_verify_and_is_asked_once_a_visit() {
    let mut world = World::new([Model::Android]);
    world.phones[0].tries = 1;
    world.choose(PhoneKind::Android).enter("1234").hold(0).lift().press(Key::Enter);
    // A tear before VERIFY does not use the consent up.
    world.enter("1234").hold_torn(0, Tear::Before(COUNTER)).shows("torn");
    // The VERIFY is cut off before the phone sees it: the consent is used all the same.
    world.hold_torn(0, Tear::Before(VERIFY)).shows("torn-check");
    world.hold(0);
    assert_eq!(world.view(), View::EThird { again: false });
    assert_eq!(world.verifies(0), 0);
    assert_eq!(
        world
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Notify(Notice::NeedsHelp)))
            .count(),
        1
    );
}

#[test]
fn three_wrong_entries_lock_and_the_third_needs_consent() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android);
    for _ in 0..2 {
        world.enter("0000").hold(0).shows("pin-wrong").lift();
    }
    assert_eq!(world.view(), View::PinLast { wrong: true, typed: false });
    world.press(Key::Enter);
    world.enter("0000").hold(0).shows("pin-locked");
    assert_eq!((world.verifies(0), world.phones[0].tries), (3, 0));
    world.lift().hold(0);
    assert_eq!(world.verifies(0), 3);
}

#[test]
fn an_unreadable_counter_ends_without_verify() {
    let mut world = android();
    world.phones[0].counterless = true;
    // Once it may be chance.
    world.hold(0).shows("torn").lift().hold(0).shows("pin-unknown");
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn a_blocked_pin_is_never_tried() {
    let mut world = android();
    world.phones[0].tries = 0;
    world.hold(0).shows("pin-locked");
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn cancelling_while_the_tap_waits_takes_the_pin_out_of_its_hands() {
    let mut world = android();
    world.at_once = false;
    world.hold(0);
    let (epoch, request) = world.tap.clone().unwrap();
    world.tell(Event::Tap { epoch, news: ended(Err(ReadError::GivenUp)) });
    world.shows("e021-slow").touch(Action::Finish);
    world.tap = Some((epoch, request));
    world.run_tap();
    assert_eq!(world.verifies(0), 0);
    world.shows("start-left");
}

#[test]
fn a_tap_that_was_given_up_may_have_sent_the_pin() {
    let mut world = android();
    world.at_once = false;
    world.hold(0);
    let (epoch, request) = world.tap.clone().unwrap();
    // The host takes the entry out of the tap's hands first; whether it had gone out by then,
    // nobody can say.
    request.entry.unwrap().wipe();
    world.tell(Event::Tap { epoch, news: ended(Err(ReadError::GivenUp)) });
    world.shows("torn-check");
}

#[test]
fn typing_the_pin_again_wipes_the_entry_before_it() {
    let mut world = android();
    world.press(Key::Minus).shows("an-pin").press(Key::Point).shows("an-forgot").press(Key::Star);
    world.shows("other-ways").hold(0);
    assert_eq!(world.verifies(0), 0);
}

/// A tap that has handed the PIN over, and what became of it.
fn run_out(world: &mut World, accepted: bool, error: &ReadError) {
    world.hold(0);
    let (epoch, request) = world.tap.take().unwrap();
    let mut news = vec![Progress::Selected, Progress::TriesLeft(3), Progress::VerifySent];
    news.extend(accepted.then_some(Progress::PinAccepted));
    for progress in news {
        world.tell(Event::Tap { epoch, news: TapNews::Progress(progress) });
    }
    request.entry.unwrap().wipe();
    world.tell(Event::Tap { epoch, news: ended(Err(error.clone())) });
    world.lift();
}

fn run_out_errors() -> [ReadError; 3] {
    let channel = |error| ReadError::Jpki(JpkiError::Channel(error));
    [
        ReadError::GivenUp,
        channel(ChannelError::Limit(Limit::Time)),
        channel(ChannelError::Card(CardError::Silent)),
    ]
}

/// Its signature may be slow, and nobody can know that before the PIN is sent: it is sent once.
#[test]
fn a_phone_that_took_the_pin_and_ran_out_of_time_gets_no_other() {
    for error in run_out_errors() {
        let mut world = android();
        world.at_once = false;
        run_out(&mut world, true, &error);
        assert_eq!(world.view(), View::EThird { again: false }, "{error:?}");
        world.hold(0);
        assert!(world.tap.is_none(), "{error:?}: nothing is read any more");
    }
}

/// Its VERIFY may be slow: the counter is read, the PIN asked for again (design rule 1), and that
/// was the last one.
#[test]
fn a_verify_that_ran_out_of_time_twice_ends_at_the_desk() {
    for error in run_out_errors() {
        let mut world = android();
        world.at_once = false;
        run_out(&mut world, false, &error);
        world.shows("torn-check").at_once = true;
        world.hold(0).lift().shows("an-pin").enter("1234").at_once = false;
        run_out(&mut world, false, &error);
        assert_eq!(world.view(), View::EThird { again: false }, "{error:?}");
        assert_eq!(world.verifies(0), 0);
    }
}
