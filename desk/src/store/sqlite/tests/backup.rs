//! Copies of a store, and a copy in its place.

use std::fs;
use std::path::Path;

use kazasu_core::handover::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{NOW, SERVE, closed_store, new_store, open, place};
use crate::seal::StoreKey;
use crate::store::conformance::{enrolled, receive};
use crate::store::sqlite::{OpenError, Purpose, SqliteStore, StorePlace, restore};
use crate::store::{Role, Store, StoreError, User, VisitFilter};

const LATER: Timestamp = Timestamp::from_millis(NOW.as_millis() + 60_000);
const ALL: VisitFilter = VisitFilter { open: false, limit: 1_000 };

fn user(name: &str) -> User {
    let hash = format!("$argon2id${name}");
    User { name: name.to_owned(), role: Role::Reception, hash, added_at: NOW }
}

async fn back_up(store: &SqliteStore, file: &Path) -> Result<(), StoreError> {
    store.back_up(file.to_owned(), "command".to_owned(), LATER).await
}

/// A store with one terminal and one visit, closed, and its backup.
async fn backed_up() -> (TempDir, std::path::PathBuf) {
    let (store, folder) = new_store();
    enrolled(&store, 1).await;
    receive(&store, 1, 1).await.unwrap();
    let file = folder.path().join("monday.db");
    back_up(&store, &file).await.unwrap();
    store.close().await.unwrap();
    (folder, file)
}

#[tokio::test]
async fn a_backup_is_whole_private_and_without_the_key_while_visits_come() {
    let (store, folder) = new_store();
    enrolled(&store, 1).await;
    for number in 1..=20 {
        receive(&store, 1, number).await.unwrap();
    }
    let file = folder.path().join("monday.db");
    let (made, ()) = tokio::join!(back_up(&store, &file), async {
        for number in 21..=60 {
            receive(&store, 1, number).await.unwrap();
        }
    });
    made.unwrap();
    assert_eq!(store.backed_up().await.unwrap().last, Some(LATER));
    #[cfg(unix)]
    {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    let beside: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("monday"))
        .collect();
    assert_eq!(beside, ["monday.db"], "one file alone");
    let key = fs::read_to_string(place(folder.path()).key).unwrap();
    let bytes = fs::read(&file).unwrap();
    let secret = key.trim().as_bytes();
    assert!(!bytes.windows(secret.len()).any(|part| part == secret));
    store.close().await.unwrap();

    let restored = restore(&place(folder.path()), &file, LATER).unwrap();
    assert!(restored.is_carried_over);
    let store = open(folder.path()).unwrap();
    let rows = store.visits(ALL).await.unwrap();
    assert!((20..=60).contains(&rows.len()), "one moment of it: {}", rows.len());
    for row in rows {
        assert!(store.visit(row.id, None, LATER).await.unwrap().is_some(), "each opens");
    }
}

#[tokio::test]
async fn nothing_is_overwritten_by_a_backup() {
    let (store, folder) = new_store();
    let file = folder.path().join("letter.txt");
    fs::write(&file, b"dear friend").unwrap();
    let refused = back_up(&store, &file).await;
    assert_eq!(refused, Err(StoreError::Taken { what: "file" }));
    assert_eq!(fs::read(&file).unwrap(), b"dear friend");
    assert_eq!(store.backed_up().await.unwrap().last, None);
    let nowhere = back_up(&store, &folder.path().join("missing/monday.db")).await;
    assert!(matches!(nowhere, Err(StoreError::Disk { .. })), "{nowhere:?}");
}

