//! Time since something started, as the session and the technician's view take it.

use std::time::Duration;

use super::Instant;

/// Time since the visits started, sleep included.
#[derive(Clone, Debug)]
pub(crate) struct Uptime {
    started: Instant,
    /// How long the machine has slept, in a test.
    #[cfg(test)]
    slept: std::sync::Arc<std::sync::Mutex<Duration>>,
}

impl Uptime {
    /// Zero is now.
    pub(crate) fn start() -> Self {
        Self {
            started: Instant::now(),
            #[cfg(test)]
            slept: std::sync::Arc::default(),
        }
    }

    /// Time since the start.
    pub(crate) fn now(&self) -> Duration {
        let awake = self.started.elapsed();
        #[cfg(test)]
        let awake = awake.saturating_add(*self.slept.lock().unwrap());
        awake
    }

    /// How long it is until then.
    pub(crate) fn until(&self, then: Duration) -> Duration {
        then.saturating_sub(self.now())
    }

    /// The machine sleeps for so long: nobody hears of it, and no wait ends because of it.
    #[cfg(test)]
    pub(crate) fn sleep(&self, long: Duration) {
        *self.slept.lock().unwrap() += long;
    }
}
