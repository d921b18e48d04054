//! A terminal becomes one of a desk from the technician's view, over a program that serves: that
//! one takes it up without a restart, and says when the desk takes it no more.

use std::fs;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Desk, Display, Hand, Pane, Phone, Rig, Service, Window, wait_until};
use serde_json::Value;

use super::settle;
use super::view::{enter, technician};

/// A service of its own: phones of other tests would come and go in the lists.
fn rig() -> Rig {
    Rig::on(Service::private(1).reader(), Phone::spec(Model::Iphone), None)
}

/// All that the audit log says.
fn audit(rig: &Rig) -> String {
    let folder = rig.terminal.path(".local/state/kazasu/audit");
    fs::read_to_string(folder.join("audit-000000001.jsonl")).unwrap_or_default()
}

/// Types where the desk is and what it shows, and presses Enter behind each.
fn type_in(pane: &Pane, desk: &Desk, code: &str) {
    enter(pane, "0", "Enrol this terminal");
    pane.wait_for("Address of the desk");
    pane.send_bytes(&[0x15]);
    pane.type_line(&desk.terminals.to_string());
    pane.wait_for("The 24 digits that the desk shows");
    pane.type_line(code);
}

/// The secret part of a code.
fn secret(code: &str) -> String {
    code.replace(' ', "")[4..22].to_owned()
}

#[test]
fn a_touch_screen_becomes_one_of_a_desk_and_learns_that_it_was_struck_off() {
    let rig = rig();
    let window =
        Window::open(Display::xvfb(800, 480), Hand::Mouse, &rig.terminal, &["--lang", "en"]);
    window.on("start");
    let desk = Desk::start("");
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
    pane.press("0");
    pane.wait_for("This terminal belongs to no desk.");

    // A slip is told at once, and costs nothing; a code that nobody has given is refused.
    let code = desk.code("入口 1");
    let digits = code.replace(' ', "");
    let slip = format!("{}{}", &digits[1..2], &digits[0..1]) + &digits[2..];
    if slip != digits {
        type_in(&pane, &desk, &slip);
        pane.wait_for("These digits do not fit together");
        pane.press("Escape");
        pane.wait_for("Address of the desk");
        pane.press("Escape");
        pane.wait_for("This terminal belongs to no desk.");
    }
    type_in(&pane, &desk, &code);
    pane.wait_for("This terminal is now \"入口 1\" at the desk");
    assert!(!pane.text().contains(&code));
    pane.press("Enter");

    // The touch screen takes it up by itself.
    pane.wait_for("The desk answers.");
    pane.wait_for("This terminal there: 入口 1");
    window.on("start");
    let listed = desk.command(&["terminals"], "");
    assert!(listed.stdout.contains("入口 1"), "{listed:?}");
    let identity = rig.terminal.path(".local/state/kazasu/desk/identity.json");
    let identity: Value = serde_json::from_slice(&fs::read(identity).unwrap()).unwrap();
    let id = identity["desk_id"].as_str().unwrap();
    pane.wait_for(&format!("Desk id: {id}"));
    let enrolled = format!(r#"{{"deed":"enrolled","desk":"{id}""#);
    wait_until("a record of it", || audit(&rig).matches(&enrolled).count() == 1);
    assert!(audit(&rig).contains(r#""by":"technician""#));

    // The code was good for one terminal; the failure says what to do, and is recorded.
    type_in(&pane, &desk, &code);
    pane.wait_for("used already");
    wait_until("a record of it", || audit(&rig).contains(r#""why":"code_used""#));
    pane.press("Escape");
    pane.wait_for("Address of the desk");
    pane.press("Escape");
    pane.wait_for("The desk answers.");

    let struck = desk.command(&["revoke", "入口 1"], "");
    assert_eq!(struck.code, Some(0), "{struck:?}");
    pane.wait_for("The desk does not take this terminal.");
    pane.wait_for("has struck this terminal off its list");
    window.on("out-of-service");
    let doctor = rig.terminal.kazasu(&["doctor", "--json", "--lang", "en"]);
    let report: Value = doctor.env("DISPLAY", "").env("WAYLAND_DISPLAY", "").run().json();
    let said = report["checks"].as_array().unwrap().iter().find(|it| it["name"] == "desk").unwrap();
    assert_eq!(said["state"], "problem", "{said}");
    assert!(said["next"].as_str().unwrap().contains("kazasu enrol ADDRESS --again"), "{said}");
    let written = kazasu_tests::files_below(&rig.terminal.path(".local"));
    for file in written.into_iter().filter(|file| file.is_file()) {
        let bytes = fs::read(&file).unwrap();
        let secret = secret(&code);
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "the code stands in {}", file.display());
    }
}

#[test]
fn visits_that_wait_are_told_to_no_other_desk_and_wait_again_at_theirs() {
    let rig = rig();
    let mut first = Desk::start("");
    let code = first.code("入口 1");
    let enrol = |desk: &Desk, code: &str, more: &[&str]| {
        let address = desk.terminals.to_string();
        let arguments = [&["enrol", &address, "--code-stdin", "--lang", "en"], more].concat();
        rig.terminal.kazasu(&arguments).stdin(format!("{code}\n")).run()
    };
    assert_eq!(enrol(&first, &code, &[]).exit, 0);
    let enrolled = audit(&rig);
    assert!(enrolled.contains(r#"{"deed":"enrolled""#), "{enrolled}");
    assert!(enrolled.contains(r#""by":"command""#), "{enrolled}");
    first.stop();

    // A visit without the desk: it is kept.
    let window =
        Window::open(Display::xvfb(800, 480), Hand::Mouse, &rig.terminal, &["--lang", "en"]);
    window.on("desk-away");
    settle();
    rig.phone.hold();
    window.on("take-ip");
    rig.phone.take_away();
    window.press("consent-all", "Answer(Nothing)");
    window.press("consent-check", "Decide");
    window.press("done-away", "Finish");

    let second = Desk::start("");
    let code = second.code("別の入口");
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
    type_in(&pane, &second, &code);
    pane.wait_for("2 reports of visits wait here for the desk at");
    pane.press("Escape");
    pane.wait_for("The desk does not answer.");
    let refused = enrol(&second, &code, &["--again"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    assert!(refused.stderr.contains("2 reports of visits wait here"), "{}", refused.stderr);

    // Told otherwise: the running screen goes to the other desk, and tells it nothing of them.
    type_in(&pane, &second, &code);
    pane.wait_for("2 reports of visits wait here for the desk at");
    pane.press("y");
    pane.wait_for("This terminal is now \"別の入口\" at the desk");
    pane.press("Enter");
    pane.wait_for("The desk answers.");
    pane.press("9");
    pane.wait_for("For another desk: 2");
    pane.wait_for("Waiting for the desk (the oldest): 0");
    window.on("start");
    let left = audit(&rig);
    assert!(left.contains(r#""waiting":2,"by":"technician""#), "{left}");

    // Back at its own desk they wait, and are delivered.
    first.start_again();
    let code = first.code("入口 1 again");
    let back = enrol(&first, &code, &["--again"]);
    assert_eq!(back.exit, 0, "{back:?}");
    pane.wait_for("Confirmed by the desk (the newest): 2");
    let text = pane.text();
    assert!(!text.contains("For another desk"), "{text}");
}
