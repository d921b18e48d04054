use super::choices::CallButton;
use super::*;
use crate::jpki::PhoneKind;
use crate::session::{Action, Language, Look, Settings, TextSize, Topic, WalletPage};
use crate::time::UnixTime;
use crate::verify::Policy;

const LOOK: Look =
    Look { language: Language::EN, text_size: TextSize::ExtraLarge, high_contrast: true };

const LANGUAGES: [Language; 2] = [Language::JA, Language::EN];

fn offered(view: &View) -> Vec<Choice> {
    choices::of(view).choices
}

#[test]
fn a_terminal_that_nobody_has_looked_at_shows_that_it_gets_ready() {
    let moment =
        crate::session::Moment { uptime: std::time::Duration::ZERO, wall: UnixTime::from_secs(0) };
    let settings = Settings::new(Policy::new(vec![]).into(), UnixTime::from_secs(0));
    let screen = screen(&crate::session::Session::new(settings, moment));
    assert_eq!(
        (screen.view.id(), screen.step, screen.tone, screen.demo),
        ("starting", None, None, false)
    );
    assert!(screen.choices.is_empty());
    assert_eq!(screen.press(Key::Plus), None, "nobody would hear it");
}

#[test]
fn choices_are_numbered_from_one_in_their_order() {
    for (view, labels) in [
        (
            View::Kind,
            vec![Label::Phone(PhoneKind::Iphone), Label::Phone(PhoneKind::Android), Label::NotSure],
        ),
        (View::E021Wallet, vec![Label::HoldAgain, Label::HowToAuthenticate]),
        (View::EThird { again: true }, vec![Label::OtherWays, Label::TryOnceMore]),
        (View::EThird { again: false }, vec![Label::OtherWays]),
        (View::Help { topic: None }, Topic::ALL.map(Label::Topic).to_vec()),
    ] {
        let choices = offered(&view);
        assert_eq!(choices.iter().map(|choice| choice.label).collect::<Vec<_>>(), labels);
        for (number, choice) in (1..).zip(choices) {
            assert_eq!(choice.key, Some(Key::Number(number)));
        }
    }
}

#[test]
fn on_the_pin_pad_all_numbers_are_the_pins() {
    let pad = View::pin_pad(3);
    assert!(offered(&pad).iter().all(|choice| choice.action != Action::Confirm));
    let full = View::pin_pad(4);
    assert!(
        offered(&full)
            .iter()
            .any(|choice| (choice.key, choice.action) == (Some(Key::Enter), Action::Confirm))
    );
    let standing = choices::standing(&full, LOOK, &LANGUAGES, CallButton::Present);
    for choice in offered(&full).into_iter().chain(standing.into_iter().flatten()) {
        assert!(!matches!(choice.key, Some(Key::Number(_))), "{choice:?}");
    }
}

#[test]
fn standing_choices_lead_from_what_is_to_what_can_be() {
    assert_eq!(
        bar(&View::Start, &LANGUAGES, CallButton::Present),
        [
            Some(Action::Languages),
            Some(Action::TextSize(TextSize::Standard)),
            Some(Action::HighContrast(false)),
            Some(Action::Help(None)),
            Some(Action::CallStaff),
        ]
    );
}

/// What the five places of the bar do.
fn bar(view: &View, languages: &[Language], call: CallButton) -> [Option<Action>; 5] {
    choices::standing(view, LOOK, languages, call).map(|it| it.map(|choice| choice.action))
}

/// Whoever has found a place once finds it again: nothing moves into a place that is empty.
#[test]
fn each_place_of_the_bar_keeps_what_it_is_for() {
    for Specimen { name, view } in Specimen::all() {
        let [language, size, contrast, help, staff] = bar(&view, &LANGUAGES, CallButton::Present);
        let is_language = matches!(language, None | Some(Action::Languages | Action::Language(_)));
        let is_staff = matches!(staff, Some(Action::CallStaff | Action::EndCall));
        assert!(is_language && is_staff, "{name}: {language:?} {staff:?}");
        assert!(matches!(size, Some(Action::TextSize(_))), "{name}");
        assert!(matches!(contrast, Some(Action::HighContrast(_))), "{name}");
        assert!(matches!(help, None | Some(Action::Help(None))), "{name}");
        let choices = choices::standing(&view, LOOK, &LANGUAGES, CallButton::Present);
        let label = choices[0].map(|choice| choice.label);
        assert!(matches!(label, None | Some(Label::Languages)), "{name}: {label:?}");
    }
    let nobody = bar(&View::Start, &LANGUAGES, CallButton::Absent);
    assert!(nobody[3].is_some() && nobody[4].is_none(), "{nobody:?}");
    let one = bar(&View::Start, &[Language::JA], CallButton::Present);
    assert!(one[0].is_none() && one[1].is_some(), "{one:?}");
}

