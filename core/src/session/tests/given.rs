//! A clock that stands still, and taps that have ended.

use std::time::Duration;

use crate::apdu::Usage;
use crate::read::{ReadError, Tap, TapNews};
use crate::time::Ticks;
use crate::verify::Evidence;

pub(super) struct NoTime;

impl Ticks for NoTime {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// A tap has ended so.
pub(super) fn ended(result: Result<Evidence, ReadError>) -> TapNews {
    TapNews::Ended(Box::new(Tap {
        result,
        usage: Usage::default(),
        total: Duration::ZERO,
        trace: Vec::new(),
        transcript: Vec::new(),
    }))
}
