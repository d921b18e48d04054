use super::*;

#[test]
fn lengths_take_the_shortest_form() {
    assert_eq!(tlv(4, &[0; 127])[..2], [4, 0x7F]);
    assert_eq!(tlv(4, &[0; 128])[..3], [4, 0x81, 0x80]);
    assert_eq!(tlv(4, &[0; 256])[..4], [4, 0x82, 0x01, 0x00]);
    assert_eq!(tlv(4, &[]), [4, 0]);
}

#[test]
fn integers_are_unsigned_and_short() {
    assert_eq!(integer(&[0]), [2, 1, 0]);
    assert_eq!(integer(&[0, 0, 0x7F]), [2, 1, 0x7F]);
    assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
    assert_eq!(integer(&0x0133_C349_u32.to_be_bytes()), [2, 4, 0x01, 0x33, 0xC3, 0x49]);
}

/// The worked examples of X.690 §8.19.5 (2.100.3, in its present form 2.999.3) and of every RSA
/// certificate.
#[test]
fn object_identifiers() {
    assert_eq!(oid("2.999.3"), [6, 3, 0x88, 0x37, 0x03]);
    assert_eq!(oid("1.2.840.113549.1.1.11"), [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11]);
    assert_eq!(oid("2.5.29.15"), [6, 3, 0x55, 0x1D, 0x0F]);
    assert_eq!(oid("1.3.0"), [6, 2, 0x2B, 0x00]);
}

/// keyUsage values as the J-LIS certificates carry them: keyCertSign + cRLSign is 03 02 01 06.
#[test]
fn named_bits_drop_trailing_zeros() {
    assert_eq!(named_bits(&[0]), [3, 2, 7, 0x80]);
    assert_eq!(named_bits(&[0, 1]), [3, 2, 6, 0xC0]);
    assert_eq!(named_bits(&[5, 6]), [3, 2, 1, 0x06]);
}

/// authca03: 2033-07-15 14:59:59 GMT; the change of form at the end of 2049; leap days of 2000 and
/// 2024.
#[test]
fn times_change_form_in_2050() {
    assert_eq!(time(2_005_052_399), tlv(tag::UTC_TIME, b"330715145959Z"));
    assert_eq!(time(2_524_607_999), tlv(tag::UTC_TIME, b"491231235959Z"));
    assert_eq!(time(2_524_608_000), tlv(tag::GENERALIZED_TIME, b"20500101000000Z"));
    assert_eq!(time(951_782_400), tlv(tag::UTC_TIME, b"000229000000Z"));
    assert_eq!(time(1_709_208_000), tlv(tag::UTC_TIME, b"240229120000Z"));
    assert_eq!(time(0), tlv(tag::UTC_TIME, b"700101000000Z"));
}

#[test]
fn the_reader_follows_the_writer_and_stops_at_nonsense() {
    let long = vec![7; 300];
    let bytes = sequence(&[integer(&[5]), octet_string(&long), oid("2.5.4.3")]);
    let mut reader = DerReader::new(&bytes).enter(tag::SEQUENCE).unwrap();
    assert_eq!(reader.whole(), Some(&[2, 1, 5][..]));
    assert_eq!(reader.value(tag::OCTET_STRING), Some(long.as_slice()));
    assert_eq!(reader.value(tag::INTEGER), None, "another tag is refused");
    for end in 0..bytes.len() {
        assert!(DerReader::new(&bytes[..end]).whole().is_none(), "cut after {end} bytes");
    }
    assert!(DerReader::new(&[0x30, 0x80, 0, 0]).whole().is_none(), "DER has no indefinite length");
    assert!(DerReader::new(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]).whole().is_none());
}
