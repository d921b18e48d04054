//! Every page in both languages of staff and in three sizes, and what keys do.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kazasu_core::code::Reason;
use kazasu_core::reader::{OpenError, ReaderEvent};
use kazasu_core::session::{Maintenance, TapPurpose};
use kazasu_core::time::UnixTime;
use kazasu_i18n::{ENDINGS, Language};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Color;

use super::list;
use super::login::IDLE_TIMEOUT as LOGIN_TIMEOUT;
use super::navigation::OPEN_KEY;
use super::page::Page;
use super::request::{Answer, Job, Request};
use super::state::ViewState;
use super::timers::IDLE_TIMEOUT;
use super::*;
use crate::host::audit_event::AuditEvent;
use crate::host::report::{TapOutcome, TapReport, TerminalStatus};
use crate::host::visits::Order;
use crate::tui::tests::rows;
use crate::tui::theme::Theme;

#[cfg(feature = "delivery")]
mod desk;
mod lists;
mod login;
mod mouse;
mod orders;
mod panes;
mod picture;
mod samples;
mod standing;

use samples::{busy, gone, joined, keeping_nothing, of_another_user, open, queueing, refused, tap};

const LAPTOP: Size = Size::new(80, 24);
const PANEL: Size = Size::new(40, 12);
/// The least window with two panes.
const WIDE: Size = Size::new(100, 30);

fn drawn(technician: &Technician, size: Size, colour: bool) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| technician.draw(frame, colour)).unwrap();
    terminal.backend().buffer().clone()
}

fn seen(technician: &Technician, size: Size) -> String {
    rows(&drawn(technician, size, true)).join("\n")
}

fn press(technician: &mut Technician, code: KeyCode) {
    assert!(technician.press(KeyEvent::new(code, KeyModifiers::NONE), PANEL));
}

fn type_in(technician: &mut Technician, text: &str) {
    text.chars().for_each(|char| press(technician, KeyCode::Char(char)));
}

/// What is asked for since the last time, as far as it is an order.
fn orders(technician: &mut Technician) -> Vec<Order> {
    let requests = std::iter::from_fn(|| technician.next_request());
    requests
        .filter_map(|it| if let Request::Order(order) = it { Some(order) } else { None })
        .collect()
}

/// What is to be recorded since the last time.
fn records(technician: &mut Technician) -> Vec<AuditEvent> {
    let requests = std::iter::from_fn(|| technician.next_request());
    requests
        .filter_map(|it| if let Request::Record(event) = it { Some(event) } else { None })
        .collect()
}

/// A page by the keys that lead to it, on a terminal as it is.
type Walk = (&'static str, fn(Language) -> Technician, &'static [KeyCode]);

const WALKS: [Walk; 21] = [
    (
        "overview-empty",
        |language| Technician::new(Access::AtOnce, language, false, Vec::new()),
        &[],
    ),
    ("overview", open, &[]),
    ("overview-busy", busy, &[KeyCode::End]),
    ("overview-joined", joined, &[]),
    ("configuration-joined", joined, &[KeyCode::Char('5'), KeyCode::End]),
    ("maintenance-of-another-user", of_another_user, &[KeyCode::Char('4')]),
    ("maintenance-gone", gone, &[KeyCode::Char('4')]),
    ("taps-none", open, &[KeyCode::Char('2')]),
    ("taps", busy, &[KeyCode::Char('2'), KeyCode::Down]),
    ("tap", busy, &[KeyCode::Char('2'), KeyCode::End, KeyCode::Enter]),
    ("tap-end", busy, &[KeyCode::Char('2'), KeyCode::End, KeyCode::Enter, KeyCode::End]),
    ("test-read", busy, &[KeyCode::Char('3'), KeyCode::Down]),
    ("maintenance", open, &[KeyCode::Char('4')]),
    ("configuration", open, &[KeyCode::Char('5')]),
    ("self-test", open, &[KeyCode::Char('6')]),
    ("help", open, &[KeyCode::Char('7'), KeyCode::Down, KeyCode::Enter]),
    ("leave", open, &[KeyCode::Char('8')]),
    ("queue-none", open, &[KeyCode::Char('9')]),
    ("queue", queueing, &[KeyCode::Char('9')]),
    ("queue-down", keeping_nothing, &[KeyCode::Char('9')]),
    ("overview-down", keeping_nothing, &[]),
];

