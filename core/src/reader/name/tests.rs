use proptest::prelude::*;

use super::*;

#[test]
fn names_in_any_encoding_are_shown_and_keep_their_bytes() {
    let table: [(&[u8], &str, &str); 9] = [
        (b"ACS ACR1252 00 00", "ACS ACR1252 00 00", "ACS ACR1252 00 00"),
        ("カードリーダー 00".as_bytes(), "カードリーダー 00", "カードリーダー 00"),
        // Latin-1, CP932, and a letter of UTF-8 that was cut within.
        (b"Lecteur \xE9t\xE9", "Lecteur \u{fffd}t\u{fffd}", r"Lecteur \xE9t\xE9"),
        (b"\x83J\x81[\x83h", "\u{fffd}J\u{fffd}[\u{fffd}h", r"\x83J\x81[\x83h"),
        (b"Reader \xE3\x82", "Reader \u{fffd}", r"Reader \xE3\x82"),
        (b"\x1b[2J", "\u{fffd}[2J", r"\x1B[2J"),
        ("a\u{202e}b".as_bytes(), "a\u{fffd}b", r"a\xE2\x80\xAEb"),
        (br"C:\reader \x4", r"C:\reader \x4", r"C:\reader \x4"),
        (br"a \xE9", r"a \xE9", r"a \x5CxE9"),
    ];
    for (bytes, shown, escaped) in table {
        let name = ReaderName::new(bytes);
        assert_eq!((name.to_string().as_str(), name.escaped().as_str()), (shown, escaped));
        assert_eq!(ReaderName::from_escaped(escaped).as_bytes(), bytes);
        assert!(name.is_called(shown) && name.is_called(escaped) && !name.is_called("Another"));
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(serde_json::from_str::<ReaderName>(&json).unwrap(), name);
    }
    assert_eq!(ReaderName::new(b"ends\0here").as_bytes(), b"ends");
}

#[test]
fn names_that_look_alike_are_two_readers() {
    let (one, other) = (ReaderName::new(b"Reader \xE9"), ReaderName::new(b"Reader \xE8"));
    assert_eq!(one.to_string(), other.to_string());
    assert_ne!(one, other);
    assert!(one.is_called(r"Reader \xE9") && !other.is_called(r"Reader \xE9"));
}

proptest! {
    #[test]
    fn an_escaped_name_comes_back_whole(bytes in proptest::collection::vec(1_u8.., 0..40)) {
        let name = ReaderName::new(&bytes);
        prop_assert_eq!(ReaderName::from_escaped(&name.escaped()), name.clone());
        prop_assert!(name.to_string().chars().all(is_printable));
        prop_assert!(name.escaped().chars().all(is_printable));
    }

    #[test]
    fn no_text_is_no_name(text in "\\PC{0,40}") {
        let name = ReaderName::from_escaped(&text);
        prop_assert_eq!(ReaderName::from_escaped(&name.escaped()), name);
    }
}
