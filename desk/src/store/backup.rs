//! How old the newest backup is.

use kazasu_core::handover::Timestamp;

/// The newest backup of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// When the store was made: without a backup its age counts.
    pub store_made_at: Timestamp,
    /// When the newest backup was made, by the desk's clock; `None`: there is none.
    pub last: Option<Timestamp>,
}

impl BackedUp {
    /// How long it has been without a backup, in milliseconds.
    #[must_use]
    pub fn age(&self, now: Timestamp) -> u64 {
        let since = self.last.unwrap_or(self.store_made_at);
        now.as_millis().saturating_sub(since.as_millis())
    }
}
