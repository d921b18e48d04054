//! Taking the terminal, and giving it back as it was: at the end, and when the program panics.

use std::io::{self, IsTerminal, Write, stdout};
use std::mem::ManuallyDrop;
use std::panic;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::execute;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};
use thiserror::Error;

use super::sized::Sized;
use crate::host::quiet;

/// DECKPNM: the keys of a ten-key send what stands on them (VT220; ctlseqs of xterm).
const NUMERIC_KEYPAD: &str = "\x1b>";

/// Presses and the wheel (1000), told in decimal numbers (1006), and no movement: what xterm's
/// ctlseqs calls "Normal tracking mode" and "SGR". With Shift held every terminal selects text as
/// ever.
#[cfg(not(windows))]
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

#[cfg(not(windows))]
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Terminals of terminfo(5) that cannot place text.
const DUMB: [&str; 6] = ["", "dumb", "unknown", "network", "dialup", "emacs"];

/// Why this terminal cannot show screens.
#[derive(Debug, PartialEq, Eq, Error)]
pub(crate) enum Unfit {
    /// Standard input or output is a file or a pipe.
    #[error(
        "this is no terminal: run it in one (over SSH: ssh -t), and send neither its input nor its \
         output elsewhere"
    )]
    NoTerminal,
    /// `TERM` says so.
    #[error(
        "TERM is {}: this terminal cannot place text on the screen; use another one (on a serial \
         console: TERM=vt220 kazasu tui), or kazasu read",
        if .0.is_empty() { "not set".to_owned() } else { format!("{:?}", .0) }
    )]
    Dumb(String),
    /// The locale's character set.
    #[error(
        "the locale is {0:?}, which is not UTF-8: Japanese cannot be shown; try LC_ALL=C.UTF-8 \
         kazasu tui"
    )]
    NotUtf8(String),
}

/// Whether screens can be shown here.
pub(super) fn check() -> Result<(), Unfit> {
    if !(io::stdin().is_terminal() && stdout().is_terminal()) {
        return Err(Unfit::NoTerminal);
    }
    if cfg!(windows) { Ok(()) } else { judge(|name| std::env::var(name).ok()) }
}

/// What the environment says about the terminal (POSIX, XBD section 8.2: the first of these that is
/// not empty is the locale).
fn judge(variable: impl Fn(&str) -> Option<String>) -> Result<(), Unfit> {
    let term = variable("TERM").unwrap_or_default();
    if DUMB.contains(&term.as_str()) {
        return Err(Unfit::Dumb(term));
    }
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_else(|| "C".to_owned());
    let plain: String = locale.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.to_ascii_lowercase().contains("utf8") { Ok(()) } else { Err(Unfit::NotUtf8(locale)) }
}

/// The terminal, as long as the screens are shown. Given back when dropped.
///
/// ratatui's own end is left out: it complains on standard error when the terminal is gone, and
/// that complaint panics.
pub(super) struct Taken {
    terminal: ManuallyDrop<Terminal<Sized>>,
    /// The mouse was asked for.
    has_mouse: bool,
}

impl Taken {
    /// Takes it. From here on a panic in any thread gives it back, and `is_over` is called, so that
    /// the program ends.
    ///
    /// # Errors
    ///
    /// When the terminal does not answer.
    pub(super) fn take(is_over: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        panic::set_hook(Box::new(move |panic| {
            give_back();
            // The place alone: a panic's message may carry what a patient has entered.
            let place = panic
                .location()
                .map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
            drop(writeln!(io::stderr(), "kazasu: internal error{place}; please start again"));
            is_over();
        }));
        enable_raw_mode()?;
        // Not every terminal has another screen: what stands on this one would stay between words.
        let begin = (Print(NUMERIC_KEYPAD), Clear(ClearType::All));
        let taken = execute!(stdout(), EnterAlternateScreen, Hide, begin.0, begin.1)
            .and_then(|()| Terminal::new(Sized::new()));
        match taken {
            Ok(_) => drop(quiet::hush()),
            Err(_) => give_back(),
        }
        taken.map(|terminal| Self { terminal: ManuallyDrop::new(terminal), has_mouse: false })
    }

    /// Draws what has changed.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(draw).map(drop)
    }

    /// Everything is drawn anew: between two sizes a terminal loses what stood outside of the
    /// smaller one, also where the second is the one it had.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // Not its `clear`, which asks the terminal for its cursor: the answer is typed to us.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Asks for the mouse, or leaves it to the terminal, as it is outside of a technician's view.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn want_mouse(&mut self, wanted: bool) -> io::Result<()> {
        if std::mem::replace(&mut self.has_mouse, wanted) == wanted {
            return Ok(());
        }
        ask_for_mouse(wanted)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

#[cfg(not(windows))]
fn ask_for_mouse(wanted: bool) -> io::Result<()> {
    execute!(stdout(), Print(if wanted { MOUSE_ON } else { MOUSE_OFF }))
}

#[cfg(windows)]
fn ask_for_mouse(wanted: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};

    if wanted {
        execute!(stdout(), EnableMouseCapture)
    } else {
        execute!(stdout(), DisableMouseCapture)
    }
}

/// A terminal that is gone needs nothing back.
fn give_back() {
    drop(ask_for_mouse(false));
    let (top, clear) = (MoveTo(0, 0), Clear(ClearType::All));
    drop(execute!(stdout(), ResetColor, clear, top, LeaveAlternateScreen, Show));
    drop(disable_raw_mode());
    quiet::speak();
}

#[cfg(test)]
mod tests;
