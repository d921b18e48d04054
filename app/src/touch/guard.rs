//! For a moment after a screen has changed, hardly anything counts: a button under the place of the
//! last one would get the second half of a double tap, and what was meant for the last screen would
//! do something else on this one.
//!
//! Somebody who changed it with a key knows what comes and may type on, without looking: then that
//! key alone does not count, which a trembling hand presses twice.

use kazasu_core::screen::Key;

/// How long nothing counts after a screen has changed, in seconds: longer than a double tap, and
/// shorter than anybody reads.
const REST: f64 = 0.3;

/// Watches which screen is shown, and why.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    shown: Option<(&'static str, f64)>,
    /// The last key that may have changed the screen, and when it was pressed.
    pressed: Option<(Key, f64)>,
    /// The key that has changed it, while it rests.
    resting: Option<Key>,
}

/// What the guard says of this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passage {
    /// The screen has just changed; what began on the last one is void.
    Changed,
    /// The screen has changed less than [`REST`] ago: hardly anything counts.
    Closed,
    /// The screen has been there for a while: all input counts.
    Open,
}

impl Guard {
    /// Takes note of the screen that is shown `now`, in seconds.
    pub(crate) fn look(&mut self, screen: &'static str, now: f64) -> Passage {
        match self.shown {
            Some((shown, since)) if shown == screen && now - since < REST => Passage::Closed,
            Some((shown, _)) if shown == screen => {
                self.resting = None;
                Passage::Open
            }
            _ => {
                self.shown = Some((screen, now));
                // The visits answer a key far sooner; a change that comes later has another cause.
                self.resting =
                    self.pressed.take().filter(|(_, at)| now - at < REST).map(|(key, _)| key);
                Passage::Changed
            }
        }
    }

    /// Seconds since the screen that is shown has come.
    pub(crate) fn shown_for(&self, now: f64) -> f64 {
        self.shown.map_or(0.0, |(_, since)| now - since)
    }

    /// This key did something that may change the screen.
    pub(crate) fn press(&mut self, key: Key, now: f64) {
        self.pressed = Some((key, now));
    }

    /// Whether this key counts: always when the passage is open, and right after a change if
    /// another key has made that change.
    pub(crate) fn lets(&self, key: Key, passage: Passage) -> bool {
        passage == Passage::Open || self.resting.is_some_and(|resting| resting != key)
    }
}

#[cfg(test)]
mod tests;
