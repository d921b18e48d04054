//! What a store that was restored has lost, and what verdicts rest on.

use kazasu_core::handover::{Inventory, InventoryAnswer, Timestamp, VisitVersion};
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::convert::{millis, shown, text, time, version, visit_id};
use super::visits::stored;
use super::writer::Tx;
use super::{audit, live};
use crate::store::{Alarm, Change, Deed, LostVisit, Material, MaterialKind, StoreError};

/// [`Store::take_inventory`](crate::store::Store::take_inventory).
pub(super) fn take(
    tx: &mut Tx<'_>,
    terminal: Uuid,
    inventory: &Inventory,
    now: Timestamp,
) -> Result<InventoryAnswer, StoreError> {
    let (mut missing, mut new, mut wanted) = (0, 0, Vec::new());
    for entry in &inventory.visits {
        let here = stored(tx.db, entry.visit, entry.version)?;
        if here.is_some_and(|here| here.receipt.sha256 == entry.sha256) {
            continue;
        }
        missing += 1;
        new += tx.db.execute(
            "INSERT INTO lost (visit, version, terminal, sha256, received_at) \
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            params![
                shown(&entry.visit),
                entry.version.number(),
                shown(&terminal),
                shown(&entry.sha256),
                millis(entry.received_at),
            ],
        )?;
        if !wanted.contains(&entry.visit) {
            wanted.push(entry.visit);
        }
    }
    if new > 0 {
        let count: u32 = tx.db.query_row(
            "SELECT count(*) FROM lost WHERE terminal = ?1",
            [shown(&terminal)],
            |row| row.get(0),
        )?;
        live::raise(tx, &Alarm::VisitsLost { terminal, count }, now)?;
        tx.changed(Change::All);
    }
    Ok(InventoryAnswer { missing, wanted })
}

/// [`Store::lost_visits`](crate::store::Store::lost_visits).
pub(super) fn lost(db: &Connection) -> Result<Vec<LostVisit>, StoreError> {
    let mut query = db.prepare(
        "SELECT * FROM lost WHERE settled_at IS NULL ORDER BY received_at, visit, version",
    )?;
    let rows = query.query_map([], |row| {
        Ok(LostVisit {
            terminal: text(row, "terminal")?,
            visit: visit_id(row, "visit")?,
            version: version(row, "version")?,
            sha256: text(row, "sha256")?,
            received_at: time(row, "received_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// [`Store::settle_lost`](crate::store::Store::settle_lost).
pub(super) fn settle(
    tx: &mut Tx<'_>,
    visit: VisitId,
    version: VisitVersion,
    by: String,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let settled = tx.db.execute(
        "UPDATE lost SET settled_at = ?3 WHERE visit = ?1 AND version = ?2 AND settled_at IS NULL",
        params![shown(&visit), version.number(), millis(now)],
    )?;
    if settled > 0 {
        audit::append(tx, &Deed::LossSettled { visit, version, by }, now)?;
        tx.changed(Change::Alarm);
    }
    Ok(settled > 0)
}

const KINDS: [(MaterialKind, &str); 3] = [
    (MaterialKind::Policy, "policy"),
    (MaterialKind::Anchor, "anchor"),
    (MaterialKind::Crl, "crl"),
];

/// [`Store::keep_material`](crate::store::Store::keep_material).
pub(super) fn keep(tx: &Tx<'_>, all: &[Material], now: Timestamp) -> Result<(), StoreError> {
    for material in all {
        let kind = KINDS.iter().find(|(kind, _)| *kind == material.kind).map(|(_, word)| *word);
        tx.db.execute(
            "INSERT INTO materials (sha256, kind, name, bytes, kept_at) \
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            params![shown(&material.sha256()), kind, material.name, material.bytes, millis(now),],
        )?;
    }
    Ok(())
}

/// [`Store::material`](crate::store::Store::material).
pub(super) fn material(db: &Connection, sha256: Sha256) -> Result<Option<Material>, StoreError> {
    let mut query = db.prepare("SELECT kind, name, bytes FROM materials WHERE sha256 = ?1")?;
    let row = query.query_row([shown(&sha256)], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?))
    });
    let Some((word, name, bytes)) = row.optional()? else { return Ok(None) };
    let kind = KINDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind);
    let unknown = || StoreError::Damaged { what: "a material has no known kind".to_owned() };
    let material = Material { kind: kind.ok_or_else(unknown)?, name, bytes };
    if material.sha256() != sha256 {
        return Err(StoreError::Damaged { what: "a material is not what it was".to_owned() });
    }
    Ok(Some(material))
}
