//! The program is killed at once after it has said "kept".

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::bench::{Bench, body, id, receipt, row};

/// The child's folder.
const FOLDER: &str = "KAZASU_TEST_OUTBOX";

#[test]
#[ignore = "the child of the test below"]
fn keeps_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut bench = Bench::new();
    bench.settings.folder = Some(folder.into());
    let running = bench.start();
    for number in 0.. {
        assert_eq!(running.keep(row(number, 1)), Ok(()));
        if number % 3 == 2 {
            running.outbox.received(id(number - 1, 1), receipt(1));
        }
        writeln!(std::io::stdout(), "kept {number}").unwrap();
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn what_was_said_to_be_kept_survives_a_kill() {
    for last in [0, 1, 7] {
        let bench = Bench::new();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture"])
            .arg("host::outbox::tests::killed::keeps_until_it_is_killed")
            .env(FOLDER, bench.folder())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = format!("kept {last}");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().ends_with(&said)));
        child.kill().unwrap();
        child.wait().unwrap();
        let running = bench.start();
        let history = running.history();
        for number in 0..=last {
            assert!(history.iter().any(|past| past.id == id(number, 1)), "{number}");
        }
        let waiting = running.oldest().unwrap();
        assert_eq!(waiting.id, id(0, 1));
        assert_eq!(waiting.body, body(id(0, 1)));
        assert_eq!(running.keep(row(1_000, 1)), Ok(()));
    }
}
