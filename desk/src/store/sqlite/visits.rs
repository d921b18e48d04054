//! Versions of visits: what is kept, and what comes of it.

use kazasu_core::handover::{
    Receipt, RefusalReason, Timestamp, Verdict, VerdictState, VisitAnswer, VisitVersion,
};
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::convert::{count, json, millis, shown, signed, text, time, to_json, word};
use super::inside::body_row;
use super::writer::Tx;
use super::{audit, live};
use crate::seal::Place;
use crate::store::{
    Acceptance, Alarm, Arrival, CONFLICTS_KEPT, Change, Conflict, Deed, Judgement, StoreError,
};

/// What the desk's one row says of where the store stands.
pub(super) struct Standing {
    pub(super) generation: Uuid,
    pub(super) sequence: u64,
    pub(super) restored: bool,
}

pub(super) fn standing(db: &Connection) -> Result<Standing, StoreError> {
    let mut query = db.prepare("SELECT generation, sequence, restored FROM desk")?;
    Ok(query.query_row([], |row| {
        Ok(Standing {
            generation: text(row, "generation")?,
            sequence: count(row, "sequence")?,
            restored: row.get("restored")?,
        })
    })?)
}

/// [`Store::accept_version`](crate::store::Store::accept_version).
pub(super) fn accept(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<Acceptance, StoreError> {
    let standing = standing(tx.db)?;
    if standing.restored {
        return Err(StoreError::Restored);
    }
    let known = known_visit(tx.db, arrival.visit)?;
    if known.as_ref().is_some_and(|known| known.terminal != arrival.terminal) {
        let alarm = Alarm::OtherTerminal { terminal: arrival.terminal, visit: arrival.visit };
        if live::raise(tx, &alarm, arrival.received_at)? {
            write_down_conflict(tx, arrival)?;
        }
        return Ok(Acceptance::Conflict(Conflict::OtherTerminal));
    }
    if let Some(stored) = stored(tx.db, arrival.visit, arrival.version)? {
        if stored.receipt.sha256 == arrival.sha256 {
            return Ok(Acceptance::Repeated(stored));
        }
        return keep_conflict(tx, arrival).map(|()| Acceptance::Conflict(Conflict::OtherBytes));
    }
    let judgement = with_nonce(tx, arrival)?;
    let receipt = Receipt {
        visit: arrival.visit,
        version: arrival.version,
        sha256: arrival.sha256,
        generation: standing.generation,
        sequence: standing.sequence + 1,
        received_at: arrival.received_at,
    };
    tx.db.execute("UPDATE desk SET sequence = ?1", [signed(receipt.sequence)])?;
    let late = known.is_some_and(|known| known.version > arrival.version);
    if !late {
        put_row(tx.db, arrival, &judgement)?;
    }
    put_version(tx, arrival, &judgement, &receipt, late)?;
    // A store that was restored has it again.
    tx.db.execute(
        "DELETE FROM lost WHERE visit = ?1 AND version = ?2",
        params![shown(&arrival.visit), arrival.version.number()],
    )?;
    let deed = Deed::VisitReceived {
        visit: arrival.visit,
        version: arrival.version,
        sha256: arrival.sha256,
        sequence: receipt.sequence,
        terminal: arrival.terminal,
        refused: judgement.at_tap.reason,
    };
    audit::append(tx, &deed, arrival.received_at)?;
    tx.changed(Change::Visit(arrival.visit));
    let questions = arrival.questions.clone();
    Ok(Acceptance::Accepted(VisitAnswer { receipt, verdict: judgement.at_tap, questions }))
}

struct KnownVisit {
    terminal: Uuid,
    version: VisitVersion,
}

fn known_visit(db: &Connection, visit: VisitId) -> Result<Option<KnownVisit>, StoreError> {
    let mut query = db.prepare("SELECT terminal, version FROM visits WHERE id = ?1")?;
    let known = query.query_row([shown(&visit)], |row| {
        Ok(KnownVisit {
            terminal: text(row, "terminal")?,
            version: super::convert::version(row, "version")?,
        })
    });
    Ok(known.optional()?)
}

/// The answer that a version was given.
pub(super) fn stored(
    db: &Connection,
    visit: VisitId,
    version: VisitVersion,
) -> Result<Option<VisitAnswer>, StoreError> {
    let mut query = db.prepare(
        "SELECT sha256, generation, sequence, received_at, at_tap, questions FROM versions \
         WHERE visit = ?1 AND version = ?2",
    )?;
    let answer = query.query_row(params![shown(&visit), version.number()], |row| {
        Ok(VisitAnswer {
            receipt: receipt(row, visit, version)?,
            verdict: json(row, "at_tap")?,
            questions: json(row, "questions")?,
        })
    });
    Ok(answer.optional()?)
}

pub(super) fn receipt(
    row: &Row<'_>,
    visit: VisitId,
    version: VisitVersion,
) -> rusqlite::Result<Receipt> {
    Ok(Receipt {
        visit,
        version,
        sha256: text(row, "sha256")?,
        generation: text(row, "generation")?,
        sequence: count(row, "sequence")?,
        received_at: time(row, "received_at")?,
    })
}

/// The same bytes of the same terminal have been answered so.
pub(super) fn answered(
    db: &Connection,
    terminal: Uuid,
    visit: VisitId,
    version: VisitVersion,
    sha256: Sha256,
) -> Result<Option<VisitAnswer>, StoreError> {
    let own = known_visit(db, visit)?.is_some_and(|known| known.terminal == terminal);
    if !own {
        return Ok(None);
    }
    Ok(stored(db, visit, version)?.filter(|answer| answer.receipt.sha256 == sha256))
}

fn keep_conflict(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<(), StoreError> {
    let (visit, version) = (shown(&arrival.visit), arrival.version.number());
    let kept: u32 = tx.db.query_row(
        "SELECT count(*) FROM conflicts WHERE visit = ?1 AND version = ?2",
        params![visit, version],
        |row| row.get(0),
    )?;
    let again: bool = tx.db.query_row(
        "SELECT EXISTS (SELECT 1 FROM conflicts \
         WHERE visit = ?1 AND version = ?2 AND sha256 = ?3)",
        params![visit, version, shown(&arrival.sha256)],
        |row| row.get(0),
    )?;
    if again || kept >= CONFLICTS_KEPT {
        return Ok(());
    }
    let row = body_row(arrival.visit, version, arrival.sha256);
    let sealed =
        tx.inside.seal(conflict_place(&row.each_ref().map(Vec::as_slice)), &arrival.body)?;
    tx.db.execute(
        "INSERT INTO conflicts (visit, version, sha256, terminal, received_at, sealed_body) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            visit,
            version,
            shown(&arrival.sha256),
            shown(&arrival.terminal),
            millis(arrival.received_at),
            sealed,
        ],
    )?;
    let (terminal, visit) = (arrival.terminal, arrival.visit);
    let alarm = Alarm::OtherBytes { terminal, visit, version: arrival.version };
    live::raise(tx, &alarm, arrival.received_at)?;
    write_down_conflict(tx, arrival)?;
    tx.changed(Change::Visit(arrival.visit));
    Ok(())
}

fn write_down_conflict(tx: &Tx<'_>, arrival: &Arrival) -> Result<(), StoreError> {
    let deed = Deed::VisitConflict {
        visit: arrival.visit,
        version: arrival.version,
        sha256: arrival.sha256,
        terminal: arrival.terminal,
    };
    audit::append(tx, &deed, arrival.received_at)
}

pub(super) const fn body_place<'a>(row: &'a [&'a [u8]; 3]) -> Place<'a> {
    Place { table: "versions", column: "body", row }
}

pub(super) const fn conflict_place<'a>(row: &'a [&'a [u8]; 3]) -> Place<'a> {
    Place { table: "conflicts", column: "body", row }
}

/// The verdict, once it is known whether the nonce is this visit's alone.
fn with_nonce(tx: &mut Tx<'_>, arrival: &Arrival) -> Result<Judgement, StoreError> {
    let Some(nonce) = arrival.desk_nonce else { return Ok(arrival.judgement) };
    let visit = shown(&arrival.visit);
    tx.db.execute(
        "INSERT INTO nonces (nonce, visit) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![nonce.0, visit],
    )?;
    let owner: String =
        tx.db
            .query_row("SELECT visit FROM nonces WHERE nonce = ?1", [nonce.0], |row| row.get(0))?;
    if owner == visit {
        return Ok(arrival.judgement);
    }
    let alarm = Alarm::NonceUsed { terminal: arrival.terminal, visit: arrival.visit };
    live::raise(tx, &alarm, arrival.received_at)?;
    let refused = |verdict: Verdict| Verdict {
        state: VerdictState::Refused,
        reason: Some(RefusalReason::NonceUsed),
        revocation: None,
        connected: verdict.connected,
    };
    let Judgement { at_tap, at_receipt, policy } = arrival.judgement;
    Ok(Judgement { at_tap: refused(at_tap), at_receipt: refused(at_receipt), policy })
}

fn put_row(db: &Connection, arrival: &Arrival, judgement: &Judgement) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO visits (id, terminal, demo, confirmation, tapped_at, received_at, version, \
         ending, ended_at, at_tap, at_receipt, policy, refused) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
         ON CONFLICT (id) DO UPDATE SET confirmation = excluded.confirmation, \
         tapped_at = excluded.tapped_at, version = excluded.version, ending = excluded.ending, \
         ended_at = excluded.ended_at, at_tap = excluded.at_tap, \
         at_receipt = excluded.at_receipt, policy = excluded.policy, refused = excluded.refused",
        params![
            shown(&arrival.visit),
            shown(&arrival.terminal),
            arrival.demo,
            shown(&arrival.confirmation),
            millis(arrival.tapped_at),
            millis(arrival.received_at),
            arrival.version.number(),
            arrival.ending.map(|ending| word(&ending)).transpose()?,
            arrival.ended_at.map(millis),
            to_json(&judgement.at_tap)?,
            to_json(&judgement.at_receipt)?,
            shown(&judgement.policy),
            judgement.at_tap.state == VerdictState::Refused,
        ],
    )?;
    Ok(())
}

fn put_version(
    tx: &Tx<'_>,
    arrival: &Arrival,
    judgement: &Judgement,
    receipt: &Receipt,
    late: bool,
) -> Result<(), StoreError> {
    let row = body_row(arrival.visit, arrival.version.number(), arrival.sha256);
    let sealed = tx.inside.seal(body_place(&row.each_ref().map(Vec::as_slice)), &arrival.body)?;
    tx.db.execute(
        "INSERT INTO versions (visit, version, sha256, sealed_body, received_at, generation, \
         sequence, late, at_tap, at_receipt, policy, questions) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            shown(&arrival.visit),
            arrival.version.number(),
            shown(&arrival.sha256),
            sealed,
            millis(arrival.received_at),
            shown(&receipt.generation),
            signed(receipt.sequence),
            late,
            to_json(&judgement.at_tap)?,
            to_json(&judgement.at_receipt)?,
            shown(&judgement.policy),
            to_json(&arrival.questions)?,
        ],
    )?;
    Ok(())
}

