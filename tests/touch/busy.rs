//! A reader that another program keeps for itself.

use std::process::ChildStdin;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Call, Display, Hand, Phone, Rig, Running, Service, Watchdog, Window, sibling};

/// Another program has the reader, until the second value is dropped.
fn held(rig: &Rig) -> (Running, ChildStdin) {
    rig.phone.hold();
    let mut program = rig.terminal.client(sibling("hold-reader"));
    program.arg(rig.reader.name(0));
    let (program, keeps) = Call::new(program).start_with_open_stdin();
    program.wait_for_text("held");
    (program, keeps)
}

#[test]
fn the_patient_is_told_and_the_phone_is_read_as_soon_as_the_reader_is_free() {
    let _watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Android), None);
    let (_other, keeps) = held(&rig);
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
