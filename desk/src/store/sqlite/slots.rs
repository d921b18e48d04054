//! Codes by which terminals come: open for minutes, good for one.

use std::net::IpAddr;

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{Slot, Timestamp};
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, Row, params};
use zeroize::Zeroizing;

use super::convert::{millis, shown, text, text_or_none, time};
use super::inside::Inside;
use super::readers::Look;
use super::terminals::named_certificate;
use super::writer::Tx;
use super::{audit, live, terminals};
use crate::seal::Place;
use crate::store::{
    Alarm, Change, Deed, IssuedCertificate, NewSlot, OpenSlot, PROOFS, SlotUse, StoreError,
    Terminal, UsedSlot,
};

const fn code_place<'a>(row: &'a [&'a [u8]; 1]) -> Place<'a> {
    Place { table: "slots", column: "code", row }
}

/// [`Store::open_slot`](crate::store::Store::open_slot).
pub(super) fn open(tx: &mut Tx<'_>, new: NewSlot) -> Result<Option<Letter>, StoreError> {
    let now = new.opened_at;
    tx.db.execute("DELETE FROM slots WHERE expires_at <= ?1", [millis(now)])?;
    let mut taken = terminals::letters(tx.db)?;
    let mut query = tx.db.prepare("SELECT letter FROM slots WHERE csr IS NULL")?;
    for letter in query.query_map([], |row| row.get(0))? {
        taken.push(letter?);
    }
    let is_free = |letter: &Letter| !taken.contains(&Some(letter.get().to_string()));
    let letter = new.letters.into_iter().find(is_free);
    let slot = shown(&new.slot);
    let code = tx.inside.seal(code_place(&[slot.as_bytes()]), new.code.as_bytes())?;
    let added = tx.db.execute(
        "INSERT INTO slots (slot, sealed_code, terminal, name, letter, opened_at, expires_at, \
         wrong_proofs) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0) ON CONFLICT DO NOTHING",
        params![
            slot,
            code,
            shown(&new.terminal),
            new.name,
            letter.map(|letter| letter.get().to_string()),
            millis(now),
            millis(new.expires_at),
        ],
    )?;
    if added == 0 {
        return Err(StoreError::Taken { what: "slot" });
    }
    let deed = Deed::CodeOpened { slot, terminal: new.terminal, by: new.by };
    audit::append(tx, &deed, now)?;
    tx.changed(Change::Terminal(new.terminal));
    Ok(letter)
}

/// A row before its code is opened.
struct Sealed {
    slot: OpenSlot,
    code: Vec<u8>,
    csr: Option<Sha256>,
    certificate: Option<Sha256>,
}

fn sealed(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let letter: Option<String> = row.get("letter")?;
    let letter = letter.and_then(|letter| letter.chars().next());
    let slot = OpenSlot {
        slot: text(row, "slot")?,
        code: Zeroizing::new(String::new()),
        terminal: text(row, "terminal")?,
        name: row.get("name")?,
        letter: letter.and_then(Letter::new),
        expires_at: time(row, "expires_at")?,
        wrong_proofs: row.get("wrong_proofs")?,
        wrong_from: text_or_none(row, "wrong_from")?,
        used: None,
    };
    Ok(Sealed {
        slot,
        code: row.get("sealed_code")?,
        csr: text_or_none(row, "csr")?,
        certificate: named_certificate(row)?,
    })
}

impl Sealed {
    fn open(self, db: &Connection, inside: &Inside) -> Result<OpenSlot, StoreError> {
        let Self { mut slot, code, csr, certificate } = self;
        let name = shown(&slot.slot);
        let code = inside.open(code_place(&[name.as_bytes()]), &code)?;
        let damaged = || StoreError::Damaged { what: "a code is no text".to_owned() };
        slot.code = Zeroizing::new(std::str::from_utf8(&code).map_err(|_| damaged())?.to_owned());
        if let Some((csr, certificate)) = csr.zip(certificate) {
            let issued = terminals::issued(db, certificate)?;
            let gone = || StoreError::Damaged { what: "a code's certificate is gone".to_owned() };
            slot.used = Some(UsedSlot { csr, issued: issued.ok_or_else(gone)? });
        }
        Ok(slot)
    }
}

/// [`Store::slot`](crate::store::Store::slot).
pub(super) fn find(
    look: &Look<'_>,
    slot: Slot,
    now: Timestamp,
) -> Result<Option<OpenSlot>, StoreError> {
    let mut query = look.db.prepare("SELECT * FROM slots WHERE slot = ?1 AND expires_at > ?2")?;
    let row = query.query_row(params![shown(&slot), millis(now)], sealed).optional()?;
    row.map(|row| row.open(look.db, look.inside)).transpose()
}

/// [`Store::open_slots`](crate::store::Store::open_slots).
pub(super) fn list(look: &Look<'_>, now: Timestamp) -> Result<Vec<OpenSlot>, StoreError> {
    let mut query = look.db.prepare(
        "SELECT * FROM slots WHERE expires_at > ?1 AND csr IS NULL ORDER BY opened_at, slot",
    )?;
    let rows = query.query_map([millis(now)], sealed)?;
    rows.map(|row| row?.open(look.db, look.inside)).collect()
}

/// [`Store::wrong_proof`](crate::store::Store::wrong_proof).
pub(super) fn wrong_proof(
    tx: &mut Tx<'_>,
    slot: Slot,
    from: IpAddr,
    now: Timestamp,
) -> Result<u32, StoreError> {
    let mut query = tx.db.prepare(
        "UPDATE slots SET wrong_proofs = wrong_proofs + 1, wrong_from = ?2 \
         WHERE slot = ?1 AND expires_at > ?3 RETURNING wrong_proofs",
    )?;
    let wrong = query.query_row(params![shown(&slot), from.to_string(), millis(now)], |row| {
        row.get::<_, u32>(0)
    });
    let wrong = wrong.optional()?.ok_or(StoreError::Absent { what: "slot" })?;
    if wrong == PROOFS {
        audit::append(tx, &Deed::CodeBurnt { slot: shown(&slot) }, now)?;
        live::raise(tx, &Alarm::CodeBurnt { slot: shown(&slot), address: from }, now)?;
    }
    Ok(wrong)
}

/// [`Store::use_slot`](crate::store::Store::use_slot).
pub(super) fn use_once(
    tx: &mut Tx<'_>,
    slot: Slot,
    csr: Sha256,
    issued: &IssuedCertificate,
    now: Timestamp,
) -> Result<SlotUse, StoreError> {
    let look = Look { db: tx.db, inside: tx.inside };
    let Some(open) = find(&look, slot, now)? else { return Ok(SlotUse::Refused) };
    if let Some(used) = open.used {
        let terminal = terminals::find(tx.db, open.terminal)?;
        let terminal = terminal.ok_or(StoreError::Absent { what: "terminal" })?;
        let same = used.csr == csr && terminal.revoked_at.is_none();
        return Ok(if same { SlotUse::Repeated(terminal, used.issued) } else { SlotUse::Used });
    }
    if open.is_burnt() {
        return Ok(SlotUse::Refused);
    }
    let terminal = Terminal {
        id: open.terminal,
        name: open.name,
        letter: open.letter,
        enrolled_at: now,
        revoked_at: None,
        not_after: Some(issued.not_after),
        renewal_pending: false,
    };
    let certificate = terminals::add(tx, &terminal, csr, issued, now)?;
    tx.db.execute(
        "UPDATE slots SET csr = ?2, certificate = ?3 WHERE slot = ?1",
        params![shown(&slot), shown(&csr), shown(&certificate)],
    )?;
    Ok(SlotUse::Enrolled(terminal))
}
