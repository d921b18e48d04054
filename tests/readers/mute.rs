//! What the reader itself says of a card, its ATR: hardly ever of use.

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, Service, Terminal};

/// ATRs vary with the reader, so that none of them decides anything: SELECT does.
#[test]
fn a_phone_is_read_whatever_its_atr() {
    let contact_interface = vec![0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14];
    for atr in [Model::Card.atr().to_vec(), Model::JukiCard.atr().to_vec(), contact_interface] {
        let rig = Rig::new(PhoneSpec { atr, ..Phone::spec(Model::Android) });
        let _read = rig.read_with_pin("1234", &[]).read();
    }
}

#[test]
fn what_does_not_answer_the_reader_is_told_and_something_else_is_read() {
    let reader = Service::shared().reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let no_atr = PhoneSpec { atr: vec![0x3B], ..Phone::spec(Model::Iphone) };
    let phone = Phone::new(no_atr, reader.port(0), None);
    phone.hold();
    let outcome = terminal.kazasu(&["read", "--json", "--timeout", "3"]).run();
    outcome.refused("not_a_phone", Some("021"));

    let read = terminal.kazasu(&["read", "--lang", "en", "--timeout", "30"]).start();
    read.wait_for_text("What lies on the reader does not answer.");
    drop(phone);
    let phone = Phone::new(Phone::spec(Model::Iphone), reader.port(0), None);
    std::thread::sleep(std::time::Duration::from_millis(900));
    phone.hold();
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: iPhone"), "{outcome:#?}");
}
