//! Where nothing can be kept: a cause of its own, and nothing is touched.

use std::fs;

use kazasu_core::session::OutboxDown;
use rusqlite::Connection;

use super::bench::{Bench, body, id, ids, receipt, row};
use crate::host::outbox::{Health, KeepError, OutboxError};

fn with_a_row() -> Bench {
    let bench = Bench::new();
    assert_eq!(bench.start().keep(row(1, 1)), Ok(()));
    bench
}

/// It does not serve for this cause, keeps nothing, and leaves every file as it is.
fn refuses(bench: &Bench, down: OutboxDown) -> OutboxError {
    let before = bench.bytes();
    let running = bench.start();
    let Health::OutOfService(error) = running.outbox.state().health else {
        panic!("{:?}", running.outbox.state())
    };
    assert_eq!(error.down(), down, "{error:?}");
    assert_eq!(running.keep(row(5, 1)), Err(KeepError::Outbox(error.clone())));
    assert_eq!(ids(running.oldest()), []);
    drop(running);
    assert_eq!(bench.bytes(), before);
    error
}

#[test]
fn a_second_opener_is_refused_until_the_first_has_ended() {
    let bench = Bench::new();
    let first = bench.start();
    assert_eq!(first.keep(row(1, 1)), Ok(()));
    let second = bench.start();
    assert_eq!(second.outbox.state().health, Health::OutOfService(OutboxError::InUse));
    assert_eq!(second.keep(row(2, 1)), Err(KeepError::Outbox(OutboxError::InUse)));
    assert_eq!(first.keep(row(3, 1)), Ok(()), "the first has noticed nothing");
    drop(first);
    second.until(|state| state.health == Health::Serves);
    assert_eq!(second.outbox.state().waiting, 2);
    assert_eq!(ids(second.oldest()), [id(1, 1)]);
}

/// SQLite's own lock is held too, against programs that know nothing of ours.
#[test]
fn another_program_gets_nothing_of_it_while_it_is_open() {
    let bench = Bench::new();
    let running = bench.start();
    let other = Connection::open(bench.file("outbox.db")).unwrap();
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    let counted = other.query_row("SELECT count(*) FROM hand_over", [], |row| row.get::<_, i64>(0));
    assert!(counted.is_err(), "{counted:?}");
    assert_eq!(running.keep(row(1, 1)), Ok(()));
}

#[test]
fn a_lost_key_is_never_replaced_while_there_is_an_outbox() {
    let bench = with_a_row();
    let key = fs::read(bench.file("outbox.key")).unwrap();
    fs::remove_file(bench.file("outbox.key")).unwrap();
    let error = refuses(&bench, OutboxDown::KeyLost);
    assert!(error.to_string().contains("put"), "{error}");
    assert!(!bench.file("outbox.key").exists());
    // It comes back: so does what waits.
    let running = bench.start();
    put_back(&bench, &key);
    running.until(|state| state.health == Health::Serves);
    assert_eq!(running.oldest().unwrap().body, body(id(1, 1)));
}

/// Writes the key as it was.
fn put_back(bench: &Bench, key: &[u8]) {
    let new = bench.file("key");
    fs::write(&new, key).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&new, fs::Permissions::from_mode(0o600)).unwrap();
    }
    fs::rename(new, bench.file("outbox.key")).unwrap();
}

#[test]
fn another_key_is_told_from_damage() {
    let bench = with_a_row();
    for key in [vec![0x5a; 32], vec![0; 31], vec![0; 33], Vec::new()] {
        put_back(&bench, &key);
        let error = refuses(&bench, OutboxDown::KeyWrong);
        assert_eq!(matches!(error, OutboxError::KeyWrong { .. }), key.len() == 32, "{error:?}");
    }
}

#[test]
fn a_key_given_by_systemd_goes_before_the_file() {
    let mut bench = Bench::new();
    let credentials = tempfile::tempdir().unwrap();
    fs::write(credentials.path().join("outbox.key"), [7; 32]).unwrap();
    bench.settings.credentials = Some(credentials.path().to_owned());
    assert_eq!(bench.start().keep(row(1, 1)), Ok(()));
    assert!(!bench.file("outbox.key").exists(), "none is made beside it");
    assert_eq!(ids(bench.start().oldest()), [id(1, 1)]);
    // Without it the key is lost: the outbox makes none of its own.
    bench.settings.credentials = None;
    refuses(&bench, OutboxDown::KeyLost);
}

