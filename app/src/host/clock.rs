//! The platform's clocks and randomness, the only place that asks them.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kazasu_core::time::{Ticks, UnixTime};
use kazasu_core::verify::Challenge;

/// The wall clock. A clock before 1970 counts as 1970: nothing is valid then, and the certificate is refused as not yet valid.
pub(crate) fn now() -> UnixTime {
    UnixTime::from_secs(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
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
