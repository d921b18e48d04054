//! A reader that another program keeps for itself.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Watchdog, Window};

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
