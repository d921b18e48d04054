//! The questions of consent: what is asked, how it is answered, and what is left of it.

use std::time::Duration;

use super::phone::Model;
use super::world::{World, settings};
use crate::consent::ConsentItem::{Checkup, Diagnosis, Medication, SpecifiedDisease, Surgery};
use crate::consent::{ConsentAnswer, ConsentItem, Ending, Layout, Prescription, Questions};
use crate::screen::{Key, Label, View};
use crate::session::{Action, BundledAnswer};

/// A phone was read and lifted, and these groups are asked.
fn asked(layout: Layout, groups: &[&[ConsentItem]], prescription: bool) -> World {
    let groups = groups.iter().map(|items| items.to_vec()).collect();
    let mut settings = settings();
    settings.questions = Some(Questions::new(layout, groups, prescription).unwrap());
    let mut world = World::with(settings, [Model::Iphone, Model::Iphone]);
    world.hold(0).lift();
    world
}

fn usual() -> World {
    asked(Layout::Bundled, &[&[Diagnosis], &[Medication], &[Checkup], &[Surgery]], false)
}

/// The answers of the only visit.
#[track_caller]
fn answers(world: &World) -> Vec<(ConsentItem, ConsentAnswer)> {
    let [it] = world.hand_overs()[..] else { panic!("one visit") };
    let consent = it.consent.as_ref().expect("nothing was asked");
    consent.answers.iter().map(|(item, answer)| (*item, *answer)).collect()
}

const GIVEN: ConsentAnswer = ConsentAnswer::Given;
const REFUSED: ConsentAnswer = ConsentAnswer::Refused;
const UNANSWERED: ConsentAnswer = ConsentAnswer::Unanswered;

#[test]
fn each_item_is_asked_by_itself_and_kept_by_itself() {
    let mut world = usual();
    world.shows("consent-all").number(2).shows("consent-care").number(1);
    world.shows("consent-meds").number(2).shows("consent-checkup").number(2);
    world.shows("consent-surgery").number(1).shows("consent-check").press(Key::Enter);
    let expected =
        [(Diagnosis, GIVEN), (Medication, REFUSED), (Checkup, REFUSED), (Surgery, GIVEN)];
    assert_eq!(answers(&world), expected);
    assert!(world.hand_overs()[0].ended_at.is_some());
}

#[test]
fn items_of_one_group_have_one_answer_and_items_that_were_not_asked_have_none() {
    let groups: [&[ConsentItem]; 3] = [&[Diagnosis, Medication], &[Surgery], &[Checkup]];
    let mut world = asked(Layout::Items, &groups, false);
    world.shows("consent-care").number(2).shows("consent-surgery").number(1);
    world.shows("consent-checkup").number(1).shows("consent-check").press(Key::Enter);
    let expected =
        [(Diagnosis, REFUSED), (Medication, REFUSED), (Checkup, GIVEN), (Surgery, GIVEN)];
    assert_eq!(answers(&world), expected);
}

#[test]
fn every_answer_can_be_changed_on_the_last_page_and_before() {
    let mut world = usual();
    world.number(1).shows("consent-check").number(3).shows("consent-checkup");
    world.press(Key::Minus).shows("consent-check").number(3).number(2).shows("consent-check");
    let View::ConsentCheck { answers: shown, .. } = world.view() else { panic!() };
    assert_eq!(shown.iter().map(|it| it.given).collect::<Vec<_>>(), [true, true, false, true]);
    world.press(Key::Minus).shows("consent-all").number(2).shows("consent-care").number(2);
    world.number(1).shows("consent-checkup").press(Key::Minus).shows("consent-meds");
    world.press(Key::Minus).press(Key::Minus).shows("consent-all").number(3);
    world.shows("consent-check").number(1).number(1).press(Key::Enter);
    let expected =
        [(Diagnosis, GIVEN), (Medication, REFUSED), (Checkup, REFUSED), (Surgery, REFUSED)];
    assert_eq!(answers(&world), expected);
}

#[test]
fn the_prescription_is_asked_where_it_is_offered_and_can_be_changed_too() {
    let mut world = asked(Layout::Bundled, &[&[Diagnosis], &[Surgery]], true);
    world.number(3).shows("rx").press(Key::Minus).shows("consent-all").number(1);
    world.shows("rx").number(1).shows("consent-check").number(3).shows("rx").number(2);
    world.shows("consent-check").press(Key::Enter);
    assert_eq!(answers(&world), [(Diagnosis, GIVEN), (Surgery, GIVEN)]);
    let consent = world.hand_overs()[0].consent.as_ref().unwrap();
    assert_eq!(consent.prescription, Some(Prescription::Paper));

    let mut world = asked(Layout::Items, &[&[SpecifiedDisease]], true);
    world.shows("consent-disease").number(2).shows("rx").press(Key::Minus);
    world.shows("consent-disease");
}

