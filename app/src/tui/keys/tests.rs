use super::*;

fn press(code: KeyCode) -> Option<Pressed> {
    pressed(KeyEvent::new(code, KeyModifiers::NONE))
}

#[test]
fn the_ten_key_pad_has_every_key_of_the_visit() {
    for (code, key) in [
        (KeyCode::Char('0'), Key::Number(0)),
        (KeyCode::Char('9'), Key::Number(9)),
        (KeyCode::Char('3'), Key::Number(3)),
        (KeyCode::Enter, Key::Enter),
        (KeyCode::Backspace, Key::Backspace),
        (KeyCode::Char('.'), Key::Point),
        (KeyCode::Char('/'), Key::Slash),
        (KeyCode::Char('*'), Key::Star),
        (KeyCode::Char('-'), Key::Minus),
        (KeyCode::Char('+'), Key::Plus),
    ] {
        assert_eq!(press(code), Some(Pressed::Key(key)), "{code:?}");
    }
}

#[test]
fn full_width_forms_are_the_same_keys() {
    assert_eq!(press(KeyCode::Char('\u{ff11}')), Some(Pressed::Key(Key::Number(1))));
    assert_eq!(press(KeyCode::Char('\u{ff0a}')), Some(Pressed::Key(Key::Star)));
    assert_eq!(press(KeyCode::Char('あ')), None);
}

#[test]
fn a_key_that_goes_up_does_nothing() {
    let up = KeyEvent {
        kind: KeyEventKind::Release,
        ..KeyEvent::new(KeyCode::Char('1'), KeyModifiers::NONE)
    };
    assert_eq!(pressed(up), None);
}

#[test]
fn control_and_a_digit_is_no_digit() {
    let control = |char| pressed(KeyEvent::new(KeyCode::Char(char), KeyModifiers::CONTROL));
    assert_eq!(control('1'), None);
    assert_eq!(control('c'), Some(Pressed::Interrupt));
    assert_eq!(control('h'), Some(Pressed::Key(Key::Backspace)));
}

#[test]
fn without_num_lock_no_key_of_a_ten_key_is_dead() {
    use KeyCode::{
        Delete, Down, End, Home, Insert, KeypadBegin, Left, PageDown, PageUp, Right, Up,
    };
    for code in [Home, Up, PageUp, Left, KeypadBegin, Right, End, Down, PageDown, Insert, Delete] {
        assert!(press(code).is_some(), "{code:?}");
    }
}

#[test]
fn function_keys_are_letters() {
    assert_eq!(press(KeyCode::F(1)), Some(Pressed::Letter('a')));
    assert_eq!(press(KeyCode::F(10)), Some(Pressed::Letter('j')));
    assert_eq!(press(KeyCode::Char('Q')), Some(Pressed::Letter('q')));
}
