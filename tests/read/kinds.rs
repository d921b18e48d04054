//! What lies on the reader: phones are read, everything else is told what it is.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Phone, Rig};

#[test]
fn an_android_phone_is_read_with_its_pin() {
    let rig = Rig::android();
    let read = rig.read_with_pin("1234", &["--phone", "android"]).read();
    assert_eq!(read["phone"], "android");
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (1, 1));
}

#[test]
fn an_iphone_is_read_without_one() {
    let rig = Rig::iphone();
    let read = rig.read(&["--phone", "iphone"]).read();
    assert_eq!(read["phone"], "iphone");
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().signatures()), (0, 1));
}

#[test]
fn a_plastic_card_is_refused() {
    let rig = Rig::new(Phone::spec(Model::Card));
    rig.read_with_pin("1234", &[]).refused("physical_card", Some("020"));
    assert_eq!(rig.phone.verifies(), 0);
}
