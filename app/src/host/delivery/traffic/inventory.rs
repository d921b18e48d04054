//! What this terminal still knows of receipts, for a desk whose store may have lost something
//! (desk/PROTOCOL.md §7). Nothing of a patient is in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use kazasu_core::handover::{Inventory, InventoryAnswer, InventoryEntry, Timestamp, VisitVersion};
use kazasu_core::time::UnixTime;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::line::{Line, Way};
use super::pace::{BackOff, Pace};
use crate::host::clock;
use crate::host::delivery::http::Asking;
use crate::host::delivery::trouble::Trouble;
use crate::host::outbox::{Outbox, Past, Standing};

/// Entries in a request.
const MOST: usize = 500;

/// How far back, in seconds.
const DAYS: u64 = 60 * 86_400;

/// Until the task is dropped.
pub(super) async fn run(way: Arc<Way>, outbox: Outbox, pace: Pace) {
    let mut line = way.line();
    let mut back_off = BackOff::new(pace);
    loop {
        way.shared.inventory.notified().await;
        while let Err(trouble) = tell(&way, &outbox, &mut line).await {
            tracing::warn!(why = trouble.word(), "the desk does not take the inventory");
            if matches!(trouble, Trouble::Refused(refused) if !refused.reason.may_pass()) {
                break;
            }
            tokio::time::sleep(back_off.next()).await;
        }
        back_off.reset();
    }
}

async fn tell(way: &Way, outbox: &Outbox, line: &mut Line) -> Result<(), Trouble> {
    let mut missing = 0_u32;
    let mut wanted = false;
    for (generation, entries) in known(outbox).await {
        for visits in entries.chunks(MOST) {
            let asking =
                Asking::post("/v1/inventory", &Inventory { generation, visits: visits.to_vec() });
            let answer: InventoryAnswer = line.ask(&asking).await?.json()?;
            missing = missing.saturating_add(answer.missing);
            wanted |= !answer.wanted.is_empty();
        }
    }
    way.shared.known().missing = missing;
    if missing > 0 {
        tracing::error!(missing, "the desk's store has lost visits");
    }
    if wanted {
        // What was received is deleted here; what was set aside is all that there can be.
        outbox.retry_set_aside();
        way.shared.versions.notify_one();
    }
    Ok(())
}

/// Receipts of the last days by generation.
async fn known(outbox: &Outbox) -> BTreeMap<Uuid, Vec<InventoryEntry>> {
    let since = UnixTime::from_secs(clock::now().as_secs().saturating_sub(DAYS));
    let (answer, answered) = oneshot::channel();
    outbox.history(since, move |history| drop(answer.send(history)));
    let mut known: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for past in answered.await.unwrap_or_default() {
        if let Some((generation, entry)) = entry(&past) {
            known.entry(generation).or_default().push(entry);
        }
    }
    known
}

fn entry(past: &Past) -> Option<(Uuid, InventoryEntry)> {
    let Standing::Received { at, receipt } = &past.standing else { return None };
    let version = u8::try_from(past.id.version).ok().and_then(VisitVersion::new)?;
    let entry = InventoryEntry {
        visit: past.id.visit,
        version,
        sha256: past.sha256,
        received_at: Timestamp::from(*at),
        sequence: receipt.sequence,
    };
    Some((receipt.generation, entry))
}
