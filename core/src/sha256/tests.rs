use super::*;

/// SHA-256 of "abc" (FIPS 180-4, the example of its appendix).
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn a_hash_is_read_as_it_is_printed() {
    assert_eq!(Sha256::of(b"abc").to_string(), ABC);
    assert_eq!(ABC.parse(), Ok(Sha256::of(b"abc")));
    assert_eq!(serde_json::to_string(&Sha256::of(b"abc")).unwrap(), format!("\"{ABC}\""));
    assert_eq!(serde_json::from_str::<Sha256>(&format!("\"{ABC}\"")).unwrap(), Sha256::of(b"abc"));
}

#[test]
fn nothing_else_is_a_hash() {
    let upper = ABC.to_uppercase();
    let longer = format!("{ABC}0");
    let sign = format!("+{}", &ABC[1..]);
    for text in ["", &ABC[..62], &ABC[..63], &longer, &upper, &sign] {
        assert_eq!(text.parse::<Sha256>(), Err(NotAHash), "{text}");
    }
}