/// [`Store::mark_done`](crate::store::Store::mark_done).
pub(super) fn mark_done(
    tx: &mut Tx<'_>,
    visit: VisitId,
    by: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    present(tx.db, visit)?;
    let marked = tx.db.execute(
        "UPDATE visits SET done_at = ?2, done_by = ?3 WHERE id = ?1 AND done_at IS NULL",
        params![shown(&visit), millis(now), by],
    )?;
    let deed = Deed::VisitDone { visit, by: by.to_owned() };
    staff(tx, visit, marked, &deed, now)
}

/// [`Store::undo_done`](crate::store::Store::undo_done).
pub(super) fn undo_done(
    tx: &mut Tx<'_>,
    visit: VisitId,
    by: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    present(tx.db, visit)?;
    let undone = tx.db.execute(
        "UPDATE visits SET done_at = NULL, done_by = NULL WHERE id = ?1 AND done_at IS NOT NULL",
        [shown(&visit)],
    )?;
    let deed = Deed::VisitUndone { visit, by: by.to_owned() };
    staff(tx, visit, undone, &deed, now)
}

/// Refuses what is about a visit that is not here.
pub(super) fn present(db: &Connection, visit: VisitId) -> Result<(), StoreError> {
    known_visit(db, visit)?.map(|_| ()).ok_or(StoreError::Absent { what: "visit" })
}

