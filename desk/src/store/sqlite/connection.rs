//! How every connection is set. What was set is read back: a setting that SQLite silently did not
//! take would be found out by a power cut.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::OpenError;

/// How long one connection waits for another: a command beside the desk, say.
const BUSY: Duration = Duration::from_secs(5);

/// Pages of the log after which SQLite itself moves it into the file, within some commit: 64 MiB.
/// Before that the maintenance thread does.
const AUTOCHECKPOINT: i64 = 16_384;

/// `PRAGMA synchronous`: each commit is on the disk when it returns.
const FULL: i64 = 2;

/// Opens a file that is there, or an empty one.
pub(super) fn open(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let db = Connection::open_with_flags(path, flags)?;
    // Before the journal's mode: two that open at once would race for it.
    db.busy_timeout(BUSY)?;
    let journal: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        return Err(OpenError::Pragma { name: "journal_mode", found: journal });
    }
    for (name, value) in [
        ("synchronous", FULL),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("wal_autocheckpoint", AUTOCHECKPOINT),
    ] {
        set(&db, name, value)?;
    }
    Ok(db)
}

/// The same, for looking alone.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, OpenError> {
    let db = open(path)?;
    set(&db, "query_only", 1)?;
    Ok(db)
}

fn set(db: &Connection, name: &'static str, value: i64) -> Result<(), OpenError> {
    // Some answer with the new value, some with nothing.
    db.execute_batch(&format!("PRAGMA {name} = {value}"))?;
    let found: i64 = db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?;
    if found != value {
        return Err(OpenError::Pragma { name, found: found.to_string() });
    }
    Ok(())
}
