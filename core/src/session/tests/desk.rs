//! A visit with a desk: what it says in time and too late, what it refuses, and what is kept where.

use std::time::Duration;

use super::phone::Model;
use super::world::{RECEIVED, World, settings, visit_id};
use crate::code::Reason;
use crate::consent::{ConsentItem, Ending, Layout, Questions};
use crate::screen::{Key, View};
use crate::session::{
    Action, DeskAnswer, DeskSettings, DeskState, Effect, Event, Gate, HandOver, HandOverError,
    HandOverOutcome, OutOfService, Part,
};

const PRESENT: DeskState = DeskState::Present { eligibility: false };
const UNWRITABLE: HandOverOutcome = HandOverOutcome::Failed(HandOverError::Unwritable);

/// A terminal of a desk that answers.
fn with_desk() -> World {
    let mut world = World::new([Model::Iphone, Model::Iphone]);
    world.tell(Event::Desk(PRESENT));
    world
}

fn surgery() -> Questions {
    let groups = vec![vec![ConsentItem::Surgery], vec![ConsentItem::Checkup]];
    Questions::new(Layout::Items, groups, false).unwrap()
}

impl World {
    fn answer(&mut self, answer: DeskAnswer) -> &mut Self {
        let visit = self.versions().last().unwrap().visit;
        self.tell(Event::DeskAnswered { visit, answer });
        self
    }

    fn ask(&mut self, questions: Option<Questions>) -> &mut Self {
        self.asked.extend(questions.clone());
        self.answer(DeskAnswer::Proved { questions })
    }

    fn refuse_phone(&mut self, reason: Reason) -> &mut Self {
        self.answer(DeskAnswer::Refused { reason })
    }

    fn outcome(&mut self, version: u32, outcome: HandOverOutcome) -> &mut Self {
        let visit = self.versions().last().unwrap().visit;
        self.tell(Event::HandedOver { visit, version, outcome });
        self
    }

    fn wait_ms(&mut self, milliseconds: u64) -> &mut Self {
        self.now += Duration::from_millis(milliseconds);
        self.tell(Event::Tick);
        self
    }
}

#[test]
fn what_was_proved_goes_out_at_once_and_each_version_is_whole() {
    let mut world = with_desk();
    world.hold(0).shows("take-ip");
    let [first] = world.versions()[..] else { panic!("version 1") };
    let first = first.clone();
    assert_eq!((first.version, &first.consent, first.ending), (1, &None, None));
    world.lift().ask(None).agree();
    let [_, second] = world.versions()[..] else { panic!("version 2") };
    assert_eq!((second.version, second.ending), (2, Some(Ending::Complete)));
    assert_eq!((second.visit, second.confirmation), (first.visit, first.confirmation));
    assert_eq!((&second.evidence, second.tapped_at), (&first.evidence, first.tapped_at));
}

#[test]
fn the_desk_has_one_and_a_half_seconds_to_say_what_is_asked() {
    let mut world = with_desk();
    world.hold(0).lift();
    assert_eq!(world.view(), View::Checking { insurance: false });
    world.wait_ms(1_400).shows("checking").ask(Some(surgery())).shows("consent-surgery");
    world.number(1).number(2).press(Key::Enter);
    let consent = world.hand_overs()[0].consent.clone().unwrap();
    assert_eq!(consent.questions, surgery().id());

    let mut world = with_desk();
    world.hold(0).lift().wait_ms(1_600).shows("consent-all").ask(Some(surgery()));
    world.shows("consent-all").number(2).ask(Some(surgery())).shows("consent-care");
    assert_eq!(world.session.next_deadline(), Some(world.now + Duration::from_secs(25)));

    // While the phone lies there the time runs too, and nobody waits for it later.
    let mut world = with_desk();
    world.hold(0).ask(Some(surgery())).lift().shows("consent-surgery");
    let mut world = with_desk();
    world.hold(0).wait(2).ask(Some(surgery())).lift().shows("consent-all");
}

#[test]
fn where_the_desk_asks_for_insurance_the_screen_says_so_and_only_there() {
    let mut world = with_desk();
    world.tell(Event::Desk(DeskState::Present { eligibility: true }));
    world.hold(0).lift();
    assert_eq!(world.view(), View::Checking { insurance: true });
}

#[test]
fn an_absent_desk_is_not_waited_for() {
    for state in [DeskState::None, DeskState::Away] {
        let mut world = World::new([Model::Iphone]);
        world.tell(Event::Desk(state));
        world.hold(0).lift().shows("consent-all");
    }
}

#[test]
fn what_the_desk_sets_for_all_goes_before_the_configuration() {
    let mut world = with_desk();
    world.asked.push(surgery());
    let desk = Some("カウンター".to_owned());
    world.tell(Event::DeskSettings(DeskSettings { questions: Some(surgery()), desk }));
    assert_eq!(world.screen().desk.as_deref(), Some("カウンター"));
    world.hold(0).lift().ask(None).shows("consent-surgery");
    world.tell(Event::DeskSettings(DeskSettings::default()));
    assert_eq!(world.screen().desk, None);
}

/// What brings a visit to where it is looked at.
type Step = fn(&mut World);

