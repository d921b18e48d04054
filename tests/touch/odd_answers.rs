//! Answers that nobody expects, and phones that take too long: the phone is held again, and is
//! read.

use std::time::Duration;

use kazasu_core::virtual_phone::{CommandKind, Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Display, Hand, Phone};

use super::booth::Booth;
use super::steps::{SELECT, number};

fn booth(model: Model, faults: FaultPlan) -> Booth {
    let spec = PhoneSpec { faults, ..Phone::spec(model) };
    Booth::new(Display::xvfb(1_280, 800), Hand::Mouse, spec, "", &[])
}

/// The read of the token, the counter, the certificate, and the signature.
fn steps() -> [u32; 4] {
    [
        number(SELECT, CommandKind::Read),
        number(SELECT, CommandKind::TriesLeft),
        number(CommandKind::Verify, CommandKind::Read) + 1,
        number(SELECT, CommandKind::Sign),
    ]
}

#[test]
fn one_odd_answer_is_mended_by_holding_the_phone_again() {
    for (number, word) in steps().into_iter().zip([0x6F00, 0x6986, 0x6A80, 0x6985]) {
        let booth = booth(Model::Android, FaultPlan::at(number, Fault::Status(word)));
        booth.to_android_hold("1234");
        booth.hold();
        booth.window.on("torn");
        booth.take_away();
        booth.read_until("take-an");
        booth.consent_and_finish();
        assert_eq!(booth.window.times("an-pin"), 1, "the PIN was typed once");
        assert_eq!(booth.window.times("e-verify"), 0);
    }
}

#[test]
fn an_odd_answer_to_verify_is_looked_after_before_the_pin_is_asked_again() {
    let verify = number(SELECT, CommandKind::Verify);
    let booth = booth(Model::Android, FaultPlan::at(verify, Fault::Status(0x6986)));
    booth.to_android_hold("1234");
    booth.hold();
    booth.window.on("torn-check");
    booth.take_away();
    booth.hold();
    booth.window.on("an-pin");
    assert_eq!(booth.rig.phone.verifies(), 0, "only the counter was read");
}

#[test]
fn the_same_odd_answer_twice_is_for_the_desk() {
    let token = steps()[0];
    let faults = FaultPlan::at(token, Fault::Status(0x6F00)).and(token, Fault::Status(0x6F00));
    let booth = booth(Model::Iphone, faults);
    booth.hold();
    booth.window.on("torn");
    booth.take_away();
    booth.hold();
    booth.window.on("e-verify");
}

#[test]
fn an_iphone_that_refuses_its_signature_is_sent_to_wallet_first() {
    // An iPhone's tap has no PIN: three commands less.
    let sign = steps()[3] - 3;
    let booth = booth(Model::Iphone, FaultPlan::at(sign, Fault::Status(0x6A80)));
    booth.hold();
    booth.window.on("e021-wallet");
    booth.take_away();
    booth.read_until("take-ip");
}

#[test]
fn a_phone_too_slow_for_its_pin_keeps_it_and_is_read_when_it_is_faster() {
    let slow = (1..=5).map(|number| (number, Fault::Delay(Duration::from_millis(390)))).collect();
    let booth = booth(Model::Android, FaultPlan { numbered: slow, ..FaultPlan::default() });
    booth.to_android_hold("1234");
    booth.hold();
    booth.window.on("e021-slow");
    assert_eq!(booth.verifies(), []);
    booth.take_away();
    booth.read_until("take-an");
    assert_eq!((booth.verifies(), booth.window.times("an-pin")), (vec![Some(0x9000)], 1));
}
