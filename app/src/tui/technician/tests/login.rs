//! Who gets in: with the passcode, and in no other way.

use super::*;

/// At the patient's keyboard.
fn guarded() -> Technician {
    Technician::new(Access::Passcode, Language::EN, false, Vec::new())
}

fn asking() -> Technician {
    let mut technician = guarded();
    press(&mut technician, OPEN_KEY);
    technician
}

/// Every key that crossterm knows, alone and with each modifier.
fn every_key() -> Vec<KeyEvent> {
    let mut codes: Vec<KeyCode> =
        (' '..='~').chain(['あ', '１', '\u{7f}']).map(KeyCode::Char).collect();
    codes.extend((1..=24).map(KeyCode::F));
    codes.extend([
        KeyCode::Backspace,
        KeyCode::Enter,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Null,
        KeyCode::Esc,
        KeyCode::CapsLock,
        KeyCode::ScrollLock,
        KeyCode::NumLock,
        KeyCode::PrintScreen,
        KeyCode::Pause,
        KeyCode::Menu,
        KeyCode::KeypadBegin,
    ]);
    let modifiers =
        [KeyModifiers::NONE, KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT];
    codes.iter().flat_map(|code| modifiers.map(|modifier| KeyEvent::new(*code, modifier))).collect()
}

/// The question is answered: this was, or was not, the passcode.
fn compare(technician: &mut Technician, passcode: &str, is_right: bool) {
    type_in(technician, passcode);
    press(technician, KeyCode::Enter);
    let requests = std::iter::from_fn(|| technician.next_request());
    assert_eq!(requests.filter(|it| matches!(it, Request::Job(Job::Compare(_)))).count(), 1);
    technician.learn(News::Answer(Answer::Compared(is_right)));
}

#[test]
fn where_nobody_has_chosen_a_passcode_no_key_opens_anything() {
    let mut technician = Technician::new(Access::None, Language::EN, false, Vec::new());
    for key in every_key() {
        assert!(!technician.press(key, PANEL), "{key:?}");
        assert!(!technician.covers() && technician.next_request().is_none(), "{key:?}");
    }
}

#[test]
fn one_key_alone_leads_to_the_question_and_none_past_it() {
    for key in every_key() {
        let mut technician = guarded();
        let is_taken = technician.press(key, PANEL);
        assert_eq!(is_taken, key == KeyEvent::new(OPEN_KEY, KeyModifiers::NONE), "{key:?}");
    }
    let mut technician = asking();
    for first in every_key() {
        for second in [KeyCode::Enter, KeyCode::Char('8'), OPEN_KEY] {
            technician.press(first, PANEL);
            technician.press(KeyEvent::new(second, KeyModifiers::NONE), PANEL);
            assert!(!matches!(technician.view, ViewState::Open), "{first:?} {second:?}");
            while let Some(request) = technician.next_request() {
                // What was typed is compared, again and again, and is never right.
                assert!(
                    matches!(request, Request::Job(Job::Compare(_))),
                    "{first:?} {second:?} {request:?}"
                );
            }
            if !technician.covers() {
                press(&mut technician, OPEN_KEY);
            }
        }
    }
}

#[test]
fn the_right_passcode_opens_and_is_noted() {
    let mut technician = asking();
    compare(&mut technician, "correct horse", true);
    assert!(matches!(technician.view, ViewState::Open));
    assert_eq!(records(&mut technician), [AuditEvent::Login]);
    press(&mut technician, KeyCode::Char('8'));
    press(&mut technician, KeyCode::Enter);
    assert!(!technician.covers());
    assert_eq!(records(&mut technician), [AuditEvent::Logout]);
}

#[test]
fn wrong_passcodes_wait_longer_each_time_and_are_noted() {
    let mut technician = asking();
    let mut now = Duration::ZERO;
    for (number, wait) in (1..).zip([1, 2, 4, 8, 16, 32, 60, 60]) {
        compare(&mut technician, "12345678", false);
        assert_eq!(records(&mut technician), [AuditEvent::LoginFailed { in_a_row: number }]);
        assert!(
            seen(&technician, PANEL).contains(&format!("Please wait {wait} second")),
            "{}",
            seen(&technician, PANEL)
        );
        // Closing the question and asking again does not help.
        press(&mut technician, KeyCode::Esc);
        press(&mut technician, OPEN_KEY);
        for key in [KeyCode::Char('1'), KeyCode::Enter] {
            press(&mut technician, key);
        }
        assert!(
            technician.next_request().is_none(),
            "{number}: a passcode was taken before its time"
        );
        now += Duration::from_secs(wait);
        technician.tick(now);
        if !technician.covers() {
            press(&mut technician, OPEN_KEY);
        }
    }
    compare(&mut technician, "correct horse", true);
    assert!(matches!(technician.view, ViewState::Open));
    assert_eq!(technician.failures.in_a_row, 0);
}

#[test]
fn only_one_passcode_is_compared_at_a_time() {
    let mut technician = asking();
    type_in(&mut technician, "1234");
    press(&mut technician, KeyCode::Enter);
    type_in(&mut technician, "5678");
    press(&mut technician, KeyCode::Enter);
    assert!(matches!(technician.next_request(), Some(Request::Job(Job::Compare(_)))));
    assert!(technician.next_request().is_none());
}

