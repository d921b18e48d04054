//! A backup in the place of the store: a new generation, whose terminals an administrator confirms.
//!
//! What was taken away since the backup stays away, as far as the present store can still be read:
//! terminals that were struck from the list, users that were removed or have another password.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use kazasu_core::handover::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::error::OpenError;
use super::files::{self, private};
use super::open::{self, StorePlace};
use super::{audit, backup, connection, convert, terminals};
use crate::seal::StoreKey;
use crate::store::{Deed, StoreError, Terminal};

/// Cursors of events that a terminal may have seen beyond those of the backup.
const CURSORS: i64 = 1_000_000;

/// What a restore has done.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The generation that begins.
    pub generation: Uuid,
    /// Where the store of before lies now; `None`: there was none.
    pub aside: Option<PathBuf>,
    /// Whether what was taken away since the backup could be read from it.
    pub is_carried_over: bool,
    /// Who may come back once an administrator has confirmed the list.
    pub terminals: Vec<Terminal>,
}

/// What the store of before knows and the backup cannot.
struct Since {
    revoked: Vec<(String, i64)>,
    users: Vec<[String; 3]>,
    added: Vec<i64>,
    cursor: i64,
}

/// Puts a backup in the place of the store; the store of before is kept beside it.
///
/// # Errors
///
/// [`OpenError`]; the store is as it was then, but for [`OpenError::CutOff`], which says what to
/// do.
pub fn restore(place: &StorePlace, file: &Path, now: Timestamp) -> Result<Restored, OpenError> {
    let _lock = files::lock(&place.file)?;
    let key = StoreKey::read(&place.key)?;
    let unfinished = files::beside(&place.file, ".restoring");
    let restored = prepare(place, &key, file, &unfinished, now);
    let (generation, is_carried_over, terminals) = match restored {
        Ok(restored) => restored,
        Err(error) => {
            let _ = fs::remove_file(&unfinished);
            return Err(error);
        }
    };
    let aside = exchange(&place.file, &unfinished, now)
        .map_err(|error| OpenError::Io { path: place.file.clone(), error })?;
    Ok(Restored { generation, aside, is_carried_over, terminals })
}

fn prepare(
    place: &StorePlace,
    key: &StoreKey,
    file: &Path,
    unfinished: &Path,
    now: Timestamp,
) -> Result<(Uuid, bool, Vec<Terminal>), OpenError> {
    if open::is_absent(file)? {
        let what = "it is empty, or not there".to_owned();
        return Err(OpenError::Foreign { path: file.to_owned(), what });
    }
    copy(file, unfinished)?;
    let mut db = backup::open_alone(unfinished)?;
    db.execute_batch("PRAGMA foreign_keys = 1; PRAGMA trusted_schema = 0")?;
    open::judge(&db, file)?;
    open::check_pages(&db, file)?;
    open::migrate(&mut db)?;
    let inside = match open::unlock(&db, key, place) {
        Err(OpenError::WrongKey(key)) => {
            return Err(OpenError::OtherDesk { backup: file.to_owned(), key });
        }
        inside => inside?,
    };
    if db.query_row("SELECT demo FROM desk", [], |row| row.get(0))? {
        return Err(OpenError::Demo { found: true });
    }
    let id = inside.id.to_string();
    let since = since(&place.file, &id);
    let generation = open::random_uuid()?;
    let tx = db.transaction()?;
    begin_anew(&tx, generation, since.as_ref())?;
    audit::append_to(&tx, &id, &Deed::StoreRestored { generation }, now)?;
    tx.commit()?;
    let terminals = terminals::list(&db)?;
    backup::finish(db)?;
    let synced = File::open(unfinished).and_then(|file| file.sync_all());
    synced.map_err(|error| OpenError::Io { path: unfinished.to_owned(), error })?;
    Ok((generation, since.is_some(), terminals))
}

fn copy(from: &Path, to: &Path) -> Result<(), OpenError> {
    let error = |path: &Path| {
        let path = path.to_owned();
        move |error| OpenError::Io { path, error }
    };
    let _ = fs::remove_file(to);
    let mut source = File::open(from).map_err(error(from))?;
    let mut target = private().write(true).create_new(true).open(to).map_err(error(to))?;
    io::copy(&mut source, &mut target).map_err(error(to))?;
    Ok(())
}

/// `None` where there is no store of this desk that can be read.
fn since(path: &Path, id: &str) -> Option<Since> {
    if open::is_absent(path).ok()? {
        return None;
    }
    let db = connection::open_to_read(path).ok()?;
    read_since(&db, id).ok().flatten()
}

fn read_since(db: &Connection, id: &str) -> rusqlite::Result<Option<Since>> {
    let found = db.query_row("SELECT desk_id, cursor FROM desk", [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    });
    let Some((_, cursor)) = found.optional()?.filter(|(found, _)| found == id) else {
        return Ok(None);
    };
    let revoked = db
        .prepare("SELECT id, revoked_at FROM terminals WHERE revoked_at IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let (mut users, mut added) = (Vec::new(), Vec::new());
    let mut query = db.prepare("SELECT name, role, hash, added_at FROM users")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        users.push([row.get(0)?, row.get(1)?, row.get(2)?]);
        added.push(row.get(3)?);
    }
    Ok(Some(Since { revoked, users, added, cursor }))
}

/// What is of the moment ends, and what was taken away since stays away.
fn begin_anew(db: &Connection, generation: Uuid, since: Option<&Since>) -> Result<(), StoreError> {
    db.execute_batch(
        "DELETE FROM sessions; DELETE FROM slots; DELETE FROM statuses; DELETE FROM events; \
         UPDATE calls SET ended = 1; \
         UPDATE terminals SET renewal_asked_at = NULL, renewal_allowed_at = NULL",
    )?;
    db.execute(
        "UPDATE desk SET generation = ?1, restored = 1, cursor = max(cursor, ?2) + ?3",
        params![convert::shown(&generation), since.map_or(0, |since| since.cursor), CURSORS],
    )?;
    let Some(since) = since else { return Ok(()) };
    for (terminal, at) in &since.revoked {
        db.execute(
            "UPDATE terminals SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            params![terminal, at],
        )?;
    }
    db.execute("DELETE FROM users", [])?;
    for ([name, role, hash], added) in since.users.iter().zip(&since.added) {
        db.execute(
            "INSERT INTO users (name, role, hash, added_at) VALUES (?1, ?2, ?3, ?4)",
            params![name, role, hash, added],
        )?;
    }
    Ok(())
}

/// The store of before goes into a folder of its own, and the new one takes its place. Between the
/// two nobody may take the empty place for a desk that is new: until the last step is done, a mark
/// ([`files::exchanging`]) says so.
fn exchange(path: &Path, new: &Path, now: Timestamp) -> io::Result<Option<PathBuf>> {
    private().write(true).create(true).truncate(true).open(files::exchanging(path))?.sync_all()?;
    files::sync_folder(path)?;
    let time = now.to_string().replace([':', '.'], "-");
    let folder = path.with_file_name(format!("before-restore-{time}"));
    let mut aside = None;
    for ending in ["", "-wal", "-shm"] {
        let old = files::beside(path, ending);
        if old.symlink_metadata().is_err() {
            continue;
        }
        files::make_folder(&folder)?;
        let name = old.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        fs::rename(&old, folder.join(name))?;
        files::sync_folder(&folder.join(name))?;
        aside = Some(folder.clone());
    }
    fs::rename(new, path)?;
    files::sync_folder(path)?;
    fs::remove_file(files::exchanging(path))?;
    files::sync_folder(path)?;
    Ok(aside)
}
