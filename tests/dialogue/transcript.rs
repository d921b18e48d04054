//! `kazasu record` at a terminal: what would be saved is read first, and nothing is saved without a
//! yes.

use std::fs;

use kazasu_tests::{Pane, Rig};

const ASK: &str = "[y/N]";

#[test]
fn a_yes_saves_what_was_shown() {
    let rig = Rig::android();
    let out = rig.terminal.path("tap.txt");
    let pane = Pane::run(
        &rig,
        &["record", "--phone", "android", "--lang", "en", "--out", out.to_str().unwrap()],
        &[],
    );
    pane.type_unseen("1234");
    pane.wait_for(ASK);
    assert!(!out.exists(), "it is asked first");
    pane.type_line("y");
    assert_eq!(pane.exit(), 0);
    let text = fs::read_to_string(&out).unwrap();
    assert!(text.contains("\ntap complete\n") && text.contains("[4 secret bytes]"), "{text}");
    let shown = pane.text();
    // The end of it is still on the screen.
    assert!(text.lines().rev().take(3).all(|line| shown.contains(line)), "{shown}");
    assert_eq!(rig.phone.verifies(), 1);
}

#[test]
fn anything_else_saves_nothing() {
    let rig = Rig::iphone();
    let out = rig.terminal.path("tap.txt");
    for answer in ["n", "", "Y E S"] {
        let pane =
            Pane::run(&rig, &["record", "--lang", "en", "--out", out.to_str().unwrap()], &[]);
        pane.wait_for(ASK);
        pane.type_line(answer);
        assert_eq!(pane.exit(), 1);
        assert!(pane.text().contains("Nothing was saved.") && !out.exists(), "{}", pane.text());
    }
}
