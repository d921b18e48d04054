//! The SQLite file: who may open it, how, and what is asked of it before anything is promised.
//!
//! Settings and their order are those of a journal of one process: `locking_mode=EXCLUSIVE` before
//! WAL (no shared memory, and a second process is refused), `synchronous=FULL` (a commit is on the
//! disk when it returns), `secure_delete` (what is deleted is overwritten). What SQLite does not
//! take is not worked with.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::OutboxError;
use super::key::{KeySource, sync_folder};
use super::seal::Seal;
use crate::host::clock::Instant;
use crate::host::permissions;

/// The database's name in its folder.
pub(crate) const NAME: &str = "outbox.db";

/// Says which process has it. SQLite locks too, but a process loses those locks when any part of
/// it closes the file (POSIX fcntl(2)).
pub(super) const LOCK: &str = "outbox.lock";

/// In the file's header: "KZOB".
const APPLICATION_ID: u32 = 0x4B5A_4F42;

/// The number of the newest schema.
pub(super) const SCHEMA: u32 = 2;

/// It, for an outbox that is made.
const NEWEST: &str = include_str!("migrations/schema_2.sql");

/// From each earlier schema to the one after it, the first from 1 on; all that are missing are
/// carried out in one transaction.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/from_1_to_2.sql")];

/// Nobody else has the file, so that nothing is waited for; a virus scanner may.
const BUSY: Duration = Duration::from_millis(500);

/// The first 16 bytes of every SQLite file, its header's size, and where two numbers stand in it,
/// big-endian (sqlite.org/fileformat2.html §1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";
const HEADER: usize = 100;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// An outbox's files, open: nobody else has them.
#[derive(Debug)]
pub(super) struct Database {
    pub(super) connection: Connection,
    pub(super) seal: Seal,
    pub(super) path: PathBuf,
    /// Let go of after the connection; a copy has none.
    _lock: Option<File>,
}

/// What stands where a database is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing, or a file of no bytes, which is the same to SQLite.
    Nothing,
    /// An outbox of a schema that this program knows.
    Outbox,
}

impl Database {
    /// Opens the outbox in this folder, or makes it where none is.
    pub(super) fn open(folder: &Path, key: &KeySource) -> Result<Self, OutboxError> {
        let system = |error: io::Error| OutboxError::of_system(folder, &error);
        permissions::folder(folder).map_err(system)?;
        // SQLite follows no link, so that it is given none.
        let folder = folder.canonicalize().map_err(system)?;
        let lock = lock(&folder)?;
        let path = folder.join(NAME);
        let found = look(&path)?;
        for suffix in ["", "-wal", "-journal", "-shm"] {
            let file = folder.join(format!("{NAME}{suffix}"));
            permissions::judge_file(&file)
                .map_err(|error| OutboxError::of_system(&file, &error))?;
        }
        let key_bytes = match found {
            Found::Nothing => key.read_or_make()?,
            Found::Outbox => key.read()?,
        };
        let seal = Seal::new(&key_bytes).map_err(|_| OutboxError::NoRandomness)?;
        if found == Found::Nothing {
            make(&path, &seal)?;
        }
        let it = Self { connection: connect(&path)?, seal, path, _lock: Some(lock) };
        it.ready()
    }

