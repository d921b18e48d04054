//! What lies on the reader: phones are read, everything else is told what it is.

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Phone, Rig};
use serde_json::Value;

#[test]
fn an_android_phone_is_read_with_its_pin() {
    for expected in ["any", "android"] {
        let rig = Rig::android();
        let read = rig.read_with_pin("1234", &["--phone", expected]).read();
        assert_eq!(read["phone"], "android");
        assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (1, 1));
    }
}

#[test]
fn an_iphone_is_read_without_one() {
    for expected in ["any", "iphone"] {
        let rig = Rig::iphone();
        let read = rig.read(&["--phone", expected]).read();
        assert_eq!(read["phone"], "iphone");
        assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (0, 1));
    }
}

/// A PIN that was given for whichever phone comes is not sent to one that has none.
#[test]
fn an_iphone_is_not_sent_a_pin() {
    let rig = Rig::iphone();
    let _read = rig.read_with_pin("1234", &[]).read();
    assert_eq!(rig.phone.verifies(), 0);
}

#[test]
fn the_other_phone_is_told_apart_before_a_pin_is_sent() {
    for (held, expected) in [(Model::Android, "iphone"), (Model::Iphone, "android")] {
        let rig = Rig::new(Phone::spec(held));
        rig.read_with_pin("1234", &["--phone", expected]).refused("other_phone", Some("020"));
        assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (0, 0));
    }
}

#[test]
fn cards_are_refused_and_sent_no_pin() {
    for (model, reason, code) in [
        (Model::Card, "physical_card", "020"),
        (Model::JukiCard, "physical_card", "020"),
        (Model::Transit, "not_a_phone", "021"),
    ] {
        let rig = Rig::new(Phone::spec(model));
        let refused = rig.read_with_pin("1234", &[]).refused(reason, Some(code));
        assert_eq!(refused["tries_left"], Value::Null);
        assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (0, 0));
    }
}

#[test]
fn an_unknown_token_is_told_word_for_word() {
    let token = b"JPKIAPNEXTTOKEN".to_vec();
    let rig = Rig::new(Phone::spec(Model::Unknown { token }));
    let refused = rig.read_with_pin("1234", &[]).refused("unknown_token", Some("020"));
    assert_eq!(refused["token"], "JPKIAPNEXTTOKEN");
    assert_eq!(rig.phone.verifies(), 0);
}

/// The word comes from whatever lies there: it must do nothing to a terminal or a log.
#[test]
fn an_unknown_token_cannot_write_on_the_screen() {
    let token = b"\x1b[2J\r\xFFX".to_vec();
    let rig = Rig::new(Phone::spec(Model::Unknown { token }));
    let refused = rig.read(&[]).refused("unknown_token", Some("020"));
    assert_eq!(refused["token"], r"\x1b[2J\r\xffX");
    let person = rig.terminal.kazasu(&["read", "--lang", "en"]).run();
    assert!(
        !person.stdout.contains('\x1b') && person.stdout.contains(r"\x1b[2J\r\xffX"),
        "{person:#?}"
    );
}

#[test]
fn an_iphone_whose_wallet_has_not_authenticated_is_told_so() {
    let rig = Rig::new(PhoneSpec { wallet_locked: true, ..Phone::spec(Model::Iphone) });
    rig.read(&[]).refused("wallet_locked", Some("021"));
    rig.phone.shared().lock().set_wallet_locked(false);
    let _read = rig.read(&[]).read();
}
