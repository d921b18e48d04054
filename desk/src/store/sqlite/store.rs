//! The store itself: its threads, and the way to them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use kazasu_core::handover::Timestamp;
use tokio::sync::{broadcast, oneshot};
use uuid::Uuid;

use super::backup;
use super::connection;
use super::error::OpenError;
use super::inside::Inside;
use super::live;
use super::open::{self, Opened, Purpose, StorePlace};
use super::readers::{Look, Readers};
use super::writer::{self, Order, Tx, Verb};
use crate::store::{Change, Reply, Status, StoreError};

/// The most verbs that wait for the writer; more are told to come again.
const WAITING: usize = 1_024;

/// Changes that a live page may be behind before it looks at everything.
const BEHIND: usize = 256;

/// How often the log is moved into the file.
const CHECKPOINT: Duration = Duration::from_secs(60);

/// A store in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    pub(super) inside: Arc<Inside>,
    file: PathBuf,
    orders: SyncSender<Order>,
    readers: Readers,
    pub(super) changes: broadcast::Sender<Change>,
    /// The last that was heard of each terminal; the file has it now and then, for the next start.
    pub(super) statuses: Mutex<BTreeMap<Uuid, Heard>>,
    /// Ends the maintenance thread when it is dropped.
    _maintenance: SyncSender<()>,
}

/// A status, and when it was last written into the file.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) status: Status,
    pub(super) written_at: Option<Timestamp>,
}

impl SqliteStore {
    /// Opens the store, and where the desk itself asks, makes one with new keys.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn open(place: &StorePlace, purpose: Purpose, now: Timestamp) -> Result<Self, OpenError> {
        let Opened { db, inside, lock } = open::open(place, purpose, now)?;
        let inside = Arc::new(inside);
        let heard = live::statuses(&db)?.into_iter().map(|(terminal, status)| {
            let written_at = Some(status.received_at);
            (terminal, Heard { status, written_at })
        });
        let statuses = Mutex::new(heard.collect());
        let readers = Readers::start(&place.file, &inside)?;
        let (orders, waiting) = sync_channel(WAITING);
        let (changes, _) = broadcast::channel(BEHIND);
        let io = |error| OpenError::Io { path: place.file.clone(), error };
        let (own, told) = (inside.clone(), changes.clone());
        thread::Builder::new()
            .name("store writer".to_owned())
            .spawn(move || writer::run(db, &waiting, &own, &told, lock))
            .map_err(io)?;
        let (maintenance, ended) = sync_channel::<()>(0);
        let db = connection::open(&place.file)?;
        thread::Builder::new()
            .name("store keeper".to_owned())
            .spawn(move || {
                use std::sync::mpsc::RecvTimeoutError::Timeout;
                while matches!(ended.recv_timeout(CHECKPOINT), Err(Timeout)) {
                    writer::checkpoint(&db);
                }
            })
            .map_err(io)?;
        let file = place.file.clone();
        Ok(Self { inside, file, orders, readers, changes, statuses, _maintenance: maintenance })
    }

    /// Asks the writer.
    pub(super) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Reply<'_, T> {
        let (verb, answer) = Verb::new(work);
        let sent = self.order(Order::Write(Box::new(verb)));
        Box::pin(async move {
            sent?;
            answer.await.unwrap_or(Err(StoreError::Closed))
        })
    }

    /// Asks a reader.
    pub(super) fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Look<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Reply<'_, T> {
        let asked = self.readers.ask(question);
        Box::pin(async move { asked?.await.unwrap_or(Err(StoreError::Closed)) })
    }

    /// Copies everything into a new file, on a thread of its own.
    pub(super) fn copy(&self, to: PathBuf) -> Reply<'_, ()> {
        let (back, answer) = oneshot::channel();
        let from = self.file.clone();
        let copying = thread::Builder::new().name("store backup".to_owned()).spawn(move || {
            // Who has asked may have gone away.
            let _ = back.send(backup::copy(&from, &to));
        });
        let started = copying.map_err(|error| StoreError::Disk { what: error.to_string() });
        Box::pin(async move {
            started?;
            answer.await.unwrap_or(Err(StoreError::Closed))
        })
    }

    /// Tells the writer that somebody listens.
    pub(super) fn look(&self) {
        // Where it has something to do, it looks anyway.
        let _ = self.order(Order::Look);
    }

    /// Leaves nothing waiting, and ends the writer.
    pub(super) fn end(&self) -> Reply<'_, ()> {
        let (back, answer) = oneshot::channel();
        let sent = self.order(Order::Close(back));
        Box::pin(async move {
            sent?;
            answer.await.map_err(|_| StoreError::Closed)
        })
    }

    fn order(&self, order: Order) -> Result<(), StoreError> {
        self.orders.try_send(order).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Closed,
        })
    }
}
