use super::*;

/// Every key that a terminal was seen to send, and what it is.
const KEYS: [(&[u8], KeyCode, KeyModifiers); 62] = {
    use KeyCode::*;
    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    [
        (b"7", Char('7'), NONE),
        (b"a", Char('a'), NONE),
        (b"Q", Char('Q'), SHIFT),
        ("１".as_bytes(), Char('１'), NONE),
        ("あ".as_bytes(), Char('あ'), NONE),
        ("é".as_bytes(), Char('é'), NONE),
        ("𠮷".as_bytes(), Char('𠮷'), NONE),
        (b"\r", Enter, NONE),
        (b"\t", Tab, NONE),
        (b"\x7f", Backspace, NONE),
        (b"\x08", Char('h'), CONTROL),
        (b"\x03", Char('c'), CONTROL),
        (b"\x00", Char(' '), CONTROL),
        (b"\x1c", Char('4'), CONTROL),
        (b"\x1bq", Char('q'), ALT),
        (b"\x1b[A", Up, NONE),
        (b"\x1b[B", Down, NONE),
        (b"\x1b[C", Right, NONE),
        (b"\x1b[D", Left, NONE),
        (b"\x1b[H", Home, NONE),
        (b"\x1b[F", End, NONE),
        (b"\x1b[E", KeypadBegin, NONE),
        (b"\x1bOA", Up, NONE),
        (b"\x1bOF", End, NONE),
        (b"\x1b[1~", Home, NONE),
        (b"\x1b[2~", Insert, NONE),
        (b"\x1b[3~", Delete, NONE),
        (b"\x1b[4~", End, NONE),
        (b"\x1b[5~", PageUp, NONE),
        (b"\x1b[6~", PageDown, NONE),
        (b"\x1bOP", F(1), NONE),
        (b"\x1bOS", F(4), NONE),
        (b"\x1b[P", F(1), NONE),
        (b"\x1b[[A", F(1), NONE),
        (b"\x1b[[E", F(5), NONE),
        (b"\x1b[11~", F(1), NONE),
        (b"\x1b[15~", F(5), NONE),
        (b"\x1b[17~", F(6), NONE),
        (b"\x1b[21~", F(10), NONE),
        (b"\x1b[23~", F(11), NONE),
        (b"\x1b[24~", F(12), NONE),
        (b"\x1b[24;2~", F(12), SHIFT),
        (b"\x1b[1;5A", Up, CONTROL),
        (b"\x1b[1;2R", F(3), SHIFT),
        (b"\x1b[3;5~", Delete, CONTROL),
        (b"\x1b[Z", BackTab, SHIFT),
        (b"\x1b\x1b[A", Up, NONE),
        (b"\x1bOp", Char('0'), NONE),
        (b"\x1bOq", Char('1'), NONE),
        (b"\x1bOr", Char('2'), NONE),
        (b"\x1bOu", Char('5'), NONE),
        (b"\x1bOx", Char('8'), NONE),
        (b"\x1bOy", Char('9'), NONE),
        (b"\x1bOM", Enter, NONE),
        (b"\x1bOj", Char('*'), NONE),
        (b"\x1bOk", Char('+'), NONE),
        (b"\x1bOl", Char(','), NONE),
        (b"\x1bOm", Char('-'), NONE),
        (b"\x1bOn", Char('.'), NONE),
        (b"\x1bOo", Char('/'), NONE),
        (b"\x1bO5P", F(1), NONE),
        (b"\x1bOE", KeypadBegin, NONE),
    ]
};

fn decoded(decoder: &mut Decoder, bytes: &[u8]) -> Vec<KeyEvent> {
    bytes.iter().filter_map(|byte| decoder.feed(*byte)).collect()
}

