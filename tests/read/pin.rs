//! The PIN: its tries by the phone's own count, command by command.

use kazasu_core::virtual_phone::vpcd::Event;
use kazasu_core::virtual_phone::{Manner, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, wait_until};
use serde_json::{Value, json};

/// VERIFYs so far, and tries left.
fn counts(rig: &Rig) -> (u32, u8) {
    (rig.phone.verifies(), rig.phone.shared().lock().tries_left())
}

fn android_with(tries_left: u8, manner: Manner) -> Rig {
    Rig::new(PhoneSpec { tries_left, manner, ..Phone::spec(Model::Android) })
}

#[test]
fn wrong_pins_until_it_is_locked() {
    let rig = Rig::android();
    for (verifies, left) in [(1, 2), (2, 1)] {
        let refused = rig.read_with_pin("9999", &[]).refused("wrong_pin", None);
        assert_eq!(refused["tries_left"], left);
        assert_eq!(counts(&rig), (verifies, left));
    }
    let refused = rig.read_with_pin("9999", &[]).refused("last_try", None);
    assert_eq!(refused["tries_left"], 1);
    assert_eq!(counts(&rig), (2, 1), "the last try is not used without consent");
    let refused =
        rig.read_with_pin("9999", &["--accept-last-try"]).refused("pin_blocked", Some("019"));
    assert_eq!(refused["tries_left"], 0);
    assert_eq!(counts(&rig), (3, 0), "63C0: our own VERIFY has locked it");
    for arguments in [&[][..], &["--accept-last-try"]] {
        rig.read_with_pin("1234", arguments).refused("pin_blocked", Some("019"));
        assert_eq!(counts(&rig), (3, 0), "a locked PIN is never tried");
    }
    rig.phone.shared().lock().restore_tries();
    let _read = rig.read_with_pin("1234", &[]).read();
    assert_eq!(counts(&rig), (4, 3));
}

#[test]
fn the_right_pin_on_the_last_try_fills_the_counter_up() {
    let rig = android_with(1, Manner::default());
    let _read = rig.read_with_pin("1234", &["--accept-last-try"]).read();
    assert_eq!(counts(&rig), (1, 3));
}

#[test]
fn consent_to_the_last_try_changes_nothing_where_there_are_more() {
    let rig = android_with(2, Manner::default());
    rig.read_with_pin("9999", &["--accept-last-try"]).refused("wrong_pin", None);
    assert_eq!(counts(&rig), (1, 1));
}

#[test]
fn without_a_pin_it_is_asked_for_and_the_tries_are_told() {
    for tries_left in [3, 1] {
        let rig = android_with(tries_left, Manner::default());
        for outcome in [rig.read(&[]), rig.read_with_pin("", &[])] {
            assert_eq!(outcome.refused("pin_required", None)["tries_left"], tries_left);
        }
        assert_eq!(counts(&rig), (0, tries_left));
    }
}

/// 6984 was measured, ISO/IEC 7816-4 names 6983: both are locked, before a VERIFY and as the answer
/// to one.
#[test]
fn a_locked_pin_is_known_by_either_word() {
    for blocked_status in [0x6983, 0x6984] {
        let rig = android_with(0, Manner { blocked_status, ..Manner::default() });
        let refused =
            rig.read_with_pin("1234", &["--accept-last-try"]).refused("pin_blocked", Some("019"));
        assert_eq!(refused["tries_left"], json!(0));
        assert_eq!(counts(&rig), (0, 0));
    }
}

#[test]
fn a_phone_that_does_not_tell_its_tries_is_sent_no_pin() {
    for word in [0x6300, 0x6700, 0x6982, 0x6985, 0x6A86, 0x6A88, 0x6B00, 0x6D00, 0x6F00, 0x9000] {
        let rig = android_with(3, Manner { no_counter: Some(word), ..Manner::default() });
        let refused = rig.read_with_pin("1234", &["--accept-last-try"]).refused("protocol", None);
        assert_eq!(refused["tries_left"], Value::Null);
        assert_eq!(counts(&rig), (0, 3), "{word:04X}");
    }
}

/// A verified PIN stays verified until the phone loses power: a reset would not do (`tests/opensc`
/// asks the phone itself). pcscd takes the power some time later by itself, so what counts is what
/// comes next.
#[test]
fn the_phone_loses_power_right_after_the_tap() {
    let rig = Rig::android();
    let _read = rig.read_with_pin("1234", &[]).read();
    let next = || {
        let events = rig.phone.events();
        let last = events.iter().rposition(|event| matches!(event, Event::Exchange(_)))?;
        events.get(last + 1).copied()
    };
    wait_until("the end of the tap", || next().is_some());
    assert_eq!(next(), Some(Event::PowerOff));
}
