//! What is shown while no visit is open.

use std::time::Duration;

use super::action::Topic;

/// Between two visits. `until` is in time since the program started.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Between {
    Ready,
    Cancelled {
        until: Duration,
    },
    Restarted {
        until: Duration,
    },
    /// Another program kept the reader too long.
    ReaderKept {
        until: Duration,
    },
}

impl Between {
    /// When it ends by itself.
    pub(super) const fn until(self) -> Option<Duration> {
        match self {
            Self::Ready => None,
            Self::Cancelled { until } | Self::Restarted { until } | Self::ReaderKept { until } => {
                Some(until)
            }
        }
    }
}

/// The help, open at a page or at the list of its pages. With a visit, or without.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Help(pub(crate) Option<Topic>);
