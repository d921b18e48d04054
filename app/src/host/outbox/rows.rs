//! What is asked of the database, row by row.

use std::collections::BTreeSet;

use kazasu_core::session::{Receipt, VisitId};
use kazasu_core::sha256::Sha256;
use kazasu_core::time::UnixTime;
use rusqlite::{OptionalExtension, Row as SqlRow, Transaction, params};
use uuid::Uuid;

use super::database::{Database, SCHEMA};
use super::error::OutboxError;
use super::key::KeySource;
use super::of_desk::{ELSEWHERE, of_the_rest, receipts_from};
use super::row::{Past, Pick, Row, RowId, Standing, Waiting, seconds};
use super::seal::Place;

/// A confirmation number counts as open so long after its hand-over was kept: the desk may have
/// the visit in its list for the rest of the day.
const OPEN: i64 = 12 * 3_600;

/// What a row of `hand_over` is made of that is never altered.
const PLACE: &str = "seq, visit, version, confirmation, kept_at, sha256, sealed_under";

/// Whether a row was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inserted {
    Kept,
    /// The same bytes were there already.
    WasThere,
    OtherContent,
}

/// How many there are of each kind, and how old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) waiting: u64,
    pub(super) oldest: Option<UnixTime>,
    pub(super) set_aside: u64,
    pub(super) received: u64,
    /// For another desk than the one that counts.
    pub(super) elsewhere: u64,
}

pub(super) fn insert(
    database: &Database,
    transaction: &Transaction<'_>,
    row: &Row,
    now: UnixTime,
) -> rusqlite::Result<Option<Inserted>> {
    let sha256 = Sha256::of(&row.body);
    let there: Option<Vec<u8>> = transaction
        .prepare("SELECT sha256 FROM hand_over WHERE visit = ?1 AND version = ?2")?
        .query_row(params![row.id.visit.as_bytes(), row.id.version], |row| row.get(0))
        .optional()?;
    if let Some(there) = there {
        let is_same = there == sha256.as_bytes();
        return Ok(Some(if is_same { Inserted::WasThere } else { Inserted::OtherContent }));
    }
    let newest: Option<i64> =
        transaction.query_row("SELECT max(seq) FROM hand_over", [], |row| row.get(0))?;
    let place = Place {
        seq: newest.unwrap_or(0).saturating_add(1),
        id: row.id,
        confirmation: row.confirmation,
        kept_at: seconds(now),
        sha256,
        schema: SCHEMA,
    };
    let Ok(sealed) = database.seal.seal(&place, &row.body) else { return Ok(None) };
    let elsewhere = of_the_rest(transaction, place.id.visit.as_bytes())?;
    transaction
        .prepare(
            "INSERT INTO hand_over (seq, visit, version, confirmation, kept_at, sha256,
                 sealed_under, sealed, state, refused_at, refused_why)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            place.seq,
            place.id.visit.as_bytes(),
            place.id.version,
            place.confirmation,
            place.kept_at,
            place.sha256.as_bytes(),
            place.schema,
            sealed,
            if elsewhere.is_some() { 2 } else { 0 },
            elsewhere.is_some().then_some(place.kept_at),
            elsewhere,
        ])?;
    Ok(Some(Inserted::Kept))
}

