use std::fs;

use kazasu_core::session::{Facility, Holding};

use super::*;

mod of_the_desk;
mod slips;

/// Loads `text` as the file `kazasu.toml` of a folder that holds the J-LIS certificate `my-ca.der`
/// too.
fn load(text: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    fs::write(&path, text).unwrap();
    fs::write(
        folder.path().join("my-ca.der"),
        include_bytes!("../../../assets/trust/authca03.cer"),
    )
    .unwrap();
    Config::load(Some(&path))
        .map_err(|error| error.to_string().replace(&folder.path().display().to_string(), "DIR"))
}

fn error(text: &str) -> String {
    load(text).expect_err(text)
}

#[test]
fn an_empty_file_is_the_defaults() {
    let config = load("").unwrap();
    assert_eq!((config.terminal.id.as_str(), config.terminal.language), ("kazasu", None));
    // 2025-09-19, 00:00 in Japan, as `date -d 2025-09-19T00:00+09:00 +%s` says it.
    assert_eq!(config.service.starts.as_secs(), 1_758_207_600);
    let anchors: Vec<_> = config.policy.anchors().iter().map(|anchor| anchor.id().name()).collect();
    assert_eq!(anchors, ["authca02", "authca03"]);
}

#[test]
fn every_key_of_the_readme_is_taken() {
    let config = load(
        r#"
        [terminal]
        id = "desk-1"
        language = "en"
        facility = "pharmacy"
        desk = "カウンター"
        contact = "03-0000-0000(医事課)"
        [limits]
        pin = 90
        wallet = 180
        idle = 60
        done = 20
        [screen]
        holding = "usb"
        low_reach = true
        still = true
        scale = 1.5
        [sound]
        volume = 30
        [service]
        starts = 2026-04-01
        [reader]
        names = ["A 00 00"]
        [trust]
        anchors = ["builtin:authca02", "my-ca.der"]
        revocation = "prefer"
        crls = []
        phone_policies = ["1.2.392.200149.8.5.1.1.99"]
        [log]
        folder = "log"
        days = 7
        megabytes = 5
        [minimum]
        kazasu = "0.1.0"
        pcsc_lite = "1.9.9"
        ccid = "1.5"
        "#,
    )
    .unwrap();
    assert_eq!(
        (config.terminal.id.as_str(), config.terminal.language),
        ("desk-1", Some(kazasu_i18n::Language::EN))
    );
    assert_eq!(config.service.starts.as_secs(), 1_774_969_200);
    let settings = config.settings(Language::EN);
    assert_eq!(
        (settings.facility, settings.desk.as_deref()),
        (Facility::Pharmacy, Some("カウンター"))
    );
    assert_eq!(settings.contact.as_deref(), Some("03-0000-0000(医事課)"));
    assert_eq!((config.screen.holding, settings.holding), (Some(Holding::Usb), Some(Holding::Usb)));
    assert_eq!(
        (config.screen.low_reach, config.screen.still, config.screen.scale, config.sound.volume),
        (true, true, 1.5, 30)
    );
    let Limits { pin, wallet, idle, done, .. } = settings.limits;
    assert_eq!([pin, wallet, idle, done].map(|limit| limit.as_secs()), [90, 180, 60, 20]);
    assert_eq!(config.reader.names, ["A 00 00"]);
    assert_eq!(config.policy.anchors().len(), 2);
    let version = |text: &str| text.parse::<Version>().ok();
    let minimum =
        Minimum { kazasu: version("0.1.0"), pcsc_lite: version("1.9.9"), ccid: version("1.5.0") };
    assert_eq!(config.minimum, minimum);
}

