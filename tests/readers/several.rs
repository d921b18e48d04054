//! Several readers: the one with a phone on it is read, unless one is named.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Phone, Reader, Service, Terminal};

/// A service with one port has two readers. `None`: nothing lies there.
fn two_readers(kinds: [Option<Model>; 2]) -> (Terminal, Reader, [Option<Phone>; 2]) {
    let reader = Service::private(1).reader();
    let mut slot = 0;
    let phones = kinds.map(|kind| {
        let phone = kind.map(|model| Phone::new(Phone::spec(model), reader.port(slot), None));
        phone.iter().for_each(Phone::hold);
        slot += 1;
        phone
    });
    (Terminal::new(&reader.socket(), &[]), reader, phones)
}

#[test]
fn the_reader_with_a_phone_on_it_is_read() {
    for slot in 0..2 {
        let mut kinds = [None, None];
        kinds[slot] = Some(Model::Iphone);
        let (terminal, _reader, _phones) = two_readers(kinds);
        assert_eq!(terminal.read(&[]).run().read()["phone"], "iphone");
    }
}

#[test]
fn a_reader_that_is_named_is_the_only_one() {
    let (terminal, reader, phones) = two_readers([Some(Model::Android), Some(Model::Iphone)]);
    let iphone = terminal.read(&["--reader", &reader.name(1)]).run().read();
    assert_eq!(iphone["phone"], "iphone");
    let android =
        terminal.read(&["--reader", &reader.name(0), "--pin-stdin"]).stdin("1234\n").run().read();
    assert_eq!(android["phone"], "android");
    let signatures = phones.map(|phone| phone.map(|phone| phone.shared().lock().signatures()));
    assert_eq!(signatures, [Some(1), Some(1)]);
}

#[test]
fn the_configuration_names_readers_and_the_argument_another_one() {
    let (terminal, reader, _phones) = two_readers([Some(Model::Card), Some(Model::Iphone)]);
    let (card, phone) = (reader.name(0), reader.name(1));
    terminal.configure(&format!(
        "[reader]\nnames = [\"Elsewhere 00 00\", {phone:?}]\n[trust]\nanchors = [\"anchor.der\"]\n"
    ));
    assert_eq!(terminal.read(&[]).run().read()["phone"], "iphone");
    terminal.read(&["--reader", &card]).run().refused("physical_card", Some("020"));
}

#[test]
fn a_reader_that_is_not_there_is_an_error_that_names_those_that_are() {
    let (terminal, reader, phones) = two_readers([None, Some(Model::Iphone)]);
    let message = terminal.read(&["--reader", "Elsewhere 00 00"]).run().error(3, "no_reader");
    for name in ["Elsewhere 00 00".to_owned(), reader.name(0), reader.name(1)] {
        assert!(message.contains(&name), "{message}");
    }
    let person = terminal.kazasu(&["read", "--lang", "en", "--reader", "Elsewhere 00 00"]).run();
    assert!(
        person.exit == 3 && person.stdout.is_empty() && person.stderr.contains(&reader.name(1)),
        "{person:#?}"
    );
    assert_eq!(phones.map(|phone| phone.map(|phone| phone.commands())), [None, Some(0)]);
}
