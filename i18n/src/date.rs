//! Dates as people in Japan read them.

use fluent::{FluentArgs, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::offset;
use kazasu_core::time::UnixTime;

/// Japan Standard Time is UTC+9 all year.
const JAPAN: jiff::tz::Offset = offset(9);

/// The day in Japan at `time`; the last day that can be written for anything later (the year 9999).
fn day_in_japan(time: UnixTime) -> Date {
    let timestamp =
        i64::try_from(time.as_secs()).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    timestamp.map_or(Date::MAX, |timestamp| JAPAN.to_datetime(timestamp).date())
}

/// The arguments of the message `date`.
pub(crate) fn arguments(time: UnixTime) -> FluentArgs<'static> {
    let day = day_in_japan(time);
    [("year", day.year()), ("month", day.month().into()), ("day", day.day().into())]
        .map(|(name, number)| (name, FluentValue::from(number)))
        .into_iter()
        .collect()
}

/// The arguments of the messages that say a minute too: `hour` and `minute`, with two digits each.
pub(crate) fn time_arguments(time: UnixTime) -> FluentArgs<'static> {
    let mut arguments = arguments(time);
    let of_day = time.as_secs().saturating_add(9 * 3_600) % 86_400;
    arguments.set("hour", format!("{:02}", of_day / 3_600));
    arguments.set("minute", format!("{:02}", of_day / 60 % 60));
    arguments
}

#[cfg(test)]
mod tests;
