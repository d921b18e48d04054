//! For a moment after a screen has changed, hardly anything counts: a button under the place of the
//! last one would get the second half of a double tap, and what was meant for the last screen would
//! do something else on this one.
//!
//! Somebody who changed it with a key knows what comes and may type on, without looking: then that
//! key alone does not count, which a trembling hand presses twice.

use kazasu_core::screen::Key;

/// How long, in seconds.
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
    /// Too early.
    Closed,
    /// Input counts.
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

    /// This key did something that may change the screen.
    pub(crate) fn press(&mut self, key: Key, now: f64) {
        self.pressed = Some((key, now));
    }

    /// Whether this key counts.
    pub(crate) fn lets(&self, key: Key, passage: Passage) -> bool {
        passage == Passage::Open || self.resting.is_some_and(|resting| resting != key)
    }
}

#[test]
fn the_second_half_of_a_double_tap_does_not_count() {
    let mut guard = Guard::default();
    assert_eq!(guard.look("kind", 10.0), Passage::Changed);
    assert_eq!(guard.look("kind", 10.2), Passage::Closed);
    assert_eq!(guard.look("kind", 10.4), Passage::Open);
    assert_eq!(guard.look("an-pin", 10.5), Passage::Changed);
    assert_eq!(guard.look("an-pin", 10.7), Passage::Closed);
}

#[test]
fn after_a_key_only_that_key_rests() {
    let (one, two) = (Key::Number(1), Key::Number(2));
    let mut guard = Guard::default();
    guard.look("kind", 10.0);
    assert_eq!(guard.look("kind", 11.0), Passage::Open);
    guard.press(two, 11.0);
    let passage = guard.look("an-pin", 11.02);
    assert_eq!(
        (passage, guard.lets(one, passage), guard.lets(two, passage)),
        (Passage::Changed, true, false)
    );
    let passage = guard.look("an-pin", 11.2);
    assert_eq!(
        (passage, guard.lets(one, passage), guard.lets(two, passage)),
        (Passage::Closed, true, false)
    );
    let passage = guard.look("an-pin", 11.4);
    assert!(guard.lets(one, passage) && guard.lets(two, passage));

    // It changes by itself, long after the last key: no key was meant for this screen.
    guard.press(one, 11.4);
    let passage = guard.look("still-there", 20.0);
    assert!(!guard.lets(one, passage) && !guard.lets(two, passage));
    // One key is the cause of one change.
    guard.look("still-there", 21.0);
    guard.press(one, 21.0);
    guard.look("an-pin", 21.05);
    let passage = guard.look("an-hold", 21.1);
    assert!(!guard.lets(two, passage));
}
