use std::collections::BTreeSet;

use kazasu_core::code::Code;
use kazasu_core::confirmation::Confirmation;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::screen::PinAsk;
use kazasu_core::session::{self, Action, Facility, Holding, Look, TextSize, Topic, WalletPage};
use kazasu_core::time::UnixTime;

use super::*;
use crate::Language;

mod contact;
mod guide;
mod headlines;
mod places;
mod samples;
mod short;
mod spoken;
mod words;

use samples::{FACILITIES, labels, screens, views};

/// The messages that screens are made of, for the test that no message is left.
pub(crate) fn message_ids() -> BTreeSet<&'static str> {
    let mut ids = BTreeSet::from([
        "desk",
        "screen-lift-first",
        "first-lift-at-pad",
        "first-held-at-pad",
        "first-typed-too-early",
        "first-contact-here",
        "last-phone-left",
        "pin-tries",
        "mark-step",
        "mark-demo",
        "mark-read",
        "mark-number",
        "sign-pause",
        "items-comma",
        "items-and",
        "items-about",
        "speech-choice",
        "speech-pin-entered",
        "speech-pin-emptied",
    ]);
    ids.extend(views().map(|view| message::of(&view).id));
    ids.extend(kazasu_core::consent::ConsentItem::ALL.map(message::item));
    ids.extend(labels().into_iter().map(|label| label::of(label).0));
    ids.extend(screens().filter_map(|screen| label::captions(screen.picture)));
    ids
}

/// A screen without choices.
fn screen(view: View) -> Screen {
    let full = Screen::specimen(view, Look::default());
    Screen {
        choices: Vec::new(),
        back: None,
        leave: None,
        standing: [None; 5],
        languages: Vec::new(),
        ..full
    }
}

fn text(language: Language, view: View) -> ScreenText {
    Texts::new(language).screen(&screen(view))
}

/// Every screen in every kind of place, with a desk of its own name and without, and with both
/// places to hold a phone; with what Fluent found wrong in saying it.
fn every_screen(language: Language) -> Vec<(Screen, ScreenText, Vec<FluentError>)> {
    let texts = Texts::new(language);
    let mut all = Vec::new();
    for view in views() {
        for facility in FACILITIES {
            for (desk, holding) in
                [None, Some("会計".to_owned())].into_iter().zip([Holding::Slot, Holding::Usb])
            {
                // In one of them tones are heard, and a phone was left.
                let (sounds, phone_left) = (desk.is_some(), desk.is_some());
                let screen = screen(view.clone());
                let screen = Screen { facility, desk, holding, sounds, phone_left, ..screen };
                let mut errors = Vec::new();
                let text = texts.screen_text(&screen, &mut errors);
                all.push((screen, text, errors));
            }
        }
    }
    all
}

fn parts(text: &ScreenText) -> Vec<&str> {
    let ScreenText { headline, body, captions, short, short_captions, tries, small, speech } = text;
    [headline, speech]
        .into_iter()
        .chain(body)
        .chain(captions)
        .chain(short.iter().flatten())
        .chain(short_captions.iter().flatten())
        .chain(tries)
        .chain(small)
        .map(String::as_str)
        .collect()
}

#[test]
fn the_specimens_have_every_view_label_and_picture() {
    // Without its spaces, since a long line is broken after the bracket.
    let compact = |source: &str| source.split_whitespace().collect::<String>();
    let message = compact(include_str!("message.rs"));
    let label = compact(include_str!("label.rs"));
    let named = |source: &str, word: &str| source.matches(word).count();
    let distinct =
        |prefix: &str| message_ids().into_iter().filter(|id| id.starts_with(prefix)).count();

    assert_eq!(distinct("screen-"), named(&message, "\"screen-"));
    assert_eq!(distinct("label-"), named(&label, "(\"label-"));
    assert_eq!(distinct("captions-"), named(&label, "(\"captions-"));
}

