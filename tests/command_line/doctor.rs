//! `kazasu doctor --json`: one object, and exit codes that a script can use.

use kazasu_tests::{Rig, Terminal};

#[test]
fn a_terminal_with_a_reader_is_ready() {
    let rig = Rig::iphone();
    let outcome = rig.terminal.kazasu(&["doctor", "--json"]).run();
    let report = outcome.json();
    assert_eq!((outcome.exit, report["outcome"].as_str()), (0, Some("ready")), "{outcome:#?}");
    assert_eq!(report["version"], env!("CARGO_PKG_VERSION"));
    let checks = report["checks"].as_array().unwrap();
    assert!(checks.iter().all(|check| check["state"] == "ok" && check["name"].is_string()), "{report}");
    assert!(outcome.stdout.contains(&rig.reader.name(0)), "{report}");
    assert_eq!(rig.phone.commands(), 0, "what lies on the reader is left alone");
}

#[test]
fn a_terminal_without_service_or_reader_is_not() {
    let nowhere = Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[]);
    let (service, _ports) = kazasu_tests::Service::without_reader();
    for terminal in [nowhere, Terminal::new(&service.socket(), &[])] {
        let outcome = terminal.kazasu(&["doctor", "--json"]).run();
        assert_eq!((outcome.exit, outcome.json()["outcome"].as_str()), (3, Some("not_ready")), "{outcome:#?}");
    }
}

#[test]
fn a_configuration_that_is_wrong_is_said_as_everywhere() {
    let nowhere = Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[]);
    nowhere.configure("[trust]\nanchors = []\n");
    nowhere.kazasu(&["doctor", "--json"]).run().error(2, "configuration");
}