#[test]
fn whoever_worked_here_is_logged_out_when_the_program_ends() {
    let mut technician = asking();
    technician.end();
    assert_eq!(records(&mut technician), [], "nobody had logged in");
    let mut technician = asking();
    compare(&mut technician, "correct horse", true);
    technician.end();
    technician.end();
    assert_eq!(records(&mut technician), [AuditEvent::Login, AuditEvent::Logout]);
}

/// A keyboard that is a program closes the question and opens it again faster than anything is
/// compared.
#[test]
fn a_question_that_was_closed_is_compared_to_its_end_before_another_is() {
    let compares = |technician: &mut Technician| {
        let requests = std::iter::from_fn(|| technician.next_request());
        requests.filter(|it| matches!(it, Request::Job(Job::Compare(_)))).count()
    };
    let mut technician = asking();
    for _ in 0..3 {
        type_in(&mut technician, "12345678");
        press(&mut technician, KeyCode::Enter);
        press(&mut technician, KeyCode::Esc);
        press(&mut technician, OPEN_KEY);
    }
    type_in(&mut technician, "12345678");
    press(&mut technician, KeyCode::Enter);
    assert_eq!(compares(&mut technician), 1);
    // The answer is to the question that was closed: it opens nothing, and the one that stands
    // there can be answered now.
    technician.learn(News::Answer(Answer::Compared(true)));
    assert!(matches!(technician.view, ViewState::Login(_)));
    type_in(&mut technician, "12345678");
    press(&mut technician, KeyCode::Enter);
    assert_eq!(compares(&mut technician), 1);
    // Nobody could compare it: that costs no wait, and the next one is taken.
    technician.learn(News::Answer(Answer::NotCompared));
    assert_eq!(technician.failures.in_a_row, 0);
    compare(&mut technician, "12345678", true);
    assert!(matches!(technician.view, ViewState::Open));
}

/// Closing the question while the passcode is compared must not buy a try without waiting.
#[test]
fn a_wrong_passcode_counts_when_the_question_was_closed_meanwhile() {
    let mut technician = asking();
    type_in(&mut technician, "12345678");
    press(&mut technician, KeyCode::Enter);
    press(&mut technician, KeyCode::Esc);
    technician.learn(News::Answer(Answer::Compared(false)));
    assert_eq!(records(&mut technician), [AuditEvent::LoginFailed { in_a_row: 1 }]);
    press(&mut technician, OPEN_KEY);
    assert!(seen(&technician, PANEL).contains("Please wait 1 second"));
}

#[test]
fn a_right_one_opens_nothing_when_the_question_was_closed_meanwhile() {
    let mut technician = asking();
    type_in(&mut technician, "correct horse");
    press(&mut technician, KeyCode::Enter);
    press(&mut technician, KeyCode::Esc);
    technician.learn(News::Answer(Answer::Compared(true)));
    assert!(!technician.covers());
}

#[test]
fn nothing_of_a_passcode_is_shown() {
    let mut technician = asking();
    type_in(&mut technician, "7391xyzw");
    let text = seen(&technician, LAPTOP);
    assert!(text.contains("[********]"), "{text}");
    assert!(
        !text.contains("73")
            && !text.contains("xyz")
            && !format!("{technician:?}").contains("7391"),
        "{text}"
    );
}

#[test]
fn a_question_or_a_view_that_nobody_uses_closes_by_itself() {
    let mut technician = asking();
    assert_eq!(technician.next_deadline(), Some(LOGIN_TIMEOUT));
    technician.tick(LOGIN_TIMEOUT);
    assert!(!technician.covers());
    press(&mut technician, OPEN_KEY);
    compare(&mut technician, "correct horse", true);
    technician.tick(LOGIN_TIMEOUT + IDLE_TIMEOUT);
    assert!(!technician.covers());
    assert!(records(&mut technician).contains(&AuditEvent::Logout));
    // Over SSH the machine's own login guards it.
    let mut over_ssh = open(Language::EN);
    over_ssh.tick(IDLE_TIMEOUT * 100);
    assert!(over_ssh.covers());
}

#[test]
fn over_ssh_leaving_the_view_ends_the_program() {
    let mut technician = open(Language::EN);
    while technician.next_request().is_some() {}
    press(&mut technician, KeyCode::Char('8'));
    press(&mut technician, KeyCode::Enter);
    assert!(matches!(technician.next_request(), Some(Request::Record(AuditEvent::Logout))));
    assert!(matches!(technician.next_request(), Some(Request::End)));
}

#[test]
fn the_question_looks_as_it_did() {
    let mut file = String::new();
    for language in [Language::JA, Language::EN] {
        for size in [LAPTOP, PANEL] {
            let mut technician = Technician::new(Access::Passcode, language, false, Vec::new());
            press(&mut technician, OPEN_KEY);
            type_in(&mut technician, "1234");
            file.push_str(&format!(
                "{language:?} {}x{}\n{}\n",
                size.width,
                size.height,
                seen(&technician, size)
            ));
            compare(&mut technician, "5678", false);
            file.push_str(&format!("{}\n", seen(&technician, size)));
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("technician-passcode", file));
}