/// A reading that runs cannot be covered by a list: the next language is one touch away.
#[test]
fn where_no_list_can_be_opened_the_next_language_is_chosen_at_once() {
    let languages = [Language::JA, Language::new("ja-simple"), Language::EN];
    for view in [View::Reading { percent: 3 }, View::CancelAsk, View::Calling] {
        let language = bar(&view, &languages, CallButton::Absent)[0];
        assert_eq!(language, Some(Action::Language(Language::JA)), "{view:?}: behind the last");
    }
}

#[test]
fn languages_are_in_sight_before_a_visit_and_a_fourth_leads_to_their_list() {
    let tags = ["ja", "ja-simple", "en", "pt-br"].map(Language::new);
    let in_sight = |count: usize| choices::languages(&View::Start, &tags[..count]).1;
    assert!(in_sight(1).is_empty());
    for count in [2, 3] {
        let shown = in_sight(count);
        let actions: Vec<_> = shown.iter().map(|choice| choice.action).collect();
        assert_eq!(
            actions,
            tags[..count].iter().copied().map(Action::Language).collect::<Vec<_>>()
        );
        let keys: Vec<_> = shown.iter().filter_map(|choice| choice.key).collect();
        assert_eq!(keys, (2..).map(Key::Number).take(count).collect::<Vec<_>>());
    }
    let of_four = in_sight(4);
    assert_eq!((of_four.len(), of_four[2].action), (3, Action::Languages));

    let (all, in_sight) = choices::languages(&View::Languages, &tags);
    assert!(in_sight.is_empty());
    assert_eq!(all.len(), 4);
    assert_eq!((all[3].key, all[3].action), (Some(Key::Number(4)), Action::Language(tags[3])));
}

#[test]
fn no_key_does_two_things_on_a_screen() {
    for Specimen { name, view } in Specimen::all() {
        let screen = Screen::specimen(view, LOOK).with_call();
        let mut seen = Vec::new();
        for key in screen.all_choices().filter_map(|choice| choice.key) {
            assert!(!seen.contains(&key), "{name}: {key:?}");
            seen.push(key);
        }
    }
}

#[test]
fn only_the_last_try_and_consent_have_choices_that_look_alike() {
    assert!(
        choices::of(&View::PinLast { wrong: false, typed: false }).alike
            && choices::of(&View::ConsentAll { items: ConsentItems::default() }).alike
    );
    assert!(!choices::of(&View::Kind).alike && !choices::of(&View::PinWrong { tries: None }).alike);
}

#[test]
fn every_page_of_wallet_can_be_reached_from_the_hold_screen() {
    let mut reached = Vec::new();
    let hold = offered(&View::IpHold { tips: false, lift_first: false });
    assert_eq!(hold.iter().map(|choice| choice.action).collect::<Vec<_>>(), [Action::NotWorking]);
    let mut open = offered(&View::IpWays);
    while let Some(choice) = open.pop() {
        if let Action::Wallet(page) = choice.action
            && !reached.contains(&page)
        {
            reached.push(page);
            open.extend(offered(&View::IpPage { page }));
        }
    }
    for page in [
        WalletPage::Face,
        WalletPage::FaceOpen,
        WalletPage::Touch,
        WalletPage::TouchOpen,
        WalletPage::OtherCard,
        WalletPage::Home,
    ] {
        assert!(reached.contains(&page), "{page:?}");
    }
}

/// One key that says it again on every screen, and it is no choice of that screen.
#[test]
fn every_screen_can_be_heard_again() {
    for Specimen { name, view } in Specimen::all() {
        let screen = Screen::specimen(view, LOOK);
        let others = [Key::Enter, Key::Backspace, Key::Point, Key::Minus];
        let keys = (0..10).map(Key::Number).chain(others);
        let again: Vec<Key> =
            keys.filter(|key| screen.press_by_ear(*key) == Some(Action::SayAgain)).collect();
        assert_eq!(again.len(), 1, "{name}: {again:?}");
        assert!(again.iter().all(|key| screen.press(*key).is_none()), "{name}");
    }
}
