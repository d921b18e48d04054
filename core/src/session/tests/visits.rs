//! Visits in which everything goes well, and what they leave behind.

use super::phone::Model;
use super::world::{READER, RECEIVED, TODAY, World, settings, visit_id};
use crate::confirmation::Confirmation;
use crate::consent::{ConsentAnswer, Ending};
use crate::jpki::PhoneKind;
use crate::reader::ReaderEvent;
use crate::screen::{Key, Label, Picture, View, VisitStep};
use crate::session::{
    Action, Demo, Effect, Event, Facility, HandOverError, HandOverOutcome, Language, Look, Session,
    TextSize, Tone,
};
use crate::verify::Policy;

#[test]
fn android_from_the_first_touch_to_the_end() {
    let mut world = World::new([Model::Android]);
    world.shows("start").number(1);
    world.shows("kind").number(2);
    world.shows("an-pin").enter("1234");
    world.shows("an-hold").hold(0);
    world.shows("take-an").lift();
    world.shows("consent-all").agree();
    world.shows("handing-over").acknowledge();
    let View::Done { confirmation } = world.view() else { panic!("{}", world.id()) };

    let [it] = world.hand_overs()[..] else { panic!("one hand-over") };
    assert_eq!(it.confirmation, confirmation);
    assert_eq!(it.ending, Some(Ending::Complete));
    let answers = &it.consent.as_ref().unwrap().answers;
    assert_eq!(answers.values().copied().collect::<Vec<_>>(), [ConsentAnswer::Given; 4]);
    assert_eq!(it.proof.at(), TODAY);
    assert_eq!(it.proof.value().certificate(), &it.evidence.certificate);
    assert!(!it.demo);
    assert_eq!(world.verifies(0), 1);
    world.wait(40).shows("start");
}

#[test]
fn iphone_from_the_first_touch_to_the_end() {
    let mut world = World::new([Model::Iphone]);
    world.choose(PhoneKind::Iphone).shows("ip-hold").hold(0);
    world.shows("take-ip").lift();
    world.shows("consent-all").refuse();
    world.acknowledge().shows("done").number(1);
    world.shows("start");
    let [it] = world.hand_overs()[..] else { panic!("one hand-over") };
    let answers = &it.consent.as_ref().unwrap().answers;
    assert_eq!(it.ending, Some(Ending::Complete));
    assert_eq!(answers.values().copied().collect::<Vec<_>>(), [ConsentAnswer::Refused; 4]);
}

#[test]
fn an_iphone_that_wallet_has_unlocked_is_read_without_a_touch() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).shows("take-ip").lift();
    world.shows("consent-all");
}

#[test]
fn an_android_phone_held_first_leads_to_the_pin_once_it_is_lifted() {
    let mut world = World::new([Model::Android]);
    world.hold(0).shows("an-found").wait(30);
    world.shows("an-found").lift();
    world.shows("an-pin").enter("1234").hold(0);
    world.shows("take-an");
    assert_eq!(world.verifies(0), 1);
}

#[test]
fn a_phone_held_at_the_choice_of_kind_is_recognised_too() {
    let mut world = World::new([Model::Iphone]);
    world.number(1).shows("kind").hold(0);
    world.shows("take-ip");
}

#[test]
fn the_wrong_choice_is_put_right_with_one_touch_and_the_pin_is_wiped_unsent() {
    let mut world = World::new([Model::Iphone, Model::Android]);
    world.choose(PhoneKind::Android).enter("1234").hold(0);
    world.shows("e020-iphone").number(1);
    assert_eq!(world.view(), View::IpHold { tips: false, lift_first: true });
    world.lift().hold(0).shows("take-ip");
    assert_eq!(world.verifies(0), 0);

    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Iphone).hold(0);
    world.shows("e020-android").press(Key::Enter);
    world.shows("an-pin").enter("1234");
    assert_eq!(world.view(), View::AnHold { lift_first: true });
    assert_eq!(world.verifies(0), 0);
    world.lift().hold(0).shows("take-an");
}

#[test]
fn a_phone_that_lies_there_while_the_pin_is_typed_is_read_when_it_is_confirmed() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android).hold(0).shows("an-pin").enter("1234").shows("take-an");
}

