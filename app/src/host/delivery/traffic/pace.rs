//! How often what is done.

use std::time::Duration;

/// Times between two of a kind.
#[derive(Clone, Copy, Debug)]
pub(in crate::host::delivery) struct Pace {
    /// Between two heartbeats (desk/PROTOCOL.md §6).
    pub(in crate::host::delivery) heartbeat: Duration,
    /// After the first failure, before the next try; doubled each time up to `longest` (§3).
    pub(in crate::host::delivery) first: Duration,
    pub(in crate::host::delivery) longest: Duration,
    /// How long the desk may wait for an event.
    pub(in crate::host::delivery) events: Duration,
    /// Between two looks whether this terminal was enrolled meanwhile.
    pub(in crate::host::delivery) identity: Duration,
    /// How long before its end a nonce is replaced: a tap and a hesitating patient fit in.
    pub(in crate::host::delivery) nonce_margin: Duration,
}

impl Pace {
    pub(in crate::host::delivery) const USUAL: Self = Self {
        heartbeat: Duration::from_secs(10),
        first: Duration::from_secs(1),
        longest: Duration::from_secs(60),
        events: Duration::from_secs(25),
        identity: Duration::from_secs(2),
        nonce_margin: Duration::from_secs(60),
    };
}

/// The waits between tries that fail.
#[derive(Debug)]
pub(super) struct BackOff {
    pace: Pace,
    failures: u32,
}

impl BackOff {
    pub(super) const fn new(pace: Pace) -> Self {
        Self { pace, failures: 0 }
    }

    /// It has worked.
    pub(super) const fn reset(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after one more failure: shortened at random by up to a half, so that
    /// terminals that have lost their desk together do not come back together.
    pub(super) fn next(&mut self) -> Duration {
        let doubled = self.pace.first.saturating_mul(1 << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        let whole = doubled.min(self.pace.longest);
        // Without randomness all wait as long as they may.
        let random = getrandom::u32().unwrap_or(0);
        whole - whole.mul_f64(f64::from(random) / f64::from(u32::MAX) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_minute_and_are_shortened_by_half_at_most() {
        let mut back_off = BackOff::new(Pace::USUAL);
        for whole in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            let wait = back_off.next();
            let whole = Duration::from_secs(whole);
            assert!((whole / 2..=whole).contains(&wait), "{whole:?}: {wait:?}");
        }
        for _ in 0..1_000 {
            let _ = back_off.next();
        }
        back_off.reset();
        assert!(back_off.next() <= Duration::from_secs(1));
    }
}
