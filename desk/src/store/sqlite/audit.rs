//! The chained audit log as rows: a record is in the same transaction as what it tells of.

use kazasu_core::audit::NewRecord;
use kazasu_core::handover::Timestamp;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, params};

use super::convert::{count, signed, text};
use super::writer::Tx;
use crate::store::{Deed, StoreError};

/// Appends a deed.
pub(super) fn append(tx: &Tx<'_>, deed: &Deed, now: Timestamp) -> Result<(), StoreError> {
    append_to(tx.db, &tx.inside.id.to_string(), deed, now)
}

/// The same while the store is being made.
pub(super) fn append_to(
    db: &Connection,
    desk: &str,
    deed: &Deed,
    now: Timestamp,
) -> Result<(), StoreError> {
    let last = db
        .prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((count(row, "seq")?, text::<Sha256>(row, "hash")?)))
        .optional()?;
    let (before, previous) = last.unwrap_or((0, Sha256::NONE));
    let time = now.to_string();
    let record = NewRecord { seq: before + 1, time: &time, terminal: desk, act: deed, previous };
    let (line, hash) =
        record.line().map_err(|error| StoreError::Damaged { what: error.to_string() })?;
    db.prepare("INSERT INTO audit (seq, hash, line) VALUES (?1, ?2, ?3)")?.execute(params![
        signed(record.seq),
        hash.to_string(),
        line.trim_end_matches('\n')
    ])?;
    Ok(())
}

/// Lines from a number on.
pub(super) fn lines(db: &Connection, from: u64, limit: u32) -> Result<Vec<String>, StoreError> {
    let mut query = db.prepare("SELECT line FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT ?2")?;
    let lines = query.query_map(params![signed(from), limit], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}
