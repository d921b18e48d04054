//! Appending records.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use kazasu_core::time::UnixTime;
use thiserror::Error;

use super::act::Act;
use super::check::{Verdict, check};
use super::head::{self, Head, HeadFile, Noted, Pending};
use super::noted::NotedHeads;
use super::record::Hashed;
use super::segments::{self, Segments};
use crate::host::clock;
use crate::host::loggable::Word;
use crate::host::permissions;

/// From this size on a new file is begun.
const SEGMENT: u64 = 1_000_000;

/// How long another program may keep the log; it writes one record.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a record could not be written.
#[derive(Debug, Error)]
pub(crate) enum AuditError {
    /// The system says so.
    #[error("the audit log cannot be written: {0}")]
    System(#[from] io::Error),
    /// Another program keeps it.
    #[error("another program keeps the audit log")]
    Kept,
    /// A record did not become JSON.
    #[error("a record cannot be written down: {0}")]
    Form(#[from] serde_json::Error),
}

/// The audit log in a folder. Several programs may use it: each record is appended under a lock, to
/// what is there by then.
#[derive(Debug)]
pub(super) struct Audit {
    folder: PathBuf,
    terminal: Word,
}

/// Held while a record is appended.
struct Locked<'a> {
    audit: &'a Audit,
    now: UnixTime,
    _lock: File,
}

impl Audit {
    pub(super) const fn new(folder: PathBuf, terminal: Word) -> Self {
        Self { folder, terminal }
    }

    /// The program starts: completes what a power cut has left, and records what is wrong. Gives
    /// the head, to be noted elsewhere.
    pub(super) fn start(&self, now: UnixTime) -> Result<(Noted, Verdict), AuditError> {
        let locked = self.lock(now)?;
        head::tidy(&self.folder)?;
        let verdict = check(
            &Segments::read(&self.folder)?,
            &HeadFile::read(&self.folder)?,
            &NotedHeads::default(),
        );
        let mut head = locked.recover()?;
        if head.count == 0 {
            head = locked.push(&head, &Act::begun())?;
        } else if !verdict.is_intact() {
            head = locked.push(&head, &Act::not_intact(verdict.findings.len() as u64))?;
        }
        Ok((head.noted(), verdict))
    }

    /// Appends a record; it is durable when this returns.
    pub(super) fn record(&self, now: UnixTime, act: &Act) -> Result<Noted, AuditError> {
        let locked = self.lock(now)?;
        let head = locked.recover()?;
        Ok(locked.push(&head, act)?.noted())
    }

    fn lock(&self, now: UnixTime) -> Result<Locked<'_>, AuditError> {
        permissions::folder(&self.folder)?;
        let lock = permissions::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join(super::LOCK))?;
        let patience = Instant::now() + PATIENCE;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Locked { audit: self, now, _lock: lock }),
                Err(fs::TryLockError::WouldBlock) if Instant::now() < patience => {
                    thread::sleep(Duration::from_millis(5))
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
        match HeadFile::read(folder)? {
            HeadFile::There(Head { count, hash, pending: None }) => {
                self.end_torn_line()?;
                Ok(Head { count, hash, pending: None })
            }
            HeadFile::There(Head { count, hash, pending: Some(pending) }) => {
                let head = Head { count, hash, pending: None };
                let segments = Segments::read(folder)?;
                let announced = Head { pending: Some(pending.clone()), ..head.clone() };
                let verdict = check(&segments, &HeadFile::There(announced), &NotedHeads::default());
                match verdict.interrupted {
                    Some(record) => self.complete(&head, &pending, &segments, record),
                    None => {
                        self.end_torn_line()?;
                        Ok(head)
                    }
                }
            }
            HeadFile::Missing | HeadFile::Unreadable | HeadFile::NotGiven => {
                let segments = Segments::read(folder)?;
                if segments.is_empty() && !folder.join(head::FILE).exists() {
                    return Ok(Head::NONE);
                }
                self.end_torn_line()?;
                let Noted { count, hash } =
                    check(&segments, &HeadFile::NotGiven, &NotedHeads::default()).last;
                self.push(&Head { count, hash, pending: None }, &Act::head_lost())
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
        self.push(&head, &Act::completed(record))
    }

    /// A line that is not ours must not swallow the next one.
    fn end_torn_line(&self) -> Result<(), AuditError> {
        let folder = &self.audit.folder;
        let Some(last) = segments::names(folder)?.pop() else { return Ok(()) };
        let bytes = fs::read(folder.join(&last))?;
        if bytes.last().is_some_and(|byte| *byte != b'\n') {
            let mut file = self.open(&last, permissions::options().append(true))?;
            file.write_all(b"\n")?;
            file.sync_all()?;
        }
        Ok(())
    }

    /// Appends a record behind this head.
    fn push(&self, head: &Head, act: &Act) -> Result<Head, AuditError> {
        let pending = self.announce(head, act)?;
        self.commit(head, &pending, false)
    }

    /// First step: the head says what is about to be appended.
    fn announce(&self, head: &Head, act: &Act) -> Result<Pending, AuditError> {
        let seq = head.count.saturating_add(1);
        let time = clock::rfc3339(self.now);
        let (line, _) =
            Hashed { seq, time, terminal: &self.audit.terminal, act, previous: head.hash }
                .line()?;
        let newest = segments::names(&self.audit.folder)?.pop();
        let has_room = |name: &String| {
            fs::metadata(self.audit.folder.join(name)).is_ok_and(|about| about.len() < SEGMENT)
        };
        let file = newest.filter(has_room).unwrap_or_else(|| segments::name(seq));
        let pending = Pending { file, line };
        Head { pending: Some(pending.clone()), ..head.clone() }.write(&self.audit.folder)?;
        Ok(pending)
    }

    /// Second and third step: the line, unless it is there, and the head that counts it.
    fn commit(&self, head: &Head, pending: &Pending, is_there: bool) -> Result<Head, AuditError> {
        if !is_there {
            let mut file = self.open(&pending.file, permissions::options().append(true))?;
            file.write_all(pending.line.as_bytes())?;
            file.sync_all()?;
            head::sync_folder(&self.audit.folder)?;
        }
        let hash = super::record::read(pending.line.trim_end_matches('\n').as_bytes())
            .map_or(head.hash, |found| found.hash);
        let head = Head { count: head.count.saturating_add(1), hash, pending: None };
        head.write(&self.audit.folder)?;
        Ok(head)
    }

    fn open(&self, name: &str, options: &mut OpenOptions) -> io::Result<File> {
        // A folder is not left by a name: names come from the head, which anybody may have written.
        let name = std::path::Path::new(name).file_name().ok_or(io::ErrorKind::InvalidInput)?;
        options.create(true).open(self.audit.folder.join(name))
    }
}

#[cfg(test)]
mod tests;