#[test]
fn what_is_wrong_is_said_with_file_line_and_key() {
    let table = [
        ("[terminal]\nid = 5\n", "DIR/kazasu.toml:2: terminal.id: "),
        ("[terminal]\nid = \" \"\n", "DIR/kazasu.toml:2: terminal.id: must not be empty"),
        ("[terminal]\nlanguage = \"fr\"\n", "DIR/kazasu.toml:2: terminal.language: must be"),
        ("[terminal]\n\ncolour = \"red\"\n", "DIR/kazasu.toml:3: terminal.colour: unknown field"),
        ("[termnal]\n", "DIR/kazasu.toml:1: termnal: unknown field"),
        (
            "[terminal]\nfacility = \"shop\"\n",
            "DIR/kazasu.toml:2: terminal.facility: must be \"hospital\"",
        ),
        ("[terminal]\ndesk = \"\"\n", "DIR/kazasu.toml:2: terminal.desk: must not be empty"),
        (
            "[limits]\npin = 4\n",
            "DIR/kazasu.toml:2: limits.pin: must be a whole number from 5 to 600",
        ),
        // The limits' keys had another name once.
        (
            "[limits]\npin = 50\nconsent = 45\n",
            "DIR/kazasu.toml:3: limits.consent: is called limits.idle now: ",
        ),
        (
            "[terminal]\ndesk = \"総合受付\"\n",
            "DIR/kazasu.toml:2: terminal.desk: must not say 受付: patients would think",
        ),
        (
            "[terminal]\ndesk = \"うけつけ\"\n",
            "DIR/kazasu.toml:2: terminal.desk: must not say 受付",
        ),
        ("[screen]\nholding = \"tray\"\n", "DIR/kazasu.toml:2: screen.holding: must be \"slot\""),
        (
            "[screen]\nscale = 3.0\n",
            "DIR/kazasu.toml:2: screen.scale: must be a number from 1 to 2",
        ),
        ("[log]\nfolder = \"\"\n", "DIR/kazasu.toml:2: log.folder: must not be empty"),
        ("[log]\ndays = 0\n", "DIR/kazasu.toml:2: log.days: must be a whole number from 1 to 3650"),
        (
            "[log]\nmegabytes = 20000\n",
            "DIR/kazasu.toml:2: log.megabytes: must be a whole number from 1 to 10000",
        ),
        (
            "[sound]\nvolume = 101\n",
            "DIR/kazasu.toml:2: sound.volume: must be a whole number from 0 to 100",
        ),
        (
            "[minimum]\npcsc_lite = \"new\"\n",
            "DIR/kazasu.toml:2: minimum.pcsc_lite: must be a version such as",
        ),
        ("[minimum]\nccid = 1.5\n", "DIR/kazasu.toml:2: minimum.ccid: "),
        ("[limits]\ndone = -1\n", "DIR/kazasu.toml:2: limits.done: "),
        ("[service]\nstarts = \"soon\"\n", "DIR/kazasu.toml:2: service.starts: "),
        (
            "[service]\nstarts = 2025-09-19T00:00:00Z\n",
            "DIR/kazasu.toml:2: service.starts: must be a date",
        ),
        ("[service]\nstarts = 1969-01-01\n", "DIR/kazasu.toml:2: service.starts: must be a date"),
        (
            "[trust]\nrevocation = \"always\"\n",
            "DIR/kazasu.toml:2: trust.revocation: must be \"off\"",
        ),
        ("[trust]\nanchors = []\n", "DIR/kazasu.toml:2: trust.anchors: names no anchor"),
        (
            "[trust]\nanchors = [\n  \"my-ca.der\",\n  \"gone.der\",\n]\n",
            "DIR/kazasu.toml:4: trust.anchors: DIR/gone.der: ",
        ),
        (
            "[trust]\nanchors = [\"builtin:authca09\"]\n",
            "DIR/kazasu.toml:2: trust.anchors: builtin:authca09: ",
        ),
        (
            "[trust]\nanchors = [\"builtin:signca02\"]\n",
            "DIR/kazasu.toml:2: trust.anchors: builtin:signca02: ",
        ),
        (
            "[trust]\nanchors = [\"kazasu.toml\"]\n",
            "DIR/kazasu.toml:2: trust.anchors: kazasu.toml: ",
        ),
        ("[trust]\ncrls = [\"my-ca.der\"]\n", "DIR/kazasu.toml:2: trust.crls: my-ca.der: "),
        (
            "[trust]\nphone_policies = [\"x\"]\n",
            "DIR/kazasu.toml:2: trust.phone_policies: must be an object identifier",
        ),
        ("[reader\n", "DIR/kazasu.toml:1: "),
    ];
    for (text, beginning) in table {
        let message = error(text);
        assert!(
            message.starts_with(beginning),
            "{text:?} gave\n{message}\ninstead of\n{beginning}"
        );
    }
}

