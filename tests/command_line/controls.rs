//! Names from outside with the controls of a terminal (ESC, C1), of the reading direction, and line
//! ends: none of them reaches a terminal, a log, JSON or a bundle, whatever is said of them.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use kazasu_core::printable::is_printable;
use kazasu_core::virtual_phone::pki::CrlSpec;
use kazasu_tests::{Outcome, Rig, Terminal, authority, now};

/// SGR and OSC by ESC, CSI by C1, RIGHT-TO-LEFT OVERRIDE, an isolate, BEL, a line end, DEL, a tag.
const HOSTILE: &str = "x\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{2066}\r\n\u{7f}\u{e0041}y";

/// The same in an escaped string of TOML.
const WRITTEN: &str = r"x\u001b[31m\u001b]0;t\u0007\u009b2J\u202e\u2066\r\n\u007f\U000e0041y";

fn terminal() -> Terminal {
    let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
    fs::create_dir(terminal.path(HOSTILE)).unwrap();
    terminal
}

/// Nothing that was written steers anything.
#[track_caller]
fn is_harmless(outcome: &Outcome) {
    for (name, text) in [("stdout", &outcome.stdout), ("stderr", &outcome.stderr)] {
        let found = text.chars().find(|char| *char != '\n' && !is_printable(*char));
        assert_eq!(found, None, "{name} of {outcome:#?}");
        // A name does not begin a line of its own.
        assert!(!text.contains("\ny"), "{name} of {outcome:#?}");
    }
}

#[test]
fn names_of_files_and_arguments_steer_no_terminal() {
    let terminal = terminal();
    let hostile = terminal.path(HOSTILE);
    let inside = hostile.join("none");
    let (folder, missing) = (hostile.to_str().unwrap(), inside.to_str().unwrap());
    fs::write(hostile.join("kazasu.toml"), "[x]\n").unwrap();
    let config = hostile.join("kazasu.toml");
    let config = config.to_str().unwrap();
    let commands: [&[&str]; 23] = [
        &[HOSTILE],
        &["read", HOSTILE],
        &["replay", &format!("--{HOSTILE}")],
        &["touch", "--window", HOSTILE],
        &["--lang", HOSTILE, "doctor"],
        &["--log", &format!("={HOSTILE}="), "doctor"],
        &["--config", missing, "config", "check"],
        &["--config", folder, "config", "check"],
        &["--config", config, "config", "check"],
        &["--config", config, "doctor"],
        &["--config", config, "config", "show"],
        &["--log", "trace", "replay", missing],
        &["--log", "trace", "replay", folder],
        &["logs", "verify", missing],
        &["logs", "verify", folder],
        &["logs", "--out", folder, "--yes"],
        &["logs", "--out", folder, "--yes", "--force"],
        &["logs", "--out", &format!("{missing}/x"), "--yes"],
        &["logs", "--out", "/dev/null/x", "--transcript", missing, "--yes"],
        &["read", "--reader", HOSTILE, "--timeout", "1"],
        &["record", "--yes", "--out", folder],
        &["record", "--yes", "--out", &format!("{missing}/x")],
        &["phone", "--pki", config],
    ];
    for command in commands {
        let person = terminal.kazasu(command).run();
        assert!(person.exit != 0 && !person.stderr.is_empty(), "{command:?}: {person:#?}");
        is_harmless(&person);
        let program = terminal.kazasu(&[command, &["--json"]].concat()).run();
        assert_eq!(program.exit, person.exit, "{command:?}: {program:#?}");
        is_harmless(&program);
    }
    // Bytes that are no text at all.
    let bytes = OsStr::from_bytes(b"\xff\x1b[31m\xc2\x9b");
    let outcome = terminal.kazasu(&["replay"]).argument(bytes).run();
    assert!(outcome.exit == 2 && outcome.stderr.contains("[31m"), "{outcome:#?}");
    is_harmless(&outcome);
}

#[test]
fn what_the_environment_names_steers_no_terminal() {
    let terminal = terminal();
    for (variable, command) in [
        ("DISPLAY", &["touch"][..]),
        ("WAYLAND_DISPLAY", &["touch"]),
        ("XDG_STATE_HOME", &["logs"]),
        ("XDG_STATE_HOME", &["doctor"]),
        ("XDG_CONFIG_HOME", &["config", "check"]),
        ("PCSCLITE_CSOCK_NAME", &["doctor"]),
        ("LANG", &["config", "check"]),
        ("HOME", &["logs", "verify"]),
    ] {
        let value = format!("/tmp/{HOSTILE}");
        let call = terminal.kazasu(command).env("DISPLAY", "").env("WAYLAND_DISPLAY", "");
        is_harmless(&call.env(variable, &value).run());
    }
}

