use super::*;

/// A salt of 14 and a hash of 32 bytes, of no passcode.
const GOOD: &str = "$argon2id$v=19$m=7168,t=5,p=1$bm8gc2FsdCBhdCBhbGw$\
                    AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

#[test]
fn what_is_no_hash_is_refused() {
    let other = |from: &str, to: &str| GOOD.replace(from, to);
    for wrong in [
        "12345678".to_owned(),
        String::new(),
        "$argon2id$v=19$m=7168,t=5,p=1".to_owned(),
        other("argon2id", "argon2i"),
        other("v=19", "v=16"),
        // 4 GiB: it would take the terminal's memory.
        other("m=7168", "m=4194304"),
        // It would never end.
        other("t=5", "t=17"),
        other("t=5", "t=4294967295"),
        other("p=1", "p=5"),
    ] {
        assert_eq!(wrong.parse::<PasscodeHash>(), Err(NotAHash), "{wrong}");
    }
    assert!(GOOD.parse::<PasscodeHash>().is_ok());
}