/// The text of the default file, and of the same with every key in force.
fn default_texts() -> (String, String) {
    let text = default_file().unwrap();
    let in_force = text.lines().map(|line| match line.strip_prefix('#') {
        // The hash of no passcode.
        Some(key) if key.starts_with("passcode") => line,
        Some(key) if !key.starts_with(' ') => key,
        _ => line,
    });
    let in_force = in_force.collect::<Vec<_>>().join("\n");
    (text, in_force)
}

/// Everything but where the values come from.
fn said(config: Config) -> String {
    format!("{:?}", Config { source: None, values: Vec::new(), ..config })
}

#[test]
fn the_default_file_changes_nothing() {
    let usual = Config::usual().unwrap();
    let config = load(&default_texts().0).unwrap();
    assert_eq!(said(config.clone()), said(usual.clone()));
    assert_eq!(config.values, usual.values);
    assert!(config.values.iter().all(|value| value.origin == Origin::Default));
}

#[test]
fn every_key_and_its_default_stands_in_the_default_file() {
    let usual = Config::usual().unwrap();
    let config = load(&default_texts().1).unwrap();
    assert_eq!(config.values.len(), usual.values.len());
    for (written, usual) in config.values.iter().zip(&usual.values) {
        assert_eq!(written.key, usual.key);
        let is_written = matches!(written.origin, Origin::File { .. });
        assert!(is_written || written.key == "technician.passcode", "{written:?}");
        // A key without a default stands there with an example.
        assert!(usual.shown.is_empty() || usual.shown == written.shown, "{usual:?} {written:?}");
    }
    // What has a default is read from the file as the same.
    let examples = Config {
        terminal: Terminal { language: None, desk: None, contact: None, ..config.terminal },
        minimum: Minimum::default(),
        log: Log { folder: None, ..config.log },
        desk: Desk { address: None, ..config.desk },
        outbox: Outbox { folder: None, ..config.outbox },
        screen: Screen { name: None, holding: None, reader: None, diagonal: None, ..config.screen },
        reader: Reader { shape: None, ..config.reader },
        ..config
    };
    assert_eq!(said(examples), said(usual));
}

