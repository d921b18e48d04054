//! The view beside a program that serves patients: it works on that one, and takes no phone from
//! it.

use std::fs;
use std::process::Command;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Pane, Phone, Rig, Service, Window, wait_until};

use super::settle;
use super::view::{enter, technician};

/// A service of its own: phones of other tests would come and go in the lists.
fn rig() -> Rig {
    Rig::on(Service::private(1).reader(), Phone::spec(Model::Iphone), None)
}

/// How often a deed stands in the audit log.
fn deeds(rig: &Rig, deed: &str) -> usize {
    let folder = rig.terminal.path(".local/state/kazasu/audit");
    // Few records: one file.
    let records = fs::read_to_string(folder.join("audit-000000001.jsonl")).unwrap_or_default();
    records.matches(&format!(r#"{{"deed":"{deed}""#)).count()
}

/// The usual way to look after a touch screen: its program serves patients, and the technician
/// comes over SSH.
#[test]
fn over_ssh_the_view_works_on_the_touch_screen() {
    let rig = rig();
    let window =
        Window::open(Display::xvfb(800, 480), Hand::Mouse, &rig.terminal, &["--lang", "en"]);
    window.on("start");
    settle();
    rig.phone.hold();
    window.on("take-ip");
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
    pane.wait_for("Connected to kazasu touch, process");
    pane.wait_for("A visit is open.");
    // The tap from before this view was there, with its commands.
    pane.press("2");
    pane.wait_for("Read and proved");
    pane.press("Enter");
    pane.resize(80, 50);
    pane.wait_for("COMPUTE DIGITAL SIGNATURE");
    pane.resize(80, 24);
    pane.press("Escape");
    rig.phone.take_away();
    window.press("consent-all", "Answer(Nothing)");
    window.press("consent-check", "Decide");
    window.press("done-away", "Finish");
    window.on("start");

    // Patients are told, and what is read now is no visit of theirs.
    enter(&pane, "4", "Begin maintenance");
    window.on("maintenance");
    rig.phone.hold();
    settle();
    assert_eq!(rig.phone.shared().lock().signatures(), 1, "a phone was read in maintenance");
    enter(&pane, "3", &format!("Read what lies on {}", rig.reader.name(0)));
    pane.wait_for("Result: Read and proved");
    assert_eq!(rig.phone.shared().lock().signatures(), 2);
    assert_eq!(window.times("reading"), 1);
    enter(&pane, "4", "Connect to the PC/SC service anew");
    pane.wait_for("Done: Connect to the PC/SC service anew");
    pane.press("5");
    pane.wait_for("5/10 Configuration");
    pane.press("End");
    pane.wait_for("BIZ UDPGothic: 1.05");
    pane.press("1");
    pane.wait_for("1 tap since the start");
    rig.phone.take_away();
    // The program that serves records what it does, and the view what it does itself.
    enter(&pane, "6", "Run the self test again");
    wait_until("a record of the self test", || deeds(&rig, "self_test") == 1);
    assert_eq!(
        ["login", "maintenance_on", "test_read", "reconnected", "logout"]
            .map(|deed| deeds(&rig, deed)),
        [1, 1, 1, 1, 0]
    );

    // The connection is lost, as when a laptop is closed: patients are served again.
    assert!(
        Command::new("kill")
            .args(["-KILL", &pane.parent().to_string()])
            .status()
            .unwrap()
            .success()
    );
    window.on("start");
    wait_until("the end of what was begun", || {
        ["maintenance_off", "logout"].map(|deed| deeds(&rig, deed)) == [1, 1]
    });
}

#[test]
fn a_view_is_told_when_the_program_that_serves_ends() {
    let rig = rig();
    let patients = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    patients.wait_for("Use my phone");
    let pane = technician(&rig);
    pane.wait_for("Connected to kazasu tui, process");
    patients.end();
    pane.wait_for("CONNECTION ENDED");
    pane.wait_for("has ended, and this view knows nothing more");
    pane.press("4");
    pane.wait_for("4/10");
    assert!(!pane.text().contains("Begin maintenance"), "{}", pane.text());
    enter(&pane, "8", "End this program");
    assert_eq!(pane.exit(), 0);
    assert_eq!(deeds(&rig, "login"), 1);
    // The next view is one of its own.
    wait_until("a view that serves", || {
        let pane = technician(&rig);
        pane.press("4");
        pane.wait_for("4/10");
        pane.text().contains("Begin maintenance") && !pane.text().contains("CONNECTED")
    });
}

/// Where the program that serves cannot let views in, they take no phone all the same, say who
/// serves, and show the taps of its log.
#[test]
fn without_a_way_in_it_only_watches() {
    let rig = rig();
    fs::create_dir_all(rig.terminal.path(".local/state/kazasu/attach/in-the-way")).unwrap();
    let patients = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    patients.wait_for("Use my phone");
    let pane = technician(&rig);
    pane.wait_for("WATCHING ONLY");
    pane.wait_for("kazasu tui, process");
    settle();
    rig.phone.hold();
    patients.wait_for("Take your iPhone");
    pane.press("2");
    pane.wait_for("Read and proved");
    assert_eq!(rig.phone.shared().lock().signatures(), 1, "one program has read the phone");
    // Nothing can be ordered here; that somebody looked is recorded.
    pane.press("4");
    pane.wait_for("serves the patients of this terminal");
    assert!(!pane.text().contains("Begin maintenance"), "{}", pane.text());
    wait_until("a record of the login", || deeds(&rig, "login") == 1);
    enter(&pane, "6", "Run the self test again");
    wait_until("a record of the self test", || deeds(&rig, "self_test") == 1);
    enter(&pane, "8", "End this program");
    assert_eq!(pane.exit(), 0);
    wait_until("a record of the logout", || deeds(&rig, "logout") == 1);
}

/// Whoever logs in as another user finds no socket and no lock in the own folders, and takes no
/// phone from the patients all the same.
#[test]
fn for_another_user_it_only_watches_too() {
    let (rig, home) = (rig(), tempfile::tempdir().unwrap());
    let patients = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    patients.wait_for("Use my phone");
    let home = format!("HOME={}", home.path().display());
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[&home]);
    pane.wait_for("WATCHING ONLY");
    pane.wait_for("kazasu tui, process");
    settle();
    rig.phone.hold();
    patients.wait_for("Take your iPhone");
    assert_eq!(rig.phone.shared().lock().signatures(), 1, "one program has read the phone");
}

/// However the program ends, it does not leave a record of a maintenance that goes on for ever.
#[test]
fn maintenance_ends_with_the_program() {
    let rig = rig();
    for (round, signal) in [(1, Some("TERM")), (2, None)] {
        let pane = technician(&rig);
        enter(&pane, "4", "Begin maintenance");
        pane.wait_for("MAINTENANCE");
        wait_until("a record of it", || deeds(&rig, "maintenance_on") == round);
        assert_eq!(deeds(&rig, "maintenance_off"), round - 1);
        match signal {
            Some(signal) => {
                let program = pane.program().to_string();
                assert!(
                    Command::new("kill")
                        .args([&format!("-{signal}"), &program])
                        .status()
                        .unwrap()
                        .success()
                );
                assert_eq!(pane.exit(), 0);
            }
            // The terminal goes away.
            None => pane.end(),
        }
        wait_until("the record of its end", || {
            ["maintenance_off", "logout"].map(|deed| deeds(&rig, deed)) == [round, round]
        });
    }
}

/// A view that was opened while nobody served patients gives the readers free when somebody does.
#[test]
fn a_view_of_its_own_yields_to_the_program_that_serves_patients() {
    let rig = rig();
    let pane = technician(&rig);
    assert!(
        !pane.text().contains("WATCHING") && !pane.text().contains("CONNECTED"),
        "{}",
        pane.text()
    );
    enter(&pane, "6", "Run the self test again");
    wait_until("a record of the self test", || deeds(&rig, "self_test") == 1);
    pane.press("1");
    pane.wait_for("1/10 Overview");
    let window =
        Window::open(Display::xvfb(800, 480), Hand::Mouse, &rig.terminal, &["--lang", "en"]);
    pane.wait_for("READERS GIVEN FREE");
    pane.wait_for("kazasu touch, process");
    window.on("start");
    settle();
    rig.phone.hold();
    window.on("take-ip");
    assert_eq!(rig.phone.shared().lock().signatures(), 1);
    pane.press("4");
    pane.wait_for("has given the readers free");
    enter(&pane, "8", "End this program");
    assert_eq!(pane.exit(), 0);
    assert_eq!(["login", "logout"].map(|deed| deeds(&rig, deed)), [1, 1]);
    // The next one works on that program.
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
}
