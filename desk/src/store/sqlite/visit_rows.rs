//! Visits as lists and files show them.

use kazasu_core::handover::Timestamp;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::convert::{from_word, json, shown, text, time, time_or_none, version, visit_id};
use super::inside::{Inside, body_row};
use super::readers::Look;
use super::visits::{body_place, conflict_place, receipt};
use super::writer::Tx;
use super::{answers, audit};
use crate::store::{
    Deed, Done, Judgement, KeptConflict, StoreError, StoredVersion, VisitFile, VisitFilter,
    VisitRow,
};

const COLUMNS: &str = "SELECT visits.*, terminals.name AS terminal_name, \
     (SELECT count(*) FROM conflicts WHERE conflicts.visit = visits.id) AS conflicts \
     FROM visits JOIN terminals ON terminals.id = visits.terminal";

fn judgement(row: &Row<'_>) -> rusqlite::Result<Judgement> {
    Ok(Judgement {
        at_tap: json(row, "at_tap")?,
        at_receipt: json(row, "at_receipt")?,
        policy: text(row, "policy")?,
    })
}

fn visit_row(row: &Row<'_>) -> rusqlite::Result<VisitRow> {
    let done_at = time_or_none(row, "done_at")?;
    let by: Option<String> = row.get("done_by")?;
    Ok(VisitRow {
        id: visit_id(row, "id")?,
        terminal: text(row, "terminal")?,
        terminal_name: row.get("terminal_name")?,
        demo: row.get("demo")?,
        confirmation: text(row, "confirmation")?,
        tapped_at: time(row, "tapped_at")?,
        received_at: time(row, "received_at")?,
        version: version(row, "version")?,
        ending: from_word(row, "ending")?,
        ended_at: time_or_none(row, "ended_at")?,
        judgement: judgement(row)?,
        conflicts: row.get("conflicts")?,
        done: done_at.zip(by).map(|(at, by)| Done { at, by }),
    })
}

/// [`Store::visits`](crate::store::Store::visits).
pub(super) fn list(db: &Connection, filter: VisitFilter) -> Result<Vec<VisitRow>, StoreError> {
    let open = if filter.open { "WHERE visits.done_at IS NULL" } else { "" };
    let sql = format!("{COLUMNS} {open} ORDER BY visits.received_at DESC, visits.id DESC LIMIT ?1");
    let mut query = db.prepare(&sql)?;
    let rows = query.query_map([filter.limit], visit_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A visit with all that came; who looks is written down before anything is shown.
pub(super) fn opened(
    tx: &Tx<'_>,
    id: VisitId,
    by: String,
    now: Timestamp,
) -> Result<Option<VisitFile>, StoreError> {
    let file = file(&Look { db: tx.db, inside: tx.inside }, id)?;
    if file.is_some() {
        audit::append(tx, &Deed::VisitOpened { visit: id, by }, now)?;
    }
    Ok(file)
}

/// The same for the program itself.
pub(super) fn file(look: &Look<'_>, id: VisitId) -> Result<Option<VisitFile>, StoreError> {
    let mut query = look.db.prepare(&format!("{COLUMNS} WHERE visits.id = ?1"))?;
    let Some(row) = query.query_row([shown(&id)], visit_row).optional()? else {
        return Ok(None);
    };
    let versions = versions(look.db, look.inside, id)?;
    let conflicts = conflicts(look.db, look.inside, id)?;
    let answer = answers::find(look, id)?;
    Ok(Some(VisitFile { row, versions, conflicts, answer }))
}

fn versions(
    db: &Connection,
    inside: &Inside,
    id: VisitId,
) -> Result<Vec<StoredVersion>, StoreError> {
    let mut query = db.prepare("SELECT * FROM versions WHERE visit = ?1 ORDER BY version")?;
    let rows = query.query_map([shown(&id)], |row| {
        let receipt = receipt(row, id, version(row, "version")?)?;
        let (late, sealed): (bool, Vec<u8>) = (row.get("late")?, row.get("sealed_body")?);
        Ok((receipt, judgement(row)?, late, sealed))
    })?;
    rows.map(|row| {
        let (receipt, judgement, late, sealed) = row?;
        let row = body_row(id, receipt.version.number(), receipt.sha256);
        let body = inside.open(body_place(&row.each_ref().map(Vec::as_slice)), &sealed)?;
        Ok(StoredVersion { receipt, judgement, late, body })
    })
    .collect()
}

fn conflicts(
    db: &Connection,
    inside: &Inside,
    id: VisitId,
) -> Result<Vec<KeptConflict>, StoreError> {
    let mut query =
        db.prepare("SELECT * FROM conflicts WHERE visit = ?1 ORDER BY received_at, sha256")?;
    let rows = query.query_map(params![shown(&id)], |row| {
        let sha256: Sha256 = text(row, "sha256")?;
        let sealed: Vec<u8> = row.get("sealed_body")?;
        Ok((
            version(row, "version")?,
            text(row, "terminal")?,
            time(row, "received_at")?,
            sha256,
            sealed,
        ))
    })?;
    rows.map(|row| {
        let (version, terminal, received_at, sha256, sealed) = row?;
        let row = body_row(id, version.number(), sha256);
        let body = inside.open(conflict_place(&row.each_ref().map(Vec::as_slice)), &sealed)?;
        Ok(KeptConflict { version, terminal, received_at, sha256, body })
    })
    .collect()
}