#[test]
fn the_fourth_digit_does_not_submit() {
    let mut world = World::new([Model::Android]);
    world.choose(PhoneKind::Android);
    assert_eq!(world.screen().press(Key::Enter), None);
    world.type_digits("1234").wait(10);
    assert_eq!(world.view(), View::pin_pad(4));
    world.number(5);
    assert_eq!(world.view(), View::pin_pad(4));
    world.press(Key::Backspace);
    assert_eq!(world.view(), View::pin_pad(3));
    world.touch(Action::Confirm).shows("an-pin");
    assert_eq!(world.verifies(0), 0);
}

#[test]
fn tones_tell_the_stages_apart_and_all_keys_sound_alike() {
    let mut world = World::new([Model::Android]);
    world.number(1);
    assert_eq!(world.tones(), []);
    world.number(2);
    assert_eq!(world.tones(), [Tone::PinNeeded]);
    world.enter("1234");
    assert_eq!(world.tones(), [Tone::Key; 5]);
    world.at_once = false;
    world.hold(0);
    assert_eq!(world.tones(), [Tone::Detected]);
    world.run_tap();
    assert_eq!(world.tones(), [Tone::TakeAway]);
    assert_eq!(world.screen().tone, Some(Tone::TakeAway));
    world.lift().agree().acknowledge();
    assert_eq!(world.tones(), [Tone::Done]);
}

#[test]
fn steps_are_three_with_an_iphone_and_four_with_an_android_phone() {
    let mut world = World::new([Model::Android]);
    let step = |world: &World| world.screen().step;
    assert_eq!(step(&world), None);
    world.number(1);
    assert_eq!(step(&world), Some(VisitStep { number: 1, of: None }));
    world.number(2);
    assert_eq!(step(&world), Some(VisitStep { number: 2, of: Some(4) }));
    world.enter("1234");
    assert_eq!(step(&world), Some(VisitStep { number: 3, of: Some(4) }));
    world.hold(0).lift();
    assert_eq!(step(&world), Some(VisitStep { number: 4, of: Some(4) }));

    let mut world = World::new([Model::Iphone]);
    world.choose(PhoneKind::Iphone);
    assert_eq!(step(&world), Some(VisitStep { number: 2, of: Some(3) }));
    assert_eq!(world.screen().picture, Picture::WalletSteps);
}

#[test]
fn language_size_and_contrast_change_at_any_moment_and_go_back_after_the_visit() {
    let mut world = World::new([Model::Android]);
    world.number(7).number(2).choose(PhoneKind::Android);
    world.type_digits("12");
    for action in [Action::TextSize(TextSize::ExtraLarge), Action::HighContrast(true)] {
        world.touch(action);
    }
    assert_eq!(world.view(), View::pin_pad(2));
    let changed =
        Look { language: Language::EN, text_size: TextSize::ExtraLarge, high_contrast: true };
    assert_eq!(world.screen().look, changed);
    world.type_digits("34").press(Key::Enter).hold(0).lift();
    assert_eq!(world.screen().look, changed);
    world.agree().acknowledge().number(1);
    assert_eq!(world.screen().look, Look::default());

    world.touch(Action::Language(Language::EN)).wait(44);
    assert_eq!(world.screen().look.language, Language::EN);
    world.wait(1);
    assert_eq!(world.screen().look.language, Language::JA);
}

#[test]
fn consent_has_two_answers_of_equal_weight_and_stopping_there_is_asked_again() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift();
    let screen = world.screen();
    assert!(screen.alike);
    assert_eq!(
        screen.choices.iter().map(|choice| choice.label).collect::<Vec<_>>(),
        [
            Label::AgreeToAll,
            Label::OneByOne,
            Label::RefuseAll,
            Label::LearnMore,
            Label::OtherPerson,
        ]
    );
    world.press(Key::Star).shows("cancel-ask").number(1);
    world.shows("consent-all").press(Key::Star).number(2);
    world.shows("cancelled").wait(5).shows("start");
    let [it] = world.hand_overs()[..] else { panic!("one hand-over") };
    assert_eq!(it.ending, Some(Ending::Cancelled));
}

