//! Users of this machine, by their numbers: what is known of a neighbour is what the system says of
//! him, and a name is shown only where it is one.

use std::fs::File;
use std::io::Read;

/// The file of users (passwd(5)). Users of a directory service are known by their numbers: asking
/// for their names may wait for a network.
const USERS: &str = "/etc/passwd";

/// So much of it is read.
const LONGEST: u64 = 4 << 20;

/// The number of a user who is named so, or has this number.
pub(crate) fn number(user: &str) -> Option<u32> {
    user.parse().ok().or_else(|| find(&read(), |name, _| name == user).map(|(_, number)| number))
}

/// How this user is shown, also within a command of a shell: by the name where it is a plain one,
/// else by the number, as sudo(8) takes it.
pub(super) fn shown(user: u32) -> String {
    let name = find(&read(), |_, number| number == user).map(|(name, _)| name);
    name.filter(|name| is_plain(name)).unwrap_or_else(|| format!("'#{user}'"))
}

/// Names that useradd(8) and directory services make.
fn is_plain(name: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-@".contains(letter);
    (1..=64).contains(&name.len()) && !name.starts_with('-') && name.chars().all(plain)
}

fn read() -> String {
    let mut bytes = Vec::new();
    drop(File::open(USERS).map(|file| file.take(LONGEST).read_to_end(&mut bytes)));
    String::from_utf8_lossy(&bytes).into_owned()
}

fn find(users: &str, is: impl Fn(&str, u32) -> bool) -> Option<(String, u32)> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, number) = (fields.next()?, fields.nth(1)?.parse().ok()?);
        is(name, number).then(|| (name.to_owned(), number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_by_name_and_by_number() {
        assert_eq!(number("root"), Some(0));
        assert_eq!(number("1005"), Some(1005));
        assert_eq!(number("nobody has this name"), None);
        assert_eq!(shown(0), "root");
        assert_eq!(shown(4_123_456_789), "'#4123456789'");
    }

    #[test]
    fn a_name_that_a_shell_would_understand_is_no_name() {
        for name in ["", "-i", "a b", "a;reboot", "$(x)", "\u{1b}[2J", "名前", "a'b"] {
            assert!(!is_plain(name), "{name:?}");
        }
        for name in ["kiosk", "k.tanaka", "user-1", "reader@clinic.example"] {
            assert!(is_plain(name), "{name:?}");
        }
    }
}
