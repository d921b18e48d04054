//! `kazasu doctor`: its first line, one JSON object, and exit codes that a script can use.

use std::os::unix::net::UnixListener;
use std::path::Path;
use std::thread;

use kazasu_tests::{Outcome, Rig, Service, Terminal, side_by_side};
use serde_json::Value;

/// The checks of a report that have this name.
fn checks<'a>(report: &'a Value, name: &str) -> Vec<&'a Value> {
    report["checks"].as_array().unwrap().iter().filter(|check| check["name"] == name).collect()
}

/// `kazasu doctor` without the display of whoever runs the tests.
fn doctor(terminal: &Terminal, arguments: &[&str]) -> Outcome {
    terminal
        .kazasu(&[&["doctor"], arguments].concat())
        .env("DISPLAY", "")
        .env("WAYLAND_DISPLAY", "")
        .run()
}

fn nowhere() -> Terminal {
    Terminal::new(Path::new("/nowhere/pcscd.comm"), &[])
}

#[track_caller]
fn not_ready(terminal: &Terminal, exit: i32, check: &str, cause: &str) -> Outcome {
    // Both read a virtual phone, whose keys take a while.
    let (outcome, said) = thread::scope(|scope| {
        let said = scope.spawn(|| doctor(terminal, &["--lang", "en"]));
        (doctor(terminal, &["--json", "--lang", "en"]), said.join().unwrap())
    });
    let report = outcome.json();
    assert_eq!(
        (outcome.exit, report["outcome"].as_str()),
        (exit, Some("not_ready")),
        "{outcome:#?}"
    );
    let found = checks(&report, check);
    assert!(
        found.iter().any(|check| check["state"] == "problem" && check["message"] == cause),
        "{report}"
    );
    assert!(found.iter().all(|check| check["state"] == "ok"
        || (check["evidence"].is_string() && check["next"].is_string())));

    // For a person the first line is one sentence: the cause, how it was seen, the next thing to
    // do.
    let first = said.stdout.lines().next().unwrap_or_default();
    assert!(
        first.starts_with(&format!("Not ready for patients: {cause} (")) && first.ends_with('.'),
        "{first}"
    );
    assert_eq!((said.exit, report["message"].as_str()), (exit, Some(first)));
    outcome
}

#[test]
fn a_terminal_with_a_reader_is_ready() {
    let rig = Rig::iphone();
    let outcome = doctor(&rig.terminal, &["--json"]);
    let report = outcome.json();
    assert_eq!((outcome.exit, report["outcome"].as_str()), (0, Some("ready")), "{outcome:#?}");
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(report["problems"], 0, "{report}");
    for check in [
        "service",
        "readers",
        "reader",
        "self_test",
        "anchor",
        "revocation",
        "clock",
        "folder",
        "configuration",
    ] {
        let found = checks(&report, check);
        assert!(
            !found.is_empty() && found.iter().all(|check| check["state"] == "ok"),
            "{check}: {report}"
        );
    }
    assert_eq!(checks(&report, "desk")[0]["state"], "warning", "{report}");
    let warnings = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["state"] == "warning")
        .count();
    assert_eq!(report["warnings"].as_u64(), u64::try_from(warnings).ok());
    assert!(outcome.stdout.contains(&rig.reader.name(0)), "{report}");
    assert_eq!(rig.phone.commands(), 0, "what lies on the reader is left alone");

    let said = doctor(&rig.terminal, &["--lang", "ja"]);
    assert!(said.exit == 0 && said.stdout.starts_with("患者さんをご案内できます。"), "{said:#?}");
}

#[test]
fn a_terminal_without_service_or_reader_is_not() {
    let (service, _ports) = Service::without_reader();
    let rig = Rig::iphone();
    let cases = [
        (nowhere(), "service", "the PC/SC service is not running"),
        (Terminal::new(&service.socket(), &[]), "readers", "no reader is connected"),
        (
            Terminal::new(&rig.reader.socket(), &["ACME 00 00"]),
            "readers",
            "no configured reader is connected",
        ),
    ];
    side_by_side(cases, |(terminal, check, cause)| drop(not_ready(&terminal, 3, check, cause)));
}

