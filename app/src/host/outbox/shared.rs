//! What is known of the outbox without asking its thread.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::numbers::Numbers;
use super::state::OutboxState;

/// Written by the thread, read by everybody.
pub(super) struct Shared {
    pub(super) state: OutboxState,
    pub(super) numbers: Numbers,
}

/// Nothing that holds it panics half-way, or waits.
pub(super) fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
