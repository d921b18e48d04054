//! From the keys of a terminal to those of the visit: a USB ten-key is a keyboard, and its keys
//! have the numbers of the touch screen.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kazasu_core::screen::Key;

/// What a key means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// A key of the ten-key pad.
    Key(Key),
    /// Out of here: もどる where there is one, else 中止する.
    Escape,
    /// A line up or down.
    Line(isize),
    /// A page up or down.
    Page(isize),
    /// A letter, a function key as the letter of its number (F1: a), or `?`.
    Letter(char),
    /// A key that a ten-key has without Num Lock, and that means nothing else here.
    WithoutNumLock,
    /// Control and C.
    Interrupt,
}

/// The meaning of a key that goes down; `None` for one that goes up, or means nothing.
pub(super) fn pressed(event: KeyEvent) -> Option<Pressed> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    if event.modifiers.contains(KeyModifiers::CONTROL) {
        return match event.code {
            KeyCode::Char('c') => Some(Pressed::Interrupt),
            // What many terminals send for Backspace.
            KeyCode::Char('h') => Some(Pressed::Key(Key::Backspace)),
            _ => None,
        };
    }
    Some(match event.code {
        KeyCode::Char(char) => character(char)?,
        KeyCode::Enter => Pressed::Key(Key::Enter),
        KeyCode::Backspace | KeyCode::Delete => Pressed::Key(Key::Backspace),
        KeyCode::Esc => Pressed::Escape,
        KeyCode::Up => Pressed::Line(-1),
        KeyCode::Down => Pressed::Line(1),
        KeyCode::PageUp => Pressed::Page(-1),
        KeyCode::PageDown => Pressed::Page(1),
        KeyCode::Home
        | KeyCode::End
        | KeyCode::Left
        | KeyCode::Right
        | KeyCode::Insert
        | KeyCode::KeypadBegin => Pressed::WithoutNumLock,
        KeyCode::F(number @ 1..=26) => Pressed::Letter(char::from(b'a' + (number - 1))),
        _ => return None,
    })
}

fn character(char: char) -> Option<Pressed> {
    let char = half_width(char);
    let key = match char {
        '0'..='9' => Key::Number(u8::try_from(char.to_digit(10)?).ok()?),
        '.' => Key::Point,
        '/' => Key::Slash,
        '*' => Key::Star,
        '-' => Key::Minus,
        '+' => Key::Plus,
        'a'..='z' | 'A'..='Z' | '?' => return Some(Pressed::Letter(char.to_ascii_lowercase())),
        _ => return None,
    };
    Some(Pressed::Key(key))
}

/// A Japanese input method may type full-width forms (U+FF01 to U+FF5E); the keys are the same.
fn half_width(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        _ => char,
    }
}

/// How a key is marked on a keyboard. Enter and Backspace by name: not every terminal has signs for
/// them.
pub(super) fn cap(key: Key) -> String {
    match key {
        Key::Enter => "Enter".to_owned(),
        Key::Backspace => "BS".to_owned(),
        key => key.symbol().to_string(),
    }
}

#[cfg(test)]
mod tests;