/// What waits, the right one first; those in `passed_over` do not open or are received already. A
/// row that does not open is added to `damaged`.
pub(super) fn next(
    database: &Database,
    pick: &Pick,
    passed_over: &BTreeSet<RowId>,
    damaged: &mut BTreeSet<RowId>,
) -> rusqlite::Result<Option<Waiting>> {
    if let Pick::LeftOpen(visit) = pick {
        return lowest(database, "state <> 2 AND sealed IS NOT NULL", *visit, &[].into(), damaged);
    }
    let mut visits = BTreeSet::new();
    let select = format!("SELECT {PLACE} FROM hand_over WHERE state = 0 ORDER BY seq");
    let mut statement = database.connection.prepare(&select)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(id) = row_id(row) else { continue };
        let is_wanted = match pick {
            Pick::Visit(visit) => id.visit == *visit,
            Pick::OldestBut(others) => !others.contains(&id.visit),
            Pick::LeftOpen(_) => false,
        };
        // A visit's row with a lower version may have been kept later: the lowest is looked up.
        if !is_wanted || !visits.insert(id.visit) {
            continue;
        }
        if let Some(found) = lowest(database, "state = 0", id.visit, passed_over, damaged)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn lowest(
    database: &Database,
    which: &str,
    visit: VisitId,
    passed_over: &BTreeSet<RowId>,
    damaged: &mut BTreeSet<RowId>,
) -> rusqlite::Result<Option<Waiting>> {
    let select = format!(
        "SELECT {PLACE}, sealed FROM hand_over WHERE {which} AND visit = ?1 ORDER BY version"
    );
    let mut statement = database.connection.prepare(&select)?;
    let mut rows = statement.query([visit.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let Ok(id) = row_id(row) else { continue };
        if passed_over.contains(&id) || damaged.contains(&id) {
            continue;
        }
        match open(database, row) {
            Some(waiting) => return Ok(Some(waiting)),
            None => damaged.insert(id),
        };
    }
    Ok(None)
}

/// Every row whose content is here and does not open, by its place in the file.
pub(super) fn damaged(database: &Database) -> rusqlite::Result<(u64, BTreeSet<RowId>)> {
    let (mut count, mut ids) = (0, BTreeSet::new());
    each_content(database, |row| {
        if open(database, row).is_none() {
            count += 1;
            ids.extend(row_id(row));
        }
        true
    })?;
    Ok((count, ids))
}

/// Tells a wrong key from a damaged file: with the right one the check opens, or a row does.
pub(super) fn know_key(database: &Database, source: &KeySource) -> Result<(), OutboxError> {
    let check = database
        .connection
        .query_row("SELECT value FROM about WHERE name = 'key_check'", [], |row| {
            row.get::<_, Vec<u8>>(0)
        })
        .optional()
        .map_err(|error| database.error(&error))?;
    if check.as_ref().is_some_and(|check| database.seal.is_checked_by(check)) {
        return Ok(());
    }
    let opens = any_opens(database).map_err(|error| database.error(&error))?;
    Err(if opens || check.is_none() {
        OutboxError::Corrupt { what: "the check of its key".to_owned() }
    } else {
        OutboxError::KeyWrong { path: source.path().to_owned() }
    })
}

/// Whether this key opens a row.
fn any_opens(database: &Database) -> rusqlite::Result<bool> {
    let mut opens = false;
    each_content(database, |row| {
        opens = open(database, row).is_some();
        !opens
    })?;
    Ok(opens)
}

fn each_content(
    database: &Database,
    mut look: impl FnMut(&SqlRow<'_>) -> bool,
) -> rusqlite::Result<()> {
    let select = format!("SELECT {PLACE}, sealed FROM hand_over WHERE sealed IS NOT NULL");
    let mut statement = database.connection.prepare(&select)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !look(row) {
            break;
        }
    }
    Ok(())
}

fn open(database: &Database, row: &SqlRow<'_>) -> Option<Waiting> {
    let place = place(row).ok()?;
    let sealed = row.get_ref("sealed").ok()?.as_blob().ok()?;
    let body = database.seal.open(&place, sealed).ok()?;
    let Place { id, confirmation, sha256, .. } = place;
    Some(Waiting { id, confirmation, kept_at: time(place.kept_at), sha256, body })
}

fn place(row: &SqlRow<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        seq: row.get("seq")?,
        id: row_id(row)?,
        confirmation: row.get("confirmation")?,
        kept_at: row.get("kept_at")?,
        sha256: Sha256::from_bytes(row.get("sha256")?),
        schema: row.get("sealed_under")?,
    })
}

fn row_id(row: &SqlRow<'_>) -> rusqlite::Result<RowId> {
    let visit = VisitId::new(Uuid::from_bytes(row.get("visit")?));
    Ok(RowId { visit, version: row.get("version")? })
}

