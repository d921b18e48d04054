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
    for choice in offered(&full).into_iter().chain(choices::standing(
        &full,
        LOOK,
        &LANGUAGES,
        CallButton::Present,
    )) {
        assert!(!matches!(choice.key, Some(Key::Number(_))), "{choice:?}");
    }
}

#[test]
fn standing_choices_lead_from_what_is_to_what_can_be() {
    let actions: Vec<Action> =
        choices::standing(&View::Start, LOOK, &LANGUAGES, CallButton::Present)
            .iter()
            .map(|choice| choice.action)
            .collect();
    assert_eq!(
        actions,
        [
            Action::Language(Language::JA),
            Action::TextSize(TextSize::Standard),
            Action::HighContrast(false),
            Action::Help(None),
            Action::CallStaff,
        ]
    );
}

#[test]
fn only_the_last_try_and_consent_have_choices_that_look_alike() {
    assert!(
        choices::of(&View::PinLast { wrong: false, typed: false }).alike
            && choices::of(&View::ConsentAll).alike
    );
    assert!(!choices::of(&View::Kind).alike && !choices::of(&View::PinWrong { tries: None }).alike);
}

#[test]
fn every_page_of_wallet_can_be_reached_from_the_hold_screen() {
    let mut reached = Vec::new();
    let mut open = offered(&View::IpHold { tips: false, lift_first: false });
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
        let is_full = matches!(view, View::AnPin { can_confirm: true, .. });
        let screen = Screen::specimen(view, LOOK);
        let keys = (0..10).map(Key::Number).chain([Key::Enter, Key::Backspace, Key::Point]);
        let again: Vec<Key> =
            keys.filter(|key| screen.press_by_ear(*key) == Some(Action::SayAgain)).collect();
        assert_eq!(again.len(), usize::from(!is_full), "{name}: {again:?}");
        assert!(again.iter().all(|key| screen.press(*key).is_none()), "{name}");
    }
}
