//! Lists: their columns, what is seen of them, and what the cursor is on when they change.

use kazasu_core::jpki::PhoneKind;

use super::*;
use crate::tui::mouse::{Gesture, Mouse};

fn press_in(technician: &mut Technician, code: KeyCode, size: Size) {
    assert!(technician.press(KeyEvent::new(code, KeyModifiers::NONE), size));
}

/// Taps with and without a kind of phone, with short and long results and costs.
fn taps(language: Language) -> Technician {
    let mut technician = open(language);
    let results = [
        (Some(PhoneKind::Android), TapOutcome::Read, 1),
        (None, refused(Reason::PhysicalCard), 12_345),
        (Some(PhoneKind::Iphone), TapOutcome::Busy, 999),
        (None, refused(Reason::BeforeServiceStart), 4_999),
    ];
    for (number, (phone, outcome, total)) in (1..).zip(results) {
        let report = TapReport {
            phone,
            total: Duration::from_millis(total),
            ..tap(number, TapPurpose::Visit, outcome)
        };
        technician.learn(News::Tap(Box::new(report)));
    }
    technician
}

/// The column in which a text ends, in each row that has it.
fn ends(rows: &[String], text: &str) -> Vec<u16> {
    let ends = rows.iter().filter_map(|row| {
        row.find(text).map(|place| crate::tui::wrap::columns(&row[..place + text.len()]))
    });
    ends.collect()
}

#[test]
fn a_tap_has_one_line_of_columns_whatever_is_known_of_it() {
    for (language, words) in [
        (Language::EN, ["ms", "Commands", "Bytes"]),
        (Language::JA, ["ミリ秒", "命令数", "バイト"]),
    ] {
        let mut technician = taps(language);
        press_in(&mut technician, KeyCode::Char('2'), LAPTOP);
        let rows = rows(&drawn(&technician, LAPTOP, true)).split_off(3);
        for (word, values) in words.iter().zip([&["12345", "999"][..], &["  6"], &["241"]]) {
            let head = ends(&rows, word);
            assert_eq!(head.len(), 1, "{word} {rows:#?}");
            for value in values {
                let found = ends(&rows, value);
                assert!(!found.is_empty() && found.iter().all(|end| *end == head[0]), "{rows:#?}");
            }
        }
        let phones: Vec<_> = ["Android", "iPhone"]
            .iter()
            .flat_map(|kind| ends(&rows, kind).into_iter().map(|end| end - kind.len() as u16))
            .collect();
        assert!(phones.len() == 2 && phones[0] == phones[1], "{phones:?} {rows:#?}");
    }
}

#[test]
fn a_result_longer_than_its_column_goes_on_below_it() {
    let mut technician = taps(Language::JA);
    press_in(&mut technician, KeyCode::Char('2'), LAPTOP);
    let shown = seen(&technician, LAPTOP);
    assert!(shown.contains("別のプログラムがリーダー") && shown.contains("を占有"), "{shown}");
}

#[test]
fn the_order_of_the_taps_is_said_in_every_window() {
    for size in [Size::new(120, 40), LAPTOP, PANEL] {
        let mut technician = taps(Language::EN);
        press_in(&mut technician, KeyCode::Char('2'), size);
        for said in ["newest first", "by result", "slowest first", "newest first"] {
            assert!(seen(&technician, size).contains(said), "{}", seen(&technician, size));
            press_in(&mut technician, KeyCode::Char('s'), size);
        }
    }
}

/// As in every table: a press on a column's name sorts by it.
#[test]
fn a_press_on_a_columns_name_sorts_by_it() {
    for (size, names) in [
        (LAPTOP, &[("Result", "by result"), ("Time", "newest"), ("Commands", "slowest")][..]),
        (Size::new(120, 40), &[("Result", "by result"), ("No.", "newest")]),
    ] {
        let mut technician = taps(Language::EN);
        press_in(&mut technician, KeyCode::Char('2'), size);
        for (name, said) in names {
            let rows = rows(&drawn(&technician, size, true));
            let is_head = |row: &String| row.contains("Time ") && row.contains("No.");
            let row = rows.iter().position(is_head).unwrap();
            let column = u16::try_from(rows[row].find(name).unwrap()).unwrap();
            let mouse = Mouse { gesture: Gesture::Press, column, row: row as u16 };
            technician.mouse(mouse, size);
            let shown = seen(&technician, size);
            assert!(shown.contains(said), "{name} {shown}");
        }
    }
}

