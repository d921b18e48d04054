//! What an eligibility service has answered, sealed.

use kazasu_core::handover::Timestamp;
use kazasu_core::session::VisitId;
use rusqlite::{Connection, OptionalExtension, params};

use super::convert::{millis, shown, time, visit_id};
use super::readers::Look;
use super::visits::present;
use super::writer::Tx;
use crate::seal::Place;
use crate::store::{Change, KeptAnswer, StoreError};

const fn place<'a>(row: &'a [&'a [u8]; 1]) -> Place<'a> {
    Place { table: "answers", column: "answer", row }
}

/// [`Store::unanswered`](crate::store::Store::unanswered).
pub(super) fn missing(
    db: &Connection,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<VisitId>, StoreError> {
    let mut query = db.prepare(
        "SELECT id FROM visits WHERE received_at >= ?1 AND NOT refused \
         AND NOT EXISTS (SELECT 1 FROM answers WHERE answers.visit = visits.id) \
         ORDER BY received_at DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![millis(since), limit], |row| visit_id(row, "id"))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// [`Store::keep_answer`](crate::store::Store::keep_answer).
pub(super) fn keep(
    tx: &mut Tx<'_>,
    visit: VisitId,
    answer: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    present(tx.db, visit)?;
    let sealed = tx.inside.seal(place(&[visit.as_bytes().as_slice()]), answer)?;
    tx.db.execute(
        "INSERT INTO answers (visit, answered_at, sealed_answer) VALUES (?1, ?2, ?3) \
         ON CONFLICT (visit) DO UPDATE SET answered_at = excluded.answered_at, \
         sealed_answer = excluded.sealed_answer",
        params![shown(&visit), millis(now), sealed],
    )?;
    tx.changed(Change::Visit(visit));
    Ok(())
}

/// That of one visit.
pub(super) fn find(look: &Look<'_>, visit: VisitId) -> Result<Option<KeptAnswer>, StoreError> {
    let mut query =
        look.db.prepare("SELECT answered_at, sealed_answer FROM answers WHERE visit = ?1")?;
    let found = query.query_row([shown(&visit)], |row| {
        Ok((time(row, "answered_at")?, row.get::<_, Vec<u8>>("sealed_answer")?))
    });
    let Some((answered_at, sealed)) = found.optional()? else { return Ok(None) };
    let body = look.inside.open(place(&[visit.as_bytes().as_slice()]), &sealed)?;
    Ok(Some(KeptAnswer { answered_at, body }))
}