#[test]
fn what_is_no_outbox_is_left_alone() {
    let other = || {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE chart (name TEXT); PRAGMA user_version=1").unwrap();
        connection.close().unwrap();
        fs::read(path).unwrap()
    };
    for content in [other(), b"to whom it may concern".to_vec(), vec![0; 5_000]] {
        let bench = Bench::new();
        drop(bench.start());
        fs::write(bench.file("outbox.db"), &content).unwrap();
        let error = refuses(&bench, OutboxDown::Foreign);
        assert!(error.to_string().contains("move it away"), "{error}");
    }
}

#[test]
fn a_newer_schema_is_named() {
    let bench = with_a_row();
    let connection = Connection::open(bench.file("outbox.db")).unwrap();
    connection.execute_batch("PRAGMA user_version=7").unwrap();
    connection.close().unwrap();
    let error = refuses(&bench, OutboxDown::Newer);
    assert_eq!(error, OutboxError::Newer { found: 7, known: 2 });
    assert!(error.to_string().contains('7'), "{error}");
}

/// No room: what is there is read and delivered, a receipt counts at once and is written as soon as
/// it can be.
#[test]
fn a_full_disk_keeps_nothing_new_and_loses_nothing() {
    let mut bench = Bench::new();
    bench.settings.most_pages = Some(30);
    let running = bench.start();
    let mut number = 0;
    let error = loop {
        match running.keep(row(number, 1)) {
            Ok(()) => number += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error, KeepError::Outbox(OutboxError::Full));
    assert!(number > 8, "{number}");
    let state = running.outbox.state();
    assert_eq!(state.waiting, u64::try_from(number).unwrap());
    assert_eq!(running.oldest().unwrap().body, body(id(0, 1)));
    for received in 0..8 {
        running.outbox.received(id(received, 1), receipt(1));
    }
    assert_eq!(ids(running.oldest()), [id(8, 1)]);
    // What was deleted makes room.
    running.until(|state| state.received == 8 && state.health == Health::Serves);
    assert_eq!(running.keep(row(number, 1)), Ok(()));
    drop(running);
    bench.settings.most_pages = None;
    assert_eq!(bench.start().history().len(), usize::try_from(number).unwrap() + 1);
}

#[test]
fn without_a_folder_the_cause_says_so() {
    let mut bench = Bench::new();
    drop(bench.start());
    bench.settings.folder = None;
    assert_eq!(bench.refusal(), OutboxError::NoFolder);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(bench: &Bench, name: &str, mode: u32) {
        fs::set_permissions(bench.file(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn every_file_is_this_users_alone() {
        let bench = Bench::new();
        let running = bench.start();
        assert_eq!(running.keep(row(1, 1)), Ok(()));
        let open = crate::host::permissions::open_to_others(bench.folder());
        assert_eq!(open, [""; 0].map(std::path::PathBuf::from));
        let names: Vec<_> = bench.bytes().into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            ["outbox.db", "outbox.db-wal", "outbox.key", "outbox.lock", "outbox.state",]
        );
    }

    #[test]
    fn a_folder_of_others_and_a_key_that_others_read_are_refused() {
        let bench = with_a_row();
        mode(&bench, "", 0o777);
        refuses(&bench, OutboxDown::NotAllowed);
        mode(&bench, "", 0o700);
        mode(&bench, "outbox.key", 0o644);
        let error = refuses(&bench, OutboxDown::NotAllowed);
        assert!(error.to_string().contains("chmod 600"), "{error}");
    }

    /// A link would let somebody else choose where we write.
    #[test]
    fn links_are_not_followed() {
        for name in ["outbox.db", "outbox.db-wal", "outbox.key", "outbox.lock"] {
            let bench = Bench::new();
            drop(bench.start());
            let elsewhere = tempfile::NamedTempFile::new().unwrap();
            drop(fs::remove_file(bench.file(name)));
            symlink(elsewhere.path(), bench.file(name)).unwrap();
            refuses(&bench, OutboxDown::NotAllowed);
            assert_eq!(fs::read(elsewhere.path()).unwrap(), b"");
        }
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_told() {
        if rustix::process::geteuid().is_root() {
            // root writes wherever it likes; the end-to-end suite has a disk that is read-only.
            return;
        }
        let bench = with_a_row();
        mode(&bench, "", 0o500);
        refuses(&bench, OutboxDown::NotAllowed);
        mode(&bench, "", 0o700);
    }
}
