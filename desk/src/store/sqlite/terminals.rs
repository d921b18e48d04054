//! Terminals and their certificates.

use kazasu_core::handover::{Der, DeskEvent, Timestamp};
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::audit;
use super::convert::{millis, shown, text, text_or_none, time, time_or_none};
use super::events;
use super::writer::Tx;
use crate::store::{
    Change, Deed, IssuedCertificate, KnownCertificate, Standing, StoreError, Terminal,
};

const COLUMNS: &str = "SELECT terminals.*, (SELECT max(not_after) FROM certificates \
     WHERE certificates.terminal = terminals.id AND struck_at IS NULL) AS not_after FROM terminals";

fn terminal(row: &Row<'_>) -> rusqlite::Result<Terminal> {
    let letter: Option<String> = row.get("letter")?;
    let letter = letter.and_then(|letter| letter.chars().next());
    let asked = time_or_none(row, "renewal_asked_at")?;
    let allowed = time_or_none(row, "renewal_allowed_at")?;
    Ok(Terminal {
        id: text(row, "id")?,
        name: row.get("name")?,
        letter: letter.and_then(kazasu_core::confirmation::Letter::new),
        enrolled_at: time(row, "enrolled_at")?,
        revoked_at: time_or_none(row, "revoked_at")?,
        not_after: time_or_none(row, "not_after")?,
        renewal_pending: asked.is_some() && allowed.is_none(),
    })
}

/// [`Store::terminals`](crate::store::Store::terminals).
pub(super) fn list(db: &Connection) -> Result<Vec<Terminal>, StoreError> {
    let mut query = db.prepare(&format!("{COLUMNS} ORDER BY name, id"))?;
    let rows = query.query_map([], terminal)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One terminal.
pub(super) fn find(db: &Connection, id: Uuid) -> Result<Option<Terminal>, StoreError> {
    let mut query = db.prepare(&format!("{COLUMNS} WHERE id = ?1"))?;
    Ok(query.query_row([shown(&id)], terminal).optional()?)
}

fn must_find(db: &Connection, id: Uuid) -> Result<Terminal, StoreError> {
    find(db, id)?.ok_or(StoreError::Absent { what: "terminal" })
}

/// [`Store::standing`](crate::store::Store::standing).
pub(super) fn standing(db: &Connection, certificate: Sha256) -> Result<Standing, StoreError> {
    let mut query = db.prepare(
        "SELECT certificates.*, renewal_allowed_at FROM certificates \
         JOIN terminals ON terminals.id = certificates.terminal WHERE sha256 = ?1",
    )?;
    let found = query.query_row([shown(&certificate)], |row| {
        Ok((
            text::<Uuid>(row, "terminal")?,
            time(row, "not_after")?,
            time(row, "issued_at")?,
            time_or_none(row, "used_at")?,
            time_or_none(row, "struck_at")?,
            time_or_none(row, "renewal_allowed_at")?,
        ))
    });
    let Some((id, not_after, issued_at, used_at, struck_at, allowed)) = found.optional()? else {
        return Ok(Standing::Unknown);
    };
    let terminal = must_find(db, id)?;
    if terminal.revoked_at.is_some() {
        return Ok(Standing::Revoked { terminal: id });
    }
    if struck_at.is_some() {
        // Another one was used after it: this one is good no more, though its terminal is.
        return Ok(Standing::Unknown);
    }
    Ok(Standing::Known(KnownCertificate {
        terminal,
        not_after,
        issued_at,
        is_new: used_at.is_none(),
        renewal_allowed: allowed.is_some(),
    }))
}

/// [`Store::certificate_used`](crate::store::Store::certificate_used).
pub(super) fn used(tx: &mut Tx<'_>, certificate: Sha256, now: Timestamp) -> Result<(), StoreError> {
    let sha256 = shown(&certificate);
    let first = tx.db.execute(
        "UPDATE certificates SET used_at = ?2 \
         WHERE sha256 = ?1 AND used_at IS NULL AND struck_at IS NULL",
        params![sha256, millis(now)],
    )?;
    if first == 0 {
        return Ok(());
    }
    let terminal: String = tx.db.query_row(
        "SELECT terminal FROM certificates WHERE sha256 = ?1",
        [&sha256],
        |row| row.get(0),
    )?;
    // Whatever was in use goes, also what a clock that was ahead has issued later than this.
    tx.db.execute(
        "UPDATE certificates SET struck_at = ?3 \
         WHERE terminal = ?1 AND sha256 <> ?2 AND struck_at IS NULL AND (used_at IS NOT NULL \
         OR issued_at <= (SELECT issued_at FROM certificates WHERE sha256 = ?2))",
        params![terminal, sha256, millis(now)],
    )?;
    if let Ok(terminal) = terminal.parse() {
        tx.changed(Change::Terminal(terminal));
    }
    Ok(())
}

/// Adds a terminal with its first certificate.
pub(super) fn add(
    tx: &mut Tx<'_>,
    terminal: &Terminal,
    csr: Sha256,
    issued: &IssuedCertificate,
    now: Timestamp,
) -> Result<Sha256, StoreError> {
    tx.db.execute(
        "INSERT INTO terminals (id, name, letter, enrolled_at) VALUES (?1, ?2, ?3, ?4)",
        params![
            shown(&terminal.id),
            terminal.name,
            terminal.letter.map(|letter| letter.get().to_string()),
            millis(now),
        ],
    )?;
    let certificate = put_certificate(tx, terminal.id, csr, issued, now)?;
    let deed = Deed::TerminalEnrolled { terminal: terminal.id, certificate };
    audit::append(tx, &deed, now)?;
    tx.changed(Change::Terminal(terminal.id));
    Ok(certificate)
}

fn put_certificate(
    tx: &Tx<'_>,
    terminal: Uuid,
    csr: Sha256,
    issued: &IssuedCertificate,
    now: Timestamp,
) -> Result<Sha256, StoreError> {
    let certificate = Sha256::of(issued.certificate.as_bytes());
    tx.db.execute(
        "INSERT INTO certificates (sha256, terminal, der, csr, issued_at, not_after) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            shown(&certificate),
            shown(&terminal),
            issued.certificate.as_bytes(),
            shown(&csr),
            millis(now),
            millis(issued.not_after),
        ],
    )?;
    Ok(certificate)
}

