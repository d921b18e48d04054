//! What the command line says of itself: help, completions, manual pages, and what is said of a
//! slip.

use std::fs;
use std::path::Path;

use kazasu_tests::{Rig, Terminal, side_by_side};

const COMMANDS: [&[&str]; 16] = [
    &[],
    &["touch"],
    &["read"],
    &["phone"],
    &["tui"],
    &["passcode"],
    &["config"],
    &["config", "check"],
    &["config", "show"],
    &["config", "default"],
    &["logs"],
    &["logs", "verify"],
    &["doctor"],
    &["record"],
    &["replay"],
    &["completions"],
];

fn terminal() -> Terminal {
    Terminal::new(Path::new("/nowhere/pcscd.comm"), &[])
}

#[test]
fn every_help_has_the_same_order_examples_and_exit_codes() {
    let terminal = terminal();
    side_by_side(COMMANDS, |command| {
        let help = terminal.kazasu(&[command, &["--help"]].concat()).run();
        assert_eq!(help.exit, 0, "{help:#?}");
        let text = help.stdout;
        let parts = [
            "Usage: kazasu",
            "Options of every command:",
            "--config <FILE>",
            "--lang <",
            "--log <FILTER>",
            "--help",
            "--version",
            "Examples:",
            "Exit codes:",
            "  0  ",
            "  2  ",
            "  4  ",
        ];
        let places: Vec<_> = parts
            .iter()
            .map(|part| text.rfind(part).unwrap_or_else(|| panic!("{part} is not in {text}")))
            .collect();
        assert!(places.is_sorted(), "{command:?}: {text}");
        // Each example is a command of this program, and is taken by it.
        for example in text.lines().filter(|line| line.starts_with("  kazasu ")) {
            assert!(example.contains(command.join(" ").as_str()), "{command:?}: {example}");
        }
        assert!(!text.contains("u16") && !text.contains("u32") && !text.contains("u64"), "{text}");
    });
}

/// One layout, however much there is to say: the options of every command stand alike everywhere,
/// `-h` is `--help` and `help`, and nothing is wider than a terminal.
#[test]
fn every_help_has_the_same_form() {
    let terminal = terminal();
    let common = |text: &str| {
        let from = text.split("Options of every command:").nth(1).unwrap();
        let block = from.split("\n\n").next().unwrap();
        block.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let first = common(&terminal.kazasu(&["--help"]).run().stdout);
    side_by_side(COMMANDS, |command| {
        let help = |arguments: &[&str]| {
            let help = terminal.kazasu(arguments).run();
            assert_eq!((help.exit, help.stderr.as_str()), (0, ""), "{arguments:?}");
            help.stdout
        };
        let text = help(&[command, &["--help"]].concat());
        assert_eq!(text, help(&[command, &["-h"]].concat()));
        assert_eq!(text, help(&[&["help"], command].concat()));
        assert_eq!(common(&text), first);
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
        assert!(!text.contains("Possible values:"), "{text}");
    });
    // A command of commands has it too.
    let check = terminal.kazasu(&["config", "check", "--help"]).run().stdout;
    assert_eq!(terminal.kazasu(&["config", "help", "check"]).run().stdout, check);
    assert_eq!(terminal.kazasu(&["--lang", "ja", "help", "config", "check"]).run().stdout, check);
}

#[test]
fn a_demonstration_is_one_wherever_it_is_asked_for() {
    let terminal = terminal();
    // No display and no terminal: what is said is of the command that was meant.
    for arguments in [&["--demo"][..], &["--demo", "tui"], &["tui", "--demo"]] {
        let told = terminal.kazasu(arguments).env("DISPLAY", "").env("WAYLAND_DISPLAY", "").run();
        assert!(told.exit == 2 && told.stderr.contains("no terminal"), "{arguments:?} {told:#?}");
    }
    let told = terminal.kazasu(&["--demo", "doctor"]).run();
    assert!(told.exit == 2 && told.stderr.contains("touch and tui"), "{told:#?}");
}

#[test]
fn completions_are_made_for_every_shell_and_know_every_option() {
    let terminal = terminal();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = terminal.kazasu(&["completions", shell]).run();
        assert_eq!(script.exit, 0, "{script:#?}");
        for word in ["accept-last-try", "technician", "doctor", "completions"] {
            assert!(script.stdout.contains(word), "{shell}: {word}");
        }
    }
    let wrong = terminal.kazasu(&["completions", "fsh"]).run();
    assert_eq!(wrong.exit, 2);
    assert!(wrong.stderr.contains("fish"), "{wrong:#?}");
    // A shell takes it, and completes with it.
    let bash = terminal.path("completions.bash");
    fs::write(&bash, terminal.kazasu(&["completions", "bash"]).run().stdout).unwrap();
    let script = format!(
        "source '{}'; COMP_WORDS=(kazasu read --acc); COMP_CWORD=2; _kazasu kazasu --acc read; \
         echo \"${{COMPREPLY[@]}}\"",
        bash.display()
    );
    let done = std::process::Command::new("bash").args(["-c", &script]).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(said.trim(), "--accept-last-try", "{done:?}");
}

