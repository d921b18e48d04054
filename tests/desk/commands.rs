//! The commands beside a desk.

use kazasu_tests::{Desk, files_below};
use serde_json::Value;

#[test]
fn a_second_desk_on_the_same_store_is_refused_and_commands_are_not() {
    let desk = Desk::start("");
    let second = desk.command(&[], "");
    assert_eq!(second.code, Some(2), "{second:?}");
    assert!(second.stderr.contains("another desk is running"), "{}", second.stderr);
    let added = desk.command(&["user", "add", "hana", "--role", "administrator"], "long enough\n");
    assert_eq!(added.code, Some(0), "{added:?}");
    let listed = desk.command(&["user", "list", "--json"], "");
    let listed: Value = serde_json::from_str(&listed.stdout).unwrap();
    assert_eq!(listed["users"][0]["name"], "hana");
    assert_eq!(listed["users"][0]["role"], "administrator");
    assert_eq!(desk.command(&["user", "remove", "hana"], "").code, Some(0));
    assert_eq!(desk.command(&["user", "remove", "hana"], "").code, Some(1));
}

#[test]
fn what_cannot_be_is_said_with_what_would_be_right() {
    let desk = Desk::start("");
    let _first = desk.code("入口");
    let cases: [(&[&str], &str, Option<i32>, &str); 6] = [
        (&["user", "add", "hana"], "short\n", Some(2), "8 to 128"),
        (&["user", "add", "a b"], "", Some(2), "digits"),
        (&["enrol", "--name", ""], "", Some(2), "a name has 1 to 64 letters"),
        (&["enrol", "--name", "x", "--letter", "a"], "", Some(2), "one of A to Z"),
        (&["enrol", "--name", "x", "--letter", "A"], "", Some(1), "letter A"),
        (&["revoke", "nobody"], "", Some(1), "kazasu desk terminals"),
    ];
    for (args, stdin, code, words) in cases {
        let said = desk.command(args, stdin);
        assert_eq!(said.code, code, "{args:?}: {said:?}");
        assert!(said.stderr.contains(words), "{args:?}: {}", said.stderr);
    }
}

#[test]
fn a_password_and_a_code_stand_nowhere_on_the_disk() {
    let mut desk = Desk::start("");
    let password = "canary-PASSWORD-4711";
    assert_eq!(desk.command(&["user", "add", "hana"], password).code, Some(0));
    let code = desk.code("入口").replace(' ', "");
    desk.stop();
    let files = files_below(desk.home());
    assert!(files.iter().any(|path| path.ends_with("state/desk.db")), "{files:?}");
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        // The secret of a code is its digits 5 to 22.
        for secret in [password, &code, &code[4..22]] {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
}

#[test]
fn the_check_says_what_is_good_and_what_is_not() {
    let desk = Desk::start("");
    let good = desk.command(&["check", "--json"], "");
    assert_eq!(good.code, Some(0), "{good:?}");
    let checked: Value = serde_json::from_str(&good.stdout).unwrap();
    assert_eq!(checked["outcome"], "ready");
    let looked_at = [
        "configuration",
        "key",
        "store",
        "durability",
        "terminals",
        "certificates",
        "backups",
        "clock",
        "disk",
        "address",
    ];
    for name in looked_at {
        let all = checked["checks"].as_array().unwrap();
        assert!(all.iter().any(|check| check["name"] == name), "{name}: {checked}");
    }
    let config = desk.home().join("desk.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{text}\ncertificate = \"missing.pem\"\n")).unwrap();
    let wrong = desk.command(&["check", "--json"], "");
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
    assert!(wrong.stdout.contains("certificate_key"), "{}", wrong.stdout);
    let started = desk.command(&[], "");
    assert_eq!(started.code, Some(2));
    assert!(started.stderr.contains("desk.toml:"), "{}", started.stderr);
}