#[test]
fn a_refusal_leads_to_the_desk_however_late_it_comes() {
    let steps: [(&str, Step); 6] = [
        ("take-ip", |_| {}),
        ("checking", |world| {
            world.lift();
        }),
        ("consent-all", |world| {
            world.lift().ask(None);
        }),
        ("next-person", |world| {
            world.lift().ask(None).press(Key::Point);
        }),
        ("handing-over", |world| {
            world.lift().ask(None).agree();
        }),
        ("done", |world| {
            world.lift().ask(None).agree().acknowledge();
        }),
    ];
    for (at, walk) in steps {
        for (reason, shown) in [(Reason::Untrusted, "e-verify"), (Reason::Revoked, "e006-revoked")]
        {
            let mut world = with_desk();
            world.hold(0);
            walk(&mut world);
            world.shows(at).refuse_phone(reason).shows(shown).refuse_phone(reason).shows(shown);
            let decided = matches!(at, "handing-over" | "done");
            let ending = if decided { Ending::Complete } else { Ending::Refused };
            let [it] = world.hand_overs()[..] else { panic!("version 2, once") };
            assert_eq!(it.ending, Some(ending), "{at}");
            let was_asked = matches!(at, "consent-all" | "next-person") || decided;
            assert_eq!(it.consent.is_some(), was_asked, "{at}");
            world.lift().touch(Action::OtherWays).shows("other-ways");
        }
    }
}

#[test]
fn a_word_on_another_visit_changes_nothing() {
    let mut world = with_desk();
    world.hold(0).lift().ask(None).press(Key::Star).number(2).wait(5).hold(1).lift();
    let refused = DeskAnswer::Refused { reason: Reason::Revoked };
    world.tell(Event::DeskAnswered { visit: visit_id(1), answer: refused });
    let answer = DeskAnswer::Proved { questions: Some(surgery()) };
    world.tell(Event::DeskAnswered { visit: visit_id(1), answer });
    world.shows("checking").ask(None).shows("consent-all");
}

#[test]
fn two_seconds_are_for_the_receipt_and_then_what_is_kept_is_done() {
    let mut world = with_desk();
    world.hold(0).lift().ask(None).agree().handed_over(HandOverOutcome::Kept);
    world.wait_ms(1_900).shows("handing-over").wait_ms(100).shows("done-away");
    world.acknowledge().shows("done");

    let mut world = with_desk();
    world.hold(0).lift().ask(None).agree().wait(3).shows("handing-over");
    world.handed_over(HandOverOutcome::Kept).shows("done-away");
}

#[test]
fn a_disk_that_fails_leaves_the_receipt_and_without_it_there_is_no_number() {
    let confirmation = |world: &World| world.versions()[0].confirmation;
    let decided = |first| {
        let mut world = with_desk();
        world.hold(0).outcome(HandOver::PROVED, first).lift().ask(None).agree();
        world
    };
    let mut world = decided(UNWRITABLE);
    world.handed_over(UNWRITABLE).shows("handing-over").acknowledge().shows("done");

    let mut world = decided(UNWRITABLE);
    world.handed_over(UNWRITABLE).wait(2);
    assert_eq!(world.view(), View::ToDesk { confirmation: None });
    world.acknowledge().shows("done");

    for first in [HandOverOutcome::Kept, RECEIVED] {
        let mut world = decided(first);
        world.handed_over(UNWRITABLE).wait(2);
        let confirmation = Some(confirmation(&world));
        assert_eq!(world.view(), View::ToDesk { confirmation });
        world.wait(45).shows("start");
    }
    // Nobody to send a receipt: nothing is waited for.
    let mut world = decided(UNWRITABLE);
    world.tell(Event::Desk(DeskState::Away));
    world.handed_over(UNWRITABLE).shows("to-desk");
}

#[test]
fn a_gate_stops_new_visits_and_no_visit_that_is_open() {
    let gates = [
        Gate::TooOld(Part::Ccid),
        Gate::TooOld(Part::Other),
        Gate::Clock,
        Gate::Certificate,
        Gate::Revoked,
        Gate::Unknown,
    ];
    for gate in gates {
        let mut world = with_desk();
        world.hold(0).lift().ask(None);
        world.tell(Event::Desk(DeskState::Gated(gate)));
        world.shows("consent-all").agree().acknowledge().shows("done").number(1);
        let cause = OutOfService::Gated(gate);
        assert_eq!(world.view(), View::OutOfService { cause });
        world.touch(Action::Start).shows("out-of-service").hold(1).shows("out-of-service");
        world.tell(Event::Desk(PRESENT));
        world.shows("start-left").lift().wait(2).shows("start").hold(0).shows("take-ip");
    }
    let taps = |world: &World| {
        world.effects.iter().filter(|it| matches!(it, Effect::StartTap { .. })).count()
    };
    let mut world = with_desk();
    let starts = crate::time::UnixTime::from_secs(u64::MAX);
    world.tell(Event::Desk(DeskState::Gated(Gate::NotStarted(starts))));
    world.shows("start").hold(0);
    assert_eq!((world.view(), taps(&world)), (View::E002 { starts }, 0));
}

#[test]
fn while_the_desk_is_away_visits_go_on_or_not_as_configured() {
    let mut world = with_desk();
    world.tell(Event::Desk(DeskState::Away));
    world.shows("desk-away").number(1).shows("kind").press(Key::Minus);
    world.shows("desk-away").number(2).shows("other-ways").press(Key::Star);
    world.shows("desk-away").hold(0).shows("take-ip").lift().shows("consent-all");
    world.agree().handed_over(HandOverOutcome::Kept).shows("done-away");
    world.tell(Event::Desk(PRESENT));
    world.number(1).shows("start");

    let mut strict = settings();
    strict.without_desk = false;
    let mut world = World::with(strict, [Model::Iphone]);
    world.tell(Event::Desk(DeskState::Away));
    let cause = OutOfService::DeskAway;
    assert_eq!(world.view(), View::OutOfService { cause });
    world.hold(0).shows("out-of-service").lift().wait(2);
    world.tell(Event::Desk(PRESENT));
    world.shows("start");
}