#[test]
fn every_page_looks_as_it_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (name, make, keys) in WALKS {
        let mut file = String::new();
        for language in [Language::JA, Language::EN] {
            for size in [WIDE, LAPTOP, PANEL] {
                let mut technician = make(language);
                keys.iter().for_each(|key| {
                    assert!(technician.press(KeyEvent::new(*key, KeyModifiers::NONE), size));
                });
                file.push_str(&format!("{language:?} {}x{}\n", size.width, size.height));
                for row in rows(&drawn(&technician, size, true)) {
                    file.push_str(&format!("|{row}\n"));
                }
            }
        }
        settings.bind(|| insta::assert_snapshot!(format!("technician-{name}"), file));
    }
}

#[test]
fn no_line_is_cut() {
    for (name, make, keys) in WALKS {
        for language in [Language::JA, Language::EN] {
            for width in [40, 53, 80, 200] {
                let mut technician = make(language);
                keys.iter().for_each(|key| press(&mut technician, *key));
                for entry in technician.entries(width) {
                    for line in entry.lines {
                        assert!(
                            line.width() <= usize::from(list::entry_width(width)),
                            "{name} {language:?} {width}: {line}"
                        );
                    }
                }
                for is_wide in [false, width >= 100] {
                    let keys = technician.footer(width, is_wide, Theme::default());
                    assert!(keys.width() <= usize::from(width) + 2, "{width} {keys}");
                    let said = keys.to_string();
                    assert!(said.contains("? ") && said.contains("q "), "{width} {said}");
                }
            }
        }
    }
}

/// 0, 1 and 100 entries, from the first to the last and back.
#[test]
fn every_list_works_with_a_hundred_entries() {
    for count in [0_u64, 1, 100] {
        let mut technician = open(Language::EN);
        (1..=count).for_each(|number| {
            technician.learn(News::Tap(Box::new(tap(
                number,
                TapPurpose::Visit,
                refused(Reason::Removed),
            ))));
        });
        press(&mut technician, KeyCode::Char('2'));
        for size in [LAPTOP, PANEL] {
            for (key, place, number) in [
                (KeyCode::Down, count.max(1), 1),
                (KeyCode::Up, 1, count),
                (KeyCode::PageDown, count.max(1), 1),
            ] {
                for _ in 0..=count {
                    assert!(technician.press(KeyEvent::new(key, KeyModifiers::NONE), size));
                    let text = seen(&technician, size);
                    assert!(
                        text.lines().any(|line| line.starts_with('>')),
                        "nothing is selected:\n{text}"
                    );
                }
                let text = seen(&technician, size);
                assert!(
                    text.contains(&format!(" {place}/{}", count.max(1))),
                    "{count} {key:?}\n{text}"
                );
                let selected = text.lines().find(|line| line.starts_with('>')).unwrap();
                assert!(
                    count == 0 || selected.starts_with(&format!("> {number:>4} ")),
                    "{count} {key:?} {number}\n{text}"
                );
            }
            press(&mut technician, KeyCode::Home);
        }
    }
}

