//! The configuration: what is wrong in it is said with file, line and key, and nothing is tapped.

use kazasu_tests::{Rig, Terminal};

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

fn without_a_reader() -> Terminal {
    Terminal::new(std::path::Path::new("/nowhere/pcscd.comm"), &[])
}

/// `config check` says everything that is wrong, to a person a line each, to a program as a list.
#[test]
fn config_check_says_everything_that_is_wrong() {
    let terminal = without_a_reader();
    terminal.configure("[limits]\npin = 1\nconsent = 45\n[technician]\npasscode = \"hunter2\"\n");
    let path = terminal.config().display().to_string();
    let person = terminal.kazasu(&["config", "check"]).run();
    assert_eq!((person.exit, person.stdout.as_str()), (2, ""));
    for place in [
        ":2: limits.pin: must be a whole number from 5 to 600 (seconds)",
        ":3: limits.consent: is called limits.idle",
    ] {
        assert!(person.stderr.contains(&format!("{path}{place}")), "{person:#?}");
    }
    assert!(!person.stderr.contains("hunter2"), "{person:#?}");

    let program = terminal.kazasu(&["config", "check", "--json"]).run();
    program.error(2, "configuration");
    let object: serde_json::Value = serde_json::from_str(&program.stdout).unwrap();
    let problems = object["problems"].as_array().unwrap();
    let keys: Vec<_> = problems.iter().map(|problem| problem["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["limits.pin", "limits.consent", "technician.passcode"]);
    assert!(problems.iter().all(|problem| problem["file"] == path.as_str()), "{object}");
    assert_eq!(problems[1]["line"], 3);
}

#[test]
fn the_default_file_is_printed_checked_and_in_force() {
    let terminal = without_a_reader();
    let printed = terminal.kazasu(&["config", "default"]).run();
    assert_eq!((printed.exit, printed.stderr.as_str()), (0, ""));
    terminal
        .configure(&format!("{}\n[sound]\nvolume = 30\n", printed.stdout.replace("[sound]", "")));
    let checked = terminal.kazasu(&["config", "check", "--json"]).run();
    let object: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
    assert_eq!((checked.exit, &object["outcome"]), (0, &"valid".into()), "{checked:#?}");

    let shown = terminal.kazasu(&["config", "show", "--json", "--lang", "en"]).run();
    let object: serde_json::Value = serde_json::from_str(&shown.stdout).unwrap();
    let value = |key: &str| {
        let values = object["values"].as_array().unwrap();
        let value = values.iter().find(|value| value["key"] == key).unwrap();
        (value["value"].clone(), value["origin"].clone())
    };
    assert_eq!(value("sound.volume"), ("30".into(), "file".into()));
    assert_eq!(value("limits.idle"), ("45".into(), "default".into()));
    assert_eq!(value("terminal.language"), ("\"en\"".into(), "command_line".into()));
    assert_eq!(value("terminal.desk"), (serde_json::Value::Null, "default".into()));
    let person = terminal.kazasu(&["config", "show", "--lang", "en"]).run();
    assert!(person.stdout.contains("limits.idle = 45  # default\n"), "{person:#?}");
}

/// A configuration that holds the passcode's hash can be shown to anybody.
#[test]
fn config_show_leaves_secrets_out() {
    let terminal = without_a_reader();
    let hash = "$argon2id$v=19$m=7168,t=5,p=1$bm8gc2FsdCBhdCBhbGw$\
                AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    terminal.configure(&format!("[technician]\npasscode = \"{hash}\"\n"));
    for arguments in [&["config", "show"][..], &["config", "show", "--json"]] {
        let shown = terminal.kazasu(arguments).run();
        assert_eq!(shown.exit, 0, "{shown:#?}");
        assert!(shown.stdout.contains("technician.passcode"), "{shown:#?}");
        assert!(shown.stdout.contains("***") && !shown.stdout.contains("argon2"), "{shown:#?}");
    }
}
