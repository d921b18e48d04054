//! What keys do, and what a window shows beside the screen.

use kazasu_core::screen::Key;
use kazasu_core::session::{Action, Topic, WalletPage};

use super::*;

fn number(app: &mut App, number: char) -> Option<Asked> {
    press(app, KeyCode::Char(number))
}

#[test]
fn every_key_that_is_shown_does_what_the_screen_says() {
    for view in views() {
        let screen = screen(view, Language::JA);
        for choice in screen.all_choices().filter(|choice| is_offered(choice)) {
            let mut app = showing(screen.clone());
            drawn(&mut app, PANEL);
            let code = match choice.key.unwrap() {
                Key::Enter => KeyCode::Enter,
                Key::Backspace => KeyCode::Backspace,
                key => KeyCode::Char(key.symbol()),
            };
            assert_eq!(
                press(&mut app, code),
                Some(Asked::Patient(choice.action)),
                "{:?}",
                screen.view
            );
        }
    }
}

#[test]
fn a_patient_never_leaves_the_program() {
    for view in views() {
        let mut app = showing(screen(view, Language::JA));
        drawn(&mut app, LAPTOP);
        for letter in ('a'..='z').chain(['?']) {
            assert_eq!(press(&mut app, KeyCode::Char(letter)), None);
        }
        assert_eq!((1..=12).find_map(|key| press(&mut app, KeyCode::F(key))), None);
        assert_eq!(app.key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)), None);
    }
}

#[test]
fn escape_goes_back_or_else_leaves() {
    let escape = |view| {
        let mut app = showing(screen(view, Language::JA));
        drawn(&mut app, LAPTOP);
        press(&mut app, KeyCode::Esc)
    };
    assert_eq!(escape(View::Kind), Some(Asked::Patient(Action::Back)));
    assert_eq!(escape(View::AnHold { lift_first: false }), Some(Asked::Patient(Action::Cancel)));
    assert_eq!(escape(View::Start), None);
}

#[test]
fn digits_are_dots_in_every_window() {
    for size in [LAPTOP, PANEL] {
        for entered in 0..=4 {
            let mut app = showing(screen(View::pin_pad(entered), Language::EN));
            let shown = rows(&drawn(&mut app, size)).concat();
            let dots = |large, small| shown.matches(large).count() + shown.matches(small).count();
            assert_eq!(
                (dots("|  *  |", "[ * ]"), dots("|     |", "[   ]")),
                (entered.into(), 4 - usize::from(entered))
            );
        }
    }
}

#[test]
fn enter_turns_all_pages_and_begins_again() {
    let mut app = showing(screen(View::Help { topic: Some(Topic::Wallet) }, Language::JA));
    let first = rows(&drawn(&mut app, PANEL));
    assert!(first.iter().any(|row| row.contains("Enter つづき (1/")), "{first:#?}");
    let mut seen = vec![first.clone()];
    loop {
        assert_eq!(press(&mut app, KeyCode::Enter), None);
        let page = rows(&drawn(&mut app, PANEL));
        if page == first {
            break;
        }
        assert!(!seen.contains(&page) && seen.len() < 9);
        seen.push(page);
    }
    assert!(seen.len() > 1);
    let said = format!("({0}/{0})", seen.len());
    assert!(seen.last().unwrap().iter().any(|row| row.contains(&said)), "{said} {seen:#?}");
}

#[test]
fn enter_confirms_where_it_can() {
    let mut app = showing(screen(View::pin_pad(4), Language::JA));
    let before = rows(&drawn(&mut app, PANEL));
    assert_eq!(press(&mut app, KeyCode::Enter), Some(Asked::Patient(Action::Confirm)));
    assert_eq!(rows(&drawn(&mut app, PANEL)), before);
    assert!(before.iter().any(|row| row.contains("PgDn")));
}

#[test]
fn what_was_scrolled_stays_until_the_screen_changes() {
    let pad = |entered| screen(View::pin_pad(entered), Language::JA);
    let mut app = showing(pad(0));
    let top = rows(&drawn(&mut app, PANEL));
    press(&mut app, KeyCode::Down);
    app.show(pad(1));
    let scrolled = rows(&drawn(&mut app, PANEL));
    assert_eq!(
        (top[1].as_str(), scrolled[1].as_str()),
        ("   スマホ用電子証明書の", "   4桁の暗証番号を")
    );
    app.show(screen(View::IpPage { page: WalletPage::Touch }, Language::JA));
    app.show(pad(1));
    assert_eq!(rows(&drawn(&mut app, PANEL))[1], top[1]);
}