#[test]
fn every_key_is_itself_however_slowly_its_bytes_come() {
    for (bytes, code, modifiers) in KEYS {
        let mut decoder = Decoder::default();
        let last = bytes.len() - 1;
        for (at, byte) in bytes.iter().enumerate() {
            let event = decoder.feed(*byte);
            assert_eq!(event, (at == last).then_some(KeyEvent::new(code, modifiers)), "{bytes:?}");
            // Where more is to come, it is waited for; and not longer than for what has begun.
            let is_character = code != KeyCode::Esc && bytes[0] >= 0x80;
            assert_eq!(decoder.waits().is_some(), at != last && !is_character, "{bytes:?}");
        }
        // And the next key is not touched by it.
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{bytes:?}");
    }
}

#[test]
fn keys_in_one_piece_are_told_apart() {
    let mut decoder = Decoder::default();
    let all: Vec<u8> = KEYS.iter().flat_map(|(bytes, _, _)| bytes.iter().copied()).collect();
    let events = decoded(&mut decoder, &all);
    let wanted: Vec<KeyEvent> =
        KEYS.iter().map(|(_, code, modifiers)| KeyEvent::new(*code, *modifiers)).collect();
    assert_eq!(events, wanted);
}

#[test]
fn escape_is_esc_and_then_nothing_for_a_moment() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(0x1b), None);
    assert_eq!(decoder.waits(), Some(Duration::from_millis(50)));
    assert_eq!(decoder.give_up(), Some(key(KeyCode::Esc)));
    // A while later everything is over.
    assert_eq!(decoder.give_up(), None);
    assert_eq!(decoder.waits(), None);
}

/// The rest of F12 would be the digits 2 and 4 in a PIN.
#[test]
fn what_comes_late_of_a_key_is_no_digit() {
    for rest in [&b"[24~"[..], b"[3~", b"[A", b"Oq", b"OM", b"[1;5A"] {
        let mut decoder = Decoder::default();
        decoder.feed(0x1b);
        assert_eq!(decoder.give_up(), Some(key(KeyCode::Esc)));
        assert_eq!(decoded(&mut decoder, rest), [], "{rest:?}");
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{rest:?}");
    }
    let mut decoder = Decoder::default();
    decoder.feed(0x1b);
    assert_eq!(decoder.give_up(), Some(key(KeyCode::Esc)));
    assert_eq!(decoded(&mut decoder, b"12").len(), 2, "digits after Escape are digits");
}

#[test]
fn what_is_no_key_stays_without_effect() {
    let some: [&[u8]; 12] = [
        b"\x1b[?1;2c",
        b"\x1b[12;40R",
        b"\x1b[<0;1;2M",
        b"\x1b[200~",
        b"\x1b[99999999~",
        b"\x1b[1:3;5;7;9;11y",
        b"\x1b[G",
        b"\x1bOz",
        b"\xff",
        b"\x80",
        b"\xc0",
        b"\xf5",
    ];
    for bytes in some {
        let mut decoder = Decoder::default();
        assert_eq!(decoded(&mut decoder, bytes), [], "{bytes:?}");
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{bytes:?}");
    }
}

#[test]
fn a_key_that_breaks_off_does_not_swallow_the_next_one() {
    for begun in [&b"\x1b[24"[..], b"\x1bO", b"\x1b[[", b"\xe3\x81", b"\x1b["] {
        let mut decoder = Decoder::default();
        assert_eq!(decoded(&mut decoder, begun), []);
        assert_eq!(decoder.feed(b'\r'), Some(key(KeyCode::Enter)), "{begun:?}");
        assert_eq!(decoded(&mut decoder, begun), []);
        assert_eq!(decoded(&mut decoder, b"\x1b[A"), [key(KeyCode::Up)], "{begun:?}");
        if begun[0] == 0x1b {
            assert_eq!(decoded(&mut decoder, begun), []);
            assert_eq!(decoder.give_up(), None, "{begun:?} is no Escape");
            assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{begun:?}");
        }
    }
}

#[test]
fn nothing_of_a_full_width_digit_stays() {
    let mut decoder = Decoder::default();
    assert_eq!(decoded(&mut decoder, "７".as_bytes()), [key(KeyCode::Char('７'))]);
    assert_eq!(decoder.character, [0; 4]);
}

