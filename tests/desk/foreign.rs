//! A terminal of another hand (`tests/foreign_terminal`, Python), which knows `desk/PROTOCOL.md`
//! alone, gets from the desk what that page says; so do attackers, and whoever is in their hands.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use kazasu_tests::{kazasu, root};

/// Debian's own, for which python3-cryptography is there; another may stand first in PATH.
const PYTHON: &str = "/usr/bin/python3";

/// Far longer than any of them takes.
const LIMIT: Duration = Duration::from_secs(560);

/// Runs the tests of this file, and ends all that it has started when it hangs.
fn passes(module: &str) {
    assert!(Path::new(PYTHON).exists(), "Python is missing: scripts/setup test");
    let child = Command::new(PYTHON)
        // Nothing is written beside its sources.
        .args(["-B", "-m", "unittest", "--verbose"])
        .arg(format!("foreign_terminal.{module}"))
        .current_dir(root().join("tests"))
        .env("KAZASU", kazasu())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    let group = format!("-{}", child.id());
    let (ended, end) = mpsc::channel();
    thread::spawn(move || ended.send(child.wait_with_output()));
    let Ok(output) = end.recv_timeout(LIMIT) else {
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        panic!("{module} hangs");
    };
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let ran = said.lines().find_map(|line| line.strip_prefix("Ran ")).unwrap_or_default();
    assert!(!ran.starts_with('0') && !ran.is_empty(), "{said}");
}

#[test]
fn it_enrols_and_renews() {
    passes("test_enrolment");
}

#[test]
fn kazasus_own_terminal_is_enrolled_by_its_desk_alone() {
    passes("test_attacks");
}

#[test]
fn rude_callers_stop_no_terminal_and_no_page() {
    passes("test_rude");
}

#[test]
fn it_hands_visits_over() {
    passes("test_visits");
}

#[test]
fn it_lives_with_a_desk_that_fails_and_changes() {
    passes("test_running");
}

#[test]
fn it_gives_back_what_a_store_has_lost() {
    passes("test_store");
}
