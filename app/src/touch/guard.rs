//! For a moment after a screen has changed, nothing counts: a button under the place of the last one would get the second half of a double tap.

/// How long, in seconds.
const REST: f64 = 0.3;

/// Watches which screen is shown.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    shown: Option<(&'static str, f64)>,
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
            Some((shown, since)) if shown == screen => {
                if now - since < REST {
                    Passage::Closed
                } else {
                    Passage::Open
                }
            }
            _ => {
                self.shown = Some((screen, now));
                Passage::Changed
            }
        }
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
