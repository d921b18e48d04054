//! Appending records.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use kazasu_core::audit::{
    ChainEvent, Checkpoint, Checkpoints, Head, HeadFile, NewRecord, NotAnEvent, Pending, Record,
    Segments, Verdict, check,
};
use kazasu_core::time::UnixTime;
use thiserror::Error;

use super::files::{
    HEAD, LOCK, folder, names, read_head, read_record_file, read_segments, remove_unfinished_heads,
    sync_folder, write_head,
};
use crate::host::audit_event::AuditEvent;
use crate::host::clock::{self, Instant};
use crate::host::loggable::{Loggable, Word};
use crate::host::permissions;

/// From this size on a new file is begun.
const SEGMENT: u64 = 1_000_000;

/// How long another program may keep the log; it writes one record.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a record could not be written.
#[derive(Debug, Error)]
pub(crate) enum AuditError {
    /// The system refused it: no room, no permission.
    #[error("the audit log cannot be written: {0}")]
    System(#[from] io::Error),
    /// Another program has kept it locked for longer than one record takes.
    #[error("another program keeps the audit log")]
    Kept,
    /// A record would not have its form.
    #[error("a record cannot be written down: {0}")]
    Form(#[from] NotAnEvent),
}

/// The audit log in a folder. Several programs may use it: each record is appended under a lock, to
/// what is there by then.
#[derive(Debug)]
pub(super) struct AuditStore {
    folder: PathBuf,
    terminal: Word,
}

/// Held while a record is appended.
struct Locked<'a> {
    audit: &'a AuditStore,
    now: UnixTime,
    _lock: File,
}

impl AuditStore {
    pub(super) const fn new(folder: PathBuf, terminal: Word) -> Self {
        Self { folder, terminal }
    }

    /// The program starts: completes what a power cut has left, and records what is wrong. Gives
    /// the checkpoint, to be kept elsewhere.
    pub(super) fn start(&self, now: UnixTime) -> Result<(Checkpoint, Verdict), AuditError> {
        let locked = self.lock(now)?;
        remove_unfinished_heads(&self.folder)?;
        let verdict = check(
            &read_segments(&self.folder)?,
            &read_head(&self.folder)?,
            &Checkpoints::default(),
        );
        let mut head = locked.recover()?;
        if head.count == 0 {
            head = locked.push(&head, &ChainEvent::AuditBegun)?;
        } else if !verdict.is_intact() {
            let findings = verdict.findings.len() as u64;
            head = locked.push(&head, &ChainEvent::AuditNotIntact { findings })?;
        }
        Ok((head.checkpoint(), verdict))
    }

    /// Appends a record; it is durable when this returns.
    pub(super) fn record(
        &self,
        now: UnixTime,
        event: &impl Loggable,
    ) -> Result<Checkpoint, AuditError> {
        let locked = self.lock(now)?;
        let head = locked.recover()?;
        Ok(locked.push(&head, event)?.checkpoint())
    }

    fn lock(&self, now: UnixTime) -> Result<Locked<'_>, AuditError> {
        permissions::folder(&self.folder)?;
        let mut options = permissions::options();
        let lock = permissions::open(
            &self.folder.join(LOCK),
            options.create(true).truncate(false).write(true),
        )?;
        let patience = Instant::now() + PATIENCE;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Locked { audit: self, now, _lock: lock }),
                Err(fs::TryLockError::WouldBlock) if Instant::now() < patience => {
                    thread::sleep(Duration::from_millis(5));
                }
                Err(fs::TryLockError::WouldBlock) => return Err(AuditError::Kept),
                Err(fs::TryLockError::Error(error)) => return Err(error.into()),
            }
        }
    }
}

