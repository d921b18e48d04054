//! The file of a store and its key: made together, refused apart.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kazasu_core::handover::Timestamp;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::{Builder, Uuid};
use zeroize::Zeroizing;

use super::convert::{millis, text, to_json};
use super::error::OpenError;
use super::files::{self, private};
use super::inside::Inside;
use super::{audit, connection};
use crate::keys::{DeskId, DeskKeys, KeyMaterial};
use crate::seal::{KEY_LENGTH, KeyFileError, NotSealed, Place, StoreKey, Vault};
use crate::store::{Deed, SettingsChoice, StoreError};

/// `PRAGMA application_id` of a desk's store: "KZDK".
const APPLICATION: i64 = 0x4B5A_444B;

/// What brings a store from one version of its schema to the next, from nothing on.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// The first bytes of every SQLite file (its file format, section 1.3).
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Where a store and its key lie.
#[derive(Clone, Debug)]
pub struct StorePlace {
    /// The database; its folder is made where it is not there.
    pub file: PathBuf,
    /// The key: a file of mode 0600 that is in no backup, or a credential of systemd.
    pub key: PathBuf,
}

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The desk itself: only one process may, and a store that is not there is made.
    Serve {
        /// A desk of demonstrations: such a store is never a production desk's, nor the other way
        /// round.
        demo: bool,
    },
    /// A command beside it: the store must be there.
    Command,
}

/// A store that is open: its first connection, what is inside, and the lock of who serves.
pub(super) struct Opened {
    pub(super) db: Connection,
    pub(super) inside: Inside,
    pub(super) lock: Option<File>,
}

/// Opens, and where it may, makes a store.
pub(super) fn open(
    place: &StorePlace,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Opened, OpenError> {
    let path = &place.file;
    if files::exchanging(path).symlink_metadata().is_ok() {
        return Err(OpenError::CutOff(path.clone()));
    }
    let lock = match purpose {
        Purpose::Serve { .. } => Some(lock(path)?),
        Purpose::Command => None,
    };
    if is_absent(path)? {
        let Purpose::Serve { .. } = purpose else { return Err(OpenError::Absent(path.clone())) };
    }
    let mut db = connection::open(path).map_err(|error| named(error, path))?;
    judge(&db, path)?;
    if is_empty(&db)? {
        let Purpose::Serve { demo } = purpose else { return Err(OpenError::Absent(path.clone())) };
        // A start that was cut off may have left the key alone.
        let key = match StoreKey::read(&place.key) {
            Err(KeyFileError::Missing { .. }) => StoreKey::create(&place.key)?,
            key => key?,
        };
        let inside = make(&mut db, &key, demo, now)?;
        return Ok(Opened { db, inside, lock });
    }
    if lock.is_some() {
        check_pages(&db, path)?;
    }
    migrate(&mut db)?;
    let key = StoreKey::read(&place.key)?;
    let inside = unlock(&db, &key, place)?;
    if let Purpose::Serve { demo } = purpose {
        let found: bool = db.query_row("SELECT demo FROM desk", [], |row| row.get(0))?;
        if found != demo {
            return Err(OpenError::Demo { found });
        }
    }
    Ok(Opened { db, inside, lock })
}

/// The lock of who serves, and a file that nobody else may read.
fn lock(path: &Path) -> Result<File, OpenError> {
    let lock = files::lock(path)?;
    // SQLite gives the files beside it the same mode.
    let made = private().append(true).create(true).open(path);
    made.map_err(|error| OpenError::Io { path: path.to_owned(), error })?;
    Ok(lock)
}

/// Whether nothing is there; what is there must be a SQLite file.
pub(super) fn is_absent(path: &Path) -> Result<bool, OpenError> {
    let foreign = |what: &str| OpenError::Foreign { path: path.to_owned(), what: what.to_owned() };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(OpenError::Io { path: path.to_owned(), error }),
    };
    let mut start = Vec::new();
    let read = file.take(MAGIC.len() as u64).read_to_end(&mut start);
    read.map_err(|error| OpenError::Io { path: path.to_owned(), error })?;
    match start.as_slice() {
        [] => Ok(true),
        start if start == MAGIC => Ok(false),
        _ => Err(foreign("it is no SQLite file")),
    }
}

/// Whose file it is, and of which version.
pub(super) fn judge(db: &Connection, path: &Path) -> Result<(), OpenError> {
    let application = pragma(db, "application_id", path)?;
    if application != APPLICATION && !(application == 0 && is_empty(db)?) {
        let what = format!("its application_id is {application:#x}");
        return Err(OpenError::Foreign { path: path.to_owned(), what });
    }
    let known = MIGRATIONS.len() as i64;
    let found = pragma(db, "user_version", path)?;
    if found > known {
        return Err(OpenError::TooNew { found, known });
    }
    Ok(())
}

fn pragma(db: &Connection, name: &str, path: &Path) -> Result<i64, OpenError> {
    let value = db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0));
    value.map_err(|error: rusqlite::Error| named(error.into(), path))
}