#[tokio::test]
async fn what_was_taken_away_since_the_backup_stays_away() {
    let (store, folder) = new_store();
    let (gone, stays) = (enrolled(&store, 1).await, enrolled(&store, 2).await);
    for name in ["hana", "sato"] {
        store.put_user(user(name), "command".to_owned(), NOW).await.unwrap();
    }
    let before = store.head().await.unwrap();
    let file = folder.path().join("monday.db");
    back_up(&store, &file).await.unwrap();
    store.revoke(gone.id, "command".to_owned(), NOW).await.unwrap();
    store.remove_user("hana".to_owned(), "command".to_owned(), NOW).await.unwrap();
    receive(&store, 2, 5).await.unwrap();
    store.close().await.unwrap();

    let restored = restore(&place(folder.path()), &file, LATER).unwrap();
    let store = open(folder.path()).unwrap();
    let head = store.head().await.unwrap();
    assert_eq!(head.generation, restored.generation);
    assert_ne!(head.generation, before.generation, "terminals see that it is another store");
    let terminals = store.terminals().await.unwrap();
    let revoked = |id| terminals.iter().find(|it| it.id == id).unwrap().revoked_at.is_some();
    assert!(revoked(gone.id) && !revoked(stays.id));
    let users = store.users().await.unwrap();
    assert_eq!(users.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["sato"]);

    // Nothing comes in before somebody has looked at the list.
    assert!(head.restored);
    assert_eq!(receive(&store, 2, 6).await, Err(StoreError::Restored));
    store.confirm_terminals("kanri".to_owned(), LATER).await.unwrap();
    receive(&store, 2, 6).await.unwrap();
    let audit = store.audit_lines(1, 1_000).await.unwrap().join("\n");
    for deed in ["store_restored", "terminals_confirmed"] {
        assert!(audit.contains(deed), "{deed}: {audit}");
    }

    // The store of before is kept as it was.
    let aside = restored.aside.unwrap();
    let old = StorePlace { file: aside.join("desk.sqlite"), key: place(folder.path()).key };
    let old = SqliteStore::open(&old, Purpose::Command, LATER).unwrap();
    assert_eq!(old.visits(ALL).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_damaged_store_gives_its_place_to_a_backup_and_says_what_is_not_carried_over() {
    let (folder, file) = backed_up().await;
    fs::write(place(folder.path()).file, b"SQLite format 3\0 and then nothing of the kind")
        .unwrap();
    let restored = restore(&place(folder.path()), &file, LATER).unwrap();
    assert!(!restored.is_carried_over);
    assert_eq!(restored.terminals.len(), 1);
    assert_eq!(open(folder.path()).unwrap().visits(ALL).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_backup_makes_a_store_where_the_disk_is_new() {
    let (folder, file) = backed_up().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let missing = restore(&place(elsewhere.path()), &file, LATER).unwrap_err();
    assert!(matches!(missing, OpenError::Key(_)), "{missing}");
    fs::copy(place(folder.path()).key, place(elsewhere.path()).key).unwrap();
    let restored = restore(&place(elsewhere.path()), &file, LATER).unwrap();
    assert_eq!(restored.aside, None);
    open(elsewhere.path()).unwrap();
}

#[tokio::test]
async fn what_cannot_be_restored_is_named_and_changes_nothing() {
    let (folder, file) = backed_up().await;
    let (place, before) = (place(folder.path()), fs::read(place(folder.path()).file).unwrap());
    let other = closed_store().await;
    fs::copy(super::place(other.path()).key, folder.path().join("other.key")).unwrap();
    let foreign_key = StorePlace { key: folder.path().join("other.key"), ..place.clone() };
    let error = restore(&foreign_key, &file, LATER).unwrap_err();
    assert!(matches!(error, OpenError::OtherDesk { .. }), "{error}");
    assert!(error.to_string().contains("made by another desk"), "{error}");
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, b"a letter to somebody, which is no database at all").unwrap();
    let half = folder.path().join("half.db");
    fs::write(&half, &fs::read(&file).unwrap()[..20_000]).unwrap();
    let empty = folder.path().join("empty.db");
    fs::write(&empty, b"").unwrap();
    for wrong in [letter, half, empty, folder.path().join("missing.db")] {
        let error = restore(&place, &wrong, LATER).unwrap_err();
        let named = error.to_string();
        assert!(named.contains(wrong.file_name().unwrap().to_str().unwrap()), "{named}");
    }
    assert_eq!(fs::read(&place.file).unwrap(), before);

    let serving = SqliteStore::open(&place, SERVE, NOW).unwrap();
    let error = restore(&place, &file, LATER).unwrap_err();
    assert!(matches!(error, OpenError::InUse(_)), "{error}");
    serving.close().await.unwrap();
    let key = StoreKey::read(&place.key).unwrap();
    assert_eq!(StoreKey::read(&place.key).unwrap().fingerprint(), key.fingerprint());
}

#[tokio::test]
async fn an_exchange_that_was_cut_off_is_no_new_desk() {
    let (folder, file) = backed_up().await;
    let path = place(folder.path()).file;
    // As a power cut leaves it: the old store is away, and the new one is not there.
    fs::write(folder.path().join("desk.sqlite.exchange"), b"").unwrap();
    fs::rename(&path, folder.path().join("old")).unwrap();
    for purpose in [SERVE, Purpose::Command] {
        let error = SqliteStore::open(&place(folder.path()), purpose, NOW).unwrap_err();
        assert!(matches!(error, OpenError::CutOff(_)), "{error}");
    }
    assert!(!path.exists(), "nothing new is made");
    restore(&place(folder.path()), &file, LATER).unwrap();
    assert_eq!(open(folder.path()).unwrap().visits(ALL).await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_older_store_and_an_older_backup_are_brought_up() {
    let (folder, file) = backed_up().await;
    for path in [place(folder.path()).file, file.clone()] {
        let db = Connection::open(path).unwrap();
        db.execute_batch(
            "ALTER TABLE desk DROP COLUMN backed_up_at; ALTER TABLE lost DROP COLUMN settled_at; \
             DROP TABLE answers; PRAGMA user_version = 1",
        )
        .unwrap();
    }
    let store = open(folder.path()).unwrap();
    assert_eq!(store.backed_up().await.unwrap().last, None);
    store.close().await.unwrap();
    restore(&place(folder.path()), &file, LATER).unwrap();
    assert!(open(folder.path()).unwrap().head().await.unwrap().restored);
}
