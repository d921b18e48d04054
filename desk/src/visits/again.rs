//! Verdicts that change later: a newer list names a certificate that was proved.

use kazasu_core::handover::{RefusalReason, Timestamp, VisitRecord};
use tracing::warn;

use super::prover::Prover;
use crate::store::{Store, StoreError, VisitFilter, VisitRow};

/// The most visits that are looked at again.
const MOST: u32 = 10_000;

/// Judges what was received since then again, and tells rows and terminals of certificates that are
/// revoked by now; the answer is how many those are. Whatever else has changed since (a certificate
/// that has ended meanwhile, say) takes nothing from a visit.
///
/// # Errors
///
/// As the store says.
pub async fn judge_again(
    store: &dyn Store,
    prover: &Prover,
    since: Timestamp,
    now: Timestamp,
) -> Result<u32, StoreError> {
    let rows = store.visits(VisitFilter { open: false, limit: MOST }).await?;
    let mut revoked = 0;
    for row in rows.into_iter().take_while(|row| row.received_at >= since) {
        let known = row.judgement.at_receipt.reason;
        if known != Some(RefusalReason::Revoked) && again(store, prover, &row, now).await? {
            revoked += 1;
        }
    }
    Ok(revoked)
}

async fn again(
    store: &dyn Store,
    prover: &Prover,
    row: &VisitRow,
    now: Timestamp,
) -> Result<bool, StoreError> {
    // Refused for another reason: it stays what it is.
    if row.judgement.at_tap.reason.is_some() {
        return Ok(false);
    }
    let file = store.visit(row.id, None, now).await?;
    let Some(newest) = file.as_ref().and_then(|file| file.versions.last()) else {
        return Ok(false);
    };
    let Ok(record) = serde_json::from_slice::<VisitRecord>(&newest.body) else {
        // It was one when it came.
        warn!(visit = %row.id, "a version that was received is none");
        return Ok(false);
    };
    let received_at = newest.receipt.received_at;
    let keys = store.keys();
    let proof = prover.prove_as_of(keys, row.terminal, &record, received_at, now);
    if proof.judgement.at_receipt.reason != Some(RefusalReason::Revoked) {
        return Ok(false);
    }
    store.keep_material(prover.material().to_vec(), now).await?;
    store.judge_anew(row.id, proof.judgement, now).await?;
    Ok(true)
}
