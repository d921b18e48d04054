//! What the desk's word and time change of rows that are there.

use kazasu_core::session::Receipt;
use kazasu_core::time::UnixTime;
use rusqlite::{Transaction, params};

use super::of_desk::ELSEWHERE;
use super::row::{Content, RowId, seconds};

/// Lower versions of the same visit that the desk has are not needed any more.
pub(super) fn forget_lower(transaction: &Transaction<'_>, id: RowId) -> rusqlite::Result<()> {
    transaction
        .prepare(
            "UPDATE hand_over SET sealed = NULL
             WHERE visit = ?1 AND version < ?2 AND state = 1 AND sealed IS NOT NULL",
        )?
        .execute(params![id.visit.as_bytes(), id.version])
        .map(drop)
}

/// Content that goes does it with the same commit that says that it was received.
pub(super) fn receive(
    transaction: &Transaction<'_>,
    id: RowId,
    receipt: &Receipt,
    content: Content,
    now: UnixTime,
) -> rusqlite::Result<bool> {
    forget_lower(transaction, id)?;
    let changed = transaction
        .prepare(
            "UPDATE hand_over
             SET state = 1, received_at = ?3, generation = ?4, sequence = ?5,
                 refused_at = NULL, refused_why = NULL,
                 sealed = CASE WHEN ?6 AND NOT EXISTS (
                     SELECT 1 FROM hand_over AS next WHERE next.visit = ?1 AND next.version > ?2
                 ) THEN sealed END
             WHERE visit = ?1 AND version = ?2 AND state <> 1",
        )?
        .execute(params![
            id.visit.as_bytes(),
            id.version,
            seconds(now),
            receipt.generation.as_bytes(),
            i64::try_from(receipt.sequence).unwrap_or(i64::MAX),
            content == Content::StaysUntilNext,
        ])?;
    Ok(changed > 0)
}

pub(super) fn set_aside(
    transaction: &Transaction<'_>,
    id: RowId,
    why: &str,
    now: UnixTime,
) -> rusqlite::Result<bool> {
    let changed = transaction
        .prepare(
            "UPDATE hand_over SET state = 2, refused_at = ?3, refused_why = ?4
             WHERE visit = ?1 AND version = ?2 AND state = 0",
        )?
        .execute(params![id.visit.as_bytes(), id.version, seconds(now), why])?;
    Ok(changed > 0)
}

/// All that the desk has refused wait again.
pub(super) fn retry(transaction: &Transaction<'_>) -> rusqlite::Result<usize> {
    transaction.execute(
        &format!(
            "UPDATE hand_over SET state = 0, refused_at = NULL, refused_why = NULL
             WHERE state = 2 AND NOT {ELSEWHERE}"
        ),
        [],
    )
}

/// Takes what was received on other days than the newest `days` on which something was. A clock
/// that runs wild makes one day more, and takes nothing.
pub(super) fn prune(transaction: &Transaction<'_>, days: u16) -> rusqlite::Result<usize> {
    transaction.execute(
        "DELETE FROM hand_over WHERE state = 1 AND received_at / 86400 < (
             SELECT min(day) FROM (
                 SELECT DISTINCT received_at / 86400 AS day FROM hand_over WHERE state = 1
                 ORDER BY day DESC LIMIT ?1))",
        [days],
    )
}
