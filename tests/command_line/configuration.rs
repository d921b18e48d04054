//! The configuration: what is wrong in it is said with file, line and key, and nothing is tapped.

use kazasu_tests::Rig;

#[test]
fn what_is_wrong_is_said_with_file_line_and_key() {
    let rig = Rig::android();
    rig.terminal.write("garbage.der", b"no certificate");
    rig.terminal.write("garbage.crl", b"no list");
    let path = rig.terminal.config();
    let table = [
        ("[terminal]\nid = 5\n", 2, "terminal.id"),
        ("[terminal]\nlanguage = \"fr\"\n", 2, "terminal.language"),
        ("[terminal]\nid = \"a\"\ncolour = \"red\"\n", 3, "terminal.colour"),
        ("[termnal]\n", 1, "termnal"),
        ("[service]\nstarts = 2025-13-40\n", 2, "service.starts"),
        ("[service]\nstarts = \"2025-09-19\"\n", 2, "service.starts"),
        ("[reader]\nnames = \"A\"\n", 2, "reader.names"),
        ("[trust]\nrevocation = \"maybe\"\n", 2, "trust.revocation"),
        ("[trust]\nanchors = []\n", 2, "trust.anchors"),
        ("[trust]\nanchors = [\n  \"anchor.der\",\n  \"missing.der\",\n]\n", 4, "trust.anchors"),
        ("[trust]\nanchors = [\"garbage.der\"]\n", 2, "trust.anchors"),
        ("[trust]\nanchors = [\"builtin:authca99\"]\n", 2, "trust.anchors"),
        ("[trust]\nanchors = [\"builtin:signca02\"]\n", 2, "trust.anchors"),
        ("[trust]\ncrls = [\"missing.crl\"]\n", 2, "trust.crls"),
        ("[trust]\ncrls = [\"garbage.crl\"]\n", 2, "trust.crls"),
        ("[trust]\nphone_policies = [\"all\"]\n", 2, "trust.phone_policies"),
    ];
    for (toml, line, key) in table {
        rig.terminal.configure(toml);
        let message = rig.read_with_pin("1234", &[]).error(2, "configuration");
        let place = format!("{}:{line}: {key}", path.display());
        assert!(message.starts_with(&place), "{toml:?} gave\n{message}\ninstead of\n{place}");
        let person = rig.terminal.kazasu(&["read"]).run();
        assert!(
            person.exit == 2 && person.stdout.is_empty() && person.stderr.contains(&place),
            "{person:#?}"
        );
    }
    assert_eq!(rig.phone.commands(), 0);
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let rig = Rig::android();
    let missing = rig.terminal.path("elsewhere.toml");
    let message = rig.read(&["--config", missing.to_str().unwrap()]).error(2, "configuration");
    assert!(message.contains("elsewhere.toml"), "{message}");
}

/// Files start at the configuration, not at the folder that the program runs in; an anchor may be
/// PEM too.
#[test]
fn files_start_at_the_configuration() {
    let rig = Rig::iphone();
    let folder = rig.terminal.path("certificates");
    std::fs::create_dir(&folder).unwrap();
    let mut openssl = kazasu_tests::tool("openssl");
    openssl
        .args(["x509", "-inform", "DER", "-in"])
        .arg(rig.terminal.path("anchor.der"))
        .arg("-out")
        .arg(folder.join("ca.pem"));
    assert!(openssl.status().unwrap().success());
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"certificates/ca.pem\"]\n"
    ));
    let _read = rig.read(&[]).read();
}

/// Before the day on which phones may be used nothing is read, whatever lies there.
#[test]
fn before_the_service_starts_no_phone_is_tapped() {
    let rig = Rig::android();
    let trust = "[trust]\nanchors = [\"anchor.der\"]\n";
    let reader = rig.reader.name(0);
    let configure = |starts| {
        rig.terminal.configure(&format!(
            "[service]\nstarts = {starts}\n[reader]\nnames = [{reader:?}]\n{trust}"
        ));
    };
    configure("2999-01-01");
    let refused = rig.read_with_pin("1234", &[]).refused("before_service_start", Some("002"));
    assert_eq!(refused["tap"]["commands"], 0);
    assert_eq!(rig.phone.commands(), 0);
    configure("2025-09-19");
    let _read = rig.read_with_pin("1234", &[]).read();
}

/// The platform's own place for the file.
#[test]
fn without_config_the_users_own_file_is_read() {
    let rig = Rig::iphone();
    let home = rig.terminal.path(".config/kazasu");
    std::fs::create_dir_all(&home).unwrap();
    std::fs::write(home.join("kazasu.toml"), "[terminal]\nlanguage = \"xx\"\n").unwrap();
    let mut command = rig.terminal.client(kazasu_tests::kazasu());
    command.args(["read", "--json"]);
    let message = kazasu_tests::Call::new(command).run().error(2, "configuration");
    assert!(message.contains(".config/kazasu/kazasu.toml:2: terminal.language"), "{message}");
}