fn is_empty(db: &Connection) -> Result<bool, OpenError> {
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0)
}

/// Damage with the file's name.
fn named(error: OpenError, path: &Path) -> OpenError {
    match error {
        OpenError::Store(StoreError::Damaged { what }) => {
            OpenError::Damaged { path: path.to_owned(), what }
        }
        error => error,
    }
}

pub(super) fn check_pages(db: &Connection, path: &Path) -> Result<(), OpenError> {
    let found = db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match found.map_err(|error| named(error.into(), path))?.as_str() {
        "ok" => Ok(()),
        what => Err(OpenError::Damaged { path: path.to_owned(), what: what.to_owned() }),
    }
}

/// From the version that is there to the newest, all or nothing.
pub(super) fn migrate(db: &mut Connection) -> Result<(), OpenError> {
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let from: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (index, sql) in MIGRATIONS.iter().enumerate() {
        if index as i64 >= from {
            tx.execute_batch(sql)?;
        }
    }
    tx.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {}",
        MIGRATIONS.len()
    ))?;
    tx.commit()?;
    Ok(())
}

/// Schema, keys and the first record, in one transaction: a store is there as a whole or not.
fn make(
    db: &mut Connection,
    key: &StoreKey,
    demo: bool,
    now: Timestamp,
) -> Result<Inside, OpenError> {
    let id = DeskId::random()?;
    let material = KeyMaterial::generate(id, now)?;
    let vault = key.vault()?;
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for sql in MIGRATIONS {
        tx.execute_batch(sql)?;
    }
    tx.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {}",
        MIGRATIONS.len()
    ))?;
    tx.execute(
        "INSERT INTO desk (one, desk_id, demo, made_at, generation, sequence, restored, \
         store_key, settings, cursor) VALUES (1, ?1, ?2, ?3, ?4, 0, 0, ?5, ?6, 0)",
        params![
            id.to_string(),
            demo,
            millis(now),
            random_uuid()?.to_string(),
            key.fingerprint().to_string(),
            to_json(&SettingsChoice::default())?,
        ],
    )?;
    for (name, bytes) in [
        ("ca_key", material.ca_key.as_slice()),
        ("ca", material.ca.as_slice()),
        ("mac", material.mac.as_slice()),
        ("sealing", material.sealing.as_slice()),
    ] {
        let sealed = vault.seal(key_place(name), bytes)?;
        tx.execute("INSERT INTO keys (name, sealed_key) VALUES (?1, ?2)", params![name, sealed])?;
    }
    audit::append_to(&tx, &id.to_string(), &Deed::AuditBegun, now)?;
    let inside = inside(id, &material)?;
    tx.commit()?;
    Ok(inside)
}

/// The keys of a store that is there.
pub(super) fn unlock(
    db: &Connection,
    key: &StoreKey,
    place: &StorePlace,
) -> Result<Inside, OpenError> {
    let row = db
        .query_row("SELECT desk_id, store_key FROM desk", [], |row| {
            Ok((text::<DeskId>(row, "desk_id")?, text::<Sha256>(row, "store_key")?))
        })
        .optional()?;
    let damaged =
        |what: &str| OpenError::Damaged { path: place.file.clone(), what: what.to_owned() };
    let (id, fingerprint) = row.ok_or_else(|| damaged("it has no desk"))?;
    if fingerprint != key.fingerprint() {
        return Err(OpenError::WrongKey(place.key.clone()));
    }
    let vault = key.vault()?;
    let read = |name: &'static str| -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let sealed: Option<Vec<u8>> = db
            .query_row("SELECT sealed_key FROM keys WHERE name = ?1", [name], |row| row.get(0))
            .optional()?;
        let sealed = sealed.ok_or_else(|| damaged("a key is missing"))?;
        let open = vault.open(key_place(name), &sealed);
        let open = open.map_err(|_| damaged("a key does not open"))?;
        Ok(Zeroizing::new(open.to_vec()))
    };
    let fixed = |name: &'static str| -> Result<Zeroizing<[u8; KEY_LENGTH]>, OpenError> {
        let bytes: [u8; KEY_LENGTH] =
            read(name)?.as_slice().try_into().map_err(|_| damaged("a key has another length"))?;
        Ok(Zeroizing::new(bytes))
    };
    let material = KeyMaterial {
        ca_key: read("ca_key")?,
        ca: read("ca")?.to_vec(),
        mac: fixed("mac")?,
        sealing: fixed("sealing")?,
    };
    inside(id, &material)
}

fn inside(id: DeskId, material: &KeyMaterial) -> Result<Inside, OpenError> {
    let rows = Vault::new(&material.sealing)?;
    Ok(Inside { id, keys: DeskKeys::new(id, material)?, rows })
}

const fn key_place(name: &'static str) -> Place<'static> {
    Place { table: "keys", column: name, row: &[] }
}

/// A random UUID (version 4).
pub(super) fn random_uuid() -> Result<Uuid, NotSealed> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| NotSealed)?;
    Ok(Builder::from_random_bytes(bytes).into_uuid())
}
