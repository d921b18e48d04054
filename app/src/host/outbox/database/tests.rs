use std::fs;

use super::{Database, Found, NAME, look};
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
        assert_eq!((number("application_id"), number("user_version")), (0x4B5A_4F42, 1));
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
