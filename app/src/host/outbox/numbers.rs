//! 確認番号: which one is next.

use std::collections::BTreeSet;

/// Numbers of two digits, and one more than the last of three.
const SHORT: u16 = 100;
const ALL: u16 = 1_000;

/// Counts on from number to number, and passes over those that are open: a patient who says a
/// number at the desk means one row. They have two digits, 00 to 99, and three, 100 to 999, only
/// where all of those are open.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The newest of two digits, and of three.
    last: Option<u16>,
    last_long: Option<u16>,
    open: BTreeSet<u16>,
}

impl Numbers {
    /// Begins somewhere, so that the first patient of a new terminal is not always number 00.
    pub(super) fn starting_behind(last: u16) -> Self {
        let mut numbers = Self::default();
        numbers.count_from(last);
        numbers
    }

    /// Goes on behind this number.
    pub(super) fn count_from(&mut self, last: u16) {
        if last < SHORT {
            self.last = Some(last);
        } else {
            self.last_long = Some(last);
        }
    }

    /// Those that are open now.
    pub(super) fn set_open(&mut self, open: BTreeSet<u16>) {
        self.open = open;
    }

    /// The next one; it is given once.
    pub(super) fn next(&mut self) -> u16 {
        let short = Self::free(&self.open, 0..SHORT, self.last);
        let next = short
            .or_else(|| Self::free(&self.open, SHORT..ALL, self.last_long))
            // A thousand are open: it counts on all the same.
            .unwrap_or_else(|| self.last.map_or(0, |last| (last + 1) % SHORT));
        self.count_from(next);
        next
    }

    /// The first behind `last` that is not open, going round.
    fn free(open: &BTreeSet<u16>, all: std::ops::Range<u16>, last: Option<u16>) -> Option<u16> {
        let start = last.map_or(all.start, |last| last.saturating_add(1)).clamp(all.start, all.end);
        (start..all.end).chain(all.start..start).find(|number| !open.contains(number))
    }
}

#[cfg(test)]
mod tests;
