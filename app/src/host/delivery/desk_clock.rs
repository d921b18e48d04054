//! The time by which a desk's certificate is judged, and how far this terminal's clock is from the
//! desk's.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use kazasu_core::handover::Timestamp;
use rustls::pki_types::UnixTime;
use rustls::time_provider::TimeProvider;

use crate::host::clock;

/// No difference is known yet.
const UNKNOWN: i64 = i64::MIN;

/// The newest time that the desk has told; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct DeskClock(Arc<Told>);

#[derive(Debug)]
struct Told {
    /// Milliseconds since 1970.
    newest: AtomicU64,
    /// Milliseconds by which this terminal's clock is ahead.
    ahead: AtomicI64,
}

impl DeskClock {
    /// Begins with what an earlier run was told, or with nothing.
    pub(super) fn new(told: Option<Timestamp>) -> Self {
        let newest = told.unwrap_or_default().as_millis();
        Self(Arc::new(Told { newest: newest.into(), ahead: UNKNOWN.into() }))
    }

    /// The desk says what time it is; `sent` and `heard` are this terminal's times around it.
    pub(super) fn told(&self, time: Timestamp, sent: Timestamp, heard: Timestamp) {
        self.0.newest.fetch_max(time.as_millis(), Ordering::Relaxed);
        let millis = |time: Timestamp| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        // A clock that was set meanwhile: the later reading counts.
        let middle = if heard < sent { millis(heard) } else { (millis(sent) + millis(heard)) / 2 };
        self.0.ahead.store(middle.saturating_sub(millis(time)), Ordering::Relaxed);
    }

    /// Milliseconds by which this terminal's clock is ahead of the desk's; `None`: not heard yet.
    pub(super) fn ahead(&self) -> Option<i64> {
        Some(self.0.ahead.load(Ordering::Relaxed)).filter(|ahead| *ahead != UNKNOWN)
    }

    /// What the desk has told last.
    pub(super) fn newest(&self) -> Timestamp {
        Timestamp::from_millis(self.0.newest.load(Ordering::Relaxed))
    }

    /// The desk's time now, as well as it is known.
    pub(super) fn desk_now(&self) -> Timestamp {
        let own = i64::try_from(now().as_millis()).unwrap_or(i64::MAX);
        let desks = own.saturating_sub(self.ahead().unwrap_or(0));
        Timestamp::from_millis(u64::try_from(desks).unwrap_or(0))
    }

    /// The latest of: this terminal's clock, when the program was made, what the desk has told.
    fn latest(&self) -> Timestamp {
        now().max(Timestamp::from(*clock::PLAUSIBLE.start())).max(self.newest())
    }
}

impl TimeProvider for DeskClock {
    fn current_time(&self) -> Option<UnixTime> {
        Some(seconds(self.latest()))
    }
}

/// This terminal's clock.
pub(super) fn now() -> Timestamp {
    Timestamp::from_millis(clock::unix_millis())
}

/// A time as TLS has it.
pub(super) fn seconds(time: Timestamp) -> UnixTime {
    UnixTime::since_unix_epoch(Duration::from_secs(time.as_unix().as_secs()))
}
