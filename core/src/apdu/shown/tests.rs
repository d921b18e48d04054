use super::*;
use crate::apdu::{Command, Le, SecretCommand};
use crate::reader::script::hex;

fn answer(reveal: Reveal<'_>, data: &str) -> String {
    Shown::answer(reveal, &[], &hex(data)).to_string()
}

#[test]
fn constants_are_shown_and_nothing_else_of_a_command() {
    let select = Command::new(0x00, 0xA4, 0x02, 0x0C).with_constant(&[0x00, 0x06]);
    assert_eq!(select.shown().to_string(), "00 A4 02 0C 02 00 06");
    let sign = Command::new(0x80, 0x2A, 0x00, 0x80).with_data(&[7; 51]).with_le(Le::MAX);
    assert_eq!(sign.shown().to_string(), "80 2A 00 80 33 [51 bytes] 00");
    assert_eq!(Command::new(0x00, 0x20, 0x00, 0x80).shown().to_string(), "00 20 00 80");
    let verify = SecretCommand::new(0x00, 0x20, 0x00, 0x80, b"1234");
    assert_eq!(verify.shown().to_string(), "00 20 00 80 04 [4 secret bytes]");
    let replaced =
        Command::new(0x00, 0xA4, 0x02, 0x0C).with_constant(&[0x00, 0x06]).with_data(b"4711");
    assert_eq!(
        replaced.shown().to_string(),
        "00 A4 02 0C 04 [4 bytes]",
        "data that replaces a constant is none"
    );
}

#[test]
fn a_label_is_shown_as_far_as_it_is_printable_and_the_rest_of_the_file_never() {
    let file: Vec<u8> = [b"JPKIAPGPSETOKEN".as_slice(), &[b' '; 17], b"SERIAL-4711"].concat();
    let shown = Shown::answer(Reveal::Label { at: 0 }, &[], &file);
    assert_eq!(shown.to_string(), "\"JPKIAPGPSETOKEN                 \" [11 bytes]");
    let odd: Vec<u8> = [b"A\"B\x07\xFF\xFE\0".as_slice(), &[0; 25], b"SERIAL"].concat();
    let shown = Shown::answer(Reveal::Label { at: 0 }, &[], &odd);
    assert_eq!(
        shown.to_string(),
        format!("\"A\" 22 \"B\" [3 bytes] {} [6 bytes]", ["00"; 26].join(" "))
    );
    // However the phone cuts it: in one READ after another, or in one GET RESPONSE after another.
    for at in 0..file.len() {
        let (before, after) = file.split_at(at);
        let parts = [
            Shown::answer(Reveal::Label { at }, &[], after),
            Shown::answer(Reveal::Label { at: 0 }, before, after),
        ];
        for part in parts {
            assert_eq!(part.length(), after.len());
            assert!(
                !part.to_string().contains("SER") && !part.to_string().contains("47"),
                "cut at {at}: {part}"
            );
        }
    }
}

#[test]
fn of_an_object_tag_and_length_are_shown_however_it_is_cut() {
    let object = hex("30 82 06 32 30 82 05 1A A0 03 02 01 02");
    for cut in 0..object.len() {
        let (before, after) = object.split_at(cut);
        let header = object.get(cut..4).unwrap_or_default();
        let expected =
            Shown::new([Piece::Bytes(header.to_vec()), Piece::Hidden(after.len() - header.len())]);
        assert_eq!(
            Shown::answer(Reveal::Object { before }, &[], after),
            expected,
            "READ cut at {cut}"
        );
        assert_eq!(
            Shown::answer(Reveal::Object { before: &[] }, before, after),
            expected,
            "GET RESPONSE cut at {cut}"
        );
    }
    assert_eq!(answer(Reveal::Object { before: &[] }, "30 05 01 02 03 04 05"), "30 05 [5 bytes]");
    assert_eq!(
        answer(Reveal::Object { before: &[] }, "53 4D 49 54 48"),
        "[5 bytes]",
        "a name is no SEQUENCE"
    );
    assert_eq!(answer(Reveal::Object { before: &[] }, "30 33 31"), "30 33 [1 bytes]");
    assert_eq!(answer(Reveal::Object { before: &[] }, "30 85 31"), "[3 bytes]", "no length of DER");
    assert_eq!(
        Shown::answer(Reveal::Object { before: b"S" }, &[], b"MITH").to_string(),
        "[4 bytes]",
        "READ cut"
    );
    assert_eq!(
        Shown::answer(Reveal::Object { before: &[] }, b"S", b"MITH").to_string(),
        "[4 bytes]",
        "GET RESPONSE cut"
    );
    assert_eq!(answer(Reveal::Object { before: &[] }, "30"), "30");
    assert_eq!(answer(Reveal::Object { before: &[] }, ""), "");
}

