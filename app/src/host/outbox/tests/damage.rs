//! Altered files: never other bytes under a visit's id, never a new outbox over an old one.

use std::fs;

use rusqlite::Connection;

use super::bench::{Bench, body, id, ids, row};
use crate::host::outbox::{Health, OutboxError};

/// Two rows, and nobody has them open.
fn with_two_rows() -> Bench {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    assert_eq!(running.keep(row(2, 1)), Ok(()));
    drop(running);
    bench
}

fn alter(bench: &Bench, sql: &str) {
    let connection = Connection::open(bench.file("outbox.db")).unwrap();
    connection.execute_batch("PRAGMA ignore_check_constraints=ON").unwrap();
    assert_eq!(connection.execute(sql, []), Ok(1), "{sql}");
    connection.close().unwrap();
}

/// One bit of each column of the first row.
#[test]
fn a_row_that_was_altered_is_not_given_and_the_others_are() {
    let bit = |column: &str, at: u32| {
        format!(
            "{column} = unhex(substr(hex({column}), 1, {at}) || \
             CASE substr(hex({column}), {at} + 1, 1) WHEN '0' THEN '1' ELSE '0' END || \
             substr(hex({column}), {at} + 2))"
        )
    };
    for altered in [
        "seq = 0".to_owned(),
        bit("visit", 31),
        "version = 2".to_owned(),
        "confirmation = 2".to_owned(),
        "kept_at = kept_at - 1".to_owned(),
        bit("sha256", 3),
        bit("sealed", 0),
        bit("sealed", 100),
        "sealed = x''".to_owned(),
        "sealed = substr(sealed, 1, 500)".to_owned(),
        // That of the other row.
        "sealed = (SELECT sealed FROM hand_over WHERE seq = 2)".to_owned(),
        "sealed_under = 1".to_owned(),
    ] {
        let bench = with_two_rows();
        alter(&bench, &format!("UPDATE hand_over SET {altered} WHERE seq = 1"));
        let running = bench.start();
        let state = running.outbox.state();
        assert!(
            matches!(&state.health, Health::OutOfService(OutboxError::Corrupt { .. })),
            "{altered}: {state:?}"
        );
        assert_eq!(state.damaged, 1, "{altered}");
        // What can be read is delivered.
        assert_eq!(ids(running.oldest()), [id(2, 1)], "{altered}");
        assert_eq!(running.oldest().unwrap().body, body(id(2, 1)));
        drop(running);
        // And it stays so: nothing was put right by forgetting.
        assert!(matches!(bench.refusal(), OutboxError::Corrupt { .. }));
    }
}

#[test]
fn what_contradicts_itself_is_not_worked_with() {
    for sql in [
        "UPDATE hand_over SET state = 1 WHERE seq = 1",
        "UPDATE hand_over SET state = 2 WHERE seq = 1",
        "UPDATE hand_over SET state = 7 WHERE seq = 1",
        "UPDATE hand_over SET sealed = NULL WHERE seq = 1",
        "UPDATE hand_over SET received_at = 1 WHERE seq = 1",
        "UPDATE hand_over SET visit = x'00' WHERE seq = 1",
        "UPDATE about SET value = x'00' WHERE name = 'key_check'",
        "DELETE FROM about WHERE name = 'key_check'",
    ] {
        let bench = with_two_rows();
        alter(&bench, sql);
        let before = bench.bytes();
        assert!(matches!(bench.refusal(), OutboxError::Corrupt { .. }), "{sql}");
        assert_eq!(bench.bytes(), before, "{sql}");
    }
}

/// Every hundredth byte of the file, one after the other: whatever it does, nothing else comes out,
/// and the file is still there.
#[test]
fn wherever_a_bit_falls_nothing_else_comes_out() {
    let bench = with_two_rows();
    let path = bench.file("outbox.db");
    let whole = fs::read(&path).unwrap();
    let (mut refused, mut given) = (0, 0);
    for at in (0..whole.len()).step_by(401) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let running = bench.start();
        match running.outbox.state().health {
            Health::Serves => given += 1,
            Health::OutOfService(_) => refused += 1,
            Health::Opening => panic!(),
        }
        if let Some(waiting) = running.oldest() {
            assert!([id(1, 1), id(2, 1)].contains(&waiting.id), "{at}");
            assert_eq!(waiting.body, body(waiting.id), "{at}");
        }
        drop(running);
        assert!(fs::metadata(&path).unwrap().len() >= 4_096);
    }
    assert!(refused > 0 && given > 0, "{refused} refused, {given} given");
}

#[test]
fn a_file_that_was_cut_off_is_not_worked_with() {
    let bench = with_two_rows();
    let path = bench.file("outbox.db");
    let whole = fs::read(&path).unwrap();
    for length in [1, 15, 99, 100, 4_095, 4_096, whole.len() - 4_096, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        let refusal = bench.refusal();
        assert!(
            matches!(refusal, OutboxError::Corrupt { .. } | OutboxError::Foreign { .. }),
            "{length}: {refusal:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), &whole[..length], "{length}");
    }
}
