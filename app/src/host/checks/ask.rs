//! Asks another program of this system, for no longer than it is worth.

use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::host::clock::Instant;

/// Every program that is asked answers at once or not at all.
const PATIENCE: Duration = Duration::from_secs(2);

/// Most that is read of an answer.
const LONGEST: u64 = 64 * 1024;

/// What it prints, if it is there, ends in time and says that it went well. One that prints more
/// than a pipe holds is ended like a silent one.
pub(super) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => {
                let mut text = String::new();
                child.stdout.take()?.take(LONGEST).read_to_string(&mut text).ok()?;
                return Some(text);
            }
            Ok(Some(_)) | Err(_) => return None,
            Ok(None) => thread::sleep(Duration::from_millis(10)),
        }
    }
    drop(child.kill());
    drop(child.wait());
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_nothing_else_is_waited_for() {
        assert_eq!(ask("echo", &["yes"]).as_deref(), Some("yes\n"));
        assert_eq!(ask("false", &[]), None);
        assert_eq!(ask("kazasu-no-such-program", &[]), None);
        let start = Instant::now();
        assert_eq!(ask("sleep", &["60"]), None);
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