/// Whoever has found something and ends the search stays on it.
#[test]
fn the_end_of_a_search_leaves_the_cursor_on_what_was_found() {
    for (page, query, found) in [
        ('2', "physical", "physical_card"),
        ('5', "passcode", "technician.passcode"),
        ('6', "plug", "no reader is connected"),
        ('7', "revoked", "006 revoked"),
    ] {
        for size in [WIDE, LAPTOP] {
            let mut technician = taps(Language::EN);
            press_in(&mut technician, KeyCode::Char(page), size);
            type_in(&mut technician, &format!("/{query}"));
            press_in(&mut technician, KeyCode::Enter, size);
            while !seen(&technician, size)
                .lines()
                .any(|row| row.starts_with('>') && row.contains(found))
            {
                press_in(&mut technician, KeyCode::Down, size);
            }
            press_in(&mut technician, KeyCode::Esc, size);
            let shown = seen(&technician, size);
            let selected = shown.lines().find(|row| row.starts_with('>')).unwrap();
            assert!(selected.contains(found), "{page}: {selected}\n{shown}");
        }
    }
}

/// A search is typed as on a command line.
#[test]
fn what_is_looked_for_is_erased_as_everywhere() {
    let control = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
    let mut technician = taps(Language::EN);
    type_in(&mut technician, "2/abc");
    assert!(technician.press(control('h'), LAPTOP));
    assert!(seen(&technician, LAPTOP).contains("Filter: ab_"));
    assert!(technician.press(control('u'), LAPTOP));
    assert!(seen(&technician, LAPTOP).contains("Filter: _"));
    type_in(&mut technician, "x");
    assert!(seen(&technician, LAPTOP).contains("Filter: x_"));
    assert!(seen(&technician, LAPTOP).contains("Esc shows everything again."));
}

/// An input method for Japanese types letters of full width.
#[test]
fn letters_of_full_width_are_the_same_keys() {
    let mut technician = taps(Language::JA);
    type_in(&mut technician, "２");
    assert_eq!(technician.page, Page::Taps);
    type_in(&mut technician, "ｊ");
    assert_eq!(technician.page_cursor().selected, 1);
    type_in(&mut technician, "Ｇ");
    assert_eq!(technician.page_cursor().selected, 3);
    type_in(&mut technician, "ｇ");
    assert_eq!(technician.page_cursor().selected, 0);
    type_in(&mut technician, "？");
    assert!(technician.shows_keys);
    type_in(&mut technician, "ｑ");
    assert!(!technician.shows_keys && technician.covers());
    // No function key is a letter here.
    for key in 2..=26 {
        press_in(&mut technician, KeyCode::F(key), LAPTOP);
        assert!(technician.covers() && technician.page == Page::Taps, "F{key}");
    }
    type_in(&mut technician, "ｑ");
    assert!(!technician.covers());
}

