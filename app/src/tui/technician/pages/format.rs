//! How times, costs, results and bytes are written.

use kazasu_core::time::UnixTime;
use kazasu_i18n::TechnicianText as Text;

use crate::host::report::{TapOutcome, TapReport};
use crate::tui::technician::view::View;
use crate::tui::wrap::columns;

/// The reason with its code, or how a tap ended that has none.
pub(super) fn result(outcome: &TapOutcome, view: &View<'_>) -> String {
    match outcome {
        TapOutcome::Refused { reason, .. } => match reason.code() {
            Some(code) => format!("{} {}", code.as_str(), reason.as_str()),
            None => reason.as_str().to_owned(),
        },
        outcome => view.say(&Text::Outcome { outcome: outcome.word() }),
    }
}

/// What it cost, in one line.
pub(super) fn cost(report: &TapReport, view: &View<'_>) -> String {
    let usage = report.usage;
    let milliseconds = report.total.as_millis().to_string();
    let bytes = usage.bytes_sent.saturating_add(usage.bytes_received);
    view.say(&Text::Cost { milliseconds: &milliseconds, commands: usage.commands, bytes })
}

/// Japan's time of day, which is UTC+9 all year.
pub(super) fn time_of_day(time: UnixTime) -> String {
    let seconds = (time.as_secs() + 9 * 3_600) % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// In the first columns of as many.
pub(super) fn padded(text: &str, width: u16) -> String {
    let missing = width.saturating_sub(columns(text));
    text.to_owned() + &" ".repeat(usize::from(missing))
}

/// Bytes as hexadecimal digits, two for each, without spaces (3B80).
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
