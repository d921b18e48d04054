//! A moment, by a clock that goes on while the machine sleeps.

use std::ops::Add;
use std::time::Duration;

/// A moment, as [`std::time::Instant`] is one; but the time that the machine sleeps, or that this
/// process is stopped, counts. (The standard library measures by `CLOCK_MONOTONIC` on Linux and by
/// `CLOCK_UPTIME_RAW` on macOS, which both stand still in a sleep: a visit would go on after it.)
///
/// A virtual machine that is paused as a whole has no clock that could tell; there a visit goes on
/// where it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instant(Duration);

impl Instant {
    /// The moment of this call, by the clock of [`since_boot`].
    pub(crate) fn now() -> Self {
        Self(since_boot())
    }

    /// Time since then.
    pub(crate) fn elapsed(self) -> Duration {
        Self::now().saturating_duration_since(self)
    }

    /// Time since `earlier`; zero where that is later.
    pub(crate) const fn saturating_duration_since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for Instant {
    type Output = Self;

    /// The farthest moment there is, where the sum is beyond it.
    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

/// Linux: `CLOCK_BOOTTIME` (clock_gettime(2)). macOS: `CLOCK_MONOTONIC`, which "will continue to
/// increment while the system is asleep" (clock_gettime(3) there). Elsewhere `CLOCK_MONOTONIC` is
/// the best there is.
#[cfg(unix)]
fn since_boot() -> Duration {
    use rustix::time::{ClockId, clock_gettime};

    #[cfg(any(target_os = "linux", target_os = "android"))]
    const CLOCK: ClockId = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const CLOCK: ClockId = ClockId::Monotonic;
    let time = clock_gettime(CLOCK);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// Windows: the standard library asks `QueryPerformanceCounter`, which counts standby, hibernation
/// and connected standby ("Acquiring high-resolution time stamps"). Not run there.
#[cfg(not(unix))]
fn since_boot() -> Duration {
    use std::sync::OnceLock;

    static FIRST: OnceLock<std::time::Instant> = OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}

#[cfg(test)]
mod tests;
