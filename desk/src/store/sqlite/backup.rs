//! A copy of the store while it is in use, as one file. What is sealed in it stays sealed: the key
//! that opens it is no part of the store.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use kazasu_core::handover::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, params};

use super::audit;
use super::connection;
use super::convert::{millis, time, time_or_none};
use super::error::OpenError;
use super::files::{self, private};
use super::writer::Tx;
use crate::store::{BackedUp, Change, Deed, StoreError};

/// All pages in one step: one moment of the store, whatever is written meanwhile.
const ALL: i32 = -1;

/// Copies the store at `from` into a new file, which is on the disk as a whole, or not there.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    // Keeps the name, so that nothing is overwritten; a file without a byte is no backup.
    private().write(true).create_new(true).open(to).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Taken { what: "file" },
        _ => disk(&error),
    })?;
    let unfinished = files::beside(to, ".part");
    let copied = write(from, &unfinished).and_then(|()| {
        fs::rename(&unfinished, to)
            .and_then(|()| files::sync_folder(to))
            .map_err(|error| disk(&error))
    });
    if copied.is_err() {
        for path in [&unfinished, to] {
            let _ = fs::remove_file(path);
        }
    }
    copied
}

fn write(from: &Path, to: &Path) -> Result<(), StoreError> {
    let _ = fs::remove_file(to);
    private().write(true).create_new(true).open(to).map_err(|error| disk(&error))?;
    let source = connection::open_to_read(from).map_err(|error| match error {
        OpenError::Store(error) => error,
        error => StoreError::Disk { what: error.to_string() },
    })?;
    let mut target = open_alone(to)?;
    let backup = Backup::new(&source, &mut target)?;
    match backup.step(ALL)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Busy),
    }
    drop(backup);
    finish(target)?;
    File::open(to).and_then(|file| file.sync_all()).map_err(|error| disk(&error))
}

/// A file that nobody else has open.
pub(super) fn open_alone(path: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    Connection::open_with_flags(path, flags)
}

/// Leaves one file without a log beside it, whose every page was read again.
pub(super) fn finish(db: Connection) -> Result<(), StoreError> {
    let journal: String = db.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if journal != "delete" {
        return Err(StoreError::Disk { what: format!("journal_mode is {journal}") });
    }
    let found: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::Damaged { what: found });
    }
    db.close().map_err(|(_, error)| error.into())
}

fn disk(error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Disk { what: error.to_string() },
    }
}

/// Writes down that there is one.
pub(super) fn note(tx: &mut Tx<'_>, by: String, now: Timestamp) -> Result<(), StoreError> {
    tx.db.execute("UPDATE desk SET backed_up_at = ?1", params![millis(now)])?;
    audit::append(tx, &Deed::StoreBackedUp { by }, now)?;
    tx.changed(Change::Alarm);
    Ok(())
}

/// [`Store::backed_up`](crate::store::Store::backed_up).
pub(super) fn newest(db: &Connection) -> Result<BackedUp, StoreError> {
    Ok(db.query_row("SELECT made_at, backed_up_at FROM desk", [], |row| {
        Ok(BackedUp {
            store_made_at: time(row, "made_at")?,
            last: time_or_none(row, "backed_up_at")?,
        })
    })?)
}
