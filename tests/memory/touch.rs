//! `kazasu touch`: with a mouse, with fingers, and with a ten-key.

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Watchdog, Window};

use super::judge::{as_text, certificate_copies, has_no_certificate, has_no_pin, look};

/// The right PIN of the phone.
const PIN: &str = "8531";
/// Typed and stopped, one in each visit.
const STOPPED: [&str; 3] = ["7294", "6183", "9562"];

/// What lies on a reader within a second of its coming is nobody's.
const FIRST_LOOK: Duration = Duration::from_millis(1_200);

fn window(display: Display, hand: Hand) -> (Window, Rig) {
    let spec = PhoneSpec { pin: PIN.into(), ..Phone::spec(Model::Android) };
    let rig = Rig::on(Service::shared().reader(), spec, None);
    let window = Window::open(display, hand, &rig.terminal, &[]);
    window.wait_for_all_of_the_display();
    thread::sleep(FIRST_LOOK);
    (window, rig)
}

fn to_pad(window: &Window) {
    window.press("start", "Start");
    window.press("kind", "Choose(Android)");
    window.on("an-pin");
}

/// Three visits that are stopped with a PIN on the pad, and one that is read.
fn visits(window: &Window, rig: &Rig, type_pin: impl Fn(&str)) {
    let Some(before) = look(window.process()) else { return };
    for pin in STOPPED {
        to_pad(window);
        type_pin(pin);
        window.wait_for_digits(4);
        let Some(memory) = look(window.process()) else { return };
        assert!(!as_text(&memory, pin).is_empty(), "{pin} was typed and is not found");
        window.press("an-pin", "Cancel");
        window.on("start");
    }
    to_pad(window);
    type_pin(PIN);
    window.wait_for_digits(4);
    window.press("an-pin", "Key(⏎)");
    window.on("an-hold");
    rig.phone.hold();
    window.on("take-an");
    let Some(memory) = look(window.process()) else { return };
    assert!(!certificate_copies(&memory).is_empty(), "it was read and is not found");
    drop(memory);
    rig.phone.take_away();
    window.press("consent-all", "Answer(All)");
    window.press("consent-check", "Decide");
    window.press("done-away", "Finish");
    window.on("start");
    let Some(memory) = look(window.process()) else { return };
    has_no_pin(&before, &memory, &[&STOPPED[..], &[PIN]].concat());
    has_no_certificate(&memory);
}

#[test]
fn fingers_leave_nothing() {
    let _watchdog = Watchdog::start();
    let (window, rig) = window(Display::touch_panel(1_280, 800), Hand::Finger);
    visits(&window, &rig, |pin| {
        let pad = window.on("an-pin");
        for digit in pin.chars() {
            window.touch(pad.middle(&format!("Key({digit})")));
            thread::sleep(Duration::from_millis(80));
        }
    });
}

/// The rows of a keyboard and the ten-key (X11/keysymdef.h), in turn.
#[test]
fn keys_leave_nothing() {
    let _watchdog = Watchdog::start();
    let (window, rig) = window(Display::xvfb(1_280, 800), Hand::Mouse);
    visits(&window, &rig, |pin| {
        for (number, digit) in pin.bytes().enumerate() {
            let first = if number % 2 == 0 { 0x30 } else { 0xFFB0 };
            window.display().press_key(first + u32::from(digit - b'0'));
            thread::sleep(Duration::from_millis(80));
        }
    });
}
