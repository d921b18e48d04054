//! `kazasu phone`: the virtual phone as a program of its own, and another process that reads it.

use kazasu_core::virtual_phone::vpcd;
use kazasu_tests::{Running, Service, Terminal, side_by_side};

/// `kazasu phone` on a reader of the shared service, with its keys beside the configuration, which
/// trusts them.
fn phone(arguments: &[&str]) -> (Terminal, Running, kazasu_tests::Reader) {
    let reader = Service::shared().reader();
    let terminal = Terminal::new(&reader.socket(), &[]);
    let (port, pki) = (reader.port(0).to_string(), terminal.path("pki"));
    terminal.configure(&format!("[reader]\nnames = [{:?}]\n", reader.name(0)));
    let standing = ["phone", "--lang", "en", "--port", &port, "--pki", pki.to_str().unwrap()];
    let phone = terminal.kazasu(&[&standing, arguments].concat()).start();
    phone.wait_for_text("On the virtual reader");
    terminal.configure_too("[trust]\nanchors = [\"pki/anchor.der\"]");
    (terminal, phone, reader)
}

fn read(terminal: &Terminal, pin: &str) -> kazasu_tests::Outcome {
    terminal.read(&["--pin-stdin"]).stdin(format!("{pin}\n")).run()
}

#[test]
fn each_kind_is_read_by_another_process() {
    side_by_side([("android", "2580"), ("iphone", "")], |(kind, pin)| {
        let (terminal, phone, _reader) = phone(&["--kind", kind, "--pin", "2580"]);
        assert_eq!(read(&terminal, pin).read()["phone"], kind);
        phone.wait_for_text("COMPUTE DIGITAL SIGNATURE -> 258 bytes, 9000");
    });
}

#[test]
fn a_plastic_card_is_refused_by_another_process() {
    let (terminal, _phone, _reader) = phone(&["--kind", "card"]);
    read(&terminal, "1234").refused("physical_card", Some("020"));
}

#[test]
fn its_options_do_what_they_say() {
    let table: [(&[&str], &str, Option<&str>); 12] = [
        (&["--kind", "jukicard"], "physical_card", Some("020")),
        (&["--kind", "transit"], "not_a_phone", Some("021")),
        (&["--kind", "unknown", "--token", "JPKIAPNEWTOKEN"], "unknown_token", Some("020")),
        (&["--kind", "iphone", "--wallet-locked"], "wallet_locked", Some("021")),
        (&["--tries", "0"], "pin_blocked", Some("019")),
        (&["--tries", "1"], "last_try", None),
        (&["--pin", "9999"], "wrong_pin", None),
        (&["--no-counter", "6D00"], "protocol", None),
        (&["--fault", "9:leave"], "removed", Some("021")),
        (&["--certificate", "expired"], "expired", Some("006")),
        (&["--certificate", "foreign"], "untrusted", None),
        (&["--replay"], "bad_signature", None),
    ];
    side_by_side(table, |(arguments, reason, code)| {
        let (terminal, _phone, _reader) = phone(arguments);
        read(&terminal, "1234").refused(reason, code);
    });
}

/// The folder keeps the keys: after a restart it is the same phone, and the terminal goes on
/// trusting it.
#[test]
fn the_folder_keeps_its_keys() {
    let (terminal, first, reader) = phone(&["--kind", "iphone"]);
    let serial = |terminal: &Terminal| read(terminal, "").read()["certificate"]["sha256"].clone();
    let before = serial(&terminal);
    drop(first);
    std::thread::sleep(std::time::Duration::from_millis(900));
    let (port, pki) = (reader.port(0).to_string(), terminal.path("pki"));
    let _again = terminal
        .kazasu(&["phone", "--kind", "iphone", "--port", &port, "--pki", pki.to_str().unwrap()])
        .start();
    assert_eq!(serial(&terminal), before);
}

#[test]
fn the_list_in_the_folder_revokes_the_revoked_one() {
    side_by_side([("revoked", true), ("valid", false)], |(certificate, revoked)| {
        let (terminal, _phone, _reader) =
            phone(&["--kind", "iphone", "--certificate", certificate]);
        terminal.configure_too("revocation = \"require\"\ncrls = [\"pki/auth.crl\"]");
        let outcome = read(&terminal, "");
        if revoked {
            outcome.refused("revoked", Some("006"));
        } else {
            assert_eq!(outcome.read()["revocation"], "checked");
        }
    });
}

/// What the phone prints holds no PIN: it is a log that people paste.
#[test]
fn it_prints_no_pin() {
    let (terminal, phone, _reader) = phone(&["--pin", "2580"]);
    let _read = read(&terminal, "2580").read();
    phone.wait_for_text("6 VERIFY -> 2 bytes, 9000");
    drop(_read);
    let printed = phone.stop();
    assert!(!printed.contains("2580") && !printed.contains("32353830"), "{printed}");
}

#[test]
fn the_default_port_is_the_packages() {
    let help = Terminal::new(std::path::Path::new("/nowhere"), &[])
        .kazasu(&["phone", "--help"])
        .run()
        .stdout;
    assert!(help.contains(&vpcd::DEFAULT_PORT.to_string()), "{help}");
}

#[test]
fn a_serial_number_that_no_token_has_room_for_is_refused() {
    for serial in ["12345678901234567", "ü", "1 2"] {
        let outcome = Terminal::new(std::path::Path::new("/nowhere"), &[])
            .kazasu(&["phone", "--serial", serial])
            .run();
        assert!(outcome.exit == 2 && outcome.stderr.contains("up to 16"), "{outcome:#?}");
    }
}
