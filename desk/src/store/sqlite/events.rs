//! What terminals are told.

use kazasu_core::handover::{DeskEvent, Timestamp};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::audit;
use super::convert::{count, json, millis, shown, signed, to_json};
use super::writer::Tx;
use crate::store::{Change, Deed, SettingsChoice, StoreError};

/// The newest events that are kept; a terminal that was away longer asks for settings by its
/// heartbeat, and the others concern it no more.
const KEPT: u64 = 10_000;

/// The most events of one answer.
const MOST: u32 = 500;

/// [`Store::tell`](crate::store::Store::tell).
pub(super) fn tell(
    tx: &mut Tx<'_>,
    terminal: Option<Uuid>,
    event: &DeskEvent,
    now: Timestamp,
) -> Result<(), StoreError> {
    let cursor = newest(tx.db)? + 1;
    tx.db.execute("UPDATE desk SET cursor = ?1", [signed(cursor)])?;
    tx.db.execute(
        "INSERT INTO events (cursor, terminal, event, at) VALUES (?1, ?2, ?3, ?4)",
        params![signed(cursor), terminal.map(|id| shown(&id)), to_json(event)?, millis(now)],
    )?;
    let old = cursor.saturating_sub(KEPT);
    tx.db.execute("DELETE FROM events WHERE cursor <= ?1", [signed(old)])?;
    tx.changed(Change::Events(terminal));
    Ok(())
}

fn newest(db: &Connection) -> Result<u64, StoreError> {
    Ok(db.query_row("SELECT cursor FROM desk", [], |row| count(row, "cursor"))?)
}

/// [`Store::events`](crate::store::Store::events).
pub(super) fn after(
    db: &Connection,
    terminal: Uuid,
    after: Option<u64>,
) -> Result<(u64, Vec<DeskEvent>), StoreError> {
    let newest = newest(db)?;
    // A cursor of a store that was restored since may be higher than any here.
    let Some(after) = after.filter(|after| *after <= newest) else {
        return Ok((newest, Vec::new()));
    };
    let mut query = db.prepare(
        "SELECT cursor, event FROM events \
         WHERE cursor > ?1 AND (terminal IS NULL OR terminal = ?2) ORDER BY cursor LIMIT ?3",
    )?;
    let rows = query.query_map(params![signed(after), shown(&terminal), MOST], |row| {
        Ok((count(row, "cursor")?, json::<DeskEvent>(row, "event")?))
    })?;
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    let cursor = match rows.last() {
        Some((last, _)) if rows.len() >= MOST as usize => *last,
        _ => newest,
    };
    Ok((cursor, rows.into_iter().map(|(_, event)| event).collect()))
}

/// [`Store::settings`](crate::store::Store::settings).
pub(super) fn settings(db: &Connection) -> Result<SettingsChoice, StoreError> {
    Ok(db.query_row("SELECT settings FROM desk", [], |row| json(row, "settings"))?)
}

/// [`Store::set_settings`](crate::store::Store::set_settings).
pub(super) fn set_settings(
    tx: &mut Tx<'_>,
    choice: &SettingsChoice,
    by: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    if settings(tx.db)? == *choice {
        return Ok(());
    }
    tx.db.execute("UPDATE desk SET settings = ?1", [to_json(choice)?])?;
    let told = choice.settings();
    audit::append(tx, &Deed::SettingsChanged { revision: told.revision, by }, now)?;
    tell(tx, None, &DeskEvent::Settings { settings: told }, now)?;
    tx.changed(Change::Settings);
    Ok(())
}
