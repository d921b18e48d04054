//! The list of languages: opened above whatever can wait, and left without losing anything.

use super::phone::Model;
use super::world::{World, settings};
use crate::jpki::PhoneKind;
use crate::screen::{Key, View};
use crate::session::{Action, Language, Settings};

const SIMPLE: Language = Language::new("ja-simple");

/// A terminal that offers three languages.
fn world<const N: usize>(models: [Model; N]) -> World {
    let languages = vec![Language::JA, SIMPLE, Language::EN];
    World::with(Settings { languages, ..settings() }, models)
}

fn language(world: &World) -> Language {
    world.screen().look.language
}

#[test]
fn a_language_is_chosen_by_number_and_the_visit_goes_on_where_it_was() {
    let mut world = world([Model::Iphone]);
    world.choose(PhoneKind::Iphone).press(Key::Number(7)).shows("languages");
    let screen = world.screen();
    let present: Vec<_> = screen.choices.iter().filter(|it| screen.is_present(it)).collect();
    assert_eq!((screen.choices.len(), present.len()), (3, 1));
    world.press(Key::Number(3)).shows("ip-hold");
    assert_eq!(language(&world), Language::EN);
    // The one that is spoken already, and もどる.
    world.press(Key::Number(7)).press(Key::Number(3)).shows("ip-hold");
    world.press(Key::Number(7)).press(Key::Minus).shows("ip-hold");
    assert_eq!(language(&world), Language::EN);
}

/// Digits that are typed stay, and a number in the list is a language and no digit.
#[test]
fn the_list_waits_above_the_pad_and_above_the_help() {
    let mut world = world([Model::Android]);
    world.choose(PhoneKind::Android).type_digits("12").touch(Action::Languages);
    world.shows("languages").press(Key::Number(2));
    assert_eq!((world.view(), language(&world)), (View::pin_pad(2), SIMPLE));
    world.touch(Action::Help(None)).touch(Action::Languages).shows("languages");
    world.press(Key::Minus).shows("help").press(Key::Minus);
    assert_eq!(world.view(), View::pin_pad(2));
    // The help, opened from the list, leads back to the visit.
    world.touch(Action::Languages).press(Key::Slash).shows("help").press(Key::Minus);
    assert_eq!(world.view(), View::pin_pad(2));
    world.touch(Action::Languages).press(Key::Number(3));
    assert_eq!(world.view(), View::pin_pad(2), "3 is a language there, and no digit");
    world.type_digits("34").press(Key::Enter).hold(0).shows("take-an");
}

#[test]
fn a_phone_that_is_held_is_read_while_the_list_is_open() {
    let mut world = world([Model::Iphone]);
    world.choose(PhoneKind::Iphone).touch(Action::Languages).hold(0).shows("take-ip");
}

/// As for the help: the visit's own time goes on, and without a visit all is as before after a
/// while.
#[test]
fn the_list_has_the_limits_of_the_help() {
    let mut visit = world([]);
    visit.number(1).wait(10).touch(Action::Languages).wait(24).shows("languages");
    visit.wait(1).shows("still-there").number(1).shows("languages");
    visit.wait(45).shows("start");

    let mut nobody = world([]);
    nobody.touch(Action::Languages).wait(44).shows("languages").wait(1).shows("start");
}

#[test]
fn languages_in_sight_are_chosen_at_once() {
    let mut world = world([]);
    assert_eq!(world.screen().languages.len(), 3);
    world.press(Key::Number(4)).shows("start");
    assert_eq!(language(&world), Language::EN);
    world.wait(45);
    assert_eq!(language(&world), Language::JA);
}

#[test]
fn nothing_leads_to_a_language_that_is_not_offered() {
    let mut one = World::with(Settings { languages: vec![Language::JA], ..settings() }, []);
    one.touch(Action::Language(Language::EN)).touch(Action::Languages).shows("start");
    assert_eq!(language(&one), Language::JA);
    assert!(one.screen().languages.is_empty() && one.screen().standing[0].is_none());
}

/// What cannot wait is not covered: there the same place takes the next language.
#[test]
fn a_question_stays_in_sight_and_changes_its_language() {
    let mut world = world([Model::Iphone]);
    world.hold(0).lift().touch(Action::Cancel).shows("cancel-ask");
    world.touch(Action::Languages).shows("cancel-ask");
    world.press(Key::Number(7)).shows("cancel-ask");
    assert_eq!(language(&world), SIMPLE);
}