#[test]
fn every_screen_can_be_said_without_a_fault() {
    for language in Language::ALL {
        for (screen, text, errors) in every_screen(language) {
            assert!(errors.is_empty(), "{language:?} {:?}: {errors:?}", screen.view);
            assert!(!text.headline.is_empty() && !text.speech.is_empty());
            for part in parts(&text) {
                assert!(
                    !part.is_empty() && part.trim() == part,
                    "{language:?} {part:?}: empty, or space at an end"
                );
                assert!(
                    !part.contains(['\u{2068}', '\u{2069}', '{', '}']) && !part.contains("  "),
                    "{language:?} {part}"
                );
                let raw = ["screen-", "label-", "captions-", "speech-", "mark-"];
                assert!(
                    !raw.iter().any(|prefix| part.starts_with(prefix)),
                    "{language:?} {part}: no such message"
                );
            }
        }
    }
}

#[test]
fn every_screen_says_what_to_do() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for view in views() {
            let id = message::of(&view).id;
            assert!(texts.has(id, "body") && texts.has(id, "speech"), "{language:?} {id}");
        }
    }
}

#[test]
fn every_label_is_one_line() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for label in labels() {
            let mut errors = Vec::new();
            let text = texts.label_text(label, Some("会計"), &mut errors);
            assert!(
                errors.is_empty() && !text.contains(['\n', '{', '}']),
                "{language:?} {label:?} {text:?} {errors:?}"
            );
            assert!(
                !text.is_empty() && !text.starts_with("label-"),
                "{language:?} {label:?} {text}"
            );
            assert!(columns(&text) <= 44, "{language:?} {text}");
        }
    }
    assert_eq!(
        Texts::new(Language::JA).label(Label::StopForDesk, Some("カウンター")),
        "やめてカウンターへ行く"
    );
    assert_eq!(
        Texts::new(Language::EN).label(Label::StopForDesk, None),
        "Cancel and go to the desk"
    );
}

#[test]
fn labels_that_differ_by_an_argument_differ_in_words() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let labels = labels();
        let distinct: BTreeSet<_> = labels.iter().map(|label| texts.label(*label, None)).collect();
        // Help's page of other ways and the button to them have the same words.
        assert_eq!(distinct.len(), labels.len() - 1, "{language:?}");
    }
}

/// Whoever reads none of the words of a screen finds the way to the languages.
#[test]
fn the_way_to_the_languages_has_the_same_words_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        assert_eq!(texts.label(Label::Languages, None), "Language", "{language:?}");
        let list = texts.screen(&Screen::specimen(View::Languages, Look::default()));
        assert_eq!(list.headline, "Language・ことば", "{language:?}");
        for other in Language::ALL {
            assert_eq!(texts.label(Label::Language(other.into()), None), other.name());
        }
    }
}

#[test]
fn each_language_is_itself() {
    let is_japanese = |char: char| {
        let kana = matches!(char, '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}');
        kana || matches!(char, '\u{4e00}'..='\u{9fff}')
    };
    // What stands in every language is in none of them.
    let is_own = |view: &View| *view != View::Languages;
    let all = |language| every_screen(language).into_iter().filter(|it| is_own(&it.0.view));
    for (screen, text, _) in all(Language::JA) {
        assert!(
            text.speech.contains(is_japanese) && text.headline.contains(is_japanese),
            "{:?}",
            screen.view
        );
    }
    for (screen, text, _) in all(Language::EN).filter(|(screen, ..)| screen.desk.is_none()) {
        assert!(
            !parts(&text).iter().any(|part| part.contains(is_japanese)),
            "{:?} {text:?}",
            screen.view
        );
    }
}

#[test]
fn nobody_is_sent_to_the_check_in_or_told_that_a_card_is_useless() {
    let never = [
        "カードは使",
        "カードはお使い",
        "スマートフォンは使え",
        "無効",
        "card cannot",
        "phone cannot",
        "can't be used",
        "invalid",
    ];
    for language in Language::ALL {
        for (screen, text, _) in every_screen(language) {
            for part in parts(&text) {
                let lower = part.to_lowercase();
                assert!(!never.iter().any(|word| lower.contains(word)), "{part}");
                assert!(
                    !part
                        .replace("受付はまだです", "")
                        .replace("受付(うけつけ)は まだです", "")
                        .replace("受付は まだです", "")
                        .contains("受付"),
                    "{part}: being read is not being checked in"
                );
                let useless =
                    ["使えません", "お使いいただけません", "out of service", "not available"];
                let says_useless = useless.iter().any(|word| lower.contains(word));
                let view = &screen.view;
                let is_out = matches!(view, View::OutOfService { .. } | View::ClockWrong { .. });
                assert!(!says_useless || is_out, "{part}");
            }
        }
    }
}

