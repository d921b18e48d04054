//! From the bytes of a terminal to keys, one byte at a time: a serial line or SSH may cut a key's
//! bytes apart anywhere.
//!
//! The codes are those of ECMA-48 (C0, CSI) and of xterm, which every terminal in use follows
//! (ctlseqs, "PC-Style Function Keys" and "VT220-Style Function Keys"; SS3 of an application
//! keypad: "Alternate Keypad Mode"), and of the Linux console (console_codes(4), F1 to F5). The
//! mouse's are the same page's "Mouse Tracking": SGR (mode 1006) where the terminal knows it, else
//! the old form, whose three bytes are passed over. No byte of either is ever a key.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use zeroize::Zeroize;

use crate::tui::mouse::{Gesture, Mouse};

/// After ESC nothing for so long: it was the key Escape. Else the rest of another key follows.
const ESCAPE: Duration = Duration::from_millis(50);

/// How long the rest of a key may keep us waiting that has surely begun (CSI, SS3), and how long
/// after an Escape the rest of a key may yet come that was taken for one. Nobody types so fast
/// after Escape what such a rest begins with.
const REST: Duration = Duration::from_millis(500);

/// What the last bytes have begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing.
    #[default]
    Ground,
    /// ESC.
    Escape,
    /// Escape was given; what comes now may be the rest of another key.
    AfterEscape,
    /// ESC O.
    Ss3,
    /// ESC [, and so much of its parameters.
    Csi(Parameters),
    /// ESC [ [ of the Linux console.
    Console,
    /// ESC [ M, the mouse's old form, and so many bytes of it are still to come.
    OldMouse { missing: u8 },
    /// The bytes of a character that are still to come.
    Utf8 { missing: usize },
}

/// The first three parameters of a control sequence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parameters {
    numbers: [u16; 3],
    /// Which one is being read; those beyond the third are passed over.
    at: usize,
    /// Something follows ESC [ already.
    begun: bool,
    /// Whoever sends it means no key: `?`, `<`, `=`, `>`, or an intermediate byte.
    is_private: bool,
    /// `<` stands first: what the mouse does, in the form of mode 1006.
    is_mouse: bool,
}

/// Puts keys together.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// ESC came right before.
    alt: bool,
    /// What is put together now is the late rest of a key and means nothing any more.
    is_late: bool,
    /// What the mouse has done, until it is taken.
    mouse: Option<Mouse>,
    /// The bytes of the character so far.
    character: [u8; 4],
    length: usize,
}

impl Decoder {
    /// How long to wait for the next byte before [`Decoder::give_up`]; `None`: for ever.
    pub(super) const fn waits(&self) -> Option<Duration> {
        match self.state {
            State::Ground | State::Utf8 { .. } => None,
            State::Escape => Some(ESCAPE),
            State::AfterEscape
            | State::Ss3
            | State::Csi(_)
            | State::Console
            | State::OldMouse { .. } => Some(REST),
        }
    }

    /// Nothing more has come: the key that this makes of what was begun.
    pub(super) fn give_up(&mut self) -> Option<KeyEvent> {
        let was_escape = self.state == State::Escape;
        self.reset();
        if was_escape {
            self.state = State::AfterEscape;
        }
        was_escape.then_some(key(KeyCode::Esc))
    }

    /// What the mouse has done, if the last byte has completed that.
    pub(super) const fn take_mouse(&mut self) -> Option<Mouse> {
        self.mouse.take()
    }

    /// The key that this byte completes.
    pub(super) fn feed(&mut self, byte: u8) -> Option<KeyEvent> {
        match (self.state, byte) {
            (State::Escape, 0x1b) => None,
            (_, 0x1b) => {
                self.reset();
                self.state = State::Escape;
                None
            }
            (State::Escape | State::AfterEscape, b'[' | b'O') => {
                self.is_late = self.state == State::AfterEscape;
                self.state = match byte {
                    b'O' => State::Ss3,
                    _ => State::Csi(Parameters::default()),
                };
                None
            }
            (State::Escape, _) => {
                self.alt = true;
                self.plain(byte)
            }
            (State::Ground | State::AfterEscape, _) => self.plain(byte),
            (State::Utf8 { missing }, 0x80..=0xbf) => self.continue_character(byte, missing),
            // A parameter, in very old forms of keys with Shift.
            (State::Ss3, b'0'..=b'9' | b';') => None,
            (State::Ss3, b' '..=b'~') => self.done(ss3(byte).map(key)),
            (State::Csi(Parameters { begun: false, .. }), b'[') => {
                self.state = State::Console;
                None
            }
            (State::Csi(Parameters { begun: false, .. }), b'M') => {
                self.state = State::OldMouse { missing: 3 };
                None
            }
            (State::OldMouse { missing: 2.. }, b' '..) => {
                if let State::OldMouse { missing } = &mut self.state {
                    *missing -= 1;
                }
                None
            }
            (State::OldMouse { .. }, b' '..) => self.done(None),
            (State::Csi(parameters), b' '..=b'?') => {
                self.state = State::Csi(parameters.with(byte));
                None
            }
            (State::Csi(parameters), b'@'..=b'~') => {
                self.mouse = parameters.mouse(byte).filter(|_| !self.is_late);
                self.done(parameters.key(byte))
            }
            (State::Console, b'A'..=b'E') => self.done(Some(key(KeyCode::F(1 + byte - b'A')))),
            // No part of what was begun: that was nothing, and this byte stands for itself.
            (
                State::Utf8 { .. }
                | State::Ss3
                | State::Csi(_)
                | State::Console
                | State::OldMouse { .. },
                _,
            ) => {
                self.reset();
                self.plain(byte)
            }
        }
    }

