//! What a tap cost, for a person and for programs.

use std::time::Duration;

use kazasu_core::apdu::Usage;
use kazasu_core::read::Tap;

/// What one tap cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    pub(super) usage: Usage,
    pub(super) total: Duration,
}

impl Cost {
    pub(super) const fn of(tap: &Tap) -> Self {
        Self { usage: tap.usage, total: tap.total }
    }
}