pub(super) fn counts(database: &Database) -> rusqlite::Result<Counts> {
    database.connection.query_row(
        &format!(
            "SELECT count(*) FILTER (WHERE state = 0), min(kept_at) FILTER (WHERE state = 0),
                    count(*) FILTER (WHERE state = 2 AND NOT {ELSEWHERE}),
                    count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE {ELSEWHERE})
             FROM hand_over"
        ),
        [],
        |row| {
            let count = |at| row.get::<_, i64>(at).map(|count| u64::try_from(count).unwrap_or(0));
            Ok(Counts {
                waiting: count(0)?,
                oldest: row.get::<_, Option<i64>>(1)?.map(time),
                set_aside: count(2)?,
                received: count(3)?,
                elsewhere: count(4)?,
            })
        },
    )
}

/// What was kept since then, the oldest first; of receipts those of the desk that counts.
pub(super) fn history(database: &Database, since: UnixTime) -> rusqlite::Result<Vec<Past>> {
    let from = receipts_from(&database.connection)?;
    let which = format!("kept_at >= ?1 AND (state <> 1 OR seq >= {from}) ORDER BY seq");
    past(database, &which, seconds(since))
}

/// The newest that were set aside, at most so many.
pub(super) fn newest_set_aside(database: &Database, most: u16) -> rusqlite::Result<Vec<Past>> {
    let which = format!("state = 2 AND NOT {ELSEWHERE} ORDER BY seq DESC LIMIT ?1");
    past(database, &which, most.into())
}

fn past(database: &Database, which: &str, argument: i64) -> rusqlite::Result<Vec<Past>> {
    let select = format!(
        "SELECT {PLACE}, state, received_at, generation, sequence, refused_at, refused_why
         FROM hand_over WHERE {which}"
    );
    let mut statement = database.connection.prepare(&select)?;
    let mut rows = statement.query([argument])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        // Of a damaged row nothing is told to others.
        all.extend(one_past(row));
    }
    Ok(all)
}

fn one_past(row: &SqlRow<'_>) -> rusqlite::Result<Past> {
    let Place { id, confirmation, kept_at, sha256, .. } = place(row)?;
    let standing = match row.get::<_, i64>("state")? {
        1 => Standing::Received {
            at: time(row.get("received_at")?),
            receipt: Receipt {
                generation: Uuid::from_bytes(row.get("generation")?),
                sequence: u64::try_from(row.get::<_, i64>("sequence")?).unwrap_or(0),
            },
        },
        2 => Standing::SetAside { at: time(row.get("refused_at")?), why: row.get("refused_why")? },
        _ => Standing::Waiting,
    };
    Ok(Past { id, confirmation, kept_at: time(kept_at), sha256, standing })
}

/// The last number that was given, and those that are open.
pub(super) fn confirmations(
    database: &Database,
    now: UnixTime,
) -> rusqlite::Result<(Option<u16>, BTreeSet<u16>)> {
    let connection = &database.connection;
    let last = connection
        .query_row("SELECT confirmation FROM hand_over ORDER BY seq DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    let mut statement = connection.prepare(&format!(
        "SELECT DISTINCT confirmation FROM hand_over
         WHERE (state <> 1 AND NOT {ELSEWHERE}) OR kept_at > ?1"
    ))?;
    let numbers = statement.query_map([seconds(now).saturating_sub(OPEN)], |row| row.get(0))?;
    Ok((last, numbers.collect::<rusqlite::Result<_>>()?))
}

/// The newest receipt of the desk that counts, by the order in which they came.
pub(super) fn newest_receipt(database: &Database) -> rusqlite::Result<Option<(UnixTime, Receipt)>> {
    let from = receipts_from(&database.connection)?;
    let which =
        format!("state = 1 AND seq >= {from} ORDER BY received_at DESC, sequence DESC LIMIT ?1");
    let newest = past(database, &which, 1)?;
    Ok(newest.into_iter().find_map(|past| match past.standing {
        Standing::Received { at, receipt } => Some((at, receipt)),
        Standing::Waiting | Standing::SetAside { .. } => None,
    }))
}

fn time(seconds: i64) -> UnixTime {
    UnixTime::from_secs(u64::try_from(seconds).unwrap_or(0))
}
