//! The thread that writes the audit log, so that nobody waits for its disk.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::audit::{ChainEvent, Checkpoint};
use kazasu_core::time::UnixTime;

use super::store::{AuditError, AuditStore};
use crate::host::audit_event::AuditEvent;
use crate::host::clock::{self, Instant};
use crate::host::log::{AuditChecked, Entry, Follow, Trouble};
use crate::host::loggable::Word;
use crate::host::report::Observer;

/// Events that may wait for the disk; a person causes one in a second at most.
const WAITING: usize = 1_024;

/// How often is tried again to look through a log that could not be had at the start: another
/// program kept it, or its folder was no place for it.
const AGAIN: Duration = Duration::from_secs(2);

/// How long the last events have at the program's end: three syncs each.
const LAST_WRITES: Duration = Duration::from_secs(2);

/// The thread, for whoever starts and ends it.
#[derive(Debug)]
pub(crate) struct AuditWriter {
    sender: SyncSender<Message>,
    lost: Arc<AtomicU64>,
    thread: JoinHandle<()>,
}

/// A way to the thread, for the visits.
#[derive(Clone, Debug)]
pub(crate) struct AuditHandle {
    sender: SyncSender<Message>,
    /// How many events are in no record.
    lost: Arc<AtomicU64>,
    log: Follow,
}

#[derive(Debug)]
enum Message {
    Event(UnixTime, AuditEvent),
    End,
}

impl AuditWriter {
    /// Starts the thread. `ready` is given the checkpoint once the log was looked through, or
    /// nothing where it cannot be kept now; when it can be later, the log is told.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(
        folder: PathBuf,
        terminal: &str,
        log: Follow,
        ready: impl FnOnce(Option<Checkpoint>) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, messages) = sync_channel(WAITING);
        let audit = AuditStore::new(folder, Word::terminal(terminal));
        let lost = Arc::new(AtomicU64::new(0));
        let lost_here = Arc::clone(&lost);
        let thread = thread::Builder::new().name("audit".into()).spawn(move || {
            let started = audit.start(clock::now());
            match &started {
                Ok((_, verdict)) if !verdict.is_intact() => trouble(&log, "audit_not_intact", None),
                Ok(_) => {}
                Err(error) => trouble(&log, "audit", Some(error)),
            }
            let begun = started.is_ok();
            ready(started.ok().map(|(checkpoint, _)| checkpoint));
            write_all(&audit, begun, &messages, &lost_here, &log);
        })?;
        Ok(Self { sender, lost, thread })
    }

    /// A way to the thread for the visits, which tells the log what could not be written.
    pub(crate) fn handle(&self, log: Follow) -> AuditHandle {
        AuditHandle { sender: self.sender.clone(), lost: Arc::clone(&self.lost), log }
    }

    /// Writes what waits, and ends.
    pub(crate) fn end(self) {
        drop(self.sender.try_send(Message::End));
        let patience = Instant::now() + LAST_WRITES;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Writes until the end. `begun`: the log was looked through. What is first recorded stands behind
/// what an earlier program has left, so that this is looked at before.
fn write_all(
    audit: &AuditStore,
    mut begun: bool,
    messages: &Receiver<Message>,
    lost: &AtomicU64,
    log: &Follow,
) {
    loop {
        let message = if begun {
            messages.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            messages.recv_timeout(AGAIN)
        };
        let (time, event) = match message {
            Ok(Message::Event(time, event)) => (time, event),
            Err(RecvTimeoutError::Timeout) => {
                // What keeps it was said already.
                begun = begin_late(audit, log).is_ok();
                continue;
            }
            Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => break,
        };
        let ready = if begun { Ok(()) } else { begin_late(audit, log) };
        begun = ready.is_ok();
        let written = ready
            .and_then(|()| record_lost(audit, time, lost))
            .and_then(|()| audit.record(time, &event).map(drop));
        if let Err(error) = written {
            lost.fetch_add(1, Ordering::Relaxed);
            trouble(log, "audit", Some(&error));
        }
    }
    // Where that fails, each of them was said already.
    drop(record_lost(audit, clock::now(), lost));
}

/// What was to be done at the start; the log gets the checkpoint that the line of the start has
/// not.
fn begin_late(audit: &AuditStore, log: &Follow) -> Result<(), AuditError> {
    let (checkpoint, verdict) = audit.start(clock::now())?;
    if !verdict.is_intact() {
        trouble(log, "audit_not_intact", None);
    }
    log.write(Entry::AuditChecked(AuditChecked {
        audit_records: checkpoint.count,
        audit_head: Word::hash(&checkpoint.hash),
    }));
    Ok(())
}

/// A chain that goes on as if nothing had been is no record of what was done: events that are
/// missing are at least counted in it.
fn record_lost(audit: &AuditStore, time: UnixTime, count: &AtomicU64) -> Result<(), AuditError> {
    let lost = count.load(Ordering::Relaxed);
    if lost > 0 {
        audit.record(time, &ChainEvent::AuditLost { lost })?;
        count.fetch_sub(lost, Ordering::Relaxed);
    }
    Ok(())
}

/// An event that cannot be recorded is at least known to the log.
fn trouble(log: &Follow, what: &'static str, error: Option<&AuditError>) {
    tracing::warn!(what, error = error.map(tracing::field::display), "audit log");
    let error = match error {
        Some(AuditError::System(error)) => Some(Word::error(error)),
        Some(AuditError::Kept | AuditError::Form(_)) | None => None,
    };
    log.write(Entry::Trouble(Trouble { what, error }));
}

impl Observer for AuditHandle {
    fn audit(&mut self, event: &AuditEvent) {
        if self.sender.try_send(Message::Event(clock::now(), event.clone())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
            trouble(&self.log, "audit_lost", None);
        }
    }
}

#[cfg(test)]
mod tests;