#[test]
fn the_default_file_says_what_each_key_means_and_takes() {
    let (text, _) = default_texts();
    for entry in text.split("\n\n").filter(|entry| !entry.contains("\n[")).skip(1) {
        let lines: Vec<_> = entry.trim_end().lines().collect();
        let (key, words) = lines.split_last().unwrap();
        assert!(key.starts_with('#') && key.contains(" = "), "{entry}");
        assert!(words.len() >= 2 && words.iter().all(|line| line.starts_with("# ")), "{entry}");
        assert!(words.iter().any(|line| line.starts_with("# Takes ")), "{entry}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

#[test]
fn the_example_of_the_documentation_loads() {
    let page = include_str!("../../../docs/configuration.md");
    let block = page.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let hash = crate::host::passcode::hash(&"12345678".into()).unwrap().to_string();
    let config = load(&block.replace("$argon2id$…", &hash)).unwrap();
    let is_written = |value: &Value| matches!(value.origin, Origin::File { .. });
    let missing: Vec<_> = config.values.iter().filter(|value| !is_written(value)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn everything_that_is_wrong_is_said_in_the_order_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    let text = "[screen]\nscale = 3\n[termnal]\n[limits]\npin = \"x\"\nconsent = 45\ndone = 1\n";
    fs::write(&path, text).unwrap();
    let places = problems(&path).into_iter().map(|problem| match problem {
        ConfigError::Wrong { line, key, .. } => (line, key.unwrap()),
        ConfigError::Unreadable { .. } => panic!("{problem}"),
    });
    let places: Vec<_> = places.collect();
    let expected = [
        (2, "screen.scale"),
        (3, "termnal"),
        (5, "limits.pin"),
        (6, "limits.consent"),
        (7, "limits.done"),
    ];
    assert_eq!(places, expected.map(|(line, key)| (line, key.to_owned())));
}

#[test]
fn a_secret_and_what_is_no_key_may_not_be_seen() {
    assert!(is_public("terminal.id") && is_public("trust.anchors"));
    for key in ["technician.passcode", "terminal.passcode", "terminal", "hunter2", ""] {
        assert!(!is_public(key), "{key}");
    }
}

/// What editors leave in a file changes nothing.
#[test]
fn marks_and_line_ends_of_editors_do_not_count() {
    let text = "[terminal]\nid = \"desk-1\"\n[limits]\npin = 61\n";
    let crlf = text.replace('\n', "\r\n");
    for text in
        [text.to_owned(), crlf.clone(), format!("\u{FEFF}{text}"), format!("\u{FEFF}{crlf}")]
    {
        let config = load(&text).unwrap();
        assert_eq!((config.terminal.id.as_str(), config.limits.pin.as_secs()), ("desk-1", 61));
        let wrong = error(&text.replace("61", "99999"));
        assert!(wrong.starts_with("DIR/kazasu.toml:4: limits.pin: "), "{wrong}");
    }
}

#[test]
fn a_file_that_is_no_text_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    let said = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let said = Config::load(Some(&path)).unwrap_err().to_string();
        said.replace(&format!("{}:", path.display()), "")
    };
    // 受付 in the encoding of an older Japanese Windows.
    let cp932 = b"[terminal]\nid = \"\x8E\xF3\x95t\"\n";
    assert_eq!(said(cp932), "2: a letter here is not UTF-8: save the file as UTF-8");
    let utf16: Vec<u8> = "\u{FEFF}[terminal]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(said(&utf16), "1: the file is UTF-16: save it as UTF-8");
    let long = "#".repeat(1 << 20) + "\n";
    assert!(said(long.as_bytes()).starts_with(" is longer than 1 MiB"));
    let folder = Config::load(Some(folder.path())).unwrap_err().to_string();
    assert!(folder.ends_with(": is a folder, not a file: name a file, or put one in its place"));
}

/// A file that is not what it should be is told with its place in the list, and for what it is.
#[test]
fn an_anchor_or_a_list_that_is_something_else_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    let certificate = include_bytes!("../../../assets/trust/authca03.cer");
    for (name, bytes) in [
        ("empty", &b""[..]),
        ("page.html", b"<!DOCTYPE html><title>404</title>"),
        ("half.cer", &certificate[..500]),
        ("key.pem", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        ("ca.cer", certificate),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let said = |text: &str| {
        fs::write(&path, text).unwrap();
        Config::load(Some(&path))
            .map_err(|error| error.to_string().replace(&folder.path().display().to_string(), "DIR"))
    };
    let wrong = |key: &str, name: &str| {
        let first = if key == "anchors" { "\"ca.cer\", " } else { "" };
        said(&format!("[trust]\n{key} = [{first}\"{name}\"]\n")).unwrap_err()
    };
    let at = |rest: &str| format!("DIR/kazasu.toml:2: trust.{rest}");
    assert_eq!(wrong("anchors", "empty"), at("anchors: empty: the file is empty (entry 2)"));
    assert_eq!(
        wrong("crls", "page.html"),
        at("crls: page.html: the file is a web page (HTML): fetch the file itself (entry 1)")
    );
    assert_eq!(
        wrong("anchors", "half.cer"),
        at(&format!(
            "anchors: half.cer: the file is cut off: 500 bytes of {} are there (entry 2)",
            certificate.len()
        ))
    );
    assert!(wrong("anchors", "key.pem").contains("is a private key"));
    assert_eq!(wrong("crls", "ca.cer"), at("crls: ca.cer: the file is a certificate (entry 1)"));
    let no_file = |what: &str| {
        format!("is {what}, not a file: name a file, or put one in its place (entry 1)")
    };
    assert_eq!(wrong("crls", "."), at(&format!("crls: DIR/.: {}", no_file("a folder"))));
    assert_eq!(
        wrong("crls", "/dev/zero"),
        at(&format!("crls: /dev/zero: {}", no_file("a device")))
    );
    let big = fs::File::create(folder.path().join("big")).unwrap();
    big.set_len((32 << 20) + 1).unwrap();
    assert!(wrong("crls", "big").contains("is longer than 32 MiB"));
    assert!(wrong("anchors", "big").contains("is longer than 1 MiB"));
    assert!(said("[trust]\nanchors = [\"ca.cer\"]\n").is_ok());
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let missing = Config::load(Some(Path::new("/nowhere/kazasu.toml"))).unwrap_err().to_string();
    assert!(missing.starts_with("/nowhere/kazasu.toml: "), "{missing}");
}
