//! A ten-key pad or a keyboard, as the session's keys.

use std::collections::HashSet;

use eframe::egui::{self, Event, RawInput};
use kazasu_core::screen::Key;

/// Takes the keys of the ten-key pad out of what the window system sends.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    down: HashSet<egui::Key>,
}

impl Keys {
    /// The keys that were pressed; they are taken out of `input`, since egui would do something
    /// else with them. While a button has the keyboard's focus, Enter is left to it. A key that is
    /// held too long counts once.
    pub(crate) fn take(&mut self, input: &mut RawInput, focused: bool) -> Vec<Key> {
        let mut pressed = Vec::new();
        let mut repeated = false;
        input.events.retain(|event| match event {
            Event::WindowFocused(false) => {
                self.down.clear();
                true
            }
            &Event::Key { key, physical_key, pressed: down, modifiers, .. } => {
                let place = physical_key.unwrap_or(key);
                let first = if down { self.down.insert(place) } else { self.down.remove(&place) };
                repeated = down && !first;
                let own = match key {
                    egui::Key::Enter if focused => None,
                    egui::Key::Enter => Some(Key::Enter),
                    egui::Key::Backspace => Some(Key::Backspace),
                    _ if modifiers.any() => None,
                    _ => number(key).or_else(|| without_num_lock(key, physical_key)),
                };
                pressed.extend(own.filter(|_| down && first));
                own.is_none()
            }
            Event::Text(text) => {
                if !repeated {
                    pressed.extend(text.chars().filter_map(symbol));
                }
                true
            }
            _ => true,
        });
        pressed
    }
}

/// The pad's functions, whichever key they come from: `*` has a key of its own on a pad alone.
const fn symbol(char: char) -> Option<Key> {
    match char {
        '.' => Some(Key::Point),
        '/' => Some(Key::Slash),
        '*' => Some(Key::Star),
        '-' => Some(Key::Minus),
        '+' => Some(Key::Plus),
        _ => None,
    }
}

/// With Num Lock off, as after every start under X11, a pad's 8 is an arrow, which would move the
/// focus.
fn without_num_lock(key: egui::Key, place: Option<egui::Key>) -> Option<Key> {
    use egui::Key::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Home, Insert, PageDown, PageUp,
        Period,
    };
    match (key, place?) {
        (Delete, Period) => Some(Key::Point),
        (
            ArrowDown | ArrowLeft | ArrowRight | ArrowUp | End | Home | Insert | PageDown | PageUp,
            place,
        ) => number(place),
        _ => None,
    }
}

fn number(key: egui::Key) -> Option<Key> {
    use egui::Key::{Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9};
    let numbers = [Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9];
    (0..).zip(numbers).find(|(_, number)| *number == key).map(|(number, _)| Key::Number(number))
}

#[cfg(test)]
mod tests;