#[test]
fn a_service_that_says_nothing_is_told_from_one_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("pcscd.comm");
    // It is listened at, and nobody ever answers.
    let _silent = UnixListener::bind(&socket).unwrap();
    not_ready(&Terminal::new(&socket, &[]), 3, "service", "the PC/SC service does not answer");
}

#[test]
fn anchors_that_have_ended_keep_a_terminal_from_being_ready() {
    let rig = Rig::iphone();
    let reader = format!("[reader]\nnames = [{:?}]\n", rig.reader.name(0));
    rig.terminal.configure(&format!("{reader}[trust]\nanchors = [\"builtin:authca01\"]\n"));
    not_ready(
        &rig.terminal,
        1,
        "anchor",
        "the trusted authority authca01 ended on 19 October 2025",
    );
    // One that is in time is enough; the other is spoken of.
    rig.terminal.configure(&format!(
        "{reader}[trust]\nanchors = [\"builtin:authca01\", \"builtin:authca03\"]\n"
    ));
    let outcome = doctor(&rig.terminal, &["--json"]);
    let report = outcome.json();
    let states: Vec<_> = checks(&report, "anchor")
        .iter()
        .map(|check| check["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        (outcome.exit, states),
        (0, vec!["warning".to_owned(), "ok".to_owned()]),
        "{report}"
    );
}

#[test]
fn minimums_and_rights_are_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let rig = Rig::iphone();
    let reader = format!("[reader]\nnames = [{:?}]\n", rig.reader.name(0));
    rig.terminal.configure(&format!("{reader}[minimum]\nkazasu = \"99.0\"\n"));
    not_ready(&rig.terminal, 1, "version", "Kazasu is too old");
    rig.terminal.configure(&format!("{reader}[minimum]\npcsc_lite = \"1.0\"\n"));
    let report = doctor(&rig.terminal, &["--json"]).json();
    assert!(checks(&report, "version").iter().all(|check| check["state"] == "ok"), "{report}");
    rig.terminal.configure(&format!("{reader}[minimum]\npcsc_lite = \"newest\"\n"));
    let message = doctor(&rig.terminal, &["--json"]).error(2, "configuration");
    assert!(message.contains("kazasu.toml:4: minimum.pcsc_lite: must be a version"), "{message}");
    rig.terminal.configure(&reader);
    std::fs::set_permissions(rig.terminal.config(), std::fs::Permissions::from_mode(0o666))
        .unwrap();
    not_ready(
        &rig.terminal,
        1,
        "configuration",
        "everybody on this machine can change the configuration",
    );
}

#[test]
fn a_display_that_is_named_has_to_answer() {
    let rig = Rig::iphone();
    let call =
        rig.terminal.kazasu(&["doctor", "--json", "--lang", "en"]).env("WAYLAND_DISPLAY", "");
    let outcome = call.env("DISPLAY", ":4095").run();
    let report = outcome.json();
    assert_eq!(
        (outcome.exit, checks(&report, "display")[0]["state"].as_str()),
        (1, Some("problem")),
        "{report}"
    );
    let report = doctor(&rig.terminal, &["--json"]).json();
    assert_eq!(checks(&report, "display")[0]["state"], "unknown", "{report}");
}

#[test]
fn what_is_configured_and_cannot_work_is_named() {
    let rig = Rig::iphone();
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[terminal]\ndesk = \"𠮷田の窓口👪\"\n[reader]\nnames = [{reader:?}, \"ACME 00 00\"]\n\
         [service]\nstarts = 2099-04-01\n"
    ));
    let report = doctor(&rig.terminal, &["--json", "--lang", "en"]).json();
    let found = checks(&report, "configured");
    let said = |words: &str| {
        found.iter().any(|check| {
            assert_eq!(check["state"], "warning", "{report}");
            let text = |key: &str| check[key].as_str().unwrap_or_default().to_owned();
            (text("message") + &text("evidence")).contains(words)
        })
    };
    for words in ["terminal.desk", "𠮷 (U+20BB7), 👪 (U+1F46A)", "ACME 00 00", "1 April 2099"] {
        assert!(said(words), "{words}: {report}");
    }
    assert!(!said(&reader), "{report}");
}

#[test]
fn a_configuration_that_is_wrong_is_said_as_everywhere() {
    let nowhere = nowhere();
    nowhere.configure("[trust]\nanchors = []\n");
    nowhere.kazasu(&["doctor", "--json"]).run().error(2, "configuration");
}
