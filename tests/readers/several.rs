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

/// A phone that can be read wins over a thing that cannot, on whichever reader it lies.
#[test]
fn a_phone_wins_over_a_thing_that_is_none() {
    let unknown = || Model::Unknown { token: b"JPKIAPNEXTTOKEN".to_vec() };
    for kinds in [
        [Model::Transit, Model::Android],
        [Model::Card, Model::Android],
        [unknown(), Model::Android],
        [Model::Android, Model::Card],
    ] {
        let (terminal, _reader, phones) = two_readers(kinds.clone().map(Some));
        let read = terminal.read(&["--pin-stdin"]).stdin("1234\n").run().read();
        assert_eq!(read["phone"], "android");
        let verifies = phones.map(|phone| phone.map(|phone| phone.verifies()));
        let expected = kinds.map(|kind| Some(u32::from(kind == Model::Android)));
        assert_eq!(verifies, expected, "a PIN went to a card");
    }
}

#[test]
fn the_other_kind_of_phone_on_another_reader_decides_nothing() {
    let (terminal, _reader, _phones) = two_readers([Some(Model::Android), Some(Model::Iphone)]);
    assert_eq!(terminal.read(&["--phone", "iphone"]).run().read()["phone"], "iphone");
}

/// A card rests on the first reader; the phone comes to the second one later.
#[test]
fn what_rests_on_a_reader_does_not_answer_for_the_phone_that_is_to_come() {
    let (terminal, reader, _phones) = two_readers([Some(Model::Transit), None]);
    let phone = Phone::new(Phone::spec(Model::Iphone), reader.port(1), None);
    let read = terminal.kazasu(&["read", "--lang", "en", "--timeout", "40"]).start();
    read.wait_for_text("Hold the phone to the reader");
    // Longer than anybody is waited for who lays another thing down.
    std::thread::sleep(std::time::Duration::from_secs(5));
    phone.hold();
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: iPhone"), "{outcome:#?}");
}

#[test]
fn things_alone_are_told_as_what_says_more() {
    let (terminal, _reader, phones) = two_readers([Some(Model::Transit), Some(Model::Card)]);
    terminal.read(&["--pin-stdin"]).stdin("1234\n").run().refused("physical_card", Some("020"));
    drop(phones);
    let (terminal, _reader, _phones) = two_readers([Some(Model::Transit), None]);
    let outcome = terminal.kazasu(&["read", "--json", "--timeout", "3"]).run();
    outcome.refused("not_a_phone", Some("021"));
}
