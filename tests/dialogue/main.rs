//! `kazasu read` at a terminal, as a person has it: in a tmux of its own.

mod transcript;

use std::thread::sleep;
use std::time::Duration;

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Pane, Phone, Rig, wait_until};

const HOLD: &str = "Hold the phone to the reader";
const LIFT: &str = "Please take the phone off, then enter the PIN.";
const LAST: &str = "One try is left. A wrong PIN will lock it. Do you want to enter it? [y/N]";

/// `kazasu read` in English, and the phone on its reader.
struct Dialogue {
    /// First, so that the program ends before its reader is given back.
    pane: Pane,
    rig: Rig,
}

impl Dialogue {
    fn start(rig: Rig, arguments: &[&str]) -> Self {
        let pane = Pane::run(&rig, &[&["read", "--lang", "en"], arguments].concat(), &[]);
        Self { pane, rig }
    }

    /// Lifts the phone and holds it again, as the terminal has asked for.
    fn hold_again(&self) {
        lift(&self.rig);
        self.rig.phone.hold();
    }

    /// The PIN is asked for once the phone is known; it is typed, and sent at the second contact.
    #[track_caller]
    fn enter_pin_and_hold_again(&self, pin: &str) {
        self.pane.wait_for(LIFT);
        let before = self.rig.phone.verifies();
        self.pane.type_unseen(pin);
        assert_eq!(self.rig.phone.verifies(), before, "the first contact sent nothing");
        self.hold_again();
    }

    /// Waits for the end: its exit code, this text on the screen, so many PINs sent.
    #[track_caller]
    fn ends(&self, exit: i32, text: &str, verifies: u32) {
        assert_eq!(self.pane.exit(), exit);
        assert!(self.pane.text().contains(text), "{}", self.pane.text());
        assert_eq!(self.rig.phone.verifies(), verifies);
    }
}

/// pcscd looks every 400 ms whether the phone is still there.
fn lift(rig: &Rig) {
    rig.phone.take_away();
    sleep(Duration::from_millis(900));
}

/// An Android phone with one PIN try left.
fn one_try_left() -> Rig {
    Rig::new(PhoneSpec { tries_left: 1, ..Phone::spec(Model::Android) })
}

#[test]
fn the_pin_is_asked_for_when_an_android_phone_is_there() {
    let dialogue = Dialogue::start(Rig::android(), &["--phone", "any"]);
    dialogue.pane.wait_for(HOLD);
    dialogue.pane.wait_for("Found an Android phone.");
    dialogue.enter_pin_and_hold_again("1234");
    dialogue.ends(0, "Read: Android phone", 1);
}

/// The phone is still on the reader when the PIN is in: it has to be lifted first, and the PIN is
/// not sent before.
#[test]
fn a_phone_that_was_not_lifted_is_not_read() {
    let dialogue = Dialogue::start(Rig::android(), &[]);
    dialogue.pane.wait_for(LIFT);
    dialogue.pane.type_unseen("1234");
    sleep(Duration::from_secs(2));
    assert_eq!(dialogue.rig.phone.verifies(), 0);
    dialogue.hold_again();
    dialogue.ends(0, "Read: Android phone", 1);
}

#[test]
fn an_iphone_is_read_without_a_question() {
    let dialogue = Dialogue::start(Rig::iphone(), &[]);
    dialogue.ends(0, "Read: iPhone", 0);
    assert!(!dialogue.pane.text().contains("PIN"), "{}", dialogue.pane.text());
}

/// With `--phone android` the PIN is asked for at once, and one contact is enough. What is no PIN
/// is asked for again.
#[test]
fn the_pin_comes_first_where_android_was_chosen() {
    let dialogue = Dialogue::start(Rig::android(), &["--phone", "android"]);
    dialogue.pane.type_unseen("12345");
    dialogue.pane.wait_for("A PIN has four digits, 0 to 9.");
    dialogue.pane.type_unseen("1234");
    dialogue.ends(0, "Read: Android phone", 1);
    assert_eq!(dialogue.rig.phone.shared().lock().holds(), 1);
}

#[test]
fn the_last_try_needs_an_answer() {
    let dialogue = Dialogue::start(one_try_left(), &["--phone", "any"]);
    dialogue.pane.wait_for(LAST);
    dialogue.pane.type_line("n");
    dialogue.ends(1, "The PIN was not sent.", 0);
}

#[test]
fn the_last_try_is_used_after_consent() {
    let dialogue = Dialogue::start(one_try_left(), &["--phone", "any"]);
    dialogue.pane.wait_for(LAST);
    dialogue.pane.type_line("y");
    dialogue.enter_pin_and_hold_again("1234");
    dialogue.ends(0, "Read: Android phone", 1);
    assert_eq!(dialogue.rig.phone.shared().lock().tries_left(), 3);
}

/// A PIN that was entered before it was known that one try is left is not sent: it is asked for
/// again, with consent.
#[test]
fn a_pin_entered_without_knowing_is_not_the_last_try() {
    let dialogue = Dialogue::start(one_try_left(), &["--phone", "android"]);
    dialogue.pane.type_unseen("9999");
    dialogue.pane.wait_for(LAST);
    assert_eq!(dialogue.rig.phone.verifies(), 0);
    dialogue.pane.type_line("yes");
    dialogue.enter_pin_and_hold_again("1234");
    dialogue.ends(0, "Read: Android phone", 1);
    assert_eq!(dialogue.rig.phone.shared().lock().tries_left(), 3);
}

#[test]
fn an_empty_answer_is_no_pin() {
    let dialogue = Dialogue::start(Rig::android(), &[]);
    dialogue.pane.wait_for(LIFT);
    dialogue.pane.type_unseen("");
    dialogue.ends(1, "The PIN is needed (3 tries left)", 0);
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
    let Dialogue { pane, rig } = Dialogue::start(rig, &[]);
    pane.wait_for(HOLD);
    sleep(Duration::from_millis(300));
    pane.press("C-c");
    assert_eq!(pane.exit(), 130);
    rig.phone.hold();
    let _read = rig.read_with_pin("1234", &[]).read();
    wait_until("the tap", || rig.phone.verifies() == 1);
}
