//! What a person reads: the result on standard output, what happens on standard error, in her
//! language, without colours where there is no terminal.

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Phone, Rig};

#[test]
fn the_result_and_what_happens_stand_apart() {
    let rig = Rig::android();
    for (language, happens, result) in [
        (
            "en",
            ["Hold the phone to the reader", "Found an Android phone.", "3 PIN tries are left."],
            "Read: Android phone",
        ),
        (
            "ja",
            ["かざしてください", "Androidスマートフォンを確認しました", "あと3回"],
            "読み取りました: Androidスマートフォン",
        ),
    ] {
        let outcome =
            rig.terminal.kazasu(&["read", "--pin-stdin", "--lang", language]).stdin("1234\n").run();
        assert_eq!(outcome.exit, 0, "{outcome:#?}");
        for line in happens {
            assert!(
                outcome.stderr.contains(line) && !outcome.stdout.contains(line),
                "{line}: {outcome:#?}"
            );
        }
        assert!(
            outcome.stdout.starts_with(result) && !outcome.stderr.contains(result),
            "{outcome:#?}"
        );
    }
}

/// The words follow the place where phones are held here, as those of the screens do.
#[test]
fn where_to_hold_the_phone_is_as_configured() {
    let rig = Rig::iphone();
    rig.terminal.configure_too("[screen]\nholding = \"usb\"");
    for (language, happens) in
        [("en", "hold the iPhone on the reader"), ("ja", "カードリーダーの上にかざしてください")]
    {
        let outcome = rig.terminal.kazasu(&["read", "--phone", "iphone", "--lang", language]).run();
        assert!(outcome.exit == 0 && outcome.stderr.contains(happens), "{outcome:#?}");
    }
}

#[test]
fn a_refusal_says_what_happened_and_what_to_do() {
    let rig = Rig::new(Phone::spec(Model::Card));
    for (language, title, advice) in [
        ("en", "That was a plastic card 【020】", "Please take your card to the desk."),
        ("ja", "カードが置かれました 【020】", "窓口へどうぞ"),
    ] {
        let outcome = rig.terminal.kazasu(&["read", "--lang", language]).run();
        assert!(
            outcome.exit == 1 && outcome.stdout.contains(title) && outcome.stdout.contains(advice),
            "{outcome:#?}"
        );
        assert!(outcome.stdout.contains("physical_card"), "the reason, for staff: {outcome:#?}");
    }
}

#[test]
fn the_language_is_the_arguments_then_the_configurations_then_the_systems() {
    let rig = Rig::iphone();
    let (english, japanese) = ("Read: iPhone", "読み取りました: iPhone");
    let reads_as = |language: &[&str], lang: &str, expected: &str| {
        let outcome = rig.terminal.kazasu(&[&["read"], language].concat()).env("LANG", lang).run();
        assert!(outcome.stdout.starts_with(expected), "{language:?} {lang}: {outcome:#?}");
    };
    reads_as(&[], "ja_JP.UTF-8", japanese);
    reads_as(&[], "en_US.UTF-8", english);
    let trust = format!(
        "[reader]\nnames = [{:?}]\n[trust]\nanchors = [\"anchor.der\"]\n",
        rig.reader.name(0)
    );
    rig.terminal.configure(&format!("[terminal]\nlanguage = \"ja\"\n{trust}"));
    reads_as(&[], "en_US.UTF-8", japanese);
    reads_as(&["--lang", "en"], "ja_JP.UTF-8", english);
}

#[test]
fn a_pipe_gets_no_colours() {
    let rig = Rig::android();
    for arguments in [
        &["read", "--pin-stdin"][..],
        &["read", "--pin-stdin", "--log", "trace"],
        &["read", "--pin-stdin", "--json"],
    ] {
        let outcome =
            rig.terminal.kazasu(arguments).stdin("1234\n").env("TERM", "xterm-256color").run();
        assert_eq!(outcome.exit, 0, "{outcome:#?}");
        assert!(
            !outcome.stdout.contains('\x1b') && !outcome.stderr.contains('\x1b'),
            "{outcome:#?}"
        );
    }
}

/// A program gets one line and is told nothing else, whatever happens.
#[test]
fn a_program_is_not_told_what_happens() {
    let rig = Rig::android();
    let read = rig.read_with_pin("1234", &[]);
    let refused = rig.read_with_pin("9999", &[]);
    let error = rig.read(&["--reader", "Elsewhere 00 00"]);
    for (outcome, exit) in [(read, 0), (refused, 1), (error, 3)] {
        let _object = outcome.json();
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (exit, ""), "{outcome:#?}");
    }
}