#[test]
fn done_is_not_shown_before_the_visit_is_safe() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree();
    world.tell(Event::HandedOver { visit: visit_id(99), version: 2, outcome: RECEIVED });
    world.shows("handing-over").handed_over(HandOverOutcome::Kept);
    world.shows("done-away").handed_over(RECEIVED);
    world.shows("done").handed_over(HandOverOutcome::Kept);
    world.shows("done");

    // A disk that says nothing keeps nothing, as far as anybody knows.
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().wait(9);
    world.shows("handing-over").wait(1).shows("to-desk").wait(45).shows("start");
}

#[test]
fn a_visit_that_is_safe_nowhere_is_not_shown_as_received() {
    let mut world = World::new([Model::Iphone]);
    world.hold(0).lift().agree().handed_over(HandOverOutcome::Failed(HandOverError::NoDesk));
    world.shows("done-away");
}

#[test]
fn a_visit_has_one_id_from_its_beginning_and_no_phone_is_read_before() {
    let mut world = World::new([Model::Android, Model::Iphone]);
    let ids = |world: &World| {
        world.effects.iter().filter(|effect| matches!(effect, Effect::IdentifyVisit)).count()
    };
    world.number(1);
    assert_eq!(ids(&world), 1);
    // Whoever answers twice changes nothing.
    let confirmation = Confirmation::new(None, 42).unwrap();
    world.tell(Event::VisitIdentified { id: visit_id(77), confirmation });
    world.number(2).enter("1234").hold(1).lift();
    world.shows("e020-iphone").number(1).hold(1).lift().agree();
    assert_eq!((ids(&world), world.hand_overs()[0].visit), (1, visit_id(1)));
    assert_ne!(world.hand_overs()[0].confirmation, confirmation);

    // An answer for nobody counts for nobody.
    world.acknowledge().number(1);
    world.tell(Event::VisitIdentified { id: visit_id(78), confirmation });
    world.hold(1).lift().agree();
    assert_eq!(world.hand_overs()[1].visit, visit_id(2));

    let mut session = Session::new(settings(), world.moment());
    let mut update = |event| session.update(world.moment(), event);
    update(Event::Reader(ReaderEvent::ServiceUp { readers: vec![READER.into()] }));
    world.now += std::time::Duration::from_secs(2);
    let mut update = |event| session.update(world.moment(), event);
    let held = ReaderEvent::Present { reader: READER.into(), atr: Vec::new() };
    let taps = |effects: &[Effect]| {
        effects.iter().filter(|effect| matches!(effect, Effect::StartTap { .. })).count()
    };
    assert_eq!(taps(&update(Event::Reader(held))), 0);
    // A challenge that was made for nobody, or for another visit, is none of this one's.
    let challenge = world.challenge;
    let other = Some(visit_id(4));
    for visit in [None, other] {
        assert_eq!(taps(&update(Event::Challenge { visit, challenge })), 0);
    }
    let (id, visit) = (visit_id(3), Some(visit_id(3)));
    let effects = update(Event::VisitIdentified { id, confirmation });
    let asked = |effect: &&Effect| matches!(effect, Effect::NeedChallenge(of) if *of == visit);
    assert_eq!((taps(&effects), effects.iter().filter(asked).count()), (0, 1));
    assert_eq!(taps(&update(Event::Challenge { visit: other, challenge })), 0);
    assert_eq!(taps(&update(Event::Challenge { visit, challenge })), 1);
}

#[test]
fn a_visit_id_is_written_as_text() {
    let id = visit_id(7);
    assert_eq!(id.to_string(), "00000000-0000-0000-0000-000000000007");
    assert_eq!(id.as_bytes()[15], 7);
}

#[test]
fn each_visit_has_numbers_of_its_own() {
    let mut world = World::new([Model::Iphone]);
    for _ in 0..2 {
        world.hold(0).lift().agree().acknowledge().number(1);
    }
    let [first, second] = world.hand_overs()[..] else { panic!("two hand-overs") };
    assert_ne!((first.visit, first.confirmation), (second.visit, second.confirmation));
    assert_eq!(Confirmation::new(None, 1_000), None);
}