/// All pairs of bytes behind each beginning, and then a key: it never panics, and always comes
/// back.
#[test]
fn no_bytes_confuse_it_for_long() {
    for begun in [&b""[..], b"\x1b", b"\x1b[", b"\x1b[1;", b"\x1bO", b"\x1b[[", b"\xf0\x9f"] {
        for pair in 0..=u16::MAX {
            let mut decoder = Decoder::default();
            decoded(&mut decoder, begun);
            decoded(&mut decoder, &pair.to_be_bytes());
            while decoder.waits().is_some() {
                decoder.give_up();
            }
            assert_eq!(decoder.feed(b'\r'), Some(key(KeyCode::Enter)), "{begun:?} {pair:04x}");
        }
    }
}

fn gestures(decoder: &mut Decoder, bytes: &[u8]) -> Vec<Mouse> {
    let mut done = Vec::new();
    for byte in bytes {
        assert_eq!(decoder.feed(*byte), None, "a byte of the mouse is a key: {bytes:?}");
        done.extend(decoder.take_mouse());
    }
    done
}

#[test]
fn a_mouse_is_understood_however_slowly_its_bytes_come() {
    let at = |gesture, column, row| Mouse { gesture, column, row };
    for (bytes, wanted) in [
        (&b"\x1b[<0;1;1M"[..], Some(at(Gesture::Press, 0, 0))),
        (b"\x1b[<0;120;35M", Some(at(Gesture::Press, 119, 34))),
        (b"\x1b[<64;7;8M", Some(at(Gesture::Wheel(-1), 6, 7))),
        (b"\x1b[<65;300;200M", Some(at(Gesture::Wheel(1), 299, 199))),
        // Let go; other buttons; with Shift, which is the terminal's own; moved.
        (b"\x1b[<0;1;1m", None),
        (b"\x1b[<2;1;1M", None),
        (b"\x1b[<4;1;1M", None),
        (b"\x1b[<35;1;1M", None),
        // No place, too little, too much.
        (b"\x1b[<0;0;1M", None),
        (b"\x1b[<0;1M", None),
        (b"\x1b[<0;1;2;3M", None),
        (b"\x1b[<M", None),
        (b"\x1b[0;1;1M", None),
        (b"\x1b[32;1;1M", None),
    ] {
        let mut decoder = Decoder::default();
        assert_eq!(
            gestures(&mut decoder, bytes),
            wanted.into_iter().collect::<Vec<_>>(),
            "{bytes:?}"
        );
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{bytes:?}");
        assert_eq!(decoder.take_mouse(), None);
    }
}

/// A terminal that does not know mode 1006 tells it in three bytes, any of which may be a digit.
#[test]
fn no_byte_of_the_old_form_is_a_digit() {
    for bytes in [&b"\x1b[M !!"[..], b"\x1b[M123", b"\x1b[M0\xff9", b"\x1b[M`77"] {
        let mut decoder = Decoder::default();
        assert_eq!(gestures(&mut decoder, bytes), [], "{bytes:?}");
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{bytes:?}");
    }
    // What breaks off swallows nothing for long, and no key with a name.
    let mut decoder = Decoder::default();
    assert_eq!(gestures(&mut decoder, b"\x1b[M1"), []);
    assert_eq!(decoder.feed(b'\r'), Some(key(KeyCode::Enter)));
    assert_eq!(gestures(&mut decoder, b"\x1b[M1"), []);
    assert_eq!((decoder.give_up(), decoder.feed(b'8')), (None, Some(key(KeyCode::Char('8')))));
}

/// Its ESC was taken for Escape: nothing of the rest is a key, or a press.
#[test]
fn what_comes_late_of_a_mouse_is_nothing() {
    for rest in [&b"[<0;12;34M"[..], b"[<65;12;34M", b"[M123"] {
        let mut decoder = Decoder::default();
        decoder.feed(0x1b);
        assert_eq!(decoder.give_up(), Some(key(KeyCode::Esc)));
        assert_eq!(gestures(&mut decoder, rest), [], "{rest:?}");
        assert_eq!(decoder.feed(b'8'), Some(key(KeyCode::Char('8'))), "{rest:?}");
    }
}
