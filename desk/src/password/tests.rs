use super::*;

#[test]
fn a_password_is_known_again_and_no_other() {
    let hash = hash("ことりがなく八時").unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert!(matches("ことりがなく八時", Some(&hash)));
    assert!(!matches("ことりがなく九時", Some(&hash)));
    assert!(!matches("", Some(&hash)));
    assert!(!matches("ことりがなく八時", None));
    assert!(!matches("ことりがなく八時", Some("not a hash")));
    assert_ne!(hash, super::hash("ことりがなく八時").unwrap(), "each has a salt of its own");
}

#[test]
fn too_short_and_too_long_ones_are_told() {
    for password in ["", "seven77", &"x".repeat(MOST + 1)] {
        assert_eq!(hash(password), Err(NoPassword::Length), "{password}");
    }
    assert!(!matches(&"x".repeat(1 << 20), None));
}
