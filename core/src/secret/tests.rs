use super::*;

#[test]
fn only_four_ascii_digits_are_a_pin() {
    assert!(Pin::from_digits(b"0000").is_ok());
    for wrong in [
        &b""[..],
        b"123",
        b"12345",
        b"12a4",
        b" 123",
        "\u{ff11}\u{ff12}\u{ff13}\u{ff14}".as_bytes(),
        b"\x00\x01\x02\x03",
    ] {
        assert_eq!(Pin::from_digits(wrong).err(), Some(NotAPin));
    }
}

#[test]
fn debug_tells_nothing() {
    let pin = Pin::from_digits(b"4711").unwrap();
    assert_eq!(format!("{pin:?} {:?}", Some(&pin)), "*** Some(***)");
}

fn typed(digits: &[u8]) -> PinPad {
    let mut pad = PinPad::default();
    for &digit in digits {
        assert!(pad.push(Digit::new(digit).unwrap()));
    }
    pad
}

#[test]
fn a_digit_is_0_to_9() {
    assert!(Digit::new(9).is_some());
    assert!(Digit::new(10).is_none());
    assert_eq!(format!("{:?}", Digit::new(7)), "Some(*)");
}

#[test]
fn a_pad_gives_the_pin_once_and_only_when_four_digits_are_typed() {
    let mut pad = typed(&[0, 1, 2]);
    assert!(pad.take().is_none());
    assert_eq!(pad.len(), 3);
    assert!(pad.push(Digit::new(9).unwrap()));
    assert!(pad.is_full());
    assert!(!pad.push(Digit::new(5).unwrap()), "a fifth digit has no place");
    assert_eq!(pad.take().unwrap().digits(), b"0129");
    assert!(pad.is_empty());
    assert!(pad.take().is_none());
}

#[test]
fn what_is_deleted_or_taken_is_wiped_from_the_pad() {
    let mut pad = typed(&[4, 7, 1, 1]);
    assert!(pad.delete());
    assert_eq!((pad.len(), *pad.digits), (3, [b'4', b'7', b'1', 0]));
    pad.clear();
    assert_eq!((pad.len(), *pad.digits), (0, [0; 4]));
    assert!(!pad.delete());
    let mut pad = typed(&[4, 7, 1, 1]);
    drop(pad.take());
    assert_eq!(*pad.digits, [0; 4]);
}

#[test]
fn debug_of_a_pad_tells_nothing() {
    assert_eq!(format!("{:?}", typed(&[4, 7])), format!("{:?}", PinPad::default()));
}

#[test]
fn the_digits_of_a_pin_stay_in_their_place() {
    let pin = Pin::from_digits(b"4711").unwrap();
    let place = pin.digits().as_ptr();
    let moved = [Some(pin)];
    assert_eq!(moved.iter().flatten().map(|pin| pin.digits().as_ptr()).next(), Some(place));
}
