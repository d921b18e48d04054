//! The orders in which taps are listed.

use std::cmp::Reverse;

use crate::host::report::TapReport;

/// What the uppermost tap has before the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TapOrder {
    /// It was last.
    #[default]
    Newest,
    /// Its result: equal ones stand together, the newest first.
    Result,
    /// It took longest.
    Slowest,
}

impl TapOrder {
    /// The stable word of its name.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Result => "result",
            Self::Slowest => "slowest",
        }
    }

    pub(super) const fn next(self) -> Self {
        match self {
            Self::Newest => Self::Result,
            Self::Result => Self::Slowest,
            Self::Slowest => Self::Newest,
        }
    }

    /// Sorts taps that stand there with the newest first.
    pub(super) fn sort(self, taps: &mut [&TapReport]) {
        match self {
            Self::Newest => {}
            Self::Result => taps.sort_by_key(|tap| tap.outcome.word()),
            Self::Slowest => taps.sort_by_key(|tap| Reverse(tap.total)),
        }
    }
}
