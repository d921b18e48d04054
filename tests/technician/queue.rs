//! The outbox, as a technician and a patient meet it: what its page says, and what becomes of a
//! terminal whose outbox keeps nothing.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use kazasu_tests::{Pane, Rig};
use serde_json::Value;
use tempfile::TempDir;

use super::settle;
use super::view::{open, passcode_chosen};

/// A terminal that has had an outbox: one is made where it begins again.
fn with_an_outbox() -> (Rig, TempDir, PathBuf) {
    let rig = Rig::android();
    rig.phone.take_away();
    passcode_chosen(&rig);
    let folder = tempfile::tempdir().unwrap();
    let outbox = folder.path().join("outbox");
    fs::DirBuilder::new().mode(0o700).create(&outbox).unwrap();
    fs::write(outbox.join("outbox.db"), "").unwrap();
    rig.terminal.configure_too(&format!("[outbox]\nfolder = {:?}", outbox.display().to_string()));
    (rig, folder, outbox)
}

fn tui(rig: &Rig) -> Pane {
    Pane::sized(rig, (80, 24), &["tui", "--lang", "en"], &[])
}

/// What the self test says of the outbox: state and message.
fn checked(rig: &Rig) -> Vec<(String, String)> {
    let outcome = rig
        .terminal
        .kazasu(&["doctor", "--json", "--lang", "en"])
        .env("DISPLAY", "")
        .env("WAYLAND_DISPLAY", "")
        .run();
    let report: Value = outcome.json();
    let checks = report["checks"].as_array().unwrap().iter();
    let said = |check: &Value, key: &str| check[key].as_str().unwrap().to_owned();
    checks
        .filter(|check| check["name"] == "outbox")
        .map(|check| (said(check, "state"), said(check, "message")))
        .collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn the_page_says_that_visits_are_kept_and_the_self_test_does_not_disturb_it() {
    let (rig, _folder, outbox) = with_an_outbox();
    let kept = "what visits end in is kept, and nothing waits for the desk";
    let pane = tui(&rig);
    pane.wait_for("Use my phone");
    open(&pane);
    pane.press("9");
    pane.wait_for("What visits end in is kept until the desk has it.");
    pane.wait_for("Waiting for the desk (the oldest): 0");
    for _ in 0..3 {
        assert_eq!(checked(&rig), [("ok".to_owned(), kept.to_owned())]);
    }
    pane.wait_for("What visits end in is kept until the desk has it.");
    assert_eq!(mode(&outbox.join("outbox.key")), 0o600);
    assert_eq!(mode(&outbox.join("outbox.db")), 0o600);
    drop(pane);
    // And when nobody has it.
    assert_eq!(checked(&rig), [("ok".to_owned(), kept.to_owned())]);
}

#[test]
fn without_its_key_nobody_is_served_until_it_is_back() {
    let (rig, folder, outbox) = with_an_outbox();
    let pane = tui(&rig);
    pane.wait_for("Use my phone");
    drop(pane);
    let (key, away) = (outbox.join("outbox.key"), folder.path().join("key"));
    fs::rename(&key, &away).unwrap();
    let pane = tui(&rig);
    pane.wait_for("the key file of the outbox is missing");
    rig.phone.hold();
    settle();
    pane.press("1");
    settle();
    assert_eq!(rig.phone.commands(), 0, "a phone was read whose visit could not be kept");
    rig.phone.take_away();
    assert!(!key.exists(), "no new key over what an old one has sealed");
    let [(state, message)] = checked(&rig).try_into().unwrap();
    assert_eq!(state, "problem");
    assert_eq!(message, "what visits end in cannot be kept: nobody is served");
    open(&pane);
    pane.wait_for("Out of service: the key of the outbox is gone.");
    pane.press("9");
    pane.wait_for("Out of service: the key of the outbox is gone.");
    let logs: Value = rig.terminal.kazasu(&["logs", "--json"]).run().json();
    assert_eq!(logs["strange_lines"], 0, "every line can be read again");
    let files = fs::read_dir(logs["log"].as_str().unwrap()).unwrap();
    let log: String = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(log.contains(r#""what":"out_of_service","why":"outbox_key_lost""#), "{log}");
    fs::rename(&away, &key).unwrap();
    pane.wait_for("What visits end in is kept until the desk has it.");
    pane.press("q");
    pane.wait_for("Use my phone");
}
