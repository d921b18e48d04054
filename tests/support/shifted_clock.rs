//! A wall clock that is wrong.

use super::preload::Preload;

/// For programs that are started with its [variables](Self::variables); the others have the
/// machine's own clock.
#[derive(Debug)]
pub struct ShiftedClock(Preload);

impl ShiftedClock {
    /// Makes it.
    ///
    /// # Panics
    ///
    /// When it cannot be compiled.
    #[must_use]
    pub fn new() -> Self {
        Self(Preload::of("hand_over/shifted_clock.c"))
    }

    /// What puts a program's wall clock forward by so many seconds.
    #[must_use]
    pub fn variables(&self, seconds: i64) -> [(&'static str, String); 2] {
        let library = self.0.library().display().to_string();
        [("LD_PRELOAD", library), ("CLOCK_AHEAD", seconds.to_string())]
    }
}

impl Default for ShiftedClock {
    fn default() -> Self {
        Self::new()
    }
}
