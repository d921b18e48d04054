//! Arguments: what is wrong with them is a usage error (exit 2) before anything is tapped.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_tests::{Rig, Terminal, side_by_side};

fn without_a_reader() -> Terminal {
    Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[])
}

#[test]
fn wrong_arguments_end_with_the_error_object_and_exit_2() {
    let terminal = without_a_reader();
    let table: [&[&str]; 16] = [
        &["read", "--json", "--pin", "1234"],
        &["read", "--json", "1234"],
        &["read", "--json", "--phone", "nokia"],
        &["read", "--json", "--phone"],
        &["read", "--json", "--challenge", "not base64!"],
        &["read", "--json", "--challenge", ""],
        &["read", "--json", "--challenge", "AAAA"],
        &["read", "--json", "--timeout", "0"],
        &["read", "--json", "--timeout", "-1"],
        &["read", "--json", "--timeout", "soon"],
        &["read", "--json", "--timeout", "86401"],
        &["read", "--json", "--lang", "fr"],
        &["--json", "read"],
        &["read", "--json", "--log", "=loud="],
        &["raed", "--json"],
        &["doctor", "--json", "--fix"],
    ];
    side_by_side(table, |arguments| {
        let outcome = terminal.kazasu(arguments).run();
        outcome.error(2, "usage");
        assert_eq!(outcome.stderr, "", "{arguments:?}: a program reads standard output alone");
    });
}

#[test]
fn a_person_is_told_on_standard_error() {
    let outcome = without_a_reader().kazasu(&["read", "--phone", "nokia"]).run();
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("nokia") && outcome.stderr.contains("iphone"), "{outcome:#?}");
}

#[test]
fn help_and_version_are_asked_for_and_no_error() {
    let terminal = without_a_reader();
    let version = terminal.kazasu(&["--version"]).run();
    assert_eq!(
        (version.exit, version.stdout.as_str()),
        (0, concat!("kazasu ", env!("CARGO_PKG_VERSION"), "\n"))
    );
    for arguments in [
        &["--help"][..],
        &["read", "--help"],
        &["phone", "--help"],
        &["doctor", "--help"],
        &["record", "--help"],
        &["replay", "--help"],
    ] {
        let help = terminal.kazasu(arguments).run();
        assert!(help.exit == 0 && help.stdout.contains("--config"), "{help:#?}");
    }
    let read = terminal.kazasu(&["read", "--help"]).run().stdout;
    for option in [
        "--phone",
        "--pin-stdin",
        "--accept-last-try",
        "--challenge",
        "--reader",
        "--timeout",
        "--json",
        "--lang",
        "--log",
    ] {
        assert!(read.contains(option), "{option}: {read}");
    }
}

/// A challenge is 32 bytes: 31 or 33 are one too few or too many.
#[test]
fn a_challenge_has_32_bytes() {
    let rig = Rig::iphone();
    for length in [0, 31, 33, 64] {
        rig.read(&["--challenge", &STANDARD.encode(vec![7; length])]).error(2, "usage");
    }
    let unpadded = STANDARD.encode([7; 32]).replace('=', "");
    rig.read(&["--challenge", &unpadded]).error(2, "usage");
    assert_eq!(rig.phone.commands(), 0);
}

#[test]
fn global_options_may_stand_before_or_after_the_command() {
    let rig = Rig::iphone();
    let config = rig.terminal.config();
    let config = config.to_str().unwrap();
    let before = ["--config", config, "--lang", "en", "--log", "error", "read", "--json"];
    let after = ["read", "--json", "--config", config, "--lang", "en", "--log", "error"];
    let between = ["--lang", "en", "read", "--json", "--config", config, "--log", "error"];
    for arguments in [before, after, between] {
        let _read = rig.terminal.kazasu(&arguments).run().read();
    }
    for (arguments, line) in [
        (["--lang", "ja", "read"], "読み取りました: iPhone"),
        (["read", "--lang", "en"], "Read: iPhone"),
    ] {
        let person = rig.terminal.kazasu(&arguments).run();
        assert!(person.exit == 0 && person.stdout.contains(line), "{person:#?}");
    }
}