#[test]
fn a_window_too_small_says_so_and_takes_no_key() {
    for (language, said) in
        [(Language::JA, "画面が小さすぎます"), (Language::EN, "This window is too small")]
    {
        for size in [Size::new(39, 12), Size::new(40, 11), Size::new(20, 5)] {
            let mut app = showing(screen(View::Start, language));
            let shown = letters(&rows(&drawn(&mut app, size)).concat());
            assert!(shown.contains(&letters(said)), "{shown}");
            assert_eq!(number(&mut app, '1'), None);
            drawn(&mut app, PANEL);
            assert_eq!(number(&mut app, '1'), Some(Asked::Patient(Action::Start)));
        }
    }
}

#[test]
fn no_window_is_so_small_that_drawing_fails() {
    for view in views() {
        for (width, height) in [(0, 0), (1, 1), (2, 1), (40, 1), (1, 40)] {
            drawn(&mut showing(screen(view.clone(), Language::JA)), Size::new(width, height));
        }
    }
}

#[test]
fn letters_have_the_size_that_the_terminal_gives_them() {
    let mut app = showing(screen(View::Start, Language::JA));
    drawn(&mut app, LAPTOP);
    assert_eq!(number(&mut app, '8'), None);
    assert_eq!(number(&mut app, '9'), Some(Asked::Patient(Action::HighContrast(true))));
}

#[test]
fn without_colours_nothing_has_one() {
    for high_contrast in [false, true] {
        for view in views() {
            let mut shown =
                Screen { demo: true, tone: Some(Tone::Failed), ..screen(view, Language::JA) };
            shown.look.high_contrast = high_contrast;
            let mut app = App::new(false, no_technician());
            app.show(shown);
            let buffer = drawn(&mut app, LAPTOP);
            let painted = |cell: &ratatui::buffer::Cell| {
                cell.style().fg.is_some_and(is_colour) || cell.style().bg.is_some_and(is_colour)
            };
            assert!(!buffer.content().iter().any(painted));
        }
    }
}

fn is_colour(colour: ratatui::style::Color) -> bool {
    colour != ratatui::style::Color::Reset
}

#[test]
fn colours_are_those_that_every_terminal_has() {
    use ratatui::style::Color;
    let common =
        [Color::Reset, Color::Black, Color::White, Color::Blue, Color::Green, Color::Yellow];
    for tone in [None, Some(Tone::Failed), Some(Tone::Done)] {
        let mut app = showing(Screen {
            demo: true,
            tone,
            ..screen(View::Reading { percent: 50 }, Language::JA)
        });
        let buffer = drawn(&mut app, LAPTOP);
        assert!(
            buffer
                .content()
                .iter()
                .all(|cell| common.contains(&cell.fg) && common.contains(&cell.bg))
        );
        assert!(buffer.content().iter().any(|cell| cell.bg == Color::Yellow));
    }
}

#[cfg(feature = "demo")]
mod demo {
    use super::*;
    use crate::host::visits::DemoAction;

    fn demo(view: View, language: Language) -> App {
        showing(Screen { demo: true, ..screen(view, language) })
    }

    #[test]
    fn every_screen_of_a_demonstration_says_so() {
        for (language, mark) in
            [(Language::JA, "デモ(本物ではありません)"), (Language::EN, "DEMO (not real)")]
        {
            for view in views() {
                for size in [LAPTOP, PANEL] {
                    let shown = rows(&drawn(&mut demo(view.clone(), language), size));
                    assert!(shown[0].contains(mark), "{shown:#?}");
                }
            }
        }
    }

    #[test]
    fn letters_and_function_keys_move_the_virtual_phones() {
        let mut app = demo(View::Start, Language::EN);
        drawn(&mut app, LAPTOP);
        assert_eq!(press(&mut app, KeyCode::Char('c')), Some(Asked::Demo(DemoAction::HoldAndroid)));
        assert_eq!(press(&mut app, KeyCode::F(10)), Some(Asked::Demo(DemoAction::TakeAway)));
        assert_eq!(press(&mut app, KeyCode::Char('z')), None);
        assert_eq!(press(&mut app, KeyCode::Char('q')), Some(Asked::Leave));
        assert_eq!(
            app.key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)),
            Some(Asked::Leave)
        );
        assert_eq!(number(&mut app, '1'), Some(Asked::Patient(Action::Start)));
    }

    #[test]
    fn the_letters_are_listed_in_every_window() {
        for language in [Language::JA, Language::EN] {
            for size in [LAPTOP, PANEL] {
                let mut app = demo(View::Start, language);
                let mut shown = rows(&drawn(&mut app, size));
                if size == PANEL {
                    assert_eq!(press(&mut app, KeyCode::Char('?')), None);
                    shown = rows(&drawn(&mut app, size));
                }
                let name = format!("virtual-phones-{language:?}-{}", size.width).to_lowercase();
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path("../snapshots");
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.bind(|| insta::assert_snapshot!(name, shown.join("\n")));
            }
        }
    }

    #[test]
    fn under_the_list_nothing_can_be_chosen() {
        let mut app = demo(View::Start, Language::EN);
        drawn(&mut app, PANEL);
        press(&mut app, KeyCode::Char('?'));
        assert_eq!(number(&mut app, '1'), None);
        assert_eq!(number(&mut app, '1'), Some(Asked::Patient(Action::Start)));
    }
}

