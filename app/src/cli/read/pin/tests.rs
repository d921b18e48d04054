use super::*;

fn line(mut input: &[u8]) -> Vec<u8> {
    first_line(&mut input).unwrap().to_vec()
}

#[test]
fn the_first_line_is_taken_whatever_ends_it() {
    assert_eq!(line(b"1234\n"), b"1234");
    assert_eq!(line(b"1234\r\n5678"), b"1234");
    assert_eq!(line(b"1234"), b"1234");
    assert_eq!(line(b""), b"");
    assert_eq!(line(b"\n1234\n"), b"");
}

#[test]
fn a_line_without_end_is_cut_and_cannot_be_a_pin() {
    assert_eq!(line(&[b'1'; 10_000]).len(), MAX_LINE);
}
