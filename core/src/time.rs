//! Time as the core sees it: always a value or a trait that the host passes in, never a clock that
//! it asks.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Wall-clock time: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnixTime(u64);

impl UnixTime {
    /// The time `seconds` after the Unix epoch.
    #[must_use]
    pub const fn from_secs(seconds: u64) -> Self {
        Self(seconds)
    }

    /// Seconds since the Unix epoch.
    #[must_use]
    pub const fn as_secs(self) -> u64 {
        self.0
    }
}

/// Time within one tap: a clock that only moves forward and starts at zero when the tap starts.
///
/// The tap asks it before each command, so that a slow phone cannot hold the reader longer than its
/// budget.
pub trait Ticks {
    /// Time since the tap started.
    fn elapsed(&self) -> Duration;
}
