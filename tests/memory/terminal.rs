//! `kazasu tui`.

use std::fs;
use std::time::Duration;

use kazasu_core::virtual_phone::{Fault, Model, PhoneSpec};
use kazasu_tests::{Pane, Phone, Rig, Service};

use super::judge::{as_text, certificate_copies, has_no_certificate, has_no_pin, look};

/// The right PIN of the phone.
const PIN: &str = "8531";
/// Typed and stopped, one in each visit.
const STOPPED: [&str; 5] = ["7294", "6183", "9407", "8650", "5371"];

/// What is held to a reader within the program's first second may have lain there before.
const FIRST_LOOK: Duration = Duration::from_millis(1_200);
/// pcscd looks every 400 ms whether something is still there.
const LIFTED: Duration = Duration::from_millis(900);

struct Terminal {
    pane: Pane,
    rig: Rig,
    process: u32,
}

/// How digits come.
#[derive(Clone, Copy, Debug)]
enum Typing {
    /// As a keyboard sends them.
    Keyboard,
    /// As a ten-key in application mode sends them.
    Keypad,
    /// The same, and the line brings all of them together.
    AtOnce,
}

impl Terminal {
    fn start(model: Model) -> Self {
        let spec = PhoneSpec { pin: PIN.into(), ..Phone::spec(model) };
        let rig = Rig::on(Service::shared().reader(), spec, None);
        let pane = Pane::run(&rig, &["tui", "--lang", "en"], &[]);
        pane.wait_for("Use my phone");
        std::thread::sleep(FIRST_LOOK);
        let parent = pane.parent();
        let children =
            fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap();
        let process = children.split_whitespace().next().unwrap().parse().unwrap();
        Self { pane, rig, process }
    }

    fn to_pad(&self) {
        self.pane.press("1");
        self.pane.wait_for("Which phone do you have?");
        self.pane.press("2");
        self.pane.wait_for("Enter the 4-digit PIN");
    }

    fn type_pin(&self, pin: &str, typing: Typing) {
        let keypad = |digit: u8| [0x1b, b'O', digit - b'0' + b'p'];
        match typing {
            Typing::Keyboard => pin.bytes().for_each(|digit| self.pane.send_bytes(&[digit])),
            Typing::Keypad => pin.bytes().for_each(|digit| self.pane.send_bytes(&keypad(digit))),
            Typing::AtOnce => {
                self.pane.send_bytes(&pin.bytes().flat_map(keypad).collect::<Vec<u8>>());
            }
        }
        self.pane.wait_for("|  *  |  |  *  |  |  *  |  |  *  |");
    }

    fn stop(&self) {
        self.pane.press("*");
        self.pane.wait_for("Use my phone");
    }

    fn hold_until(&self, text: &str) {
        self.rig.phone.hold();
        self.pane.wait_for(text);
        self.rig.phone.take_away();
        std::thread::sleep(LIFTED);
    }
}

#[test]
fn five_stopped_visits_leave_no_pin() {
    let terminal = Terminal::start(Model::Android);
    let Some(before) = look(terminal.process) else { return };
    for (number, pin) in STOPPED.into_iter().enumerate() {
        terminal.to_pad();
        let typing = [Typing::AtOnce, Typing::Keyboard, Typing::Keypad][number % 3];
        terminal.type_pin(pin, typing);
        // While it is typed it is there: the search finds what there is.
        let Some(memory) = look(terminal.process) else { return };
        assert!(!as_text(&memory, pin).is_empty(), "{pin} was typed and is not found");
        terminal.stop();
    }
    let Some(memory) = look(terminal.process) else { return };
    has_no_pin(&before, &memory, &STOPPED);
}

/// One read brings all of them; what is pressed then overwrites a byte of it.
#[test]
fn digits_that_come_at_once_leave_no_pin() {
    let terminal = Terminal::start(Model::Android);
    let Some(before) = look(terminal.process) else { return };
    terminal.to_pad();
    terminal.type_pin(PIN, Typing::AtOnce);
    terminal.stop();
    let Some(memory) = look(terminal.process) else { return };
    has_no_pin(&before, &memory, &[PIN]);
}

/// A wrong PIN, the right one, consent: everything that a visit may hold.
#[test]
fn a_visit_that_was_read_leaves_nothing() {
    let terminal = Terminal::start(Model::Android);
    let Some(before) = look(terminal.process) else { return };
    terminal.to_pad();
    terminal.type_pin(STOPPED[0], Typing::Keyboard);
    terminal.pane.press("Enter");
    terminal.pane.wait_for("Hold your Android phone");
    terminal.hold_until("Incorrect PIN");
    terminal.pane.wait_for("Please try again");
    terminal.type_pin(PIN, Typing::Keypad);
    terminal.pane.press("Enter");
    terminal.pane.wait_for("Hold your Android phone");
    terminal.hold_until("Take your phone off");
    terminal.pane.wait_for("Share your medical");
    let Some(memory) = look(terminal.process) else { return };
    has_no_pin(&before, &memory, &[PIN, STOPPED[0]]);
    assert!(!certificate_copies(&memory).is_empty(), "it was read and is not found");
    drop(memory);
    terminal.pane.press("1");
    terminal.pane.wait_for("Is this correct?");
    terminal.pane.press("Enter");
    terminal.pane.wait_for("You're finished here");
    terminal.pane.press("1");
    terminal.pane.wait_for("Use my phone");
    let Some(memory) = look(terminal.process) else { return };
    has_no_pin(&before, &memory, &[PIN, STOPPED[0]]);
    has_no_certificate(&memory);
}

/// The phone leaves in the middle, and the person too.
#[test]
fn a_torn_visit_with_an_iphone_leaves_nothing() {
    let terminal = Terminal::start(Model::Iphone);
    // Within the certificate.
    terminal.rig.phone.shared().lock().plan(vec![(7, Fault::LeaveInside)]);
    terminal.pane.press("1");
    terminal.pane.wait_for("Which phone do you have?");
    terminal.pane.press("1");
    terminal.pane.wait_for("then hold your iPhone");
    terminal.rig.phone.hold();
    terminal.rig.phone.wait_for_command(7);
    std::thread::sleep(LIFTED);
    terminal.pane.press("*");
    terminal.pane.wait_for("Use my phone");
    let Some(memory) = look(terminal.process) else { return };
    has_no_certificate(&memory);
}