#[test]
fn of_an_unknown_answer_tags_and_lengths_are_shown_where_that_is_all_there_is() {
    let table = [
        // An empty object is none.
        ("6F 09 84 03 01 02 03 A5 02 88 00", "6F 09 84 03 [3 bytes] A5 02 [2 bytes]"),
        ("6F 0A 84 03 01 02 03 A5 03 88 01 05", "6F 0A 84 03 [3 bytes] A5 03 88 01 [1 bytes]"),
        ("30 06 02 01 05 04 01 07", "30 06 [6 bytes]"), // a certificate, say
        ("9F 7F 02 AA BB", "9F 7F 02 [2 bytes]"),
        ("80 81 01 FF", "80 81 01 [1 bytes]"),
        ("6F 04 01 05 03 04", "6F 04 [4 bytes]"),
        ("80 05 01 02", "[4 bytes]"),       // longer than there is
        ("80 01 01 00", "[4 bytes]"),       // something behind it
        ("80 80 01 00 00", "[5 bytes]"),    // indefinite
        ("41 00 42 00 43 00", "[6 bytes]"), // UTF-16 text
        ("31 32 33 34", "[4 bytes]"),       // an echoed PIN
        ("", ""),
    ];
    for (data, shown) in table {
        assert_eq!(answer(Reveal::Structure, data), shown, "{data}");
    }
    assert_eq!(answer(Reveal::Length, "6F 02 01 02"), "[4 bytes]");
    let many: String = "80 01 00 ".repeat(33);
    assert_eq!(answer(Reveal::Structure, &many), "[99 bytes]", "more pieces than anybody reads");
    let deep =
        hex(&(0..10).rev().map(|left| format!("70 {:02X} ", 2 * left + 1)).collect::<String>());
    let shown = Shown::answer(Reveal::Structure, &[], &[deep.as_slice(), &[1]].concat());
    assert_eq!(shown.length(), 21);
}

#[test]
fn what_is_shown_covers_exactly_what_it_came_from() {
    let select = Command::new(0x00, 0xA4, 0x04, 0x0C).with_constant(&[0xD3, 0x92]);
    assert!(select.shown().covers(&select.to_bytes()));
    assert!(!select.shown().covers(&hex("00 A4 04 0C 02 D3 93")));
    assert!(!select.shown().covers(&hex("00 A4 04 0C 02 D3")));
    assert!(!select.shown().covers(&hex("00 A4 04 0C 02 D3 92 00")));
    let verify = SecretCommand::new(0x00, 0x20, 0x00, 0x80, b"1234");
    assert!(
        verify.shown().covers(&hex("00 20 00 80 04 30 30 30 30"))
            && !verify.shown().covers(&hex("00 20 00 80 04 30 30 30"))
    );
    assert_eq!(verify.shown().filled(0xFF), hex("00 20 00 80 04 FF FF FF FF"));
    let label = Shown::answer(Reveal::Label { at: 0 }, &[], b"JPKI\xE9\0");
    assert_eq!(label.filled(0xFF), b"JPKI\xFF\0");
}
