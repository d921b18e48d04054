//! One transaction for all that has come in.

use rusqlite::{Transaction, TransactionBehavior};

use super::database::Database;
use super::error::{KeepError, OutboxError};
use super::order::{Reply, Verdict};
use super::row::Row;
use super::rows::{self, Inserted};
use super::said;
use crate::host::clock;

/// A hand-over, and who hears what has become of it.
pub(super) type Keep = (Row, Reply<Result<(), KeepError>>);

/// Writes all of it, or nothing.
pub(super) fn commit(
    database: &Database,
    keeps: &[Keep],
    verdicts: &[Verdict],
    retries: bool,
) -> rusqlite::Result<(Vec<Option<Inserted>>, usize)> {
    let now = clock::now();
    let transaction =
        Transaction::new_unchecked(&database.connection, TransactionBehavior::Immediate)?;
    let mut inserted = Vec::with_capacity(keeps.len());
    for (row, _) in keeps {
        let outcome = rows::insert(database, &transaction, row, now)?;
        if outcome == Some(Inserted::Kept) {
            said::forget_lower(&transaction, row.id)?;
        }
        inserted.push(outcome);
    }
    let retried = if retries { said::retry(&transaction)? } else { 0 };
    for verdict in verdicts {
        match verdict {
            Verdict::Received(id, receipt, content) => {
                said::receive(&transaction, *id, receipt, *content, now)?
            }
            Verdict::SetAside(id, why) => said::set_aside(&transaction, *id, why, now)?,
        };
    }
    transaction.commit()?;
    Ok((inserted, retried))
}

/// Takes what is too old; how many.
pub(super) fn prune(database: &Database, days: u16) -> rusqlite::Result<usize> {
    let transaction =
        Transaction::new_unchecked(&database.connection, TransactionBehavior::Immediate)?;
    let pruned = said::prune(&transaction, days)?;
    transaction.commit()?;
    Ok(pruned)
}

/// None of them is kept.
pub(super) fn refuse(keeps: Vec<Keep>, error: &OutboxError) {
    for (_, reply) in keeps {
        reply.give(Err(error.clone().into()));
    }
}
