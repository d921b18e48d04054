//! `kazasu read` at a terminal, as a person has it: in a tmux of its own.

mod transcript;

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Pane, Phone, Rig, wait_until};

const HOLD: &str = "Hold the phone to the reader";
const LIFT: &str = "Please take the phone off, then enter the PIN.";
const LAST: &str = "One try is left. A wrong PIN will lock it. Do you want to enter it? [y/N]";

/// pcscd looks every 400 ms whether the phone is still there.
fn lift(rig: &Rig) {
    rig.phone.take_away();
    std::thread::sleep(std::time::Duration::from_millis(900));
}

#[test]
fn the_pin_is_asked_for_when_an_android_phone_is_there() {
    let rig = Rig::android();
    let pane = Pane::run(&rig, &["read", "--phone", "any", "--lang", "en"], &[]);
    pane.wait_for(HOLD);
    pane.wait_for("Found an Android phone.");
    pane.wait_for(LIFT);
    pane.type_unseen("1234");
    assert_eq!(rig.phone.verifies(), 0, "the first contact sent nothing");
    lift(&rig);
    rig.phone.hold();
    pane.wait_for("Read: Android phone");
    assert_eq!(pane.exit(), 0);
    assert_eq!(rig.phone.verifies(), 1);
}

/// The phone is still on the reader when the PIN is in: it has to be lifted first, and the PIN is
/// not sent before.
#[test]
fn a_phone_that_was_not_lifted_is_not_read() {
    let rig = Rig::android();
    let pane = Pane::run(&rig, &["read", "--lang", "en"], &[]);
    pane.wait_for(LIFT);
    pane.type_unseen("1234");
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(rig.phone.verifies(), 0);
    lift(&rig);
    rig.phone.hold();
    assert_eq!(pane.exit(), 0);
    assert_eq!(rig.phone.verifies(), 1);
}

#[test]
fn an_iphone_is_read_without_a_question() {
    let rig = Rig::iphone();
    let pane = Pane::run(&rig, &["read", "--lang", "en"], &[]);
    assert_eq!(pane.exit(), 0);
    assert!(
        pane.text().contains("Read: iPhone") && !pane.text().contains("PIN"),
        "{}",
        pane.text()
    );
}

/// With `--phone android` the PIN is asked for at once, and one contact is enough. What is no PIN
/// is asked for again.
#[test]
fn the_pin_comes_first_where_android_was_chosen() {
    let rig = Rig::android();
    let pane = Pane::run(&rig, &["read", "--phone", "android", "--lang", "en"], &[]);
    pane.type_unseen("12345");
    pane.wait_for("A PIN has four digits, 0 to 9.");
    pane.type_unseen("1234");
    assert_eq!(pane.exit(), 0);
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().holds()), (1, 1));
}

#[test]
fn the_last_try_needs_an_answer() {
    let rig = Rig::new(PhoneSpec { tries_left: 1, ..Phone::spec(Model::Android) });
    let pane = Pane::run(&rig, &["read", "--phone", "any", "--lang", "en"], &[]);
    pane.wait_for(LAST);
    pane.type_line("n");
    assert_eq!(pane.exit(), 1);
    assert!(pane.text().contains("The PIN was not sent."), "{}", pane.text());
    assert_eq!(rig.phone.verifies(), 0);
}

#[test]
fn the_last_try_is_used_after_consent() {
    let rig = Rig::new(PhoneSpec { tries_left: 1, ..Phone::spec(Model::Android) });
    let pane = Pane::run(&rig, &["read", "--phone", "any", "--lang", "en"], &[]);
    pane.wait_for(LAST);
    pane.type_line("y");
    pane.wait_for(LIFT);
    pane.type_unseen("1234");
    lift(&rig);
    rig.phone.hold();
    assert_eq!(pane.exit(), 0);
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().tries_left()), (1, 3));
}

/// A PIN that was entered before it was known that one try is left is not sent: it is asked for
/// again, with consent.
#[test]
fn a_pin_entered_without_knowing_is_not_the_last_try() {
    let rig = Rig::new(PhoneSpec { tries_left: 1, ..Phone::spec(Model::Android) });
    let pane = Pane::run(&rig, &["read", "--phone", "android", "--lang", "en"], &[]);
    pane.type_unseen("9999");
    pane.wait_for(LAST);
    assert_eq!(rig.phone.verifies(), 0);
    pane.type_line("yes");
    pane.wait_for(LIFT);
    pane.type_unseen("1234");
    lift(&rig);
    rig.phone.hold();
    assert_eq!(pane.exit(), 0);
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().tries_left()), (1, 3));
}

#[test]
fn an_empty_answer_is_no_pin() {
    let rig = Rig::android();
    let pane = Pane::run(&rig, &["read", "--lang", "en"], &[]);
    pane.wait_for(LIFT);
    pane.type_unseen("");
    assert_eq!(pane.exit(), 1);
    assert!(pane.text().contains("The PIN is needed (3 tries left)"), "{}", pane.text());
    assert_eq!(rig.phone.verifies(), 0);
}

/// Colours on a terminal, none with NO_COLOR (no-color.org) or on one that has none.
#[test]
fn colours_are_for_terminals_that_want_them() {
    let rig = Rig::iphone();
    for (variables, coloured) in
        [(&[][..], true), (&["NO_COLOR=1"], false), (&["TERM=dumb"], false), (&["NO_COLOR="], true)]
    {
        let pane = Pane::run(&rig, &["read", "--lang", "en"], variables);
        assert_eq!(pane.exit(), 0);
        assert!(pane.text().contains("Read: iPhone"));
        assert_eq!(pane.text_with_colours().contains("\x1b[1m\x1b[32m"), coloured, "{variables:?}");
    }
}

/// Ctrl-C while it waits ends it: nothing is left on the reader.
#[test]
fn control_c_ends_the_wait() {
    let rig = Rig::android();
    lift(&rig);
    let pane = Pane::run(&rig, &["read", "--lang", "en"], &[]);
    pane.wait_for(HOLD);
    std::thread::sleep(std::time::Duration::from_millis(300));
    pane.press("C-c");
    assert_eq!(pane.exit(), 130);
    rig.phone.hold();
    let _read = rig.read_with_pin("1234", &[]).read();
    wait_until("the tap", || rig.phone.verifies() == 1);
}
