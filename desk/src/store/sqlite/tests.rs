mod backup;

use std::path::Path;
use std::sync::Arc;

use kazasu_core::handover::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::seal::{KeyFileError, StoreKey};
use crate::store::conformance::{conformance_of, with_one_status};
use crate::store::{Change, Role, Store, User};

/// 2026-11-27.
const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_000);
const SERVE: Purpose = Purpose::Serve { demo: false };

fn place(folder: &Path) -> StorePlace {
    StorePlace { file: folder.join("desk.sqlite"), key: folder.join("store.key") }
}

fn new_store() -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&place(folder.path()), SERVE, NOW).unwrap();
    (store, folder)
}

conformance_of!(new_store());

fn open(folder: &Path) -> Result<SqliteStore, OpenError> {
    SqliteStore::open(&place(folder), SERVE, NOW)
}

/// A folder with a store that was closed.
async fn closed_store() -> TempDir {
    let (store, folder) = new_store();
    store.close().await.unwrap();
    folder
}

#[tokio::test]
async fn a_store_is_the_same_after_a_start() {
    let (store, folder) = new_store();
    let head = store.head().await.unwrap();
    let (id, ca) = (store.keys().id(), store.keys().authority().certificate().clone());
    store.close().await.unwrap();
    let store = open(folder.path()).unwrap();
    assert_eq!(store.head().await.unwrap(), head);
    assert_eq!(store.keys().id(), id);
    assert_eq!(store.keys().authority().certificate(), &ca);
    let other = new_store().0;
    assert_ne!(other.head().await.unwrap().generation, head.generation);
    assert_ne!(other.keys().id(), id);
}

#[tokio::test]
async fn what_was_heard_is_known_after_a_start() {
    let (store, folder) = new_store();
    let store: Arc<dyn Store> = Arc::new(store);
    let heard = with_one_status(store.clone()).await;
    assert_eq!(heard.len(), 1);
    store.close().await.unwrap();
    drop(store);
    assert_eq!(open(folder.path()).unwrap().statuses().await.unwrap(), heard);
}

#[tokio::test]
async fn a_lost_or_wrong_key_is_named_and_never_replaced() {
    let folder = closed_store().await;
    let key = place(folder.path()).key;
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Key(KeyFileError::Missing { .. })), "{error}");
    assert!(!key.exists(), "no new key over old rows");
    StoreKey::create(&key).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::WrongKey(_)), "{error}");
    assert!(error.to_string().contains("store.key"), "{error}");
    std::fs::write(&key, kept).unwrap();
    open(folder.path()).unwrap();
}

#[test]
fn a_start_that_was_cut_off_goes_on_with_the_key_that_it_made() {
    let folder = tempfile::tempdir().unwrap();
    let key = StoreKey::create(&place(folder.path()).key).unwrap();
    std::fs::write(place(folder.path()).file, b"").unwrap();
    open(folder.path()).unwrap();
    let read = StoreKey::read(&place(folder.path()).key).unwrap();
    assert_eq!(read.fingerprint(), key.fingerprint());
}

#[tokio::test]
async fn a_newer_store_is_refused_with_its_version() {
    let folder = closed_store().await;
    let db = Connection::open(place(folder.path()).file).unwrap();
    db.execute_batch("PRAGMA user_version = 7").unwrap();
    drop(db);
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::TooNew { found: 7, known: 2 }), "{error}");
}

#[test]
fn what_is_no_store_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = place(folder.path()).file;
    std::fs::write(&file, b"a letter to somebody, which is no database at all").unwrap();
    let before = std::fs::read(&file).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Foreign { .. }), "{error}");
    assert_eq!(std::fs::read(&file).unwrap(), before);

    std::fs::remove_file(&file).unwrap();
    let db = Connection::open(&file).unwrap();
    db.execute_batch("CREATE TABLE songs (title); PRAGMA application_id = 9").unwrap();
    drop(db);
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Foreign { .. }), "{error}");
    let db = Connection::open(&file).unwrap();
    db.execute_batch("PRAGMA application_id = 0").unwrap();
    drop(db);
    let error = open(folder.path()).unwrap_err();
    assert!(
        matches!(error, OpenError::Foreign { .. }),
        "another program's, without a mark: {error}"
    );
}

#[tokio::test]
async fn a_damaged_store_is_refused() {
    let folder = closed_store().await;
    let file = place(folder.path()).file;
    let whole = std::fs::read(&file).unwrap();
    let mut bent = whole.clone();
    for byte in bent.iter_mut().skip(4096).take(20_000) {
        *byte ^= 0xA5;
    }
    std::fs::write(&file, &bent).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}");
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}");
    std::fs::write(&file, &whole).unwrap();
    open(folder.path()).unwrap();
}

#[tokio::test]
async fn a_key_in_the_store_that_was_changed_is_found() {
    let folder = closed_store().await;
    let db = Connection::open(place(folder.path()).file).unwrap();
    db.execute_batch(
        "UPDATE keys SET sealed_key = (SELECT sealed_key FROM keys WHERE name = 'mac') \
         WHERE name = 'sealing'",
    )
    .unwrap();
    drop(db);
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
}

#[tokio::test]
async fn one_desk_serves_with_a_store_and_demonstrations_have_their_own() {
    let (store, folder) = new_store();
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::InUse(_)), "{error}");
    store.close().await.unwrap();
    let demo = Purpose::Serve { demo: true };
    let error = SqliteStore::open(&place(folder.path()), demo, NOW).unwrap_err();
    assert!(matches!(error, OpenError::Demo { found: false }), "{error}");
    open(folder.path()).unwrap();
}

#[tokio::test]
async fn a_command_works_beside_the_desk_and_live_pages_hear_of_it() {
    let (store, folder) = new_store();
    let mut changes = store.changes();
    let command = SqliteStore::open(&place(folder.path()), Purpose::Command, NOW).unwrap();
    let user = User {
        name: "sato".to_owned(),
        role: Role::Reception,
        hash: "$argon2id$".to_owned(),
        added_at: NOW,
    };
    command.put_user(user.clone(), "command".to_owned(), NOW).await.unwrap();
    assert_eq!(store.user("sato".to_owned()).await.unwrap(), Some(user));
    assert_eq!(changes.recv().await.unwrap(), Change::All);
    let elsewhere = tempfile::tempdir().unwrap();
    let absent = SqliteStore::open(&place(elsewhere.path()), Purpose::Command, NOW);
    assert!(matches!(absent, Err(OpenError::Absent(_))));
    assert!(!place(elsewhere.path()).file.exists(), "a command makes nothing");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let (_store, folder) = new_store();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
        seen += 1;
    }
    assert!(seen >= 4, "store, log, key and lock");
}
