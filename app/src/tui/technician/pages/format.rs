//! How times, costs, results and bytes are written.

use kazasu_core::time::UnixTime;
use kazasu_i18n::TechnicianText as Text;

use crate::host::report::{TapOutcome, TapReport};
use crate::tui::technician::view::View;
use crate::tui::wrap::columns;

/// The reason with its code, or how a tap ended that has none.
pub(in crate::tui::technician) fn result(outcome: &TapOutcome, view: &View<'_>) -> String {
    match outcome {
        TapOutcome::Refused { reason, .. } => {
            let word = view.say(&Text::ResultWord { word: reason.as_str() });
            match reason.code() {
                Some(code) => format!("{} {word}", code.as_str()),
                None => word,
            }
        }
        outcome => view.say(&Text::Outcome { outcome: outcome.word() }),
    }
}

/// How long ago a tap ended, in the largest unit of which it is at least one; nothing where no
/// clock says it, or the clock was set back since.
pub(in crate::tui::technician) fn age(report: &TapReport, view: &View<'_>) -> String {
    ago(report.started.as_secs().saturating_add(report.total.as_secs()), view)
}

/// How long ago that second since 1970 was, likewise.
pub(in crate::tui::technician) fn ago(time: u64, view: &View<'_>) -> String {
    let Some(seconds) = view.now.and_then(|now| now.as_secs().checked_sub(time)) else {
        return String::new();
    };
    let (unit, count) = match seconds {
        0..5 => ("now", 0),
        5..60 => ("seconds", seconds / 5 * 5),
        60..3_600 => ("minutes", seconds / 60),
        3_600..86_400 => ("hours", seconds / 3_600),
        _ => ("days", seconds / 86_400),
    };
    view.say(&Text::Age { unit, count })
}

/// What it cost, in one line.
pub(in crate::tui::technician) fn cost(report: &TapReport, view: &View<'_>) -> String {
    let usage = report.usage;
    let milliseconds = report.total.as_millis().to_string();
    let bytes = usage.bytes_sent.saturating_add(usage.bytes_received);
    view.say(&Text::Cost { milliseconds: &milliseconds, commands: usage.commands, bytes })
}

/// Japan's time of day, which is UTC+9 all year.
pub(in crate::tui::technician) fn time_of_day(time: UnixTime) -> String {
    let seconds = (time.as_secs() + 9 * 3_600) % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// The day in Japan, as 2026-01-31; empty where no calendar has it.
pub(in crate::tui::technician) fn date(time: UnixTime) -> String {
    let japan = jiff::tz::TimeZone::fixed(jiff::tz::offset(9));
    let day = i64::try_from(time.as_secs())
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    day.map(|moment| moment.to_zoned(japan).date().to_string()).unwrap_or_default()
}

/// Day and time of day in Japan.
pub(in crate::tui::technician) fn japan_time(time: UnixTime, view: &View<'_>) -> String {
    view.say(&Text::JapanTime { date: &date(time), time: &time_of_day(time) })
}

/// In the first columns of as many.
pub(in crate::tui::technician) fn padded(text: &str, width: u16) -> String {
    let missing = width.saturating_sub(columns(text));
    text.to_owned() + &" ".repeat(usize::from(missing))
}

/// In the last columns of as many.
pub(in crate::tui::technician) fn padded_left(text: &str, width: u16) -> String {
    " ".repeat(usize::from(width.saturating_sub(columns(text)))) + text
}

/// Bytes as hexadecimal digits, two for each, without spaces (3B80).
pub(in crate::tui::technician) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