#[test]
fn a_demo_trusts_virtual_readers_alone_and_says_so() {
    let nobody = Policy::new(vec![]);
    let demo = |reader: &str| {
        let mut settings = settings();
        settings.demo =
            Some(Demo { readers: vec![reader.into()], policy: settings.policy.clone() });
        settings.policy = nobody.clone().into();
        let mut world = World::with(settings, [Model::Iphone]);
        world.hold(0);
        world
    };
    let mut world = demo(READER);
    assert!(world.shows("take-ip").screen().demo);
    world.lift().agree();
    assert!(world.hand_overs()[0].demo);
    assert!(demo("another reader").shows("e-verify").screen().demo);
}

/// Anchors and lists that change within a visit count from its next tap on.
#[test]
fn another_policy_counts_from_the_next_tap_on() {
    let mut world = World::new([Model::Iphone]);
    let everybody = world.session.settings.policy.clone();
    world.tell(Event::Policy(Policy::new(vec![]).into()));
    world.hold(0);
    assert!(world.shows("e-verify").hand_overs().is_empty());
    let mut distrustful = settings();
    distrustful.policy = Policy::new(vec![]).into();
    let mut world = World::with(distrustful, [Model::Iphone]);
    world.tell(Event::Policy(everybody));
    world.hold(0);
    world.shows("take-ip");
}

#[test]
fn what_the_configuration_says_of_the_place_is_on_every_screen() {
    let mut settings = settings();
    settings.facility = Facility::Pharmacy;
    settings.desk = Some("カウンター".into());
    settings.contact = Some("03-0000-0000".into());
    let mut world = World::with(settings, [Model::Iphone]);
    assert_eq!(
        (world.screen().facility, world.screen().desk.as_deref()),
        (Facility::Pharmacy, Some("カウンター"))
    );
    assert_eq!(world.screen().contact.as_deref(), Some("03-0000-0000"));
    world.hold(0).lift().agree();
    assert_eq!(world.hand_overs()[0].facility, Facility::Pharmacy);
}

#[test]
fn after_a_visit_the_session_is_as_if_nobody_had_been_there() {
    let visited = |pin: &str| {
        let mut world = World::new([Model::Android]);
        world.choose(PhoneKind::Android).enter(pin);
        world.hold(0);
        if pin == "1234" {
            assert!(format!("{:?}", world.session).contains("UserAuthentication"));
            world.lift().agree().acknowledge().number(1);
        } else {
            world.lift().press(Key::Star).wait(5);
        }
        world.now = std::time::Duration::from_secs(100);
        world.tell(Event::Tick);
        format!("{:?}", world.session)
    };
    let nobody = |session: &str| {
        assert!(session.contains("visit: None"));
        for trace in
            ["CANARY", "UserAuthentication", "Evidence", "Fresh", "Accepted", "entry", "***"]
        {
            assert!(!session.contains(trace), "{trace} in {session}");
        }
        // What is left over differs by the time of the last touch, nothing else.
        session.split("touched").next().unwrap().to_owned()
    };
    assert_eq!(nobody(&visited("1234")), nobody(&visited("4321")));
}

#[test]
fn the_desk_is_told_the_same_whatever_happens_to_the_pin() {
    let told = |attempts: &[&str]| {
        let mut world = World::new([Model::Android]);
        world.choose(PhoneKind::Android);
        for pin in attempts {
            world.enter(pin).hold(0).lift();
            if world.id() == "pin-wrong" {
                world.number(1);
            }
        }
        world.agree().acknowledge();
        let heard = |effect: &&Effect| {
            matches!(effect, Effect::HandOver(_) | Effect::Notify(_) | Effect::CallStaff(_))
        };
        let heard: Vec<String> =
            world.effects.iter().filter(heard).map(|effect| format!("{effect:?}")).collect();
        // The numbers are drawn for each visit.
        heard
            .iter()
            .map(|effect| effect.split("facility").last().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&["1234"]), told(&["9999", "1234"]));
}

#[test]
fn a_session_can_move_between_threads() {
    fn can_move<T: Send + Sync>() {}
    can_move::<Session>();
}