/// The last screen says how long it stays: a bar that gets shorter, and words in every language.
#[test]
fn the_last_screen_says_how_long_it_stays() {
    use kazasu_core::screen::TimeLeft;

    let filled = |rows: &[String]| rows.concat().matches('#').count();
    for view in views().filter(|view| matches!(view, View::Done { .. } | View::DoneAway { .. })) {
        for (language, words) in [
            (Language::JA, ["あと40秒で閉じます", "あと20秒で閉じます", "あと3秒で閉じます"]),
            (
                Language::new("ja-simple"),
                ["あと 40秒で 消えます", "あと 20秒で 消えます", "あと 3秒で 消えます"],
            ),
            (Language::EN, ["Closes in 40 seconds", "Closes in 20 seconds", "Closes in 3 seconds"]),
        ] {
            for size in [LAPTOP, PANEL] {
                let bars = [40_000, 11_000, 3_000].into_iter().zip(words).map(|(left, words)| {
                    let time_left = Some(TimeLeft { left, of: 40_000 });
                    let shown = Screen { time_left, ..screen(view.clone(), language) };
                    let rows = rows(&drawn(&mut showing(shown), size));
                    assert!(rows.iter().any(|row| row.contains(words)), "{words} {rows:#?}");
                    filled(&rows)
                });
                let bars: Vec<_> = bars.collect();
                assert!(bars[0] > bars[1] && bars[1] > bars[2], "{bars:?}");
            }
        }
    }
}

/// An arrow to the reader, where somebody has said where it is: on the first screen, and where a
/// phone is to be held.
#[test]
fn an_arrow_points_to_the_reader() {
    use kazasu_core::session::ReaderPlace;

    for language in kazasu_i18n::Language::ALL.map(Language::from) {
        for view in [View::Start, View::AnHold { lift_first: false }] {
            for size in [LAPTOP, PANEL] {
                let at = |reader_place| {
                    let shown = Screen { reader_place, ..screen(view.clone(), language) };
                    rows(&drawn(&mut showing(shown), size))
                };
                let place = |rows: &[String], arrow| {
                    let row = rows.iter().find(|row| row.contains(arrow));
                    let row = row.unwrap_or_else(|| panic!("{arrow} {size:?} {rows:#?}"));
                    wrap::columns(row.split(arrow).next().unwrap())
                };
                assert!(place(&at(Some(ReaderPlace::Left)), "<==") < 4);
                let right = place(&at(Some(ReaderPlace::Right)), "=>") + 2;
                assert!(right >= size.width.min(78) - 1, "{right}");
                place(&at(Some(ReaderPlace::Below)), "V V V");
                assert!(!at(None).concat().contains("=="), "nobody said where it is");
            }
        }
    }
}

/// Signs that some terminals draw two columns wide move all that stands behind them.
#[test]
fn no_sign_is_of_two_widths() {
    for view in views() {
        for language in kazasu_i18n::Language::ALL.map(Language::from) {
            let shown = rows(&drawn(&mut showing(screen(view.clone(), language)), LAPTOP)).concat();
            let sign = shown.chars().find(|char| "①②③④⑤○×●…–“”‘’→".contains(*char));
            assert_eq!(sign, None, "{view:?} {language:?}");
        }
    }
}

#[test]
fn control_l_draws_everything_anew() {
    let mut app = showing(screen(View::pin_pad(2), Language::JA));
    drawn(&mut app, LAPTOP);
    let key = KeyEvent::new(KeyCode::Char('l'), KeyModifiers::CONTROL);
    assert_eq!(app.key(key), Some(Asked::Redraw));
    // And is no key of anything else: the letter is a virtual phone's, or nothing.
    assert_eq!(press(&mut app, KeyCode::Char('l')), None);
}
