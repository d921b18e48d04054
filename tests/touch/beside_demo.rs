//! A demonstration on a machine that has a real reader: what is held there is read too, and judged
//! as in earnest.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Watchdog, Window, wait_until};

use super::booth::FIRST_LOOK;

/// An iPhone that nobody holds yet, and a demonstration. It trusts whom `configuration` says, or
/// else the rig's authority.
fn demonstration(configuration: Option<&str>) -> (Watchdog, Window, Rig) {
    let watchdog = Watchdog::start();
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    if let Some(configuration) = configuration {
        rig.terminal
            .configure(&format!("[reader]\nnames = [{:?}]\n{configuration}", rig.reader.name(0)));
    }
    let window = Window::open(Display::xvfb(1_280, 800), Hand::Mouse, &rig.terminal, &["--demo"]);
    // With its title it is not larger than the display.
    wait_until("a window that fits", || {
        window.screens().pop().is_some_and(|shown| shown.size.1 < 780.0)
    });
    window.on("start");
    std::thread::sleep(FIRST_LOOK);
    (watchdog, window, rig)
}

#[test]
fn a_phone_on_a_real_reader_is_read_by_the_anchors_of_the_configuration() {
    let (_watchdog, window, rig) = demonstration(None);
    rig.phone.hold();
    window.on("take-ip");
    rig.phone.take_away();
    window.press("consent-all", "Answer(All)");
    window.press("consent-check", "Decide");
    // It goes where every visit of a demonstration goes: nowhere, and the screen says that it is
    // one.
    window.press("done", "Finish");
    assert_eq!(rig.phone.shared().lock().signatures(), 1);
    let said = window.speech();
    assert!(said.iter().all(|line| line.contains("デモ")), "{said:#?}");
    assert!(
        !rig.terminal.path(".local/state/kazasu").exists(),
        "a demonstration writes nothing down"
    );
}

/// The authority of the virtual phones counts on their own reader alone.
#[test]
fn a_phone_that_the_configuration_does_not_trust_is_refused_in_a_demonstration_too() {
    // The anchors as they are when nobody says anything: those of J-LIS.
    let (_watchdog, window, rig) = demonstration(Some(""));
    rig.phone.hold();
    window.on("e-verify");
    assert_eq!(rig.phone.shared().lock().signatures(), 1, "it was read, and not believed");
}
