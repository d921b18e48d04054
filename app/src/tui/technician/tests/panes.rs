//! Two panes and the strip, from 100 columns on; searching, sorting, and the keys of every terminal
//! program.

use super::*;

fn control_c() -> KeyEvent {
    KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)
}

fn press_in(technician: &mut Technician, code: KeyCode, size: Size) {
    assert!(technician.press(KeyEvent::new(code, KeyModifiers::NONE), size));
}

fn ends(technician: &mut Technician) -> bool {
    std::iter::from_fn(|| technician.next_request()).any(|request| matches!(request, Request::End))
}

#[test]
fn from_100_columns_on_a_tap_and_its_commands_stand_beside_the_list() {
    let mut technician = busy(Language::EN);
    press_in(&mut technician, KeyCode::Char('2'), WIDE);
    press_in(&mut technician, KeyCode::End, WIDE);
    let both = seen(&technician, Size::new(120, 40));
    assert!(both.contains("   6T 17:06:00") && both.contains("SELECT application"), "{both}");
    let narrow = seen(&technician, Size::new(99, 40));
    assert!(narrow.contains("   6T 17:06:00") && !narrow.contains("SELECT application"));
    // Enter gives it all of the window, and Esc comes back.
    press_in(&mut technician, KeyCode::Enter, WIDE);
    let open = seen(&technician, WIDE);
    assert!(open.contains("> Tap 1") && !open.contains("   6T 17:06:00"), "{open}");
    assert!(open.contains("SELECT application        00A4040C  15    2 9000 done"), "{open}");
    press_in(&mut technician, KeyCode::Esc, WIDE);
    assert_eq!(seen(&technician, Size::new(120, 40)), both);
}

#[test]
fn every_page_with_something_to_say_has_it_beside_its_list() {
    for (page, beside) in [
        ('1', "Taps by result"),
        ('2', "Steps: ms since the first command"),
        ('3', "PIN tries left: 3"),
        ('4', "Nothing lies on it."),
        ('5', "rustc: 1.95.0"),
    ] {
        let mut technician = busy(Language::EN);
        press_in(&mut technician, KeyCode::Char(page), WIDE);
        let text = seen(&technician, Size::new(120, 40));
        assert!(text.contains(beside), "{page}\n{text}");
    }
    let mut technician = open(Language::EN);
    press_in(&mut technician, KeyCode::Char('6'), WIDE);
    assert!(!seen(&technician, WIDE).contains("plug one in"));
    // What is not well stands first.
    press_in(&mut technician, KeyCode::Down, WIDE);
    assert!(seen(&technician, WIDE).contains("plug one in"), "{}", seen(&technician, WIDE));
    press_in(&mut technician, KeyCode::Char('7'), WIDE);
    assert!(seen(&technician, WIDE).contains("Cause"));
}

#[test]
fn the_strip_says_how_readers_stand_and_how_long_ago_taps_were() {
    let mut technician = busy(Language::EN);
    // The newest began 17:06:00.
    let newest = tap(6, TapPurpose::Test, TapOutcome::Read).started.as_secs();
    for page in '1'..='9' {
        press_in(&mut technician, KeyCode::Char(page), WIDE);
        for (later, said) in [
            (1, "just now"),
            (12, "10 s ago"),
            (600, "10 min ago"),
            (7_300, "2 h ago"),
            (200_000, "2 d ago"),
        ] {
            technician.know_time(UnixTime::from_secs(newest + later));
            let text = seen(&technician, WIDE);
            assert!(text.contains(" OCCUPIED   ACME Contactless 00 00"), "{page}\n{text}");
            assert!(text.contains(" FREE       OTHER 01 00"), "{page}\n{text}");
            assert!(text.contains(said), "{page} {said}\n{text}");
        }
    }
    // A clock that was set back says nothing rather than something wrong.
    technician.know_time(UnixTime::from_secs(newest - 3_600));
    assert!(!seen(&technician, WIDE).contains("ago"));
    let gone = ReaderEvent::ServiceDown(kazasu_core::reader::ServiceDown::NotRunning);
    technician.learn(News::Reader(gone));
    assert!(seen(&technician, WIDE).contains(" PC/SC service: not running "));
}

#[test]
fn more_readers_than_there_is_room_for_are_counted() {
    let mut technician = open(Language::EN);
    let readers = (0..9).map(|number| format!("R {number}").as_str().into()).collect();
    technician.learn(News::Reader(ReaderEvent::ServiceUp { readers }));
    press_in(&mut technician, KeyCode::Char('7'), WIDE);
    assert!(seen(&technician, WIDE).contains("and 8 more"), "{}", seen(&technician, WIDE));
}

