//! What is said aloud.

use super::*;

/// A choice with this key. What it does is not said.
fn choice(key: Key, label: Label) -> Choice {
    Choice { key: key.into(), label, action: Action::Back }
}

fn speech(language: Language, screen: &Screen) -> String {
    Texts::new(language).screen(screen).speech
}

#[test]
fn speech_is_whole_sentences_without_signs_that_cannot_be_said() {
    for language in Language::ALL {
        for (screen, text, _) in every_screen(language) {
            let japanese = language.voice() == "ja";
            let end = if japanese { ['。', 'か'] } else { ['.', '?'] };
            assert!(text.speech.ends_with(end), "{:?} {}", screen.view, text.speech);
            assert!(
                !text.speech.contains(['\n', '【', '】', '①', '○', '×', '・', '/', '(', ')', '~']),
                "{}",
                text.speech
            );
        }
    }
}

#[test]
fn speech_says_which_key_does_what() {
    let mut kind = screen(View::Kind);
    kind.choices = vec![
        choice(Key::Number(1), Label::Phone(PhoneKind::Iphone)),
        choice(Key::Number(3), Label::NotSure),
    ];
    kind.back = Some(choice(Key::Minus, Label::Back));
    kind.leave = Some(choice(Key::Star, Label::Cancel));
    kind.standing[4] = Some(choice(Key::Plus, Label::CallStaff));

    let keys = "1は、「iPhone」。 3は、「わからない」。 ひくのキーは、「もどる」。 かけるのキーは、「中止する」。";
    assert!(speech(Language::JA, &kind).ends_with(keys), "{}", speech(Language::JA, &kind));
    let keys = "Press 1 for \"iPhone\". Press 3 for \"I'm not sure\". \
                Press minus for \"Back\". Press star for \"Cancel\".";
    assert!(speech(Language::EN, &kind).ends_with(keys), "{}", speech(Language::EN, &kind));
}

#[test]
fn what_every_screen_offers_is_said_before_a_visit_and_in_the_help() {
    let [help, call] = [(Key::Slash, Label::Help), (Key::Plus, Label::CallStaff)]
        .map(|(key, label)| Some(choice(key, label)));
    let standing = [None, None, None, help, call];
    for view in views() {
        let said = speech(Language::JA, &Screen { standing, ..screen(view.clone()) });
        let expected = matches!(view, View::Start | View::StartLeft | View::Help { topic: None });
        assert_eq!(
            said.contains("わるのキーは、「お困りのとき」。 たすのキーは、「職員を呼ぶ」。"),
            expected,
            "{view:?}"
        );
    }
}

#[test]
fn every_key_has_a_name() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let keys = [
            Key::Number(0),
            Key::Enter,
            Key::Backspace,
            Key::Point,
            Key::Slash,
            Key::Star,
            Key::Minus,
            Key::Plus,
        ];
        let mut errors = Vec::new();
        let said: BTreeSet<_> = keys
            .iter()
            .filter_map(|key| texts.spoken(*key, Label::Help, None, &mut errors))
            .collect();
        assert_eq!((said.len(), errors), (keys.len(), Vec::new()), "{said:?}");
    }
}

#[test]
fn digits_are_counted_and_never_named() {
    let pad = |entered| {
        let mut pad = screen(View::pin_pad(entered));
        pad.choices =
            vec![choice(Key::Backspace, Label::Delete), choice(Key::Point, Label::ForgotPin)];
        pad.choices.extend((entered == 4).then(|| choice(Key::Enter, Label::Confirm)));
        pad.leave = Some(choice(Key::Star, Label::Cancel));
        pad
    };
    let ja = |entered| speech(Language::JA, &pad(entered));
    assert!(ja(0).ends_with(
        "バックスペースは、「1字消す」。 小数点のキーは、「番号がわからない」。 \
         かけるのキーは、「中止する」。 ひくのキーは、「もう一度聞く」。"
    ));
    assert_eq!(ja(1), "1桁入力されました。");
    assert_eq!(ja(3), "3桁入力されました。");
    assert_eq!(ja(4), "4桁入力されました。 エンターは、「確定」。");

    let en = |entered| speech(Language::EN, &pad(entered));
    assert_eq!(en(1), "1 digit entered.");
    assert_eq!(en(2), "2 digits entered.");
}

#[test]
fn a_number_is_said_digit_by_digit_and_twice() {
    let done = screen(View::Done { confirmation: Confirmation::new(None, 7).unwrap() });
    assert_eq!(speech(Language::JA, &done).matches("0、7です。").count(), 2);
    assert_eq!(speech(Language::EN, &done).matches("0, 7.").count(), 2);
}

