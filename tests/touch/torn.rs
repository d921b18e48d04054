//! A tap that is torn at each of its steps, and goes on. One entry of the PIN allows one VERIFY; a
//! second one follows only the phone's word that the first was right, or another entry.

use kazasu_core::virtual_phone::{CommandKind, Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Display, Hand, Phone};

use super::booth::{Booth, verifies};
use super::steps::{SELECT, number};

/// An Android phone that slips off the reader at this command; held once, with its PIN typed.
fn torn(number: u32, fault: Fault) -> Booth {
    let spec = PhoneSpec { faults: FaultPlan::at(number, fault), ..Phone::spec(Model::Android) };
    let booth = Booth::new(Display::xvfb(1_280, 800), Hand::Mouse, spec, "", &[]);
    booth.to_android_hold("1234");
    booth.hold();
    booth
}

/// Held once more, it is read to the end, and the PIN is not asked for again.
fn goes_on(booth: &Booth) {
    booth.window.on("torn");
    booth.read_until("take-an");
    booth.consent_and_finish();
    assert_eq!(booth.window.times("an-pin"), 1, "the PIN was typed once");
}

/// Held once more, it says how many tries are left, and the PIN is typed again.
fn asks_again(booth: &Booth) {
    booth.window.on("torn-check");
    let before = booth.verifies().len();
    booth.hold();
    booth.window.on("an-pin");
    assert_eq!(booth.verifies().len(), before, "looking at the counter costs no try");
    booth.take_away();
    booth.window.enter_pin("1234");
    booth.window.on("an-hold");
    booth.read_until("take-an");
    booth.consent_and_finish();
    assert_eq!(booth.rig.phone.shared().lock().tries_left(), 3);
}

#[test]
fn torn_at_select() {
    let booth = torn(number(SELECT, SELECT), Fault::LeaveBefore);
    goes_on(&booth);
    assert_eq!(booth.verifies(), [Some(0x9000)]);
}

#[test]
fn torn_at_the_token() {
    let booth = torn(number(SELECT, CommandKind::Read), Fault::TearAnswer { after: 1 });
    goes_on(&booth);
    assert_eq!(booth.verifies(), [Some(0x9000)]);
}

#[test]
fn torn_at_the_counter() {
    let booth = torn(number(SELECT, CommandKind::TriesLeft), Fault::LeaveInside);
    goes_on(&booth);
    assert_eq!(booth.verifies(), [Some(0x9000)]);
}

/// The PIN was on its way and never came.
#[test]
fn torn_before_verify() {
    let booth = torn(number(SELECT, CommandKind::Verify), Fault::LeaveBefore);
    asks_again(&booth);
    assert_eq!(booth.verifies(), [None, Some(0x9000)]);
    assert_eq!(booth.rig.phone.verifies(), 1, "one entry came through");
}

/// The PIN came and the answer was lost: nobody knows, so nothing is sent again.
#[test]
fn torn_inside_verify() {
    let booth = torn(number(SELECT, CommandKind::Verify), Fault::LeaveInside);
    asks_again(&booth);
    assert_eq!(booth.verifies(), [None, Some(0x9000)]);
    assert_eq!(booth.rig.phone.verifies(), 2, "two entries, two VERIFYs");
}

/// After the phone has said that the PIN is right, the same entry opens it once more.
#[test]
fn torn_at_the_certificate() {
    // The header is one command, and the first block another.
    let booth =
        torn(number(CommandKind::Verify, CommandKind::Read) + 1, Fault::TearAnswer { after: 1 });
    goes_on(&booth);
    assert_eq!(booth.verifies(), [Some(0x9000), Some(0x9000)]);
}

#[test]
fn torn_at_the_signature() {
    let booth = torn(number(SELECT, CommandKind::Sign), Fault::LeaveInside);
    goes_on(&booth);
    assert_eq!(booth.verifies(), [Some(0x9000), Some(0x9000)]);
}

/// Twice: it is told that it goes too fast, still with the same entry, and is read when it stays.
#[test]
fn torn_twice() {
    let (token, block) =
        (number(SELECT, CommandKind::Read), number(CommandKind::Verify, CommandKind::Read) + 1);
    let spec = PhoneSpec {
        faults: FaultPlan::at(token, Fault::LeaveBefore).and(block, Fault::LeaveInside),
        ..Phone::spec(Model::Android)
    };
    let booth = Booth::new(Display::xvfb(1_280, 800), Hand::Mouse, spec, "", &[]);
    booth.to_android_hold("1234");
    booth.hold();
    booth.window.on("torn");
    booth.hold();
    booth.window.press("e021-early", "Hold");
    booth.window.on("torn");
    booth.read_until("take-an");
    booth.consent_and_finish();
    assert_eq!(booth.verifies(), [Some(0x9000), Some(0x9000)]);
    assert_eq!(booth.window.times("an-pin"), 1);
}

/// The PIN was right for one phone, and another one of the same kind is held: it gets none of it.
#[test]
fn torn_and_then_another_phone() {
    let booth =
        torn(number(CommandKind::Verify, CommandKind::Read) + 1, Fault::TearAnswer { after: 1 });
    booth.window.on("torn");
    let other = PhoneSpec { serial: "0000000000000001".into(), ..Phone::spec(Model::Android) };
    let other = Phone::new(other, booth.rig.reader.port(0), None);
    other.hold();
    booth.window.on("diff-phone");
    assert_eq!(
        (verifies(&other), other.shared().lock().tries_left()),
        (vec![], 3),
        "no PIN went to it"
    );
    other.take_away();
    // From the beginning, with the phone that is here now.
    booth.window.press("diff-phone", "StartOver");
    booth.window.press("kind", "Choose(Android)");
    booth.window.enter_pin("1234");
    booth.window.on("an-hold");
    other.hold();
    booth.window.on("take-an");
    other.take_away();
    booth.consent_and_finish();
    assert_eq!((booth.verifies(), verifies(&other)), (vec![Some(0x9000)], vec![Some(0x9000)]));
}
