//! The technician's view in a real terminal, against a real PC/SC service and virtual phones: who
//! gets in, what is read without a PIN, what is known of a patient's tap, and how it ends.

mod beside;
#[cfg(unix)]
mod desk;
#[cfg(target_os = "linux")]
mod overlap;
#[cfg(unix)]
mod queue;
mod view;

use std::process::Command;
use std::time::Duration;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Pane, Phone, Reader, Rig, Service, wait_until};
use view::{PASSCODE, enter, open, passcode_chosen, technician};

/// Longer than pcscd takes to notice that a phone has gone, and than what was held counts as
/// nobody's.
const SETTLING: Duration = Duration::from_millis(1_300);

pub(crate) fn settle() {
    std::thread::sleep(SETTLING);
}

#[test]
fn a_passcode_opens_the_view_and_a_wrong_one_makes_it_wait() {
    let rig = Rig::android();
    rig.phone.take_away();
    passcode_chosen(&rig);
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    pane.press("F12");
    pane.wait_for("Technician's passcode");
    pane.type_line("not this one");
    pane.wait_for("Not the right passcode. This was noted.");
    pane.wait_for("Please wait 1 second");
    wait_until("the end of the wait", || !pane.text().contains("Please wait"));
    pane.type_line(PASSCODE);
    pane.wait_for("1/10 Overview");
    assert!(!pane.text().contains(PASSCODE));
    // Maintenance, and what the patient sees of it.
    enter(&pane, "4", "Begin maintenance");
    pane.wait_for("MAINTENANCE");
    enter(&pane, "8", "Back to the patient's screen");
    pane.wait_for("Under maintenance");
    rig.phone.hold();
    settle();
    assert_eq!(rig.phone.commands(), 0, "a phone was read in maintenance");
    assert!(pane.text().contains("Under maintenance"));
    // And out of it.
    open(&pane);
    enter(&pane, "4", "End maintenance");
    pane.wait_for("Begin maintenance");
    enter(&pane, "8", "Back to the patient's screen");
    pane.wait_for("Please take");
}

#[test]
fn without_a_passcode_the_key_does_nothing() {
    let rig = Rig::android();
    rig.phone.take_away();
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    pane.press("F12");
    std::thread::sleep(Duration::from_millis(300));
    pane.press("1");
    pane.wait_for("Which phone do you have?");
}

#[test]
fn a_test_read_says_what_lies_there_and_spends_no_try() {
    // A service of its own: phones of other tests would come and go in the list.
    let rig = Rig::on(Service::private(1).reader(), Phone::spec(Model::Android), None);
    rig.phone.hold();
    let pane = technician(&rig);
    enter(&pane, "4", "Begin maintenance");
    pane.wait_for("MAINTENANCE");
    for number in 1..=3 {
        let before = rig.phone.commands();
        enter(&pane, "3", &format!("Read what lies on {}", rig.reader.name(0)));
        rig.phone.wait_for_command(before + 4);
        // Its own number: the result of the one before stands there until then.
        pane.wait_for(&format!("Tap: {number}"));
        pane.wait_for("Result: pin_required");
        pane.wait_for("PIN tries left: 3");
        pane.wait_for("Phone: Android");
    }
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().tries_left()), (0, 3));
    // It is no visit: no tap of a patient is counted.
    pane.press("1");
    pane.wait_for("0 taps since the start");
}

#[test]
fn a_test_read_of_an_iphone_is_judged_to_the_end() {
    // A service of its own: phones of other tests would come and go in the list.
    let rig = Rig::on(Service::private(1).reader(), Phone::spec(Model::Iphone), None);
    rig.phone.hold();
    let pane = technician(&rig);
    enter(&pane, "4", "Begin maintenance");
    pane.wait_for("MAINTENANCE");
    enter(&pane, "3", &format!("Read what lies on {}", rig.reader.name(0)));
    pane.wait_for("Result: Read and proved");
    assert_eq!(rig.phone.shared().lock().signatures(), 1);
}

/// A patient's visit, a window that is made smaller in the middle of it, and what the technician
/// sees of the tap afterwards: its commands, and no PIN.
#[test]
fn a_patients_tap_is_listed_with_its_commands_and_without_the_pin() {
    let rig = Rig::android();
    rig.phone.take_away();
    passcode_chosen(&rig);
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    settle();
    pane.press("1");
    pane.wait_for("Which phone do you have?");
    pane.press("2");
    pane.wait_for("Enter the 4-digit PIN");
    pane.type_line("1234");
    pane.wait_for("Hold your Android phone");
    pane.resize(40, 12);
    rig.phone.hold();
    pane.wait_for("Take your");
    rig.phone.take_away();
    pane.wait_for("Share your medical");
    pane.resize(80, 24);
    pane.press("1");
    pane.wait_for("Is this correct?");
    pane.press("Enter");
    pane.wait_for("You're finished here");
    assert_eq!(rig.phone.verifies(), 1);
    open(&pane);
    pane.wait_for("1 tap since the start");
    pane.press("2");
    pane.wait_for("Read and proved");
    pane.press("Enter");
    pane.wait_for("Result: Read and proved");
    pane.resize(80, 50);
    pane.wait_for("VERIFY (empty: counter)");
    pane.wait_for("COMPUTE DIGITAL SIGNATURE");
    let text = pane.text();
    assert!(!text.contains("1234") && !text.contains("31323334"), "{text}");
    assert!(text.contains("00200080   9    2 9000 done"), "{text}");
}

