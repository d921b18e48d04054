//! Hands as they are: two fingers at a time, slow, shaking, and quicker than the screen.

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Display, Hand, Phone};

use super::booth::Booth;

const INSTANT: Duration = Duration::from_millis(50);

fn panel() -> Booth {
    Booth::new(Display::touch_panel(1_280, 800), Hand::Finger, Phone::spec(Model::Android), "", &[])
}

/// Each finger comes down before the one before it is up: no digit is lost, none is doubled, and
/// their order is that of lifting.
#[test]
fn overlapping_fingers_on_the_pin_pad() {
    let booth = panel();
    let (window, display) = (&booth.window, booth.window.display());
    window.press("start", "Start");
    window.press("kind", "Choose(Android)");
    let pad = window.on("an-pin");
    let keys = ["1", "2", "3", "4"].map(|digit| pad.middle(&format!("Key({digit})")));
    for (finger, key) in (1..).zip(keys) {
        display.put_finger(finger, key);
        thread::sleep(INSTANT);
        if let Some(before) = (finger as usize).checked_sub(2) {
            display.lift_finger(finger - 1, keys[before]);
            thread::sleep(INSTANT);
        }
    }
    display.lift_finger(4, keys[3]);
    window.wait_for_digits(4);
    window.press("an-pin", "Key(⏎)");
    window.on("an-hold");
    booth.read_until("take-an");
    booth.consent_and_finish();
    booth.assert_read_with_one_right_pin();
}

/// A hand that trembles presses long, and slides over the edge of the key before it lets go. The
/// second half of a double tap on the button before enters nothing, though a key of the pad lies
/// there.
#[test]
fn a_slow_hand_that_trembles_and_taps_twice() {
    let booth = panel();
    let (window, display) = (&booth.window, booth.window.display());
    window.press("start", "Start");
    let choice = window.on("kind").middle("Choose(Android)");
    display.tap(choice);
    thread::sleep(INSTANT);
    display.tap(choice);
    let pad = window.on("an-pin");
    assert!(
        pad.at(choice).is_some_and(|name| name.starts_with("Key(")),
        "no key lies there, so this proves nothing"
    );
    let said = window.speech();
    assert!(
        !said.iter().any(|line| line.contains("桁入力されました")),
        "a double tap has typed: {said:#?}"
    );

    let pin = ["1", "2", "3", "4"];
    for digit in pin {
        let (x, y) = pad.middle(&format!("Key({digit})"));
        let (edge, _) = pad.within(&format!("Key({digit})"), (1.05, 0.5));
        display.put_finger(1, (x, y));
        for step in 0..16_u8 {
            let shake = if step % 2 == 0 { 9.0 } else { -9.0 };
            let to =
                if step < 12 { (x + shake, y - shake) } else { (edge + shake / 4.0, y + shake) };
            display.move_finger(1, to);
            thread::sleep(Duration::from_millis(80));
        }
        display.lift_finger(1, (edge, y));
    }
    window.wait_for_digits(4);
    window.press("an-pin", "Key(⏎)");
    window.on("an-hold");
    booth.read_until("take-an");
    booth.consent_and_finish();
    booth.assert_read_with_one_right_pin();
}

/// A finger that comes down on one thing and is lifted from another has pressed neither.
#[test]
fn a_finger_that_thinks_better_of_it() {
    let booth = panel();
    let (window, display) = (&booth.window, booth.window.display());
    window.press("start", "Start");
    let kind = window.on("kind");
    display.put_finger(1, kind.middle("Choose(Iphone)"));
    thread::sleep(INSTANT);
    display.move_finger(1, kind.middle("KindHelp"));
    thread::sleep(INSTANT);
    display.lift_finger(1, kind.middle("KindHelp"));
    thread::sleep(Duration::from_secs(1));
    assert_eq!(window.screens().pop().unwrap().screen, "kind");
    // And the panel has not lost its mind.
    window.press("kind", "Choose(Android)");
    window.on("an-pin");
}
