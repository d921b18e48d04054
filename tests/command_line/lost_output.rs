//! A result that nobody gets: the pipe is closed, or there is no room for it. Every command ends
//! with one exit code then, says so once, and panics nowhere.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Phone, Rig, kazasu, root};

/// Of docs/integrators.md.
const LOST: i32 = 4;

/// How standard output takes nothing.
#[derive(Clone, Copy, Debug)]
enum Output {
    ClosedPipe,
    /// A device without room (full(4)).
    Full,
}

impl Output {
    fn stdio(self) -> Stdio {
        match self {
            Self::Full => OpenOptions::new().write(true).open("/dev/full").unwrap().into(),
            Self::ClosedPipe => {
                let (reader, writer) = std::io::pipe().unwrap();
                drop(reader);
                writer.into()
            }
        }
    }
}

#[track_caller]
fn ends_with_the_code_of_a_lost_output(mut command: Command, what: &str) {
    for output in [Output::ClosedPipe, Output::Full] {
        let child = command.stdin(Stdio::null()).stdout(output.stdio()).stderr(Stdio::piped());
        let ended = child.spawn().unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(LOST), "{what}, {output:?}: {said}");
        assert!(!said.contains("panicked"), "{what}, {output:?}: {said}");
        let complaints = said.matches("standard output cannot be written to").count();
        assert_eq!(complaints, 1, "{what}, {output:?}: {said}");
    }
}

/// Every command that prints a result, as one that can and one that cannot do its work.
const COMMANDS: [&[&str]; 30] = [
    &["--help"],
    &["-h"],
    &["help"],
    &["help", "read"],
    &["--version"],
    &["-V"],
    &["read", "--json", "--timeout", "1"],
    &["read", "--timeout", "1"],
    &["read", "--json", "--no-such-option"],
    &["read", "--json", "--config", "/no/such/file"],
    &["doctor"],
    &["doctor", "--json"],
    &["config", "check"],
    &["config", "check", "--json"],
    &["config", "show"],
    &["config", "show", "--json"],
    &["config", "default"],
    &["logs"],
    &["logs", "--json"],
    &["logs", "--out", "bundle.zip", "--yes", "--force"],
    &["logs", "--out", "bundle.zip", "--yes", "--force", "--json"],
    &["logs", "verify"],
    &["logs", "verify", "--json"],
    &["replay", "TRANSCRIPT"],
    &["replay", "TRANSCRIPT", "--json"],
    &["phone", "--help"],
    &["record", "--help"],
    &["enrol", "--help"],
    &["desk", "--help"],
    &["completions", "bash"],
];

/// Those that end by a signal, or need a person at a terminal: their help was lost, no result is.
const OTHERS: [&str; 4] = ["touch", "tui", "passcode", "phone"];

fn command(rig: &Rig, arguments: &[&str]) -> Command {
    let transcript = root().join("tests/transcripts/iphone.txt");
    let mut command = rig.terminal.client(kazasu());
    command.current_dir(rig.terminal.path(""));
    if !arguments.contains(&"--config") {
        command.arg("--config").arg(rig.terminal.config());
    }
    for argument in arguments {
        match *argument {
            "TRANSCRIPT" => command.arg(&transcript),
            argument => command.arg(argument),
        };
    }
    command
}

#[test]
fn every_command_says_by_one_exit_code_that_its_output_is_lost() {
    let rig = Rig::iphone();
    rig.phone.take_away();
    for arguments in COMMANDS {
        ends_with_the_code_of_a_lost_output(command(&rig, arguments), &arguments.join(" "));
    }
}

/// A phone was read, and its certificate lost.
#[test]
fn a_read_whose_result_is_lost_says_so() {
    let rig = Rig::iphone();
    for arguments in [&["read", "--json"][..], &["read"]] {
        let before = rig.phone.shared().lock().signatures();
        ends_with_the_code_of_a_lost_output(command(&rig, arguments), &arguments.join(" "));
        assert_eq!(rig.phone.shared().lock().signatures(), before + 2, "it was read each time");
    }
}

/// What was asked for besides the output is there.
#[test]
fn a_record_whose_text_cannot_be_shown_is_saved_all_the_same() {
    let rig = Rig::on(kazasu_tests::Service::shared().reader(), Phone::spec(Model::Iphone), None);
    rig.phone.hold();
    for (output, name) in [(Output::ClosedPipe, "a.txt"), (Output::Full, "b.txt")] {
        let mut command = command(&rig, &["record", "--yes", "--out", name]);
        let ended = command.stdin(Stdio::null()).stdout(output.stdio()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(LOST), "{said}");
        assert!(rig.terminal.path(name).exists(), "{said}");
    }
}

/// Nobody adds a command and forgets this.
#[test]
fn every_command_is_tried() {
    let help = Command::new(kazasu()).arg("--help").output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let listed = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    // A long line goes on below itself.
    let named = listed.lines().filter(|line| !line.starts_with("   "));
    let names: Vec<_> = named.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 8, "{help}");
    for name in names {
        let is_tried = COMMANDS.iter().any(|arguments| arguments.first() == Some(&name));
        assert!(is_tried || OTHERS.contains(&name), "{name}");
    }
}