#[test]
fn where_one_thing_is_asked_there_is_nothing_to_bundle() {
    let mut world = asked(Layout::Bundled, &[&[Diagnosis, Medication]], false);
    world.shows("consent-care").number(1).shows("consent-check").press(Key::Enter);
    assert_eq!(answers(&world), [(Diagnosis, GIVEN), (Medication, GIVEN)]);
}

#[test]
fn where_nothing_is_asked_the_visit_is_complete_and_says_so() {
    let mut settings = settings();
    settings.questions = None;
    let mut world = World::with(settings, [Model::Iphone]);
    world.hold(0).lift().shows("handing-over").acknowledge().shows("done");
    let [it] = world.hand_overs()[..] else { panic!("one visit") };
    assert_eq!((&it.consent, it.ending), (&None, Some(Ending::Complete)));
}

/// A press that was on its way when the page changed was meant for another question.
#[test]
fn an_answer_to_another_page_answers_nothing() {
    let mut world = usual();
    world.number(2).shows("consent-care").touch(Action::Agree(0)).shows("consent-meds");
    for late in [
        Action::Agree(0),
        Action::Refuse(2),
        Action::Answer(BundledAnswer::All),
        Action::Decide,
        Action::Change(0),
        Action::Prescription(Prescription::Paper),
    ] {
        world.touch(late).shows("consent-meds");
    }
}

/// Every page has the same two ways out, none has an answer that is larger than another.
#[test]
fn who_is_another_person_can_say_so_on_every_page_and_nothing_is_kept() {
    let steps: [&[u8]; 5] = [&[], &[2], &[2, 1], &[1], &[1, 1]];
    for steps in steps {
        for leave in [Key::Point, Key::Star] {
            let groups: [&[ConsentItem]; 2] = [&[Diagnosis], &[Surgery]];
            let mut world = asked(Layout::Bundled, &groups, true);
            for step in steps {
                world.number(*step);
            }
            let screen = world.screen();
            let id = screen.view.id();
            let labels: Vec<_> = screen.choices.iter().map(|choice| choice.label).collect();
            assert!(labels.contains(&Label::OtherPerson), "{id}");
            assert!(screen.alike || id == "consent-check", "{id}");
            world.press(leave);
            if leave == Key::Point {
                world.shows("next-person").number(2).shows(id).press(leave).number(1);
                world.shows("start");
            } else {
                world.shows("cancel-ask").number(1).shows(id).press(leave).number(2);
                world.shows("cancelled");
            }
            let ending = if leave == Key::Point { Ending::Left } else { Ending::Cancelled };
            assert_eq!(world.hand_overs()[0].ending, Some(ending), "{id}");
            assert_eq!(answers(&world), [(Diagnosis, UNANSWERED), (Surgery, UNANSWERED)], "{id}");
        }
    }
}

#[test]
fn all_questions_together_have_a_limit_and_whoever_stands_there_is_sent_to_the_desk() {
    let mut world = usual();
    world.number(2);
    for _ in 0..8 {
        world.wait(20).number(1).press(Key::Minus);
    }
    world.wait(19).shows("consent-care").press(Key::Star).shows("cancel-ask").wait(1);
    world.shows("to-desk").touch(Action::Agree(0)).shows("to-desk");
    assert_eq!(world.hand_overs()[0].ending, Some(Ending::Left));
    assert!(answers(&world).iter().all(|(_, answer)| *answer == UNANSWERED));
    // What comes of it makes it no finished visit.
    world.acknowledge().shows("to-desk").wait(45).shows("start");
}

#[test]
fn a_certificate_that_ends_within_three_months_is_spoken_of_before_the_end() {
    let mut world = usual();
    world.agree().acknowledge();
    let not_after = world.versions()[0].proof.value().validity().not_after;
    for (days, note) in [(93, false), (91, true), (0, true)] {
        let mut world = World::new([Model::Iphone]);
        let then = not_after.as_secs() - days * 86_400;
        world.wall = crate::time::UnixTime::from_secs(then);
        world.hold(0).lift().agree();
        if !note {
            world.shows("handing-over");
            continue;
        }
        assert_eq!(world.view(), View::CertSoon { not_after });
        world.acknowledge().shows("cert-soon").number(1).shows("done");
        let mut world = World::new([Model::Iphone]);
        world.wall = crate::time::UnixTime::from_secs(then);
        world.hold(0).lift().agree().acknowledge().wait(44);
        world.shows("cert-soon").wait(1).shows("done");
    }
}

#[test]
fn what_was_answered_is_gone_with_the_visit() {
    let mut world = usual();
    world.number(2).number(1).number(2).press(Key::Star).number(2).wait(5).shows("start");
    let left = format!("{:?}", world.session);
    assert!(!left.contains("Given") && !left.contains("Refused"), "{left}");
    world.hold(1).lift().number(2).shows("consent-care");
    let open = format!("{:?}", world.session);
    assert!(!open.contains("Given"), "an answer of the visit before");
    world.now += Duration::from_secs(0);
}
