//! Why the PC/SC service does not serve this program: each cause by its own name, in the JSON, in
//! the self test and for a person, in bounded time.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::Duration;

use kazasu_tests::{Pretence, Pretender, Service, Terminal, side_by_side};

/// SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED and SCARD_W_SECURITY_VIOLATION of pcsclite.h.
const NO_SERVICE: u32 = 0x8010_001D;
const SERVICE_STOPPED: u32 = 0x8010_001E;
const SECURITY_VIOLATION: u32 = 0x8010_006A;

/// `kazasu read` and `kazasu doctor` name this cause, in JSON and to a person, and say what to do.
fn tells(socket: &Path, reason: &str, cause: &str, remedy: &str) {
    let terminal = Terminal::new(socket, &[]);
    let read = terminal.kazasu(&["read", "--json", "--timeout", "30"]).run();
    assert!(read.took < Duration::from_secs(25), "the phone's time is not waited for: {read:#?}");
    let message = read.error(3, reason);
    assert!(message.contains(remedy), "{message}");
    let person = terminal.kazasu(&["read", "--lang", "en", "--timeout", "30"]).run();
    assert!(person.exit == 3 && person.stderr.contains(cause), "{person:#?}");
    let doctor = terminal.kazasu(&["doctor", "--json", "--lang", "en"]).run();
    assert_eq!(doctor.exit, 3, "{doctor:#?}");
    let object = doctor.json();
    let check = &object["checks"][0];
    assert_eq!(
        (check["name"].as_str(), check["state"].as_str()),
        (Some("service"), Some("problem"))
    );
    let said = check["message"].as_str().unwrap_or_default();
    assert!(cause.to_lowercase().starts_with(&said.to_lowercase()), "{check}");
    assert!(check["next"].as_str().is_some_and(|next| next.contains(remedy)), "{check}");
}

const REFUSED: (&str, &str, &str) =
    ("service_refused", "The PC/SC service refuses this user", "polkit");
const INCOMPATIBLE: (&str, &str, &str) = (
    "service_incompatible",
    "The PC/SC service and the PC/SC library do not understand each other",
    "same version",
);
const SILENT: (&str, &str, &str) =
    ("service_silent", "The PC/SC service does not answer", "systemctl restart pcscd");

#[test]
fn each_cause_has_its_own_name_and_remedy() {
    let cases = [
        (Pretence::HangsUp, REFUSED),
        (Pretence::Version(SECURITY_VIOLATION), REFUSED),
        (Pretence::NoContext(SECURITY_VIOLATION), REFUSED),
        (Pretence::Version(NO_SERVICE), INCOMPATIBLE),
        (Pretence::Version(SERVICE_STOPPED), INCOMPATIBLE),
        (Pretence::Silent, SILENT),
    ];
    side_by_side(cases, |(pretence, (reason, cause, remedy))| {
        let pretender = Pretender::new(pretence);
        tells(&pretender.socket(), reason, cause, remedy);
    });
}

#[test]
fn a_socket_with_nobody_behind_it_is_a_service_that_does_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let (file, left) = (folder.path().join("file"), folder.path().join("left"));
    fs::write(&file, "no socket").unwrap();
    drop(UnixListener::bind(&left).unwrap());
    let cases = [folder.path().join("missing"), file.join("below"), file, left];
    side_by_side(cases, |socket| {
        let (cause, remedy) = ("The PC/SC service is not running", "systemctl start pcscd.socket");
        tells(&socket, "no_service", cause, remedy);
    });
}

#[test]
fn a_service_that_hangs_is_silent_and_is_used_again_when_it_goes_on() {
    let rig = kazasu_tests::Rig::on(
        Service::private(1).reader(),
        kazasu_tests::Phone::spec(kazasu_core::virtual_phone::Model::Iphone),
        None,
    );
    let service = rig.reader.service();
    service.freeze();
    let (reason, cause, remedy) = SILENT;
    tells(&service.socket(), reason, cause, remedy);
    service.thaw();

    // It falls silent while a phone is waited for.
    let read = rig.terminal.kazasu(&["read", "--lang", "en", "--timeout", "50"]).start();
    read.wait_for_text("Hold the phone to the reader");
    std::thread::sleep(Duration::from_secs(1));
    service.freeze();
    read.wait_for_text("The PC/SC service has stopped; waiting for it.");
    service.thaw();
    read.wait_for_text("The PC/SC service is back.");
    rig.phone.hold();
    let outcome = read.finish();
    assert!(outcome.exit == 0 && outcome.stdout.contains("Read: iPhone"), "{outcome:#?}");
}

/// Between two calls of one question a reader came, so that its answer had no room for the names:
/// no outage.
#[test]
fn readers_that_come_while_they_are_listed_are_no_outage() {
    let names: Vec<_> = (1..=16).map(|number| format!("Reader {number} 00 00").into()).collect();
    for grows in [true, false] {
        let pretender = Pretender::new(Pretence::Readers { names: names.clone(), grows });
        let terminal = Terminal::new(&pretender.socket(), &[]);
        let outcome = terminal.kazasu(&["doctor", "--lang", "en"]).run();
        assert!(outcome.stdout.contains("the PC/SC service answers"), "{outcome:#?}");
        assert!(outcome.stdout.contains("reader Reader 1 00 00"), "{outcome:#?}");
    }
}