/// What was issued under this hash.
pub(super) fn issued(
    db: &Connection,
    certificate: Sha256,
) -> Result<Option<IssuedCertificate>, StoreError> {
    let mut query = db.prepare("SELECT der, not_after FROM certificates WHERE sha256 = ?1")?;
    Ok(query.query_row([shown(&certificate)], certificate_row).optional()?)
}

fn certificate_row(row: &Row<'_>) -> rusqlite::Result<IssuedCertificate> {
    let der: Vec<u8> = row.get("der")?;
    Ok(IssuedCertificate { certificate: Der::new(der), not_after: time(row, "not_after")? })
}

/// [`Store::renew`](crate::store::Store::renew).
pub(super) fn renew(
    tx: &mut Tx<'_>,
    id: Uuid,
    csr: Sha256,
    issued: IssuedCertificate,
    now: Timestamp,
) -> Result<IssuedCertificate, StoreError> {
    let terminal = must_find(tx.db, id)?;
    if terminal.revoked_at.is_some() {
        return Err(StoreError::Absent { what: "terminal" });
    }
    let mut query = tx.db.prepare(
        "SELECT der, not_after FROM certificates \
         WHERE terminal = ?1 AND csr = ?2 AND struck_at IS NULL",
    )?;
    let before = query.query_row(params![shown(&id), shown(&csr)], certificate_row).optional()?;
    // One that has ended is of no use to whoever asks again.
    if let Some(before) = before.filter(|before| before.not_after > now) {
        return Ok(before);
    }
    let certificate = put_certificate(tx, id, csr, &issued, now)?;
    tx.db.execute(
        "UPDATE terminals SET renewal_asked_at = NULL, renewal_allowed_at = NULL WHERE id = ?1",
        [shown(&id)],
    )?;
    audit::append(tx, &Deed::TerminalRenewed { terminal: id, certificate }, now)?;
    tx.changed(Change::Terminal(id));
    Ok(issued)
}

/// [`Store::ask_renewal`](crate::store::Store::ask_renewal).
pub(super) fn ask_renewal(tx: &mut Tx<'_>, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
    must_find(tx.db, id)?;
    let asked = tx.db.execute(
        "UPDATE terminals SET renewal_asked_at = ?2 WHERE id = ?1 AND renewal_asked_at IS NULL",
        params![shown(&id), millis(now)],
    )?;
    if asked > 0 {
        tx.changed(Change::Terminal(id));
    }
    Ok(())
}

/// [`Store::allow_renewal`](crate::store::Store::allow_renewal).
pub(super) fn allow_renewal(
    tx: &mut Tx<'_>,
    id: Uuid,
    by: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    must_find(tx.db, id)?;
    tx.db.execute(
        "UPDATE terminals SET renewal_allowed_at = ?2 WHERE id = ?1",
        params![shown(&id), millis(now)],
    )?;
    audit::append(tx, &Deed::RenewalAllowed { terminal: id, by }, now)?;
    tx.changed(Change::Terminal(id));
    Ok(())
}

/// [`Store::revoke`](crate::store::Store::revoke).
pub(super) fn revoke(
    tx: &mut Tx<'_>,
    id: Uuid,
    by: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    if must_find(tx.db, id)?.revoked_at.is_some() {
        return Ok(());
    }
    tx.db.execute(
        "UPDATE terminals SET revoked_at = ?2 WHERE id = ?1",
        params![shown(&id), millis(now)],
    )?;
    tx.db.execute("UPDATE calls SET ended = 1 WHERE terminal = ?1", [shown(&id)])?;
    audit::append(tx, &Deed::TerminalRevoked { terminal: id, by }, now)?;
    events::tell(tx, Some(id), &DeskEvent::Revoked, now)?;
    tx.changed(Change::Terminal(id));
    Ok(())
}

/// [`Store::confirm_terminals`](crate::store::Store::confirm_terminals).
pub(super) fn confirm(tx: &mut Tx<'_>, by: String, now: Timestamp) -> Result<(), StoreError> {
    let confirmed = tx.db.execute("UPDATE desk SET restored = 0 WHERE restored = 1", [])?;
    if confirmed > 0 {
        audit::append(tx, &Deed::TerminalsConfirmed { by }, now)?;
        tx.changed(Change::All);
    }
    Ok(())
}

/// Letters of terminals that are in the list.
pub(super) fn letters(db: &Connection) -> Result<Vec<Option<String>>, StoreError> {
    let mut query = db.prepare("SELECT letter FROM terminals WHERE revoked_at IS NULL")?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// For a row of another table: the certificate that it names.
pub(super) fn named_certificate(row: &Row<'_>) -> rusqlite::Result<Option<Sha256>> {
    text_or_none(row, "certificate")
}
