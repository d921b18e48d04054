//! What is written where: results on standard output, what happens meanwhile on standard error.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

use clap::builder::StyledStr;
use kazasu_core::printable;
use kazasu_i18n::{Language, Texts};
use serde::Serialize;

/// Writes for a person.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) texts: Texts,
    colour: bool,
}

/// Weight of a line, where colours are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emphasis {
    Plain,
    Good,
    Bad,
    Quiet,
}

impl Output {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            texts: Texts::new(language),
            colour: colour_wanted(&io::stdout()) && colour_wanted(&io::stderr()),
        }
    }

    /// A line of the result.
    pub(crate) fn result(&self, tone: Emphasis, line: &str) {
        write_result(&format!("{}\n", self.painted(tone, &printable::lines(line))));
    }

    /// A line about what happens.
    pub(crate) fn progress(&self, tone: Emphasis, line: &str) {
        write_line(&mut io::stderr().lock(), &self.painted(tone, &printable::lines(line)));
    }

    fn painted(&self, tone: Emphasis, line: &str) -> String {
        // SGR of ECMA-48 §8.3.117: the eight colours that every terminal shows in its own, readable
        // way.
        let code = match tone {
            Emphasis::Good => "1;32",
            Emphasis::Bad => "1;31",
            Emphasis::Quiet => "2",
            Emphasis::Plain => return line.to_owned(),
        };
        if self.colour { format!("\x1b[{code}m{line}\x1b[0m") } else { line.to_owned() }
    }
}

/// Colours are wanted on a terminal that has them, unless NO_COLOR is set (no-color.org).
pub(crate) fn colour_wanted(stream: &impl IsTerminal) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal()
        && !set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// One JSON object on standard output.
///
/// # Errors
///
/// When it cannot be made. That it cannot be written says [`lost`].
pub(crate) fn json(object: &impl Serialize) -> io::Result<()> {
    let line = serde_json::to_string(object)?;
    write_result(&format!("{}\n", printable::json(&line)));
    Ok(())
}

/// A text of several lines on standard output, for a file.
pub(crate) fn text(text: &str) {
    write_result(text);
}

/// What the system said when a result could not be written: the pipe is closed, the disk is full.
static LOST: OnceLock<String> = OnceLock::new();

/// Why a part of the result was lost, if one was; the program ends with an exit code of its own
/// then ([`Exit::OutputLost`](super::exit::Exit::OutputLost)).
pub(crate) fn lost() -> Option<&'static str> {
    LOST.get().map(String::as_str)
}

/// Takes note that a result was lost.
pub(crate) fn note_lost(error: &io::Error) {
    LOST.get_or_init(|| error.to_string());
}

/// Writes to standard output. Behind a gap nothing is written any more: whoever reads it has the
/// beginning of the result or all of it, and nothing twice.
fn write_result(text: &str) {
    if lost().is_some() {
        return;
    }
    let mut stdout = io::stdout().lock();
    if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        note_lost(&error);
    }
}

/// A sentence on standard error: why the command could not do its work.
pub(crate) fn complain(message: &str) {
    write_line(&mut io::stderr().lock(), &format!("kazasu: {}", printable::lines(message)));
}

/// How what the parser says of a mistake begins.
pub(super) const ERROR: &str = "error:";

/// What is wrong with the arguments, on standard error: it names them, and they are anybody's.
/// Where nothing in it is harmful, it has the colours of the parser. It begins as all complaints.
pub(super) fn tell(message: &StyledStr) {
    let plain = message.to_string();
    let harmless = printable::lines(&plain);
    let text = match harmless {
        Cow::Borrowed(_) if colour_wanted(&io::stderr()) => message.ansi().to_string(),
        harmless => harmless.into_owned(),
    };
    let text = if plain.starts_with(ERROR) { text.replacen(ERROR, "kazasu:", 1) } else { text };
    write_line(&mut io::stderr().lock(), text.trim_end());
}

/// Standard error for the log: a call writes one event, which stays one line whatever it names.
#[derive(Debug)]
pub(super) struct PrintableLines;

impl Write for PrintableLines {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let line = text.strip_suffix('\n').unwrap_or(&text);
        io::stderr().lock().write_all(format!("{}\n", printable::line(line)).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().lock().flush()
    }
}

/// Whoever does not listen to what happens meanwhile is no reason to fail.
fn write_line(stream: &mut impl Write, line: &str) {
    drop(writeln!(stream, "{line}").and_then(|()| stream.flush()));
}
