use super::*;

#[test]
fn every_definite_form_is_read() {
    assert_eq!(sequence_length(&[0x30, 0x00]), Ok(Some(2)));
    assert_eq!(sequence_length(&[0x30, 0x7F]), Ok(Some(0x81)));
    assert_eq!(sequence_length(&[0x30, 0x81, 0xFF, 9]), Ok(Some(3 + 0xFF)));
    assert_eq!(sequence_length(&[0x30, 0x82, 0x06, 0x32]), Ok(Some(4 + 0x632)));
    assert_eq!(sequence_length(&[0x30, 0x83, 0x01, 0x00, 0x00]), Ok(Some(5 + 0x10000)));
    assert_eq!(sequence_length(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), Ok(Some(6 + 0xFFFF_FFFF)));
}

#[test]
fn an_unfinished_header_asks_for_more() {
    for bytes in [&[][..], &[0x30], &[0x30, 0x82], &[0x30, 0x82, 0x06]] {
        assert_eq!(sequence_length(bytes), Ok(None));
    }
}

#[test]
fn what_cannot_become_a_sequence_is_refused() {
    assert_eq!(sequence_length(&[0xFF, 0xFF]), Err(HeaderError::NotASequence(0xFF)));
    assert_eq!(sequence_length(&[0x30, 0x80]), Err(HeaderError::BadLength(0x80)));
    assert_eq!(sequence_length(&[0x30, 0x85, 0, 0, 0, 0, 1]), Err(HeaderError::BadLength(0x85)));
}
