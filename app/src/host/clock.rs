//! The platform's clocks and randomness, the only place that asks them.
//!
//! Whatever runs out (visits, taps, logins, waits for an answer) is measured by [`Instant`], which
//! counts the time that the machine sleeps. The wall clock is for proofs and for people: it may be
//! set at any moment, and then nothing ends sooner or later.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

mod instant;
mod made;
#[cfg(any(feature = "touch", feature = "tui"))]
mod uptime;

pub(crate) use instant::Instant;
pub(crate) use made::PLAUSIBLE;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use uptime::Uptime;

use kazasu_core::time::{Ticks, UnixTime};
use kazasu_core::verify::Challenge;

/// The longest that a thread may wait for a moment to come. A wait of the system stands still while
/// the machine sleeps, though [`Instant`] goes on: whoever waits longer has to look in between.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// The wall clock. A clock before 1970 counts as 1970: nothing is valid then, and the certificate
/// is refused as not yet valid.
pub(crate) fn now() -> UnixTime {
    UnixTime::from_secs(
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
    )
}

/// The wall clock in milliseconds since 1970-01-01T00:00:00Z, for ids that sort by time.
pub(crate) fn unix_millis() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// A time as RFC 3339 §5.6 writes it, in UTC; up to the last second of 9999, which certificates
/// without an end carry (RFC 5280 §4.1.2.5).
pub(crate) fn rfc3339(time: UnixTime) -> String {
    format!("{}Z", civil(time).strftime("%Y-%m-%dT%H:%M:%S"))
}

/// The day at `time` in UTC, as `2026-11-22`.
pub(crate) fn day(time: UnixTime) -> String {
    civil(time).date().to_string()
}

/// Day and time in Japan (UTC+9 all year), for people: `2026-11-22 19:11:12`.
pub(crate) fn in_japan(time: UnixTime) -> String {
    civil(UnixTime::from_secs(time.as_secs().saturating_add(9 * 3_600)))
        .strftime("%Y-%m-%d %H:%M:%S")
        .to_string()
}

/// The time that [`rfc3339`] has written.
pub(crate) fn parse_rfc3339(text: &str) -> Option<UnixTime> {
    let time: jiff::Timestamp = text.parse().ok()?;
    u64::try_from(time.as_second()).ok().map(UnixTime::from_secs)
}

fn civil(time: UnixTime) -> jiff::civil::DateTime {
    let since = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    jiff::civil::date(1970, 1, 1)
        .at(0, 0, 0, 0)
        .saturating_add(jiff::SignedDuration::from_secs(since))
}

/// Time since a tap's start.
#[derive(Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }
}

impl Ticks for Stopwatch {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A challenge that nobody has seen before.
///
/// # Errors
///
/// When the system has no randomness to give; then nothing can be proven.
pub(crate) fn fresh_challenge() -> Result<Challenge, getrandom::Error> {
    let mut bytes = [0; Challenge::LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(Challenge(bytes))
}

#[cfg(test)]
mod tests;