#[test]
fn every_command_has_a_manual_page_made_from_the_same_words() {
    let terminal = terminal();
    let folder = terminal.path("man");
    let made = terminal.kazasu(&["man", folder.to_str().unwrap()]).run();
    assert_eq!((made.exit, made.stdout.as_str()), (0, ""), "{made:#?}");
    for command in COMMANDS {
        let name = [&["kazasu"], command].concat().join("-");
        let page = fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(".TH") && page.contains("Exit codes:"), "{name}: {page}");
    }
    let read = fs::read_to_string(folder.join("kazasu-read.1")).unwrap();
    assert!(read.contains("holder knows that one try is left"), "{read}");
    let blocked = terminal.path("file");
    fs::write(&blocked, "").unwrap();
    let failed = terminal.kazasu(&["man", blocked.to_str().unwrap()]).run();
    assert!(failed.exit == 2 && failed.stderr.contains("choose a folder"), "{failed:#?}");
    // It is for who makes a package.
    assert!(!terminal.kazasu(&["--help"]).run().stdout.contains("  man "));
}

#[test]
fn a_slip_is_told_with_what_was_meant() {
    let terminal = terminal();
    for (arguments, meant) in [
        (&["raed"][..], "'read'"),
        (&["read", "--timout", "3"], "'--timeout'"),
        (&["read", "--accept-last-tyr"], "'--accept-last-try'"),
        (&["tui", "--tecnician"], "'--technician'"),
        (&["read", "--phone", "iphon"], "'iphone'"),
        (&["help", "red"], "'read'"),
        (&["help", "config", "chek"], "'check'"),
        (&["config", "help", "shwo"], "'show'"),
        (&["doctor", "--log", "inof"], "info?"),
        (&["doctor", "--log", "kazasu=debgu"], "kazasu=debug?"),
        (&["doctor", "--log", "warning"], "warn?"),
    ] {
        let told = terminal.kazasu(arguments).run();
        assert!(told.exit == 2 && told.stderr.contains(meant), "{arguments:?}: {told:#?}");
        assert!(told.stderr.starts_with("kazasu: "), "{told:#?}");
    }
}

#[test]
fn a_number_is_asked_for_as_people_say_it() {
    let terminal = terminal();
    for (arguments, said) in [
        (&["read", "--timeout", "soon"][..], "a whole number from 1 to 86400"),
        (&["read", "--timeout", "0"], "a whole number from 1 to 86400"),
        (&["record", "--out", "x", "--timeout", "1.5"], "a whole number from 1 to 86400"),
        (&["logs", "--last", "three"], "a whole number from 0 to 1000000"),
        (&["phone", "--port", "99999"], "a whole number from 1 to 65535"),
        (&["phone", "--tries", "4"], "a whole number from 0 to 3"),
        (&["phone", "--block", "0"], "a whole number from 1 to 65535"),
        (&["phone", "--padding", "x"], "a whole number from 0 to 65535"),
        (&["phone", "--fault", "x:leave"], "a whole number from 1 on"),
    ] {
        let told = terminal.kazasu(arguments).run();
        assert!(told.exit == 2 && told.stderr.contains(said), "{arguments:?}: {told:#?}");
        for jargon in ["u8", "u16", "u32", "u64", "usize", "invalid digit", "integer"] {
            assert!(!told.stderr.contains(jargon), "{told:#?}");
        }
    }
}

/// Neither a PIN nor a phone is asked for where none can be read.
#[test]
fn without_a_service_nobody_is_asked_to_hold_a_phone() {
    let terminal = terminal();
    let out = terminal.path("tap.txt");
    for arguments in [
        &["read", "--lang", "en"][..],
        &["read", "--lang", "en", "--phone", "android"],
        &["read", "--lang", "en", "--phone", "iphone"],
        &["record", "--lang", "en", "--out", out.to_str().unwrap(), "--yes"],
    ] {
        let told = terminal.kazasu(arguments).run();
        assert_eq!(told.exit, 3, "{told:#?}");
        assert!(told.stderr.contains("PC/SC service"), "{told:#?}");
        for word in ["Hold", "hold", "PIN"] {
            assert!(!told.stderr.contains(word) && !told.stdout.contains(word), "{told:#?}");
        }
    }
    // Where there is one, somebody is.
    let rig = Rig::iphone();
    let read = rig.terminal.kazasu(&["read", "--lang", "en"]).run();
    assert!(read.exit == 0 && read.stderr.contains("Hold the phone"), "{read:#?}");
}

#[test]
fn touch_without_a_display_names_the_terminal_and_no_source_file() {
    let terminal = terminal();
    let none: &[(&str, &str)] = &[];
    for variables in [none, &[("DISPLAY", ":987")], &[("WAYLAND_DISPLAY", "/nowhere/wayland-9")]] {
        let bare = terminal.kazasu(&["touch"]).env("DISPLAY", "").env("WAYLAND_DISPLAY", "");
        let touch = variables.iter().fold(bare, |call, (name, value)| call.env(name, value));
        let told = touch.run();
        assert!(told.exit == 2 && told.stderr.contains("kazasu tui"), "{told:#?}");
        assert!(!told.stderr.contains(".rs"), "{told:#?}");
    }
}