/// Old taps make room, so that a terminal that runs for years does not grow.
#[test]
fn a_thousand_taps_are_counted_and_the_newest_are_kept() {
    let mut technician = open(Language::EN);
    for number in 1..=1_000 {
        let outcome = if number % 4 == 0 { TapOutcome::Read } else { refused(Reason::Removed) };
        technician.learn(News::Tap(Box::new(tap(number, TapPurpose::Visit, outcome))));
    }
    technician.learn(News::Tap(Box::new(tap(1_001, TapPurpose::Test, TapOutcome::Read))));
    let text = seen(&technician, Size::new(80, 40));
    assert!(text.contains("1,000 taps") || text.contains("1000 taps"), "{text}");
    assert!(text.contains("   750  021 removed") && text.contains("   250      read"), "{text}");
    assert_eq!(technician.model.taps.len(), 200);
}

#[test]
fn the_trace_shows_commands_by_name_and_no_data() {
    let mut technician = busy(Language::EN);
    [KeyCode::Char('2'), KeyCode::End, KeyCode::Enter]
        .into_iter()
        .for_each(|key| press(&mut technician, key));
    let text = seen(&technician, Size::new(120, 60));
    for line in [
        "SELECT application        00A4040C  15    2 9000 done",
        "VERIFY (empty: counter)   00200080   4    2 63C3 PIN tries left",
        "VERIFY                    00200080   9    2 63C2 PIN tries left",
        "READ BINARY               00B00000   5 no answer",
        "PIN tries left: 2",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn the_help_has_every_reason_and_ending_and_finds_them() {
    for language in [Language::JA, Language::EN] {
        let words = Reason::ALL
            .iter()
            .map(|reason| (reason.as_str(), reason.code()))
            .chain(ENDINGS.map(|ending| (ending, None)));
        for (word, code) in words {
            let mut technician = open(language);
            type_in(&mut technician, &format!("/{}", word.to_uppercase()));
            press(&mut technician, KeyCode::Enter);
            let text = seen(&technician, Size::new(80, 60));
            let code = code.map_or("---", |code| code.as_str());
            assert!(text.contains(&format!("{code} {word}")), "{text}");
        }
    }
    let mut technician = open(Language::JA);
    type_in(&mut technician, "/ロック 019");
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("pin_blocked") && text.contains(" 1/1\n"), "{text}");
    press(&mut technician, KeyCode::Esc);
    // All of them are there again, and the cursor is on the one that was found.
    let all = seen(&technician, LAPTOP);
    assert!(all.contains("/27\n") && all.contains("> 019 pin_blocked"), "{all}");
    type_in(&mut technician, "/nothing has this");
    assert!(seen(&technician, LAPTOP).contains("見つかりません。"));
}

/// What was found stays, and the keys are commands again: Enter opens it, a digit is a page.
#[test]
fn enter_ends_the_search() {
    let mut technician = open(Language::EN);
    type_in(&mut technician, "/revoked");
    let searching = seen(&technician, LAPTOP);
    press(&mut technician, KeyCode::Enter);
    assert!(seen(&technician, LAPTOP) != searching && technician.page == Page::Help);
    assert!(seen(&technician, LAPTOP).contains("revoked"));
    press(&mut technician, KeyCode::Enter);
    assert!(seen(&technician, LAPTOP).contains("Cause: "));
    type_in(&mut technician, "1");
    assert_eq!(technician.page, Page::Overview);
}

/// The words of the endings are those that a report uses.
#[test]
fn the_endings_of_the_help_are_those_of_a_tap() {
    let endings = [
        TapOutcome::NotOpened { why: OpenError::Empty },
        TapOutcome::NotOpened { why: OpenError::Mute },
        TapOutcome::NotOpened { why: OpenError::ReaderGone },
        TapOutcome::GivenUp,
        TapOutcome::Busy,
        TapOutcome::Stopped,
    ];
    assert_eq!(endings.map(|ending| ending.word()), ENDINGS);
}

#[test]
fn colours_are_those_that_every_terminal_has_and_none_where_none_are_wanted() {
    for (name, make, keys) in WALKS {
        let mut technician = make(Language::JA);
        keys.iter().for_each(|key| press(&mut technician, *key));
        for colour in [false, true] {
            let buffer = drawn(&technician, LAPTOP, colour);
            let used = buffer.content().iter().flat_map(|cell| [cell.fg, cell.bg]);
            let others: Vec<_> = used.filter(|color| *color != Color::Reset).collect();
            assert_eq!(others.is_empty(), !colour, "{name}");
            assert!(
                !others.iter().any(|color| matches!(color, Color::Rgb(..) | Color::Indexed(_))),
                "{name}"
            );
        }
    }
}

/// Any window from the least to a large one, any page: nothing of it may panic.
#[test]
fn no_size_and_no_key_panics() {
    let codes = [
        KeyCode::Down,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::Enter,
        KeyCode::Up,
        KeyCode::PageUp,
        KeyCode::Home,
        KeyCode::Esc,
    ];
    for size in [(40, 12), (40, 19), (41, 20), (300, 13), (80, 24), (1, 1), (3, 2)] {
        let size = Size::new(size.0, size.1);
        for page in '1'..='7' {
            let mut technician = busy(Language::JA);
            for code in std::iter::once(KeyCode::Char(page)).chain(codes).chain(codes) {
                assert!(technician.press(KeyEvent::new(code, KeyModifiers::NONE), size));
                drawn(&technician, size, true);
            }
        }
    }
}

/// Phones come and go on other readers: Enter reads the reader that was selected, or none.
#[test]
fn the_cursor_stays_on_what_was_selected() {
    let mut technician = busy(Language::EN);
    let present = |reader: &str| ReaderEvent::Present { reader: reader.into(), atr: vec![0x3B] };
    let read = |reader: &str| Order::TestRead { reader: reader.into() };
    technician.learn(News::Reader(present("OTHER 01 00")));
    press(&mut technician, KeyCode::Char('3'));
    // The second reader of two: the first stands above it.
    [KeyCode::Down, KeyCode::Down].into_iter().for_each(|key| press(&mut technician, key));
    technician.learn(News::Reader(ReaderEvent::Absent(samples::READER.into())));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [read("OTHER 01 00")]);
    technician.learn(News::Reader(present(samples::READER)));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [read("OTHER 01 00")]);
    // It is taken away at this moment; what has moved up is another one.
    [KeyCode::Up].into_iter().for_each(|key| press(&mut technician, key));
    technician.learn(News::Reader(ReaderEvent::Absent(samples::READER.into())));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), []);
    // Whoever moves has looked.
    [KeyCode::Up, KeyCode::Down, KeyCode::Enter]
        .into_iter()
        .for_each(|key| press(&mut technician, key));
    assert_eq!(orders(&mut technician), [read("OTHER 01 00")]);

    // A phone that trembles is there again at once, and so is what was selected.
    technician.learn(News::Reader(ReaderEvent::Absent("OTHER 01 00".into())));
    technician.learn(News::Reader(present(samples::READER)));
    technician.learn(News::Reader(present("OTHER 01 00")));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [read("OTHER 01 00")]);

    // A tap that ends stands above the one that is looked for.
    press(&mut technician, KeyCode::Char('2'));
    [KeyCode::Home, KeyCode::Down].into_iter().for_each(|key| press(&mut technician, key));
    technician.learn(News::Tap(Box::new(tap(7, TapPurpose::Visit, TapOutcome::Read))));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(technician.open_tap, Some(5));
}

/// What Enter does may change what can be done there, and the next Enter counts.
#[test]
fn an_order_that_is_carried_out_leaves_the_cursor_where_it_is() {
    let mut technician = open(Language::EN);
    press(&mut technician, KeyCode::Char('4'));
    press(&mut technician, KeyCode::Enter);
    let status =
        |maintenance| News::Status(TerminalStatus { maintenance, visit_open: false, tap: None });
    technician.learn(status(Maintenance::On));
    press(&mut technician, KeyCode::Enter);
    assert_eq!(orders(&mut technician), [Order::MaintenanceOn, Order::MaintenanceOff]);
}
