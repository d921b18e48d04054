//! The pages, each a list of entries. They borrow what is known, and only say it.

mod check;
mod configuration;
mod help;
mod leave;
mod overview;
mod tap;
mod taps;
mod test;
mod work;

use kazasu_core::time::UnixTime;
use kazasu_i18n::{Technician as Text, Texts};

use super::known::Known;
use super::sheet::Entry;
use crate::host::report::{Outcome, TapReport};
use crate::tui::theme::Theme;
use crate::tui::wrap::columns;

/// A page, in the order of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    #[default]
    Overview,
    Taps,
    Test,
    Work,
    Configuration,
    Check,
    Help,
    Leave,
}

impl Page {
    pub(super) const ALL: [Self; 8] = [
        Self::Overview,
        Self::Taps,
        Self::Test,
        Self::Work,
        Self::Configuration,
        Self::Check,
        Self::Help,
        Self::Leave,
    ];

    /// The stable word of its name.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Taps => "taps",
            Self::Test => "test",
            Self::Work => "work",
            Self::Configuration => "configuration",
            Self::Check => "check",
            Self::Help => "help",
            Self::Leave => "leave",
        }
    }
}

/// What a page is drawn from.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) known: &'a Known,
    pub(super) texts: &'a Texts,
    pub(super) theme: Theme,
    /// Columns for an entry.
    pub(super) width: u16,
    /// The tap that is looked at, on the page of the taps.
    pub(super) open_tap: Option<u64>,
    /// The help that is open, by its number among all of them.
    pub(super) open_help: Option<usize>,
    /// What is looked for in the help.
    pub(super) query: &'a str,
    /// Leaving ends the program: there is no patient's screen to go back to.
    pub(super) is_alone: bool,
}

impl View<'_> {
    fn say(&self, text: &Text<'_>) -> String {
        self.texts.technician(text)
    }

    fn text(&self, text: &Text<'_>) -> Entry {
        Entry::text(&self.say(text), self.width)
    }

    fn heading(&self, text: &Text<'_>) -> Entry {
        Entry::heading(&self.say(text), self.width, self.theme)
    }

    fn field(&self, field: &str, value: &str) -> Entry {
        Entry::pair(&self.say(&Text::Field { field }), value, self.width, self.theme)
    }
}

/// The entries of a page.
pub(super) fn entries(page: Page, view: &View<'_>) -> Vec<Entry> {
    match (page, view.open_tap.and_then(|number| view.known.tap_number(number))) {
        (Page::Taps, Some(report)) => tap::entries(report, view),
        (Page::Taps, None) => taps::entries(view),
        (Page::Overview, _) => overview::entries(view),
        (Page::Test, _) => test::entries(view),
        (Page::Work, _) => work::entries(view),
        (Page::Configuration, _) => configuration::entries(view),
        (Page::Check, _) => check::entries(view),
        (Page::Help, _) => help::entries(view),
        (Page::Leave, _) => leave::entries(view),
    }
}

/// The reason with its code, or how a tap ended that has none.
fn result(outcome: &Outcome, view: &View<'_>) -> String {
    match outcome {
        Outcome::Refused { reason, .. } => match reason.code() {
            Some(code) => format!("{} {}", code.as_str(), reason.as_str()),
            None => reason.as_str().to_owned(),
        },
        outcome => view.say(&Text::Outcome { outcome: outcome.word() }),
    }
}

/// What it cost, in one line.
fn cost(report: &TapReport, view: &View<'_>) -> String {
    let usage = report.usage;
    let milliseconds = report.total.as_millis().to_string();
    let bytes = usage.bytes_sent.saturating_add(usage.bytes_received);
    view.say(&Text::Cost { milliseconds: &milliseconds, commands: usage.commands, bytes })
}

/// Japan's time of day, which is UTC+9 all year.
fn time_of_day(time: UnixTime) -> String {
    let seconds = (time.as_secs() + 9 * 3_600) % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// In the first columns of as many.
fn padded(text: &str, width: u16) -> String {
    let missing = width.saturating_sub(columns(text));
    text.to_owned() + &" ".repeat(usize::from(missing))
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