#[test]
fn headlines_fit_a_small_screen() {
    for language in Language::ALL {
        for (_, text, _) in every_screen(language) {
            let lines: Vec<_> = text.headline.lines().collect();
            assert!(lines.len() <= 5, "{}", text.headline);
            assert!(lines.iter().all(|line| columns(line) <= 32), "{language:?} {}", text.headline);
        }
    }
}

/// How wide it is: a character of Japanese is as wide as two Latin ones.
fn columns(text: &str) -> usize {
    text.chars().map(|char| if char < '\u{2000}' { 1 } else { 2 }).sum()
}

#[test]
fn tips_come_beside_the_steps_of_wallet() {
    let hold = |tips| text(Language::EN, View::IpHold { tips, lift_first: false });
    assert_eq!(hold(false).body, [""; 0]);
    assert_eq!(hold(true).body.len(), 1);
    assert_eq!(hold(false).headline, hold(true).headline);
}

#[test]
fn tries_seconds_and_numbers_stand_where_they_belong() {
    let en = |view| text(Language::EN, view);
    assert_eq!(en(View::PinWrong { tries: Some(1) }).headline, "Incorrect PIN\n(1 try left)");
    assert_eq!(en(View::PinWrong { tries: Some(2) }).headline, "Incorrect PIN\n(2 tries left)");
    assert_eq!(en(View::PinWrong { tries: None }).headline, "Incorrect PIN");
    let pad = |tries| {
        en(View::AnPin {
            entered: 2,
            can_confirm: false,
            ask: PinAsk { tries, ..PinAsk::default() },
        })
    };
    assert_eq!(pad(Some(1)).tries.as_deref(), Some("1 try left"));
    assert_eq!(pad(Some(2)).tries.as_deref(), Some("2 tries left"));
    assert_eq!(pad(None).tries, None);
    assert!(en(View::StillThere { seconds: 7, typing: true }).body[0].contains("7 seconds"));
    assert!(
        en(View::Done { confirmation: Confirmation::new(None, 7).unwrap() }).body[1]
            .ends_with(": 07")
    );
    assert!(
        en(View::DoneAway { confirmation: Confirmation::new(None, 70).unwrap(), late: true }).body
            [1]
        .contains(": 70.")
    );
    assert_eq!(
        en(View::EVerify { code: Some(Code::C020) }).headline,
        "We couldn't verify\nthis phone 【020】"
    );
}

#[test]
fn steps_and_the_demo_mark_have_words() {
    let [ja, en] = [Language::JA, Language::EN].map(Texts::new);
    let step = |number, of| VisitStep { number, of };
    assert_eq!(ja.step(step(2, Some(3))), "手順 2/3");
    assert_eq!(ja.step(step(1, None)), "手順 1");
    assert_eq!(en.step(step(2, Some(4))), "Step 2 of 4");
    assert_eq!(en.step(step(1, None)), "Step 1");
    assert_eq!(ja.demo_mark(), "デモ(本物ではありません)");
    assert_eq!(en.demo_mark(), "DEMO (not real)");
}

#[test]
fn a_picture_brings_its_words() {
    let captions = |view| text(Language::JA, view).captions;
    assert_eq!(captions(View::Start), [""; 0]);
    assert_eq!(captions(View::IpHold { tips: false, lift_first: false }).len(), 4);
    assert_eq!(captions(View::KindHelp), ["マークがある: iPhone", "マークがない: Android"]);
}

#[test]
fn the_language_of_a_screen_is_one_of_ours() {
    for (theirs, tag) in [(session::Language::JA, "ja"), (session::Language::EN, "en")] {
        assert_eq!(Language::from(theirs).tag(), tag);
    }
}