#[test]
fn a_countdown_is_not_said_anew_each_second() {
    let said = |seconds| speech(Language::JA, &screen(View::StillThere { seconds, typing: false }));
    assert_eq!(said(20), said(1));
    let said = |percent| speech(Language::JA, &screen(View::Reading { percent }));
    assert_eq!(said(0), said(100));
}

#[test]
fn a_demonstration_says_so_on_every_screen() {
    for view in views() {
        let real = screen(view);
        let demo = Screen { demo: true, ..real.clone() };
        assert!(!speech(Language::JA, &real).contains("デモ"));
        assert!(speech(Language::JA, &demo).starts_with("デモです。"));
        assert!(speech(Language::EN, &demo).starts_with("This is a demo."));
    }
}

/// A voice says only what its language can: 日本語 is a sound to a Japanese voice alone.
#[test]
fn the_other_language_has_a_name_that_can_be_said() {
    for (language, other, name) in [
        (Language::EN, session::Language::JA, "Nihongo, Japanese"),
        (Language::JA, session::Language::EN, "English、英語"),
    ] {
        let choices = vec![choice(Key::Number(2), Label::Language(other))];
        let said = speech(language, &Screen { choices, ..screen(View::Start) });
        assert!(said.contains(name), "{said}");
    }
}

#[test]
fn a_pin_that_was_deleted_is_told_in_one_breath() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let whole = texts.screen(&screen(View::pin_pad(0))).speech;
        let said = texts.pin_emptied();
        assert!(said != "speech-pin-emptied" && said.len() * 2 < whole.len(), "{said}");
    }
}

/// Where there is time, and on the PIN pad, where it is another key.
#[test]
fn how_to_hear_it_again_is_said() {
    let said = |view| speech(Language::JA, &screen(view));
    assert!(said(View::Start).ends_with("0は、「もう一度聞く」。"));
    assert!(said(View::pin_pad(0)).ends_with("ひくのキーは、「もう一度聞く」。"));
    // There the minus goes back to the PIN.
    let hold = Screen::specimen(View::AnHold { lift_first: false }, Look::default());
    assert!(speech(Language::JA, &hold).ends_with("エンターは、「もう一度聞く」。"));
    assert_eq!(said(View::pin_pad(1)), "1桁入力されました。");
    assert!(!said(View::Kind).contains("もう一度聞く"));
}

/// Before anything else that is new, but not while a phone is read or digits are typed.
#[test]
fn the_step_is_said_first() {
    let said = |language, view| speech(language, &Screen::specimen(view, Look::default()));
    assert!(said(Language::JA, View::Kind).starts_with("手順1。"));
    let hold = View::AnHold { lift_first: false };
    assert!(said(Language::JA, hold.clone()).starts_with("手順3、全部で4つです。 "));
    assert!(said(Language::EN, hold).starts_with("Step 3 of 4. "));
    for language in Language::ALL {
        let mark = Texts::new(language).step(VisitStep { number: 3, of: Some(4) });
        let first = mark.split(' ').next().unwrap();
        for view in [View::Reading { percent: 0 }, View::TakeAn, View::pin_pad(1)] {
            assert!(!said(language, view.clone()).starts_with(first), "{language:?} {view:?}");
        }
        let demo = Screen { demo: true, ..Screen::specimen(View::Kind, Look::default()) };
        assert!(!speech(language, &demo).starts_with(first), "{language:?}: the demo comes first");
    }
}

/// That it was read is a sentence of its own, and comes before what to do with the phone.
#[test]
fn a_phone_that_was_read_is_said_to_be_read_before_it_is_taken() {
    for (language, read) in [
        (Language::JA, "読み取りました。"),
        (Language::EN, "Your phone has been read. "),
        ("ja-simple".parse().unwrap(), "読めました。"),
    ] {
        let take = Screen::specimen(View::TakeAn, Look::default());
        let said = speech(language, &take);
        assert!(said.starts_with(read), "{language:?}: {said}");
    }
}

/// Where there is no key to press, none is named.
#[test]
fn a_place_without_keys_names_none() {
    let kind = Screen::specimen(View::Kind, Look::default());
    for ten_key in [TenKey::Auto, TenKey::Present, TenKey::Absent] {
        let said = speech(Language::EN, &Screen { ten_key, ..kind.clone() });
        assert_eq!(said.contains("Press"), ten_key != TenKey::Absent, "{said}");
    }
}