#[test]
fn an_iphones_visit_is_listed_too() {
    let rig = Rig::iphone();
    rig.phone.take_away();
    passcode_chosen(&rig);
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    settle();
    rig.phone.hold();
    pane.wait_for("Take your iPhone");
    rig.phone.take_away();
    pane.wait_for("Share your medical");
    pane.press("3");
    pane.wait_for("Is this correct?");
    pane.press("Enter");
    pane.wait_for("You're finished here");
    open(&pane);
    pane.press("2");
    pane.wait_for("iPhone");
    pane.wait_for("Read and proved");
}

/// Maintenance waits for the visit that is open, and begins when it has ended.
#[test]
fn maintenance_waits_for_the_visit_that_is_open() {
    let rig = Rig::android();
    rig.phone.take_away();
    passcode_chosen(&rig);
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    pane.press("1");
    pane.wait_for("Which phone do you have?");
    open(&pane);
    pane.wait_for("A visit is open.");
    enter(&pane, "4", "Begin maintenance");
    pane.wait_for("Maintenance begins by itself when it has ended.");
    enter(&pane, "8", "Back to the patient's screen");
    // The patient's screen is as it was.
    pane.wait_for("Which phone do you have?");
    pane.press("Escape");
    pane.wait_for("Under maintenance");
}

#[test]
fn the_pcsc_service_comes_and_goes_and_is_connected_to_anew() {
    let service = Service::private(1);
    let reader: Reader = service.reader();
    let name = reader.name(0);
    let rig = Rig::on(reader, Phone::spec(Model::Android), None);
    let pane = technician(&rig);
    pane.wait_for(&name);
    enter(&pane, "4", "Connect to the PC/SC service anew");
    pane.wait_for("Done: Connect to the PC/SC service anew");
    pane.press("1");
    pane.wait_for("PC/SC service: answers");
    pane.wait_for(&name);
    service.stop();
    pane.wait_for("PC/SC service: not running");
    service.restart();
    pane.wait_for("PC/SC service: answers");
    pane.wait_for(&name);
    rig.phone.hold();
    pane.wait_for("Something lies on it, ATR 3B");
    // The reader that is started anew reads as before.
    enter(&pane, "4", "Begin maintenance");
    pane.wait_for("MAINTENANCE");
    enter(&pane, "4", &format!("Start {name} anew"));
    pane.wait_for("Done: Start");
    enter(&pane, "3", &format!("Read what lies on {name}"));
    pane.wait_for("Result: pin_required");
    assert_eq!(rig.phone.verifies(), 0);
}

#[test]
fn over_ssh_leaving_ends_the_program_and_gives_the_terminal_back() {
    let rig = Rig::android();
    let pane = technician(&rig);
    enter(&pane, "8", "End this program");
    assert_eq!(pane.exit(), 0);
    assert!(!pane.text().contains("Overview"), "{}", pane.text());
}

/// What sshd does to a session whose connection has gone: its shell is killed, and the terminal
/// with it.
#[test]
fn it_ends_when_its_parent_is_killed() {
    let rig = Rig::android();
    let pane = technician(&rig);
    let (parent, program) = (pane.parent(), pane.program());
    assert!(Command::new("kill").args(["-KILL", &parent.to_string()]).status().unwrap().success());
    wait_until("the end of the program", || !view::is_running(program));
}

#[test]
fn a_terminal_that_is_too_small_or_dumb_is_told_so() {
    let rig = Rig::android();
    let pane = Pane::sized(&rig, (30, 8), &["tui", "--technician", "--lang", "en"], &[]);
    pane.wait_for("too small");
    pane.resize(40, 12);
    pane.wait_for("1/10 Overview");
    let pane = Pane::run(&rig, &["tui", "--technician"], &["TERM=dumb"]);
    assert_eq!(pane.exit(), 2);
    assert!(pane.text().contains("TERM is \"dumb\""), "{}", pane.text());
    let pane = Pane::run(&rig, &["tui", "--technician"], &["LC_ALL=C"]);
    assert_eq!(pane.exit(), 2);
    assert!(pane.text().contains("not UTF-8"), "{}", pane.text());
}
