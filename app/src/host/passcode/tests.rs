use super::*;

fn hash(passcode: &str) -> PasscodeHash {
    super::hash(&passcode.into()).unwrap()
}

#[test]
fn a_hash_knows_its_passcode_and_no_other_also_from_the_configuration() {
    let written = hash("correct horse").to_string();
    assert!(written.starts_with("$argon2id$v=19$m=7168,t=5,p=1$"), "{written}");
    let read: PasscodeHash = written.parse().unwrap();
    assert!(matches(&"correct horse".into(), &read));
    for wrong in ["", "correct hors", "correct horse ", "Correct horse"] {
        assert!(!matches(&wrong.into(), &read), "{wrong:?}");
    }
}

#[test]
fn two_hashes_of_one_passcode_differ() {
    assert_ne!(hash("12345678").to_string(), hash("12345678").to_string());
}

#[test]
fn nothing_of_a_passcode_is_shown() {
    let passcode = Passcode::from("7391 secret");
    assert_eq!(format!("{passcode:?} {:?}", hash("7391 secret")), "*** PasscodeHash(***)");
}

#[test]
fn a_passcode_is_typed_and_taken_back() {
    let mut passcode = Passcode::new();
    "12３\n4".chars().for_each(|char| passcode.push(char));
    passcode.pop();
    assert!(passcode == Passcode::from("12３"));
    (0..100).for_each(|_| passcode.push('x'));
    assert_eq!(passcode.count(), MOST);
}
