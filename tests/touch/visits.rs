//! Whole visits.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Phone};

use super::booth::Booth;

#[test]
fn an_android_phone_by_mouse() {
    let booth = Booth::usual(Model::Android);
    let start = booth.window.on("start");
    // What the log says lies where it is drawn: the one button has a face of its own.
    let colour = |at| booth.window.display().colour(start.within("Start", at));
    assert_ne!(colour((0.98, 0.5)), colour((1.005, 0.5)));
    assert_ne!(colour((0.5, 0.08)), colour((0.5, -0.08)));

    booth.to_android_hold("1234");
    booth.read_until("take-an");
    booth.consent_and_finish();
    booth.assert_read_with_one_right_pin();
}

/// Small, and held as the guide says: after the phone was chosen.
#[test]
fn an_iphone_by_mouse_on_a_small_display() {
    let booth =
        Booth::new(Display::xvfb(800, 480), Hand::Mouse, Phone::spec(Model::Iphone), "", &[]);
    booth.window.press("start", "Start");
    booth.window.press("kind", "Choose(Iphone)");
    booth.window.on("ip-hold");
    booth.read_until("take-ip");
    booth.consent_and_finish();
    booth.assert_read_without_pin();
}

#[test]
fn an_iphone_by_touch() {
    let booth = Booth::new(
        Display::touch_panel(1_280, 800),
        Hand::Finger,
        Phone::spec(Model::Iphone),
        "",
        &[],
    );
    booth.window.press("start", "Start");
    booth.window.press("kind", "Choose(Iphone)");
    booth.window.on("ip-hold");
    booth.read_until("take-ip");
    booth.consent_and_finish();
    booth.assert_read_without_pin();
}

/// Large and upright, as kiosks are.
#[test]
fn an_android_phone_by_touch() {
    let booth = Booth::new(
        Display::touch_panel(1_080, 1_920),
        Hand::Finger,
        Phone::spec(Model::Android),
        "",
        &[],
    );
    booth.to_android_hold("1234");
    booth.read_until("take-an");
    booth.consent_and_finish();
    booth.assert_read_with_one_right_pin();
}

/// A window among others, on somebody's laptop.
#[test]
fn a_window_of_its_own() {
    let booth = Booth::new(
        Display::xvfb(1_280, 800),
        Hand::Mouse,
        Phone::spec(Model::Iphone),
        "",
        &["--window", "900x600"],
    );
    assert_eq!(booth.window.on("start").size, (900.0, 600.0));
}

/// As on a board that starts the program and nothing else. A window manager that comes late is no
/// other case.
#[test]
fn all_of_the_display_without_a_window_manager() {
    let display = Display::without_window_manager(1_280, 800);
    let booth = Booth::new(display, Hand::Mouse, Phone::spec(Model::Iphone), "", &[]);
    booth.window.press("start", "Start");
    booth.window.on("kind");
}

/// A large panel with fine pixels, reached from a wheelchair: everything is larger, and what is
/// pressed lies low.
#[test]
fn an_android_phone_in_portrait_at_another_scale_and_low_reach() {
    let configuration = "[screen]\nscale = 1.5\nlow_reach = true\nstill = true";
    let booth = Booth::new(
        Display::xvfb(1_080, 1_920),
        Hand::Mouse,
        Phone::spec(Model::Android),
        configuration,
        &[],
    );
    let start = booth.window.on("start");
    for name in ["Start", "Language(En)", "Help(None)"] {
        assert!(start.middle(name).1 > 1_080.0, "{name} lies at {:?}", start.middle(name));
    }
    booth.to_android_hold("1234");
    booth.read_until("take-an");
    booth.consent_and_finish();
    booth.assert_read_with_one_right_pin();
}
