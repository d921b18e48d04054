//! The desk's clock.

use std::time::{SystemTime, UNIX_EPOCH};

use kazasu_core::handover::Timestamp;

/// The time of day. A clock before 1970 counts as 1970.
#[must_use]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