    /// Opens a copy that is nobody else's, with the key of the original.
    pub(super) fn open_copy(folder: &Path, key: &KeySource) -> Result<Self, OutboxError> {
        let path = folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).join(NAME);
        let seal = Seal::new(&key.read()?).map_err(|_| OutboxError::NoRandomness)?;
        Self { connection: connect(&path)?, seal, path, _lock: None }.ready()
    }

    fn ready(mut self) -> Result<Self, OutboxError> {
        migrate(&mut self.connection, &self.seal).map_err(|error| error.at(&self.path))?;
        self.journal()?;
        self.examine()?;
        Ok(self)
    }

    /// Says it in this module's words.
    pub(super) fn error(&self, error: &rusqlite::Error) -> OutboxError {
        OutboxError::of_sqlite(&self.path, error)
    }

    /// Everything that is committed goes into the database, durably, and the log of it becomes
    /// empty: what was deleted is nowhere in the files any more.
    pub(super) fn checkpoint(&self) -> Result<(), OutboxError> {
        let busy: i64 = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|error| self.error(&error))?;
        if busy == 0 { Ok(()) } else { Err(OutboxError::InUse) }
    }

    /// Writes a little more than a hand-over has, and takes it away again: whether there is room.
    pub(super) fn probe(&self) -> rusqlite::Result<()> {
        let write = "INSERT INTO about (name, value) VALUES ('room', zeroblob(?1))
                     ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.connection.execute(write, [32_768])?;
        self.connection.execute(write, [0]).map(drop)
    }

    /// Bytes of the log of what is committed and not yet in the database.
    pub(super) fn log_bytes(&self) -> u64 {
        let mut name = self.path.clone().into_os_string();
        name.push("-wal");
        fs::metadata(name).map_or(0, |about| about.len())
    }

    fn pragma<T: rusqlite::types::FromSql>(&self, pragma: &str) -> Result<T, OutboxError> {
        self.connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .map_err(|error| self.error(&error))
    }

    /// The write-ahead log; everything is read back, and what did not take is not worked with.
    fn journal(&self) -> Result<(), OutboxError> {
        let mode: String = self.pragma("journal_mode=WAL")?;
        let took =
            |setting, is: bool| if is { Ok(()) } else { Err(OutboxError::Unsafe { setting }) };
        took("journal_mode", mode == "wal")?;
        took("locking_mode", self.pragma::<String>("locking_mode")? == "exclusive")?;
        took("synchronous", self.pragma::<i64>("synchronous")? == 2)?;
        took("secure_delete", self.pragma::<i64>("secure_delete")? == 1)?;
        took("wal_autocheckpoint", self.pragma::<i64>("wal_autocheckpoint")? == 0)
    }

    /// Looks through the whole file, which is small. What an earlier program has committed last
    /// goes into the database by this one's own sync, whatever became of that program's.
    fn examine(&self) -> Result<(), OutboxError> {
        let verdict: String = self.pragma("quick_check(1)")?;
        if verdict != "ok" {
            return Err(OutboxError::Corrupt { what: "SQLite's own check".to_owned() });
        }
        match self.checkpoint() {
            Ok(()) => self.is_whole(),
            // A full disk keeps nothing more, but what is there can be read.
            Err(OutboxError::Full) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// SQLite fills up what is missing at a file's end.
    fn is_whole(&self) -> Result<(), OutboxError> {
        let [pages, size] = ["page_count", "page_size"].map(|name| self.pragma::<i64>(name));
        let least = u64::try_from(pages?.saturating_mul(size?)).unwrap_or(u64::MAX);
        match fs::metadata(&self.path) {
            Ok(about) if about.len() >= least => Ok(()),
            Ok(_) => Err(OutboxError::Corrupt { what: "its end is missing".to_owned() }),
            Err(error) => Err(OutboxError::of_system(&self.path, &error)),
        }
    }
}

/// Makes an outbox: whole and durable before it has its name, so that a power cut leaves none or
/// one.
fn make(path: &Path, seal: &Seal) -> Result<(), OutboxError> {
    let new = path.with_extension("new");
    let write = || -> io::Result<()> {
        for suffix in ["", "-journal"] {
            let mut left = new.clone().into_os_string();
            left.push(suffix);
            match fs::remove_file(left) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        // SQLite gives the files beside it the same mode.
        permissions::open(&new, permissions::options().create_new(true).write(true)).map(drop)
    };
    write().map_err(|error| OutboxError::of_system(&new, &error))?;
    let mut connection = connect(&new)?;
    migrate(&mut connection, seal).map_err(|error| error.at(&new))?;
    connection.close().map_err(|(_, error)| OutboxError::of_sqlite(&new, &error))?;
    fs::rename(&new, path)
        .and_then(|()| path.parent().map_or(Ok(()), sync_folder))
        .map_err(|error| OutboxError::of_system(path, &error))
}

/// Why the schema cannot be brought up to date.
enum NotMigrated {
    Newer(u32),
    NoRandomness,
    Sqlite(rusqlite::Error),
}

impl NotMigrated {
    fn at(self, path: &Path) -> OutboxError {
        match self {
            Self::Newer(found) => OutboxError::Newer { found, known: SCHEMA },
            Self::NoRandomness => OutboxError::NoRandomness,
            Self::Sqlite(error) => OutboxError::of_sqlite(path, &error),
        }
    }
}

impl From<rusqlite::Error> for NotMigrated {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Brings the schema up to date, in one transaction: a power cut leaves the old or the new.
fn migrate(connection: &mut Connection, seal: &Seal) -> Result<(), NotMigrated> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > SCHEMA {
        return Err(NotMigrated::Newer(found));
    }
    if found == SCHEMA {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if found > 0 {
        for migration in MIGRATIONS.iter().skip(found as usize - 1) {
            transaction.execute_batch(migration)?;
        }
    } else {
        transaction.execute_batch(NEWEST)?;
        let check = seal.check().map_err(|_| NotMigrated::NoRandomness)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        let insert = "INSERT INTO about (name, value) VALUES ('key_check', ?1)";
        transaction.execute(insert, [check])?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA)?;
    Ok(transaction.commit()?)
}

/// Whose file it is, by its header alone: nothing of a file that is not ours is ever written.
pub(super) fn look(path: &Path) -> Result<Found, OutboxError> {
    let system = |error: io::Error| OutboxError::of_system(path, &error);
    permissions::judge_file(path).map_err(system)?;
    let mut header = Vec::new();
    match permissions::open(path, permissions::options().read(true)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        file => {
            file.and_then(|file| file.take(HEADER as u64).read_to_end(&mut header))
                .map_err(system)?;
        }
    }
    if header.is_empty() {
        return Ok(Found::Nothing);
    }
    let foreign = |what| Err(OutboxError::Foreign { path: path.to_owned(), what });
    if header.len() < HEADER || !header.starts_with(MAGIC) {
        return foreign("no SQLite file");
    }
    let number = |at: usize| {
        let bytes = header.get(at..).and_then(|bytes| bytes.first_chunk());
        bytes.map_or(0, |bytes| u32::from_be_bytes(*bytes))
    };
    if number(APPLICATION_ID_AT) != APPLICATION_ID {
        return foreign("the database of another program");
    }
    match number(USER_VERSION_AT) {
        found if found > SCHEMA => Err(OutboxError::Newer { found, known: SCHEMA }),
        _ => Ok(Found::Outbox),
    }
}

/// Held as long as this process has the outbox.
fn lock(folder: &Path) -> Result<File, OutboxError> {
    let path = folder.join(LOCK);
    let system = |error: io::Error| OutboxError::of_system(&path, &error);
    let mut options = permissions::options();
    let file = permissions::open(&path, options.create(true).truncate(false).write(true))
        .map_err(system)?;
    let patience = Instant::now() + BUSY;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // Whoever just looks lets go at once.
            Err(TryLockError::WouldBlock) if Instant::now() < patience => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => return Err(OutboxError::InUse),
            Err(TryLockError::Error(error)) => return Err(system(error)),
        }
    }
}

fn connect(path: &Path) -> Result<Connection, OutboxError> {
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let connection = Connection::open_with_flags(path, flags)?;
        // First, so that nothing after it fails for a neighbour that is just looking.
        connection.busy_timeout(BUSY)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        for setting in [
            "locking_mode=EXCLUSIVE",
            "synchronous=FULL",
            "fullfsync=ON",
            "checkpoint_fullfsync=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",
            "cell_size_check=ON",
            "mmap_size=0",
            "wal_autocheckpoint=0",
        ] {
            let mut statement = connection.prepare(&format!("PRAGMA {setting}"))?;
            let mut answer = statement.query([])?;
            while answer.next()?.is_some() {}
        }
        Ok(connection)
    };
    open().map_err(|error| OutboxError::of_sqlite(path, &error))
}

#[cfg(test)]
mod tests;
