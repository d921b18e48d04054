//! A reader's name is bytes: any encoding is opened, and shown as a text that steers nothing.

use std::os::unix::ffi::OsStrExt;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Phone, Service, Terminal, side_by_side};

/// Latin-1, CP932 and a letter of UTF-8 that was cut within; what is shown of each, and how the
/// configuration may write it.
const NAMES: [(&[u8], &str, &str); 3] = [
    (b"Lecteur \xE9t\xE9", "Lecteur \u{fffd}t\u{fffd} 00 00", r"Lecteur \xE9t\xE9 00 00"),
    (b"\x83J\x81[\x83h 1", "\u{fffd}J\u{fffd}[\u{fffd}h 1 00 00", r"\x83J\x81[\x83h 1 00 00"),
    (b"Reader \xE3\x82", "Reader \u{fffd} 00 00", r"Reader \xE3\x82 00 00"),
];

#[test]
fn a_name_in_any_encoding_is_opened_and_shown_as_text() {
    side_by_side(NAMES, |(bytes, shown, escaped)| {
        let (service, port) = Service::with_name(bytes);
        let phone = Phone::new(Phone::spec(Model::Iphone), port, None);
        phone.hold();
        // Any reader, the name as it is shown, and the name with escapes.
        for wanted in [&[][..], &[shown], &[escaped]] {
            let terminal = Terminal::new(&service.socket(), wanted);
            assert_eq!(terminal.read(&[]).run().read()["phone"], "iphone", "{wanted:?}");
            let outcome = terminal.kazasu(&["doctor", "--lang", "en"]).run();
            let line = format!("reader {shown} ({escaped})");
            assert!(outcome.stdout.contains(&line), "{outcome:#?}");
        }
        let terminal = Terminal::new(&service.socket(), &[]);
        for argument in [shown, escaped] {
            let read = terminal.read(&["--reader", argument]).run().read();
            assert_eq!(read["phone"], "iphone", "{argument}");
        }
        // An argument is bytes, too.
        let argument = std::ffi::OsStr::from_bytes(&[bytes, b" 00 00"].concat()).to_owned();
        let read = terminal.read(&["--reader"]).argument(&argument).run().read();
        assert_eq!(read["phone"], "iphone", "{argument:?}");
        let missing = terminal.read(&["--reader", "Another"]).run().error(3, "no_reader");
        assert!(missing.contains(shown), "{missing}");
    });
}