/// Keys, values, names of readers, ids, and names of anchors and folders.
#[test]
fn what_a_configuration_holds_steers_no_terminal_and_no_json() {
    let terminal = terminal();
    let anchor = Path::new(HOSTILE).join("anchor.der");
    fs::write(terminal.path(anchor.to_str().unwrap()), authority().anchor_der()).unwrap();
    for (toml, accepted) in [
        (format!("\"{WRITTEN}\" = 1\n"), false),
        (format!("[\"{WRITTEN}\"]\n"), false),
        (format!("[terminal]\n\"{WRITTEN}\" = 1\n"), false),
        (format!("[terminal]\nid = \"{WRITTEN}\"\n"), false),
        (format!("[terminal]\ndesk = \"{WRITTEN}\"\n"), false),
        (format!("[terminal]\nlanguage = \"{WRITTEN}\"\n"), false),
        (format!("[reader]\nnames = [\"{WRITTEN}\"]\n"), false),
        (format!("[technician]\nusers = [\"{WRITTEN}\"]\n"), false),
        (format!("[trust]\nanchors = [\"{WRITTEN}/none\"]\n"), false),
        (format!("[trust]\nanchors = [\"builtin:{WRITTEN}\"]\n"), false),
        (format!("[trust]\nphone_policies = [\"{WRITTEN}\"]\n"), false),
        (format!("[trust]\ncrls = [\"{WRITTEN}/anchor.der\"]\n"), false),
        (format!("# {HOSTILE}\n"), false),
        // What a file system has, a configuration may name; it is shown harmless.
        (format!("[trust]\nanchors = [\"{WRITTEN}/anchor.der\"]\n"), true),
        (format!("[log]\nfolder = \"{WRITTEN}\"\n"), true),
    ] {
        terminal.configure(&toml);
        // A self test takes its time, and says nothing else of a file that is wrong.
        let more: &[&[&str]] = match accepted {
            true => &[&["doctor"], &["--log", "trace", "doctor"]],
            false => &[],
        };
        let commands: [&[&str]; 4] =
            [&["config", "check"], &["config", "show"], &["read", "--timeout", "1"], &["logs"]];
        for command in commands.into_iter().chain(more.iter().copied()) {
            for json in [&[][..], &["--json"]] {
                let arguments = [command, json].concat();
                let outcome = terminal.kazasu(&arguments).run();
                is_harmless(&outcome);
                let is_check = command == ["config", "check"];
                assert!(!is_check || accepted == (outcome.exit == 0), "{toml}: {outcome:#?}");
            }
        }
        let out = terminal.path("bundle.zip");
        let bundle = ["logs", "--yes", "--force", "--out", out.to_str().unwrap()];
        let written = terminal.kazasu(&bundle).run();
        assert_eq!(written.exit, 0, "{written:#?}");
        is_harmless(&written);
        let files = kazasu_tests::tool("unzip").arg("-p").arg(&out).output().unwrap().stdout;
        let text = String::from_utf8_lossy(&files);
        let found = text.chars().find(|char| *char != '\n' && !is_printable(*char));
        assert_eq!(found, None, "in the bundle for {toml}");
    }
}

/// What `--log` tells of files that change while a program runs.
#[test]
fn what_the_log_names_steers_no_terminal() {
    let rig = Rig::iphone();
    rig.phone.take_away();
    let folder = rig.terminal.path(HOSTILE);
    fs::create_dir(&folder).unwrap();
    let list = CrlSpec {
        this_update: now() - 86_400,
        next_update: Some(now() + 86_400),
        ..CrlSpec::default()
    };
    fs::write(folder.join("auth.crl"), authority().crl(&list)).unwrap();
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"anchor.der\"]\n\
         revocation = \"prefer\"\ncrls = [\"{WRITTEN}/auth.crl\"]\n"
    ));
    let call = rig.terminal.kazasu(&["read", "--json", "--log", "kazasu=debug"]);
    let (running, _stdin) = call.start_with_open_stdin();
    running.wait_for_text("counting=1");
    fs::remove_file(folder.join("auth.crl")).unwrap();
    running.wait_for_text("auth.crl");
    let log = running.stderr();
    assert!(log.contains("not taken"), "{log}");
    let found = log.chars().find(|char| *char != '\n' && !is_printable(*char));
    assert_eq!(found, None, "{log:?}");
    assert!(!log.contains("\ny"), "a name begins no line of its own: {log}");
}