#[test]
fn a_bar_at_the_edge_says_that_there_is_more() {
    let bar = |technician: &Technician, size: Size, column: u16| {
        let buffer = drawn(technician, size, true);
        let is_filled = |row| {
            let modifier = buffer[(column, row)].modifier;
            modifier.contains(ratatui::style::Modifier::REVERSED)
        };
        let list = technician.layout(size).list;
        (list.y..list.bottom()).filter(|row| is_filled(*row)).collect::<Vec<u16>>()
    };
    for size in [LAPTOP, PANEL] {
        let mut technician = open(Language::EN);
        press_in(&mut technician, KeyCode::Char('7'), size);
        let first = bar(&technician, size, size.width - 1);
        press_in(&mut technician, KeyCode::End, size);
        let last = bar(&technician, size, size.width - 1);
        assert!(!first.is_empty() && first[0] < last[0], "{first:?} {last:?}");
        press_in(&mut technician, KeyCode::Char('8'), size);
        assert!(bar(&technician, size, size.width - 1).is_empty());
    }
    // With two panes, that of the list is the line between them.
    let mut technician = busy(Language::EN);
    press_in(&mut technician, KeyCode::Char('2'), WIDE);
    let divider = technician.layout(WIDE).divider.x;
    assert!(!bar(&technician, WIDE, WIDE.width - 1).is_empty(), "the tap's detail is longer");
    press_in(&mut technician, KeyCode::Char('7'), WIDE);
    assert!(!bar(&technician, WIDE, divider).is_empty());
}

#[test]
fn what_is_not_well_stands_first_in_the_self_test_and_is_counted() {
    let mut technician = open(Language::EN);
    press_in(&mut technician, KeyCode::Char('6'), WIDE);
    let shown = seen(&technician, WIDE);
    let place = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words} {shown}"));
    let desk = place("! this terminal belongs to no desk");
    assert!(place("X no reader") < desk && desk < place("? whether"));
    assert!(place("? whether") < place("+ the PC/SC service answers"));
    for said in ["Problem: 1", "To look at: 1", "Not known: 1", "Well: 1"] {
        place(said);
    }
}

#[test]
fn nothing_is_empty_without_a_word() {
    for size in [WIDE, LAPTOP, PANEL] {
        let mut technician = open(Language::EN);
        press_in(&mut technician, KeyCode::Char('2'), size);
        let shown = seen(&technician, size);
        assert!(shown.contains("No tap since the start.") && shown.contains("test"), "{shown}");
    }
    for page in '1'..='7' {
        let mut technician = open(Language::EN);
        press_in(&mut technician, KeyCode::Char(page), WIDE);
        let (_, detail) = technician.detail(50, Theme::default());
        assert!(detail.iter().any(|entry| !entry.lines.is_empty()), "{page}");
        type_in(&mut technician, "/nothing has this");
        let (_, detail) = technician.detail(50, Theme::default());
        assert!(detail.iter().any(|entry| !entry.lines.is_empty()), "{page}");
    }
}

/// With many readers it would be below the edge of the window.
#[test]
fn what_was_ordered_is_said_over_the_list() {
    for size in [WIDE, LAPTOP, PANEL] {
        let mut technician = open(Language::EN);
        let readers = (0..9).map(|number| format!("Reader {number}").as_str().into()).collect();
        technician.learn(News::Reader(ReaderEvent::ServiceUp { readers }));
        press_in(&mut technician, KeyCode::Char('4'), size);
        press_in(&mut technician, KeyCode::Down, size);
        press_in(&mut technician, KeyCode::Enter, size);
        assert!(seen(&technician, size).contains("Done: Start Reader 0 anew"));
        // The cursor is where it was, and a press hits what it points to.
        assert!(seen(&technician, size).contains("> Enter Start Reader 0"));
        let list = technician.layout(size).list;
        let mouse = Mouse { gesture: Gesture::Press, column: 5, row: list.y };
        technician.mouse(mouse, size);
        assert!(seen(&technician, size).contains("> Enter Begin maintenance"));
    }
}

#[test]
fn the_wheel_over_the_list_scrolls_it_wherever_keys_move() {
    let mut technician = taps(Language::EN);
    press_in(&mut technician, KeyCode::Char('2'), WIDE);
    press_in(&mut technician, KeyCode::Tab, WIDE);
    let list = technician.layout(WIDE).list;
    let mouse = Mouse { gesture: Gesture::Wheel(1), column: 5, row: list.y };
    technician.mouse(mouse, WIDE);
    assert_eq!(technician.page_cursor().selected, 3);
    assert!(technician.is_detail_focused);
}
