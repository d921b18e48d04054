use std::fs;

use super::{Database, Found, NAME, NEWEST, SCHEMA, look};
use crate::host::outbox::key::KeySource;

fn open(folder: &std::path::Path) -> Database {
    Database::open(folder, &KeySource::new(folder, None)).unwrap()
}

/// What SQLite says itself, of a file that was made and of one that was there.
#[test]
fn the_settings_are_those_of_a_journal_that_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let database = open(folder.path());
        let text = |name: &str| database.pragma::<String>(name).unwrap();
        let number = |name: &str| database.pragma::<i64>(name).unwrap();
        assert_eq!(
            (text("journal_mode"), text("locking_mode")),
            ("wal".into(), "exclusive".into())
        );
        assert_eq!((number("synchronous"), number("secure_delete")), (2, 1));
        assert_eq!(
            (number("application_id"), number("user_version")),
            (0x4B5A_4F42, i64::from(SCHEMA))
        );
        assert_eq!(number("wal_autocheckpoint"), 0);
        assert!(!folder.path().join("outbox.db-shm").exists());
    }
}

/// A power cut while it is made: what is left of it is in nobody's way.
#[test]
fn what_was_begun_and_not_ended_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["outbox.new", "outbox.new-journal", "outbox.key.new", "outbox.db"] {
        let content: &[u8] = if name == "outbox.db" { b"" } else { b"torn" };
        fs::write(folder.path().join(name), content).unwrap();
    }
    drop(open(folder.path()));
    assert_eq!(look(&folder.path().join(NAME)), Ok(Found::Outbox));
    assert!(!folder.path().join("outbox.new").exists());
}

/// An outbox of an earlier version, with what it holds.
#[test]
fn what_an_earlier_version_has_kept_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let path = folder.path().join(NAME);
    let connection = rusqlite::Connection::open(&path).unwrap();
    let (_, hand_over) = NEWEST.split_once("WITHOUT ROWID;").unwrap();
    let first =
        hand_over.replace("(sealed IS NULL) <= (state = 1)", "(sealed IS NULL) = (state = 1)");
    assert_ne!(first, hand_over);
    let old = "INSERT INTO hand_over VALUES (7, zeroblob(16), 1, 3, 4, zeroblob(32), 0, x'01', 1,
         NULL, NULL, NULL, NULL, NULL);
         INSERT INTO hand_over VALUES (8, zeroblob(16), 2, 3, 5, zeroblob(32), 1, NULL, 1,
         6, zeroblob(16), 9, NULL, NULL);";
    connection
        .execute_batch(&format!("DROP TABLE hand_over; {first} {old} PRAGMA user_version = 1;"))
        .unwrap();
    drop(connection);
    let database = open(folder.path());
    assert_eq!(database.pragma::<i64>("user_version").unwrap(), i64::from(SCHEMA));
    type Stored = (i64, i64, Option<Vec<u8>>, Option<i64>);
    let rows: Vec<Stored> = database
        .connection
        .prepare("SELECT seq, version, sealed, sequence FROM hand_over ORDER BY seq")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(rows, [(7, 1, Some(vec![1]), None), (8, 2, None, Some(9))]);
}
