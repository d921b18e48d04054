//! What a desk tells a terminal: a request waits until there is something.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{RawQuery, State};
use kazasu_core::handover::{Events, ProblemReason};
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;
use uuid::Uuid;

use super::caller::Caller;
use super::input::{number, parameter};
use crate::desk::Desk;
use crate::problem::Refused;
use crate::store::Change;

/// The longest that a request may wait, in seconds.
pub(super) const LONGEST_WAIT: u32 = 30;

pub(super) async fn events(
    State(desk): State<Arc<Desk>>,
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Json<Events>, Refused> {
    let wait = number(query.as_deref(), "wait", 0..=LONGEST_WAIT, 0)?;
    let after = match parameter(query.as_deref(), "after")? {
        None => None,
        Some(cursor) => Some(cursor.parse::<u64>().map_err(|_| {
            Refused::new(ProblemReason::BadRequest, "the cursor is not one of this desk")
        })?),
    };
    let terminal = caller.terminal.id;
    let mut ending = desk.ending.clone();
    let deadline = Instant::now() + Duration::from_secs(wait.into());
    // Before the first look, or what comes right after it would be missed.
    let mut changes = desk.store.changes();
    let mut after = after;
    loop {
        let (cursor, events) = desk.store.events(terminal, after).await?;
        let over = Instant::now() >= deadline || ending.is_over();
        if !events.is_empty() || over {
            return Ok(Json(Events { cursor: cursor.to_string(), events }));
        }
        after = Some(cursor);
        tokio::select! {
            () = told(&mut changes, terminal) => {}
            () = tokio::time::sleep_until(deadline) => {}
            () = ending.wait() => {}
        }
    }
}

/// Returns when there may be something for this terminal.
async fn told(changes: &mut tokio::sync::broadcast::Receiver<Change>, terminal: Uuid) {
    loop {
        match changes.recv().await {
            Ok(Change::Events(Some(other))) if other != terminal => {}
            Ok(Change::Events(_) | Change::All) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            // The store is closed; the next look says so.
            Err(RecvError::Closed) => return,
        }
    }
}
