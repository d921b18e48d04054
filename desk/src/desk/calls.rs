//! Calls for staff end when their terminal or staff say so, and else with time.

use std::collections::HashMap;

use kazasu_core::handover::{CallCause, Timestamp};
use uuid::Uuid;

use crate::store::{Store, StoreError};

/// A terminal tells some things once and never ends them: after a day's work nobody asks any more.
const LONGEST_MS: u64 = 12 * 60 * 60 * 1_000;

/// Whoever has called has left a terminal of which nothing was heard for so long.
const AWAY_MS: u64 = 10 * 60 * 1_000;

/// Ends what is over; the answer is how many calls that were.
pub(super) async fn end_old(store: &dyn Store, now: Timestamp) -> Result<u32, StoreError> {
    let statuses: HashMap<Uuid, _> = store.statuses().await?.into_iter().collect();
    let mut ended = 0;
    for call in store.calls().await? {
        let age = |since: Timestamp| now.as_millis().saturating_sub(since.as_millis());
        // The call itself was heard, too.
        let heard = statuses.get(&call.terminal).map(|status| status.received_at);
        let heard = heard.map_or(call.put_at, |heard| heard.max(call.put_at));
        let is_left = call.call.cause == CallCause::Called && age(heard) > AWAY_MS;
        if is_left || age(call.put_at) > LONGEST_MS {
            store.end_call(call.terminal, call.id).await?;
            ended += 1;
        }
    }
    Ok(ended)
}
