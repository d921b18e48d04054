//! Calls, alarms, counts, and the last that was heard of terminals.

use kazasu_core::handover::{Call, DeskEvent, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::audit;
use super::convert::{count, json, millis, shown, signed, text, time, to_json};
use super::events;
use super::writer::Tx;
use crate::store::{Alarm, Change, Counts, Deed, OpenAlarm, OpenCall, Status, StoreError};

/// [`Store::put_call`](crate::store::Store::put_call).
pub(super) fn put_call(
    tx: &mut Tx<'_>,
    terminal: Uuid,
    id: Uuid,
    call: Call,
    now: Timestamp,
) -> Result<(), StoreError> {
    // What is over stays over, and the id of another terminal's call is not ours to change.
    tx.db.execute(
        "INSERT INTO calls (id, terminal, call, put_at, ended) VALUES (?1, ?2, ?3, ?4, 0) \
         ON CONFLICT (id) DO UPDATE SET call = excluded.call \
         WHERE terminal = excluded.terminal AND ended = 0",
        params![shown(&id), shown(&terminal), to_json(&call)?, millis(now)],
    )?;
    tx.changed(Change::Call(id));
    Ok(())
}

/// [`Store::see_call`](crate::store::Store::see_call).
pub(super) fn see_call(
    tx: &mut Tx<'_>,
    id: Uuid,
    by: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE calls SET seen_by = ?2 WHERE id = ?1 AND ended = 0 AND seen_by IS NULL \
               RETURNING terminal";
    answer(tx, sql, id, by, DeskEvent::CallSeen { call: id }, now)
}

/// [`Store::close_call`](crate::store::Store::close_call).
pub(super) fn close_call(
    tx: &mut Tx<'_>,
    id: Uuid,
    by: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "UPDATE calls SET ended = 1, seen_by = coalesce(seen_by, ?2) \
               WHERE id = ?1 AND ended = 0 RETURNING terminal";
    answer(tx, sql, id, by, DeskEvent::CallClosed { call: id }, now)
}

fn answer(
    tx: &mut Tx<'_>,
    sql: &str,
    id: Uuid,
    by: &str,
    event: DeskEvent,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut query = tx.db.prepare(sql)?;
    let terminal =
        query.query_row(params![shown(&id), by], |row| text::<Uuid>(row, "terminal")).optional()?;
    let Some(terminal) = terminal else { return Ok(false) };
    events::tell(tx, Some(terminal), &event, now)?;
    tx.changed(Change::Call(id));
    Ok(true)
}

/// [`Store::end_call`](crate::store::Store::end_call).
pub(super) fn end_call(tx: &mut Tx<'_>, terminal: Uuid, id: Uuid) -> Result<(), StoreError> {
    tx.db.execute(
        "UPDATE calls SET ended = 1 WHERE id = ?1 AND terminal = ?2",
        params![shown(&id), shown(&terminal)],
    )?;
    tx.changed(Change::Call(id));
    Ok(())
}

/// [`Store::calls`](crate::store::Store::calls).
pub(super) fn calls(db: &Connection) -> Result<Vec<OpenCall>, StoreError> {
    let mut query = db.prepare(
        "SELECT calls.*, terminals.name FROM calls JOIN terminals ON terminals.id = terminal \
         WHERE ended = 0 ORDER BY put_at, calls.id",
    )?;
    let rows = query.query_map([], |row| {
        Ok(OpenCall {
            id: text(row, "id")?,
            terminal: text(row, "terminal")?,
            terminal_name: row.get("name")?,
            call: json(row, "call")?,
            put_at: time(row, "put_at")?,
            seen_by: row.get("seen_by")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// [`Store::raise`](crate::store::Store::raise); whether it is new.
pub(super) fn raise(tx: &mut Tx<'_>, alarm: &Alarm, now: Timestamp) -> Result<bool, StoreError> {
    let new = tx.db.execute(
        "INSERT INTO alarms (alarm, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![to_json(alarm)?, millis(now)],
    )?;
    if new > 0 {
        tx.changed(Change::Alarm);
    }
    Ok(new > 0)
}

/// [`Store::alarms`](crate::store::Store::alarms).
pub(super) fn alarms(db: &Connection) -> Result<Vec<OpenAlarm>, StoreError> {
    let mut query =
        db.prepare("SELECT id, alarm, at FROM alarms WHERE settled_at IS NULL ORDER BY id DESC")?;
    let rows = query.query_map([], |row| {
        Ok(OpenAlarm { id: count(row, "id")?, at: time(row, "at")?, alarm: json(row, "alarm")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// [`Store::settle`](crate::store::Store::settle).
pub(super) fn settle(
    tx: &mut Tx<'_>,
    alarm: u64,
    by: String,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let settled = tx.db.execute(
        "UPDATE alarms SET settled_at = ?2 WHERE id = ?1 AND settled_at IS NULL",
        params![signed(alarm), millis(now)],
    )?;
    if settled > 0 {
        audit::append(tx, &Deed::AlarmSettled { alarm, by }, now)?;
        tx.changed(Change::Alarm);
    }
    Ok(settled > 0)
}

/// [`Store::counts`](crate::store::Store::counts).
pub(super) fn counts(db: &Connection) -> Result<Counts, StoreError> {
    let one = |sql: &str| -> Result<u64, StoreError> {
        Ok(db.query_row(sql, [], |row| {
            let number: i64 = row.get(0)?;
            Ok(u64::try_from(number).unwrap_or_default())
        })?)
    };
    Ok(Counts {
        visits_open: one("SELECT count(*) FROM visits WHERE done_at IS NULL")?,
        visits: one("SELECT count(*) FROM visits")?,
        visits_refused: one("SELECT count(*) FROM visits WHERE refused")?,
        receipts: one("SELECT count(*) FROM versions")?,
        terminals: one("SELECT count(*) FROM terminals WHERE revoked_at IS NULL")?,
        calls: one("SELECT count(*) FROM calls WHERE ended = 0")?,
        alarms: one("SELECT count(*) FROM alarms WHERE settled_at IS NULL")?,
        bytes: one("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
    })
}

/// Keeps what was heard of a terminal.
pub(super) fn put_status(
    db: &Connection,
    terminal: Uuid,
    status: &Status,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO statuses (terminal, status) VALUES (?1, ?2) \
         ON CONFLICT (terminal) DO UPDATE SET status = excluded.status",
        params![shown(&terminal), to_json(status)?],
    )?;
    Ok(())
}

/// What was heard of every terminal when it was last written down.
pub(super) fn statuses(db: &Connection) -> Result<Vec<(Uuid, Status)>, StoreError> {
    let mut query = db.prepare("SELECT terminal, status FROM statuses")?;
    let rows = query.query_map([], |row| Ok((text(row, "terminal")?, json(row, "status")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
