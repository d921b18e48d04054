//! Whom patients can ask: the place's own line in the help, where it is configured.

use kazasu_tests::{Pane, Rig};

fn help(contact: &str, language: &str, start: &str) -> String {
    let rig = Rig::iphone();
    rig.phone.take_away();
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[terminal]\n{contact}\n[reader]\nnames = [{reader:?}]\n\
         [trust]\nanchors = [\"anchor.der\"]\n"
    ));
    let pane = Pane::run(&rig, &["tui", "--lang", language], &[]);
    pane.wait_for(start);
    pane.press("/");
    pane.wait_for("0800-080-4583");
    pane.press("5");
    pane.wait_for(if language == "en" { "Monday to Friday" } else { "月曜日" });
    pane.text()
}

#[test]
fn the_help_says_whom_to_ask_here() {
    let contact = "contact = \"03-0000-0000 (医事課)\"";
    let english = help(contact, "en", "Use my phone");
    assert!(english.contains("This clinic: 03-0000-0000 (医事課)"), "{english}");
    let here = english.find("03-0000-0000").unwrap();
    assert!(here < english.find("Monday to Friday").unwrap(), "{english}");
    let japanese = help(contact, "ja", "スマートフォン");
    assert!(japanese.contains("03-0000-0000 (医事課)"), "{japanese}");
    // As it always was.
    let without = help("", "en", "Use my phone");
    assert!(!without.contains("This clinic:"), "{without}");
}

#[test]
fn a_line_that_cannot_be_shown_is_told() {
    let rig = Rig::iphone();
    for (value, said) in [
        ("\"\"", "must not be empty"),
        ("5", "must be a text in quotes"),
        ("\"a\\nb\"", "must not hold control characters"),
        ("\"a\\u001b[31mb\"", "must not hold control characters"),
        ("\"a\\u202eb\"", "must not hold control characters"),
        (&format!("\"{}\"", "あ".repeat(65)), "must have 64 letters at most"),
    ] {
        rig.terminal.configure(&format!("[terminal]\ncontact = {value}\n"));
        let told = rig.terminal.kazasu(&["config", "check"]).run();
        let place = format!(":2: terminal.contact: {said}");
        assert!(told.exit == 2 && told.stderr.contains(&place), "{value}: {told:#?}");
    }
    // The touch screen lacks a letter: doctor names it.
    rig.terminal.configure("[terminal]\ncontact = \"𠮷田 03-0000-0000\"\n");
    let doctor = rig.terminal.kazasu(&["doctor", "--lang", "en"]).run();
    assert!(doctor.stdout.contains("terminal.contact"), "{doctor:#?}");
    assert!(doctor.stdout.contains("U+20BB7"), "{doctor:#?}");
}
