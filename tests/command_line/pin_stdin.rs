//! `--pin-stdin`: one line, read before the tap.

use kazasu_tests::{Outcome, Rig, side_by_side};

fn given(rig: &Rig, stdin: &[u8]) -> Outcome {
    rig.terminal.read(&["--pin-stdin"]).stdin(stdin).run()
}

#[test]
fn the_first_line_is_the_pin_whatever_ends_it() {
    let lines = [&b"1234\n"[..], b"1234\r\n", b"1234", b"1234\n9999\n", b"1234\r\n\r\n"];
    side_by_side(lines, |stdin| {
        let rig = Rig::android();
        let _read = given(&rig, stdin).read();
        assert_eq!(rig.phone.verifies(), 1);
    });
}

#[test]
fn an_empty_or_missing_line_is_no_pin() {
    let rig = Rig::android();
    for stdin in [&b""[..], b"\n", b"\r\n", b"\n1234\n"] {
        let refused = given(&rig, stdin).refused("pin_required", None);
        assert_eq!(refused["tries_left"], 3);
    }
    // Without standard input at all: no PIN either.
    rig.terminal.read(&["--pin-stdin"]).run().refused("pin_required", None);
    assert_eq!(rig.phone.verifies(), 0);
}

#[test]
fn anything_else_is_a_usage_error_before_any_tap() {
    let rig = Rig::android();
    let long = [b'1'; 100_000];
    let table: [&[u8]; 15] = [
        b"123\n",
        b"12345\n",
        b"12a4\n",
        b"abcd\n",
        b" 1234\n",
        b"1234 \n",
        b"12 34\n",
        b"-123\n",
        b"+123\n",
        b"1234\r\r\n",
        b"\x00\x00\x00\x00\n",
        b"\xff\xfe\xfd\xfc\n",
        "１２３４\n".as_bytes(),
        "١٢٣٤\n".as_bytes(),
        &long,
    ];
    side_by_side(table, |stdin| {
        let outcome = given(&rig, stdin);
        let message = outcome.error(2, "usage");
        assert!(
            !message.contains("12") && !message.contains("abcd"),
            "what was typed is not told again: {message}"
        );
        assert_eq!(outcome.stderr, "");
    });
    assert_eq!(rig.phone.commands(), 0, "no tap at all");
}

/// What is wrong with the PIN is known before the reader is: without a service it is the same
/// error.
#[test]
fn the_line_is_read_before_the_readers_are_looked_at() {
    let nowhere = kazasu_tests::Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[]);
    nowhere.read(&["--pin-stdin"]).stdin("12345\n").run().error(2, "usage");
    nowhere.read(&["--pin-stdin"]).stdin("1234\n").run().error(3, "no_service");
}

#[test]
fn a_pin_in_the_environment_or_the_arguments_is_not_taken() {
    let rig = Rig::android();
    for name in ["PIN", "KAZASU_PIN", "KAZASU_PIN_STDIN"] {
        rig.terminal.read(&[]).env(name, "1234").run().refused("pin_required", None);
    }
    rig.terminal.read(&["--pin-stdin=1234"]).run().error(2, "usage");
    assert_eq!(rig.phone.verifies(), 0);
}