    /// A byte that stands for itself, or begins a character.
    fn plain(&mut self, byte: u8) -> Option<KeyEvent> {
        let control = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
        let event = match byte {
            b'\r' => key(KeyCode::Enter),
            b'\t' => key(KeyCode::Tab),
            0x7f => key(KeyCode::Backspace),
            0x00 => control(' '),
            0x01..=0x1a => control(char::from(byte - 0x01 + b'a')),
            0x1c..=0x1f => control(char::from(byte - 0x1c + b'4')),
            b' '..=b'~' => typed(char::from(byte)),
            0xc2..=0xf4 => {
                let missing = match byte {
                    0xc2..=0xdf => 1,
                    0xe0..=0xef => 2,
                    _ => 3,
                };
                (self.character, self.length) = ([byte, 0, 0, 0], 1);
                self.state = State::Utf8 { missing };
                return None;
            }
            // No character begins so.
            0x1b | 0x80..=0xc1 | 0xf5..=0xff => return self.done(None),
        };
        self.done(Some(event))
    }

    fn continue_character(&mut self, byte: u8, missing: usize) -> Option<KeyEvent> {
        if let Some(place) = self.character.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
        if missing > 1 {
            self.state = State::Utf8 { missing: missing - 1 };
            return None;
        }
        let text = self.character.get(..self.length).and_then(|bytes| str::from_utf8(bytes).ok());
        let char = text.and_then(|text| text.chars().next());
        self.done(char.map(typed))
    }

    /// Ends what was begun: with this key, unless it comes too late.
    fn done(&mut self, event: Option<KeyEvent>) -> Option<KeyEvent> {
        let alt = if self.alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
        let is_late = self.is_late;
        self.reset();
        let event = event.filter(|_| !is_late)?;
        Some(KeyEvent::new(event.code, event.modifiers | alt))
    }

    /// Full-width digits are digits of a PIN too: nothing of a character stays.
    fn reset(&mut self) {
        self.character.zeroize();
        (self.state, self.alt, self.is_late, self.length) = (State::Ground, false, false, 0);
    }
}

impl Parameters {
    fn with(mut self, byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => {
                if let Some(number) = self.numbers.get_mut(self.at) {
                    *number = number.saturating_mul(10).saturating_add(u16::from(byte - b'0'));
                }
            }
            b';' => self.at = self.at.saturating_add(1),
            // Sub-parameters say more about the one before.
            b':' => self.at = usize::MAX,
            _ => {
                self.is_mouse = byte == b'<' && !self.begun;
                self.is_private = true;
            }
        }
        Self { begun: true, ..self }
    }

    /// What the mouse did, in a report that ends with this byte: button and modifiers, column and
    /// row from 1; `M` for a press, `m` for a release. Buttons beyond the first and what the mouse
    /// does with Shift, Alt or Control held are the terminal's own affair.
    fn mouse(self, last: u8) -> Option<Mouse> {
        let [button, column, row] = self.numbers;
        if !self.is_mouse || last != b'M' || self.at != 2 {
            return None;
        }
        let gesture = match button {
            0 => Gesture::Press,
            64 => Gesture::Wheel(-1),
            65 => Gesture::Wheel(1),
            _ => return None,
        };
        Some(Mouse { gesture, column: column.checked_sub(1)?, row: row.checked_sub(1)? })
    }

    /// The key that ends with this byte.
    fn key(self, last: u8) -> Option<KeyEvent> {
        if self.is_private {
            return None;
        }
        let [number, modifiers, _] = self.numbers;
        let code = match last {
            b'~' => numbered(number)?,
            b'Z' => return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
            // CSI row ; column R answers a question; as a key it begins with 1, or with nothing.
            b'R' if number > 1 => return None,
            b'A'..=b'F' | b'H' | b'P'..=b'S' => cursor(last)?,
            _ => return None,
        };
        Some(KeyEvent::new(code, modified(modifiers)))
    }
}

/// Cursor keys and F1 to F4, alike behind CSI and SS3.
const fn cursor(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(1 + last - b'P'),
        _ => return None,
    })
}

/// A key of the application keypad, or one of [`cursor`].
const fn ss3(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'p'..=b'y' => KeyCode::Char((b'0' + (last - b'p')) as char),
        // `*`, `+`, `,`, `-`, `.`, `/` in their order.
        b'j'..=b'o' => KeyCode::Char((b'*' + (last - b'j')) as char),
        b'X' => KeyCode::Char('='),
        b' ' => KeyCode::Char(' '),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        _ => return cursor(last),
    })
}

/// The number before `~`.
fn numbered(number: u16) -> Option<KeyCode> {
    let function = |before: u16| u8::try_from(number - before).ok().map(KeyCode::F);
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => return function(10),
        17..=21 => return function(11),
        23..=26 => return function(12),
        28 | 29 => return function(13),
        31..=34 => return function(14),
        _ => return None,
    })
}

/// 1 and a bit for each key that is held: Shift, Alt, Control.
fn modified(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| bits & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}

const fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn typed(char: char) -> KeyEvent {
    let shift = if char.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(char), shift)
}

#[cfg(test)]
mod tests;
