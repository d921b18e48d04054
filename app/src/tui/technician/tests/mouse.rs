//! The mouse selects and scrolls, and carries nothing out.

use super::*;
use crate::tui::mouse::{Gesture, Mouse};

fn at(technician: &Technician, size: Size, word: &str) -> Mouse {
    let rows = rows(&drawn(technician, size, true));
    let row = rows.iter().position(|row| row.contains(word));
    let row = row.unwrap_or_else(|| panic!("{word} is not in {rows:#?}"));
    let before = rows[row].split(word).next().unwrap();
    let column = crate::tui::wrap::columns(before);
    Mouse { gesture: Gesture::Press, column, row: u16::try_from(row).unwrap() }
}

#[test]
fn a_press_selects_and_does_nothing_else() {
    for size in [WIDE, LAPTOP] {
        let mut technician = open(Language::EN);
        press(&mut technician, KeyCode::Char('4'));
        let press_there = at(&technician, size, "Connect to the PC/SC");
        for _ in 0..3 {
            technician.mouse(press_there, size);
            assert_eq!(technician.selected(), Some(action::EntryAction::Order(Order::Reconnect)));
            assert_eq!(orders(&mut technician), []);
        }
        press(&mut technician, KeyCode::Enter);
        assert_eq!(orders(&mut technician), [Order::Reconnect]);
        let tab = at(&technician, size, "6 Self test");
        technician.mouse(tab, size);
        assert_eq!(technician.page, Page::Check);
    }
}

#[test]
fn a_press_goes_to_the_pane_that_it_hits() {
    let mut technician = busy(Language::EN);
    press(&mut technician, KeyCode::Char('2'));
    let tap = at(&technician, WIDE, "   2  17:02:00");
    technician.mouse(tap, WIDE);
    assert!(seen(&technician, WIDE).contains("JPKIAPNEXTTOKEN"), "{}", seen(&technician, WIDE));
    let token = at(&technician, WIDE, "JPKIAPNEXTTOKEN");
    technician.mouse(token, WIDE);
    assert!(technician.is_detail_focused);
    let other = at(&technician, WIDE, "   1  17:01:00");
    technician.mouse(other, WIDE);
    assert!(!technician.is_detail_focused);
    assert!(seen(&technician, WIDE).contains("Tap: 1"));
}

#[test]
fn the_wheel_scrolls_what_lies_under_it() {
    let mut technician = busy(Language::EN);
    press(&mut technician, KeyCode::Char('2'));
    let wheel = |mouse: Mouse, lines| Mouse { gesture: Gesture::Wheel(lines), ..mouse };
    let detail = at(&technician, WIDE, "Result: ");
    for _ in 0..20 {
        technician.mouse(wheel(detail, 1), WIDE);
    }
    let text = seen(&technician, WIDE);
    assert!(text.contains("READ BINARY") && !text.contains("Result: "), "{text}");
    assert!(!technician.is_detail_focused && technician.page_cursor().selected == 0);
    let list = at(&technician, WIDE, "   5  17:05:00");
    technician.mouse(wheel(list, 1), WIDE);
    assert_eq!(technician.page_cursor().selected, 3);
    technician.mouse(wheel(list, -1), WIDE);
    assert_eq!(technician.page_cursor().selected, 0);
}

/// Anywhere in any window, on any page: nothing of it may panic, or be carried out.
#[test]
fn no_place_panics_and_none_gives_an_order() {
    for size in [WIDE, LAPTOP, PANEL, Size::new(3, 2), Size::new(200, 50)] {
        for page in '1'..='9' {
            let mut technician = busy(Language::JA);
            press(&mut technician, KeyCode::Char(page));
            for (column, row) in (0..size.width)
                .step_by(7)
                .flat_map(|column| (0..=size.height).map(move |row| (column, row)))
            {
                for gesture in [Gesture::Press, Gesture::Wheel(1), Gesture::Wheel(-1)] {
                    technician.mouse(Mouse { gesture, column, row }, size);
                }
            }
            assert_eq!(orders(&mut technician), []);
            assert!(technician.covers());
        }
    }
}

/// Neither the question for the passcode nor a patient's screen asks for a mouse, and what one does
/// there is nothing.
#[test]
fn where_a_secret_is_typed_there_is_no_mouse() {
    let mut technician = Technician::new(Access::Passcode, Language::EN, false, Vec::new());
    let press_there = Mouse { gesture: Gesture::Press, column: 3, row: 3 };
    assert!(!technician.wants_mouse());
    technician.mouse(press_there, LAPTOP);
    assert!(!technician.covers());
    press(&mut technician, OPEN_KEY);
    assert!(!technician.wants_mouse() && matches!(technician.view, ViewState::Login(_)));
    let before = seen(&technician, LAPTOP);
    technician.mouse(press_there, LAPTOP);
    assert_eq!(seen(&technician, LAPTOP), before);
    assert!(open(Language::EN).wants_mouse());
}
