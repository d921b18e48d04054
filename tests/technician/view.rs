//! Getting into the technician's view, and moving in it.

use std::fs;

use kazasu_tests::{Pane, Rig, wait_until};

/// The passcode that these tests choose.
pub(crate) const PASSCODE: &str = "7391 horse";

/// Chooses [`PASSCODE`] with `kazasu passcode`, and writes what that prints into the rig's
/// configuration.
#[track_caller]
pub(crate) fn passcode_chosen(rig: &Rig) {
    let pane = Pane::run(rig, &["passcode", "--lang", "en"], &[]);
    // Too short, then two that differ, then the right way.
    pane.type_unseen("short");
    pane.wait_for("A passcode has 8 to 64 characters.");
    pane.type_unseen(PASSCODE);
    pane.wait_for("The same once more");
    pane.type_unseen("another one");
    pane.wait_for("The two were not the same.");
    pane.type_unseen(PASSCODE);
    wait_until("the second question", || pane.text().matches("The same once more").count() == 2);
    pane.type_unseen(PASSCODE);
    assert_eq!(pane.exit(), 0);
    let text = pane.text();
    let line = text
        .lines()
        .find(|line| line.starts_with("passcode = \"$argon2id$"))
        .unwrap_or_else(|| panic!("{text}"));
    assert!(text.contains("[technician]"), "{text}");
    rig.terminal.configure_too(&format!("[technician]\n{}", line.trim_end()));
}

/// Opens the view from the patient's screen.
#[track_caller]
pub(crate) fn open(pane: &Pane) {
    pane.press("F12");
    pane.wait_for("Technician's passcode");
    pane.type_line(PASSCODE);
    pane.wait_for("1/10 Overview");
}

/// The view, open from the start.
#[track_caller]
pub(crate) fn technician(rig: &Rig) -> Pane {
    let pane = Pane::sized(rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[]);
    pane.wait_for("1/10 Overview");
    pane.wait_for("PC/SC service: answers");
    pane
}

/// Goes to a page, selects the entry that begins with these words, and presses Enter.
#[track_caller]
pub(crate) fn enter(pane: &Pane, page: &str, words: &str) {
    pane.press(page);
    pane.wait_for(words);
    pane.press("Home");
    // Until that is drawn, what was selected before seems to be.
    let place = || {
        let text = pane.text();
        let title = text.lines().next().unwrap_or_default();
        title.split_whitespace().rfind(|word| word.contains('/')).map(str::to_owned)
    };
    wait_until("the first entry", || place().is_some_and(|place| place.starts_with("1/")));
    let selected = || pane.text().lines().any(|line| line.starts_with('>') && line.contains(words));
    for _ in 0..20 {
        // A screen is drawn soon after a key, and not at once.
        for _ in 0..20 {
            if selected() {
                return pane.press("Enter");
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        pane.press("Down");
    }
    panic!("{words} cannot be selected:\n{}", pane.text());
}

/// Whether a process is there and not just waiting to be buried.
pub(crate) fn is_running(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}
