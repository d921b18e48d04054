//! What a visit says is in no file, and after the receipt not even sealed.

use std::time::Duration;

use rusqlite::Connection;

use super::bench::{Bench, CANARY, id, receipt, row};

fn holds(files: &[(String, Vec<u8>)], piece: &[u8]) -> Vec<String> {
    let has = |bytes: &[u8]| bytes.windows(piece.len()).any(|window| window == piece);
    files.iter().filter(|(_, bytes)| has(bytes)).map(|(name, _)| name.clone()).collect()
}

/// The sealed body of a row, read while nobody has the file.
fn sealed(bench: &Bench) -> Vec<u8> {
    let connection = Connection::open(bench.file("outbox.db")).unwrap();
    connection
        .query_row("SELECT sealed FROM hand_over WHERE seq = 1", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn no_file_ever_holds_what_a_visit_says() {
    let bench = Bench::new();
    let running = bench.start();
    for number in 0..20 {
        assert_eq!(running.keep(row(number, 1)), Ok(()));
        assert_eq!(holds(&bench.bytes(), CANARY), [""; 0]);
    }
    // The log of what is committed is where it is now.
    let files = bench.bytes();
    assert!(files.iter().any(|(name, bytes)| name == "outbox.db-wal" && bytes.len() > 20 * 4_096));
    for number in 0..20 {
        running.outbox.received(id(number, 1), receipt(1));
    }
    running.until(|state| state.received == 20);
    assert_eq!(holds(&bench.bytes(), CANARY), [""; 0]);
    drop(running);
    assert_eq!(holds(&bench.bytes(), CANARY), [""; 0]);
}

#[test]
fn after_the_receipt_the_sealed_content_is_gone_from_every_file() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(0, 1)), Ok(()));
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    drop(running);
    let sealed = sealed(&bench);
    let pieces: Vec<_> = sealed.chunks_exact(32).collect();
    assert!(pieces.len() > 100);
    let left = || {
        let files = bench.bytes();
        pieces.iter().filter(|piece| !holds(&files, piece).is_empty()).count()
    };
    assert!(left() > 100, "it is found while it is there");
    let running = bench.start();
    running.outbox.received(id(0, 1), receipt(1));
    running.until(|state| state.received == 1);
    // While the program goes on: within a second or two.
    for _ in 0..600 {
        if left() == 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(left(), 0);
    drop(running);
    assert_eq!(left(), 0);
}
