//! A reader that another program keeps for itself, and one that hangs.

use kazasu_core::virtual_phone::{Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Watchdog, Window, wait_until};

use super::booth::Booth;

#[test]
fn the_patient_is_told_and_the_phone_is_read_as_soon_as_the_reader_is_free() {
    let _watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Android), None);
    rig.phone.hold();
    let (_other, keeps) = rig.held_by_another_program();
    let window = Window::open(Display::xvfb(1_280, 800), Hand::Mouse, &rig.terminal, &[]);
    // What lay there before counts for nobody.
    window.on("start-left");
    rig.phone.take_away();
    window.press("start", "Start");
    window.press("kind", "Choose(Android)");
    window.enter_pin("1234");
    window.on("an-hold");
    rig.phone.hold();
    window.on("reader-busy");
    assert_eq!(rig.phone.commands(), 0);
    // Put away and held again meanwhile: the PIN is still there.
    rig.phone.take_away();
    window.on("an-hold");
    rig.phone.hold();
    window.on("reader-busy");
    drop(keeps);
    window.on("take-an");
    assert_eq!(rig.phone.verifies(), 1);
}

/// PC/SC holds the reader's thread in a call that does not come back; the screen does not wait for
/// it.
#[test]
fn a_touch_is_answered_while_the_reader_hangs() {
    let spec = PhoneSpec { faults: FaultPlan::at(3, Fault::Hang), ..Phone::spec(Model::Iphone) };
    let booth = Booth::new(Display::xvfb(1_280, 800), Hand::Mouse, spec, "", &[]);
    booth.hold();
    let reading = booth.window.on("reading");
    booth.rig.phone.wait_for_command(3);
    // A screen that cannot wait for a list takes the next language at once.
    booth.window.touch(reading.middle("Language(JaSimple)"));
    let shown = || booth.window.screens().pop().map(|shown| (shown.screen, shown.language));
    let wanted = Some(("reading".to_owned(), "JaSimple".to_owned()));
    wait_until("an answer in plain Japanese", || shown() == wanted);
    assert_eq!(booth.rig.phone.commands(), 3, "the reader hangs as before");
    // The tap is given up, and the phone can be held again once it has been away.
    booth.window.on("e021-slow");
    booth.take_away();
    booth.window.press("e021-slow", "Hold");
    // It has never said what it is.
    booth.window.on("kind");
    booth.read_until("take-ip");
}