impl Locked<'_> {
    /// The head to append to: as it is, or after a power cut with the record that was announced, or
    /// made anew where it is lost.
    fn recover(&self) -> Result<Head, AuditError> {
        let folder = &self.audit.folder;
        match read_head(folder)? {
            HeadFile::There(Head { count, hash, pending: None }) => {
                self.end_torn_line()?;
                Ok(Head { count, hash, pending: None })
            }
            HeadFile::There(Head { count, hash, pending: Some(pending) }) => {
                let head = Head { count, hash, pending: None };
                let segments = read_segments(folder)?;
                let announced = Head { pending: Some(pending.clone()), ..head.clone() };
                let verdict =
                    check(&segments, &HeadFile::There(announced), &Checkpoints::default());
                match verdict.interrupted {
                    Some(record) => self.complete(&head, &pending, &segments, record),
                    None => {
                        self.end_torn_line()?;
                        Ok(head)
                    }
                }
            }
            HeadFile::Missing | HeadFile::Unreadable | HeadFile::NotGiven => {
                let segments = read_segments(folder)?;
                if segments.is_empty() && !folder.join(HEAD).exists() {
                    return Ok(Head::NONE);
                }
                self.end_torn_line()?;
                let verdict = check(&segments, &HeadFile::NotGiven, &Checkpoints::default());
                self.push(&Head::at(verdict.last), &ChainEvent::AuditHeadLost)
            }
        }
    }

    /// Writes the rest of the announced line, and a record that says so.
    fn complete(
        &self,
        head: &Head,
        pending: &Pending,
        segments: &Segments,
        record: u64,
    ) -> Result<Head, AuditError> {
        let there = segments.0.iter().find(|segment| segment.name == pending.file);
        let is_whole =
            there.is_some_and(|segment| segment.bytes.ends_with(pending.line.as_bytes()));
        if !is_whole {
            let tail = there.map_or(0, |segment| segment.tail().len());
            let length = there.map_or(0, |segment| (segment.bytes.len() - tail) as u64);
            self.open(&pending.file, permissions::options().write(true))?.set_len(length)?;
        }
        let head = self.commit(head, pending, is_whole)?;
        self.push(&head, &ChainEvent::AuditCompleted { record })
    }

    /// A line that is not ours must not swallow the next one.
    fn end_torn_line(&self) -> Result<(), AuditError> {
        let folder = &self.audit.folder;
        let Some(last) = names(folder)?.pop() else { return Ok(()) };
        let bytes = read_record_file(&folder.join(&last))?;
        if bytes.last().is_some_and(|byte| *byte != b'\n') {
            let mut file = self.open(&last, permissions::options().append(true))?;
            file.write_all(b"\n")?;
            file.sync_all()?;
        }
        Ok(())
    }

    /// Appends a record behind this head.
    fn push(&self, head: &Head, event: &impl Loggable) -> Result<Head, AuditError> {
        let pending = self.announce(head, event)?;
        self.commit(head, &pending, false)
    }

    /// First step: the head says what is about to be appended.
    fn announce(&self, head: &Head, event: &impl Loggable) -> Result<Pending, AuditError> {
        let seq = head.count.saturating_add(1);
        let record = NewRecord {
            seq,
            time: &clock::rfc3339(self.now),
            terminal: self.audit.terminal.as_str(),
            act: event,
            previous: head.hash,
        };
        let (line, _) = record.line()?;
        let newest = names(&self.audit.folder)?.pop();
        let has_room = |name: &String| {
            fs::metadata(self.audit.folder.join(name)).is_ok_and(|about| about.len() < SEGMENT)
        };
        let file = newest.filter(has_room).unwrap_or_else(|| Segments::name(seq));
        let pending = Pending { file, line };
        let announced = Head { pending: Some(pending.clone()), ..head.clone() };
        write_head(&self.audit.folder, &announced)?;
        Ok(pending)
    }

    /// Second and third step: the line, unless it is there, and the head that counts it.
    fn commit(&self, head: &Head, pending: &Pending, is_there: bool) -> Result<Head, AuditError> {
        if !is_there {
            let mut file = self.open(&pending.file, permissions::options().append(true))?;
            file.write_all(pending.line.as_bytes())?;
            file.sync_all()?;
            sync_folder(&self.audit.folder)?;
        }
        let hash = Record::read(pending.line.trim_end_matches('\n').as_bytes())
            .map_or(head.hash, |record| record.hash);
        let head = Head { count: head.count.saturating_add(1), hash, pending: None };
        write_head(&self.audit.folder, &head)?;
        Ok(head)
    }

    fn open(&self, name: &str, options: &mut OpenOptions) -> io::Result<File> {
        // A folder is not left by a name: names come from the head, which anybody may have written.
        let name = std::path::Path::new(name).file_name().ok_or(io::ErrorKind::InvalidInput)?;
        permissions::open(&self.audit.folder.join(name), options.create(true))
    }
}

/// Records what was done by a command of its own, beside the programs that guide patients.
///
/// # Errors
///
/// When it cannot be recorded, or there is no place for it.
pub(crate) fn record_once(terminal: &str, event: &AuditEvent) -> Result<(), AuditError> {
    let folder = folder().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    let audit = AuditStore::new(folder, Word::terminal(terminal));
    audit.start(clock::now())?;
    audit.record(clock::now(), event).map(drop)
}

#[cfg(test)]
mod tests;
