//! The thread that keeps the audit log, so that nobody waits for its disk.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kazasu_core::time::UnixTime;

use super::act::Act;
use super::head::Noted;
use super::store::{Audit, AuditError};
use crate::host::clock;
use crate::host::deed::Deed;
use crate::host::log::{Entry, Follow, Trouble};
use crate::host::loggable::Word;
use crate::host::report::Observer;

/// Deeds that wait for the disk; a person does one in a second at most.
const WAITING: usize = 1_024;

/// How long the last deeds have at the program's end: three syncs each.
const FAREWELL: Duration = Duration::from_secs(2);

/// Keeps the audit log of this terminal.
#[derive(Debug)]
pub(crate) struct Clerk {
    sender: SyncSender<Message>,
    lost: Arc<AtomicU64>,
    thread: JoinHandle<()>,
}

/// A way to the clerk, for the visits.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    sender: SyncSender<Message>,
    /// Deeds that are in no record.
    lost: Arc<AtomicU64>,
    log: Follow,
}

#[derive(Debug)]
enum Message {
    Act(UnixTime, Act),
    End,
}

impl Clerk {
    /// Starts the thread. `ready` is given the head once the log was looked through, or nothing
    /// where it cannot be kept.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(
        folder: PathBuf,
        terminal: &str,
        log: Follow,
        ready: impl FnOnce(Option<Noted>) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, messages) = sync_channel(WAITING);
        let audit = Audit::new(folder, Word::terminal(terminal));
        let lost = Arc::new(AtomicU64::new(0));
        let lost_here = Arc::clone(&lost);
        let thread = thread::Builder::new().name("audit".into()).spawn(move || {
            let started = audit.start(clock::now());
            match &started {
                Ok((_, verdict)) if !verdict.is_intact() => trouble(&log, "audit_not_intact", None),
                Ok(_) => {}
                Err(error) => trouble(&log, "audit", Some(error)),
            }
            ready(started.ok().map(|(head, _)| head));
            keep(&audit, &messages, &lost_here, &log);
        })?;
        Ok(Self { sender, lost, thread })
    }

    /// A way to it.
    pub(crate) fn desk(&self, log: Follow) -> Desk {
        Desk { sender: self.sender.clone(), lost: Arc::clone(&self.lost), log }
    }

    /// Writes what waits, and ends.
    pub(crate) fn end(self) {
        drop(self.sender.try_send(Message::End));
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

fn keep(audit: &Audit, messages: &Receiver<Message>, lost: &AtomicU64, log: &Follow) {
    while let Ok(Message::Act(time, act)) = messages.recv() {
        if let Err(error) =
            tell_lost(audit, time, lost).and_then(|()| audit.record(time, &act).map(drop))
        {
            lost.fetch_add(1, Ordering::Relaxed);
            trouble(log, "audit", Some(&error));
        }
    }
    // Where that fails, each of them was said already.
    drop(tell_lost(audit, clock::now(), lost));
}

/// A chain that goes on as if nothing had been is no record of what was done: deeds that are
/// missing are at least counted in it.
fn tell_lost(audit: &Audit, time: UnixTime, lost: &AtomicU64) -> Result<(), AuditError> {
    let deeds = lost.load(Ordering::Relaxed);
    if deeds > 0 {
        audit.record(time, &Act::lost(deeds))?;
        lost.fetch_sub(deeds, Ordering::Relaxed);
    }
    Ok(())
}

/// A deed that cannot be recorded is at least known.
fn trouble(log: &Follow, what: &'static str, error: Option<&AuditError>) {
    tracing::warn!(what, error = error.map(tracing::field::display), "audit log");
    let error = match error {
        Some(AuditError::System(error)) => Some(Word::error(error)),
        Some(AuditError::Kept | AuditError::Form(_)) | None => None,
    };
    log.write(Entry::Trouble(Trouble { what, error }));
}

impl Observer for Desk {
    fn deed(&mut self, deed: &Deed) {
        if self.sender.try_send(Message::Act(clock::now(), deed.into())).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
            trouble(&self.log, "audit_lost", None);
        }
    }
}

#[cfg(test)]
mod tests;
