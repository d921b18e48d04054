//! The one thread that writes: it takes all that waits into one transaction, and answers after
//! COMMIT has returned (group commit).

use std::fs::File;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{broadcast, oneshot};
use tracing::{debug, warn};

use super::convert::failed;
use super::inside::Inside;
use crate::store::{Change, StoreError};

/// The most verbs of one transaction: none waits for more than these.
const GROUP: usize = 256;

/// How often a change by another program (a command of an administrator) is looked for while pages
/// are live.
const LOOK: Duration = Duration::from_secs(1);

/// And otherwise.
const REST: Duration = Duration::from_secs(60);

/// What a verb works with.
pub(super) struct Tx<'a> {
    /// Within the transaction.
    pub(super) db: &'a Connection,
    /// Keys and names of this store.
    pub(super) inside: &'a Inside,
    /// What live pages are told once it is on the disk.
    changes: Vec<Change>,
}

impl<'a> Tx<'a> {
    pub(super) const fn new(db: &'a Connection, inside: &'a Inside) -> Self {
        Self { db, inside, changes: Vec::new() }
    }

    /// Tells live pages, once it is on the disk.
    pub(super) fn changed(&mut self, change: Change) {
        self.changes.push(change);
    }
}

/// What the writer is told.
pub(super) enum Order {
    /// Do this.
    Write(Box<dyn Job>),
    /// Somebody listens now.
    Look,
    /// Leave nothing waiting, and end.
    Close(oneshot::Sender<()>),
}

/// A verb that waits for its turn.
pub(super) trait Job: Send {
    /// Carries it out within the transaction; an error takes back what this verb alone has done.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError>;
    /// Answers, once the transaction has ended so.
    fn answer(self: Box<Self>, ended: Result<(), StoreError>);
}

/// A verb with the way back to who has asked.
pub(super) struct Verb<T, F> {
    work: Option<F>,
    result: Option<T>,
    back: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Verb<T, F> {
    pub(super) fn new(work: F) -> (Self, oneshot::Receiver<Result<T, StoreError>>) {
        let (back, answer) = oneshot::channel();
        (Self { work: Some(work), result: None, back }, answer)
    }
}

impl<T, F> Job for Verb<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let work = self.work.take().ok_or(StoreError::Closed)?;
        self.result = Some(work(tx)?);
        Ok(())
    }

    fn answer(self: Box<Self>, ended: Result<(), StoreError>) {
        let Self { result, back, .. } = *self;
        // Who has asked may have gone away; what was done is done.
        let _ = back.send(ended.and_then(|()| result.ok_or(StoreError::Closed)));
    }
}

/// Runs until the store is closed or dropped. The lock is held as long as something may be written.
pub(super) fn run(
    mut db: Connection,
    orders: &Receiver<Order>,
    inside: &Arc<Inside>,
    changes: &broadcast::Sender<Change>,
    lock: Option<File>,
) {
    let mut seen = data_version(&db);
    loop {
        let wait = if changes.receiver_count() > 0 { LOOK } else { REST };
        let first = match orders.recv_timeout(wait) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let (mut group, mut closing) = (Vec::new(), None);
        for order in first.into_iter().chain(std::iter::from_fn(|| orders.try_recv().ok())) {
            match order {
                Order::Write(job) => group.push(job),
                Order::Look => {}
                Order::Close(back) => closing = Some(back),
            }
            if closing.is_some() || group.len() == GROUP {
                break;
            }
        }
        if !group.is_empty() {
            commit(&mut db, inside, changes, group);
        }
        let now = data_version(&db);
        if now != seen {
            // It counts what other connections have changed: commands beside this program.
            seen = now;
            let _ = changes.send(Change::All);
        }
        if let Some(back) = closing {
            checkpoint(&db);
            drop((db, lock));
            let _ = back.send(());
            return;
        }
    }
}

/// All of a group in one transaction.
fn commit(
    db: &mut Connection,
    inside: &Inside,
    changes: &broadcast::Sender<Change>,
    group: Vec<Box<dyn Job>>,
) {
    let mut told = Vec::new();
    let mut done: Vec<(Box<dyn Job>, Result<(), StoreError>)> = Vec::new();
    let mut whole = db.execute_batch("BEGIN IMMEDIATE").map_err(|error| failed(&error));
    for mut job in group {
        let own = match &whole {
            Ok(()) => one(db, inside, &mut told, job.as_mut()),
            Err(error) => Err(error.clone()),
        };
        if let (Ok(()), Err(error), true) = (&whole, &own, db.is_autocommit()) {
            // SQLite has given up the whole transaction: nothing of the others is there.
            whole = Err(error.clone());
        }
        done.push((job, own));
    }
    if whole.is_ok() {
        whole = db.execute_batch("COMMIT").map_err(|error| failed(&error));
    }
    if let Err(error) = &whole {
        warn!(%error, verbs = done.len(), "a transaction of the store failed");
        if !db.is_autocommit() {
            let _ = db.execute_batch("ROLLBACK");
        }
    } else {
        debug!(verbs = done.len(), "committed");
    }
    if whole.is_ok() {
        for change in told {
            // Nobody may be listening.
            let _ = changes.send(change);
        }
    }
    for (job, own) in done {
        job.answer(whole.clone().and(own));
    }
}

/// One verb in a savepoint of its own, so that its fault takes back nothing of the others.
fn one(
    db: &Connection,
    inside: &Inside,
    told: &mut Vec<Change>,
    job: &mut dyn Job,
) -> Result<(), StoreError> {
    db.execute_batch("SAVEPOINT verb").map_err(|error| failed(&error))?;
    let mut tx = Tx::new(db, inside);
    match job.run(&mut tx) {
        Ok(()) => {
            told.append(&mut tx.changes);
            db.execute_batch("RELEASE verb").map_err(|error| failed(&error))
        }
        Err(error) => {
            if !db.is_autocommit() {
                let undone = db.execute_batch("ROLLBACK TO verb; RELEASE verb");
                undone.map_err(|error| failed(&error))?;
            }
            Err(error)
        }
    }
}

fn data_version(db: &Connection) -> Option<i64> {
    db.query_row("PRAGMA data_version", [], |row| row.get(0)).ok()
}

/// Moves what was written from the log into the database file, and empties the log.
pub(super) fn checkpoint(db: &Connection) {
    // First what needs no lock: the writer goes on meanwhile.
    for mode in ["PASSIVE", "TRUNCATE"] {
        let moved = db.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |_| Ok(()));
        if let Err(error) = moved {
            debug!(%error, mode, "no checkpoint");
        }
    }
}
