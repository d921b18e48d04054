//! The threads that read: none waits for the writer, and no page for a terminal's request.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::connection;
use super::error::OpenError;
use super::inside::Inside;
use crate::store::StoreError;

/// How many threads.
const READERS: usize = 2;

/// The most questions that wait; more are told to come again.
const WAITING: usize = 1_024;

/// What a question works with.
pub(super) struct Look<'a> {
    pub(super) db: &'a Connection,
    pub(super) inside: &'a Inside,
}

type Question = Box<dyn FnOnce(&Look<'_>) + Send>;

/// The way to the threads; they end when it is dropped.
#[derive(Debug)]
pub(super) struct Readers(SyncSender<Question>);

impl Readers {
    pub(super) fn start(path: &Path, inside: &Arc<Inside>) -> Result<Self, OpenError> {
        let (sender, receiver) = sync_channel::<Question>(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..READERS {
            let db = connection::open_to_read(path)?;
            let (receiver, inside) = (receiver.clone(), inside.clone());
            thread::Builder::new()
                .name("store reader".to_owned())
                .spawn(move || run(&db, &receiver, &inside))
                .map_err(|error| OpenError::Io { path: path.to_owned(), error })?;
        }
        Ok(Self(sender))
    }

    /// Asks; the answer comes when a thread is free.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Look<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, StoreError>>, StoreError> {
        let (back, answer) = oneshot::channel();
        let question: Question = Box::new(move |look| {
            // Who has asked may have gone away.
            let _ = back.send(question(look));
        });
        self.0.try_send(question).map_err(|error| match error {
            std::sync::mpsc::TrySendError::Full(_) => StoreError::Busy,
            std::sync::mpsc::TrySendError::Disconnected(_) => StoreError::Closed,
        })?;
        Ok(answer)
    }
}

fn run(db: &Connection, questions: &Mutex<Receiver<Question>>, inside: &Inside) {
    let look = Look { db, inside };
    loop {
        let next = questions.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(question) => question(&look),
            Err(_) => return,
        }
    }
}