#[test]
fn q_and_control_c_leave_and_a_question_mark_lists_the_keys() {
    for key in [KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE), control_c()] {
        for size in [WIDE, LAPTOP, PANEL] {
            let mut technician = busy(Language::EN);
            assert!(technician.press(key, size));
            assert!(ends(&mut technician), "{key:?}");
        }
    }
    // Where patients are served below, leaving goes back to them and ends nothing.
    let mut technician = Technician::new(Access::Passcode, Language::EN, false, Vec::new());
    technician.open();
    press_in(&mut technician, KeyCode::Char('q'), LAPTOP);
    assert!(!technician.covers() && !ends(&mut technician));
    assert!(!technician.press(control_c(), LAPTOP), "a patient's keyboard ends nothing");

    for size in [WIDE, LAPTOP, PANEL] {
        for close in [KeyCode::Esc, KeyCode::Char('q'), KeyCode::Char('?'), KeyCode::Enter] {
            let mut technician = busy(Language::EN);
            let before = seen(&technician, size);
            press_in(&mut technician, KeyCode::Char('?'), size);
            let keys = seen(&technician, size);
            assert!(keys.contains("PgUp") && keys != before, "{keys}");
            press_in(&mut technician, KeyCode::End, size);
            assert!(seen(&technician, size).contains("select text"), "{}", seen(&technician, size));
            press_in(&mut technician, close, size);
            assert_eq!(seen(&technician, size), before);
            assert!(!ends(&mut technician));
        }
    }
}

#[test]
fn in_a_search_letters_are_letters_and_control_c_still_leaves() {
    let mut technician = busy(Language::EN);
    type_in(&mut technician, "/q?sjk12");
    assert!(seen(&technician, LAPTOP).contains("Search: q?sjk12_"));
    assert!(!technician.shows_keys && technician.covers());
    assert!(technician.press(control_c(), LAPTOP));
    assert!(ends(&mut technician));
}

#[test]
fn taps_values_and_findings_are_filtered_where_they_stand() {
    for (page, query, kept, gone) in [
        ('2', "unknown 020", "unknown_token", "wrong_pin"),
        ('2', "wrong", "wrong_pin", "unknown_token"),
        ('5', "passcode", "technician.passcode", "terminal.id"),
        ('5', "kazasu.toml:9", "trust.anchors", "terminal.desk"),
        ('6', "plug", "no reader is connected", "clock"),
    ] {
        for size in [WIDE, LAPTOP] {
            let mut technician = busy(Language::EN);
            press_in(&mut technician, KeyCode::Char(page), size);
            let all = technician.list_entries(80, false, Theme::default()).len();
            type_in(&mut technician, &format!("/{query}"));
            press_in(&mut technician, KeyCode::Enter, size);
            let left = technician.list_entries(80, false, Theme::default());
            let text: String =
                left.iter().flat_map(|entry| &entry.lines).map(ToString::to_string).collect();
            assert!(text.contains(kept) && !text.contains(gone), "{page} {query}\n{text}");
            assert!(seen(&technician, size).contains(kept));
            // Esc shows all of them again, on the same page.
            press_in(&mut technician, KeyCode::Esc, size);
            assert_eq!(technician.list_entries(80, false, Theme::default()).len(), all);
            assert!(seen(&technician, size).contains(&format!(" {page}/10 ")));
        }
    }
    let mut technician = busy(Language::EN);
    type_in(&mut technician, "2/nothing has this");
    assert!(seen(&technician, LAPTOP).contains("Nothing has these words."));
}

#[test]
fn taps_are_sorted_by_time_result_and_length() {
    let mut technician = open(Language::EN);
    for (number, reason, millis) in
        [(1, Reason::Removed, 300), (2, Reason::Expired, 900), (3, Reason::Removed, 100)]
    {
        let report = TapReport {
            total: Duration::from_millis(millis),
            ..tap(number, TapPurpose::Visit, refused(reason))
        };
        technician.learn(News::Tap(Box::new(report)));
    }
    press_in(&mut technician, KeyCode::Char('2'), WIDE);
    let order = |technician: &Technician| -> Vec<u64> {
        let entries = technician.list_entries(80, false, Theme::default());
        let number = |entry: &list::Entry| match entry.about {
            Some(action::About::Tap(number)) => Some(number),
            _ => None,
        };
        entries.iter().filter_map(number).collect()
    };
    for (said, numbers) in
        [("newest first", [3, 2, 1]), ("by result", [2, 3, 1]), ("slowest first", [2, 1, 3])]
    {
        assert_eq!(order(&technician), numbers);
        assert!(seen(&technician, WIDE).contains(said), "{}", seen(&technician, WIDE));
        // The cursor stays on its tap, wherever that goes.
        let before = technician.selected();
        press_in(&mut technician, KeyCode::Char('s'), WIDE);
        assert_eq!(technician.selected(), before);
    }
    assert_eq!(order(&technician), [3, 2, 1]);
}

#[test]
fn tab_goes_to_the_other_pane_and_back_and_a_small_window_has_one() {
    let mut technician = busy(Language::EN);
    press_in(&mut technician, KeyCode::Char('7'), WIDE);
    press_in(&mut technician, KeyCode::Tab, WIDE);
    let selected = technician.page_cursor();
    press_in(&mut technician, KeyCode::Down, WIDE);
    assert_eq!(technician.page_cursor(), selected, "keys move on the right");
    press_in(&mut technician, KeyCode::Tab, WIDE);
    press_in(&mut technician, KeyCode::Down, WIDE);
    assert_ne!(technician.page_cursor(), selected);
    press_in(&mut technician, KeyCode::Right, WIDE);
    // The window got smaller: what is not shown takes no key.
    let selected = technician.page_cursor();
    press_in(&mut technician, KeyCode::Down, LAPTOP);
    assert_ne!(technician.page_cursor(), selected);
}
