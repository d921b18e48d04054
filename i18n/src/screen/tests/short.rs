//! What stays where the largest type has no room for all words.

use super::*;

/// The words of a screen with its choices.
fn whole(language: Language, view: View) -> (Screen, ScreenText) {
    let screen = Screen::specimen(view, Look::default());
    let text = Texts::new(language).screen(&screen);
    (screen, text)
}

fn letters(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(|it| it.chars().count()).sum()
}

#[test]
fn fewer_words_are_fewer() {
    let mut fewer = 0;
    for language in Language::ALL {
        for view in views() {
            let (_, text) = whole(language, view.clone());
            // A part of it may be as short as it was.
            if let Some(short) = &text.short {
                let fits = letters(short) <= letters(&text.body) && short.len() <= text.body.len();
                assert!(fits, "{language:?} {view:?} {short:?}");
                fewer += usize::from(letters(short) < letters(&text.body));
            }
            if let Some(short) = &text.short_captions {
                assert_eq!(short.len(), text.captions.len(), "{language:?} {view:?}");
                assert!(letters(short) < letters(&text.captions), "{language:?} {view:?}");
                // Right and wrong stay right and wrong.
                let sign = |it: &String| it.chars().next();
                let signs = |all: &[String]| all.iter().map(sign).collect::<Vec<_>>();
                assert_eq!(signs(short), signs(&text.captions), "{language:?} {view:?}");
            }
        }
    }
    assert!(fewer > 100, "{fewer}");
}

/// A number that is to be known or told is never one of the words that go: tries, seconds, the
/// number for the desk, a telephone number.
#[test]
fn no_number_goes_that_somebody_has_to_know() {
    let numbers = |text: &str| -> Vec<String> {
        let parts = text.split(|char: char| !char.is_ascii_digit() && char != '-');
        let parts = parts.map(|it| it.trim_matches('-'));
        parts.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    for language in Language::ALL {
        for view in views() {
            // What 【002】 meant, and since when, is behind every phone that is read today.
            if view == (View::Help { topic: Some(Topic::WhereToHold) }) {
                continue;
            }
            let (_, text) = whole(language, view.clone());
            let Some(short) = &text.short else { continue };
            let stays = format!("{} {}", text.headline, short.join(" "));
            for number in numbers(&text.body.join(" ")) {
                assert!(stays.contains(&number), "{language:?} {view:?}: {number} is gone");
            }
        }
    }
}

/// Whoever is sent to the desk is sent there in fewer words too: by the words or by a choice.
#[test]
fn nobody_loses_the_way_to_the_desk() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for view in views() {
            let screen = Screen {
                desk: Some("会計".to_owned()),
                ..Screen::specimen(view, Look::default())
            };
            let text = texts.screen(&screen);
            let Some(short) = &text.short else { continue };
            let choices = screen.choices.iter().map(|it| texts.label(it.label, Some("会計")));
            let stays: String =
                [text.headline.clone()].into_iter().chain(short.clone()).chain(choices).collect();
            let sends = text.body.iter().any(|it| it.contains("会計"));
            assert!(!sends || stays.contains("会計"), "{language:?} {:?}: {stays}", screen.view);
        }
    }
}

/// A PIN that may be locked is warned of, whatever the size of type.
#[test]
fn no_warning_of_a_pin_goes() {
    let kept = |language, view: View| {
        let (_, text) = whole(language, view);
        format!("{} {}", text.headline, text.short.unwrap_or(text.body).join(" "))
    };
    let words = [
        (Language::JA, ["あと1回", "使えなくなります", "ロックします"]),
        (Language::EN, ["one try left", "lock it", "lock the PIN"]),
    ];
    for (language, [left, locks, forgot]) in words {
        for (wrong, typed) in [(false, false), (true, false), (true, true)] {
            let said = kept(language, View::PinLast { wrong, typed });
            assert!(said.contains(left) && said.contains(locks), "{said}");
        }
        let said = kept(language, View::AnForgot);
        assert!(said.contains(forgot), "{said}");
    }
}

/// What is left out on the screen is said aloud all the same.
#[test]
fn what_is_read_aloud_is_the_same_in_every_size() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for view in views() {
            let speech = [TextSize::Standard, TextSize::ExtraLarge].map(|text_size| {
                let screen = Screen::specimen(view.clone(), Look { text_size, ..Look::default() });
                // The choice of the size says another one.
                texts.screen(&Screen { standing: [None; 5], ..screen }).speech
            });
            assert_eq!(speech[0], speech[1], "{language:?} {view:?}");
        }
    }
}
