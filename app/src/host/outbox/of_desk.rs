//! Of which desk the hand-overs are: what was kept for one is never sent to another.
//!
//! `about` has the id of the desk that counts, and the place from which on receipts are its own.
//! What another desk did not get is set aside with that one's id, and waits again when that one
//! counts again.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::database::Database;
use super::row::seconds;
use crate::host::clock;

/// Rows that are for another desk than the one that counts.
pub(super) const ELSEWHERE: &str = "(state = 2 AND refused_why GLOB 'other_desk *')";

/// Which desk counts, and whether the rows are known to be its own.
#[derive(Debug, Default)]
pub(super) struct OfDesk {
    /// `None`: nobody has said it, and nothing is moved.
    desk: Option<String>,
    is_settled: bool,
}

impl OfDesk {
    /// From now on this desk counts.
    pub(super) fn change(&mut self, desk: String) {
        self.is_settled &= self.desk.as_ref() == Some(&desk);
        self.desk = Some(desk);
    }

    /// Another file was opened.
    pub(super) fn unsettle(&mut self) {
        self.is_settled = false;
    }

    /// Sets aside what is another desk's, and lets wait again what is this one's; whether anything
    /// was moved. Where it cannot be written, nothing that waits may be sent.
    pub(super) fn settle(&mut self, database: &Database) -> rusqlite::Result<bool> {
        let Some(desk) = self.desk.as_ref().filter(|_| !self.is_settled) else {
            return Ok(false);
        };
        let before = known(&database.connection)?;
        let moved = match before {
            Some(before) if before == *desk => false,
            before => {
                let written = change(database, before.as_deref(), desk);
                // A new outbox, or one of an earlier version: what waits there is this desk's.
                written.or_else(|error| if before.is_none() { Ok(false) } else { Err(error) })?
            }
        };
        self.is_settled = true;
        Ok(moved)
    }
}

/// From which place on receipts are those of the desk that counts.
pub(super) fn receipts_from(connection: &Connection) -> rusqlite::Result<i64> {
    let from = about(connection, "desk_from")?;
    Ok(from.and_then(|from| from.parse().ok()).unwrap_or(0))
}

/// What the rest of a visit is kept as that another desk has, or is to have.
pub(super) fn of_the_rest(
    transaction: &Transaction<'_>,
    visit: &[u8],
) -> rusqlite::Result<Option<String>> {
    let select = format!("SELECT refused_why FROM hand_over WHERE visit = ?1 AND {ELSEWHERE}");
    transaction.prepare(&select)?.query_row([visit], |row| row.get(0)).optional()
}

fn change(database: &Database, before: Option<&str>, desk: &str) -> rusqlite::Result<bool> {
    let now = seconds(clock::now());
    let transaction =
        Transaction::new_unchecked(&database.connection, TransactionBehavior::Immediate)?;
    let mut moved = 0;
    if let Some(before) = before {
        moved += transaction.execute(
            &format!(
                "UPDATE hand_over SET state = 2, refused_at = ?1, refused_why = ?2
                 WHERE state <> 1 AND NOT {ELSEWHERE}"
            ),
            params![now, word(before)],
        )?;
        let newest: Option<i64> =
            transaction.query_row("SELECT max(seq) FROM hand_over", [], |row| row.get(0))?;
        note(&transaction, "desk_from", &newest.unwrap_or(0).saturating_add(1).to_string())?;
    }
    moved += transaction.execute(
        "UPDATE hand_over SET state = 0, refused_at = NULL, refused_why = NULL
         WHERE state = 2 AND refused_why = ?1",
        [word(desk)],
    )?;
    note(&transaction, "desk", desk)?;
    transaction.commit()?;
    Ok(moved > 0)
}

fn word(desk: &str) -> String {
    format!("other_desk {desk}")
}

fn known(connection: &Connection) -> rusqlite::Result<Option<String>> {
    about(connection, "desk")
}

fn about(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let value = connection
        .prepare("SELECT value FROM about WHERE name = ?1")?
        .query_row([name], |row| row.get::<_, Vec<u8>>(0))
        .optional()?;
    Ok(value.and_then(|value| String::from_utf8(value).ok()))
}

fn note(transaction: &Transaction<'_>, name: &str, value: &str) -> rusqlite::Result<()> {
    transaction
        .prepare(
            "INSERT INTO about (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![name, value.as_bytes()])
        .map(drop)
}
