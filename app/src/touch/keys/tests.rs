use eframe::egui::Modifiers;

use super::*;

fn key(key: egui::Key, physical: egui::Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: Some(physical),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn text(text: &str) -> Event {
    Event::Text(text.to_owned())
}

fn take(keys: &mut Keys, events: Vec<Event>, focused: bool) -> (Vec<Key>, usize) {
    let mut input = RawInput { events, ..RawInput::default() };
    let taken = keys.take(&mut input, focused);
    (taken, input.events.len())
}

#[test]
fn a_pad_types_digits_and_functions() {
    use egui::Key::{Backspace, Enter, Num7, Plus};
    let events = vec![
        key(Num7, Num7, true),
        text("7"),
        key(Num7, Num7, false),
        key(Plus, Plus, true),
        text("+"),
        text("*"),
        key(Backspace, Backspace, true),
        key(Enter, Enter, true),
    ];
    let (taken, _) = take(&mut Keys::default(), events, false);
    assert_eq!(taken, [Key::Number(7), Key::Plus, Key::Star, Key::Backspace, Key::Enter]);
}

#[test]
fn without_num_lock_it_types_the_same_and_moves_no_focus() {
    use egui::Key::{ArrowUp, Delete, End, Num1, Num8, Period};
    let events = vec![
        key(ArrowUp, Num8, true),
        key(ArrowUp, Num8, false),
        key(End, Num1, true),
        key(Delete, Period, true),
    ];
    let (taken, left) = take(&mut Keys::default(), events, false);
    assert_eq!((taken, left), (vec![Key::Number(8), Key::Number(1), Key::Point], 0));

    let (taken, left) = take(&mut Keys::default(), vec![key(ArrowUp, ArrowUp, true)], false);
    assert_eq!((taken, left), (vec![], 1), "a keyboard's own arrow is left to egui");
}

#[test]
fn a_key_that_is_held_counts_once() {
    use egui::Key::{Minus, Num4};
    let mut keys = Keys::default();
    assert_eq!(
        take(&mut keys, vec![key(Num4, Num4, true), key(Num4, Num4, true)], false).0,
        [Key::Number(4)]
    );
    assert_eq!(take(&mut keys, vec![key(Num4, Num4, true)], false).0, []);
    assert_eq!(
        take(&mut keys, vec![key(Num4, Num4, false), key(Num4, Num4, true)], false).0,
        [Key::Number(4)]
    );
    let minus = vec![key(Minus, Minus, true), text("-"), key(Minus, Minus, true), text("-")];
    assert_eq!(take(&mut keys, minus, false).0, [Key::Minus]);
}

#[test]
fn enter_belongs_to_the_button_with_the_focus() {
    let enter = || vec![key(egui::Key::Enter, egui::Key::Enter, true)];
    assert_eq!(take(&mut Keys::default(), enter(), true), (vec![], 1));
    assert_eq!(take(&mut Keys::default(), enter(), false), (vec![Key::Enter], 0));
}
