use super::*;

#[test]
fn only_four_ascii_digits_are_a_pin() {
    assert!(Pin::from_digits(b"0000").is_ok());
    for wrong in
        [&b""[..], b"123", b"12345", b"12a4", b" 123", "\u{ff11}\u{ff12}\u{ff13}\u{ff14}".as_bytes(), b"\x00\x01\x02\x03"]
    {
        assert_eq!(Pin::from_digits(wrong).err(), Some(NotAPin));
    }
}

#[test]
fn debug_tells_nothing() {
    let pin = Pin::from_digits(b"4711").unwrap();
    assert_eq!(format!("{pin:?} {:?}", Some(&pin)), "*** Some(***)");
}