fn staff(
    tx: &mut Tx<'_>,
    visit: VisitId,
    changed: usize,
    deed: &Deed,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if changed > 0 {
        audit::append(tx, deed, now)?;
        tx.changed(Change::Visit(visit));
    }
    Ok(changed > 0)
}

/// [`Store::judge_anew`](crate::store::Store::judge_anew).
pub(super) fn judge_anew(
    tx: &mut Tx<'_>,
    visit: VisitId,
    judgement: &Judgement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = known_visit(tx.db, visit)?.ok_or(StoreError::Absent { what: "visit" })?;
    tx.db.execute(
        "UPDATE visits SET at_tap = ?2, at_receipt = ?3, policy = ?4, refused = ?5 WHERE id = ?1",
        params![
            shown(&visit),
            to_json(&judgement.at_tap)?,
            to_json(&judgement.at_receipt)?,
            shown(&judgement.policy),
            judgement.at_tap.state == VerdictState::Refused,
        ],
    )?;
    let deed = Deed::VisitJudgedAnew { visit, refused: judgement.at_tap.reason };
    audit::append(tx, &deed, now)?;
    let event = kazasu_core::handover::DeskEvent::Verdict { visit, verdict: judgement.at_tap };
    super::events::tell(tx, Some(known.terminal), &event, now)?;
    tx.changed(Change::Visit(visit));
    Ok(())
}
