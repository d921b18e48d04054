use super::*;

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
    assert_eq!((config.terminal_id.as_str(), config.language), ("kazasu", None));
    // 2025-09-19, 00:00 in Japan, as `date -d 2025-09-19T00:00+09:00 +%s` says it.
    assert_eq!(config.service_starts.as_secs(), 1_758_207_600);
    let anchors: Vec<_> =
        config.policy.anchors().iter().map(kazasu_core::verify::Anchor::name).collect();
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
        [limits]
        pin = 90
        wallet = 180
        consent = 60
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
        (config.terminal_id.as_str(), config.language),
        ("desk-1", Some(kazasu_i18n::Language::En))
    );
    assert_eq!(config.service_starts.as_secs(), 1_774_969_200);
    let settings = config.settings(kazasu_core::session::Language::En);
    assert_eq!(
        (settings.facility, settings.desk.as_deref()),
        (Facility::Pharmacy, Some("カウンター"))
    );
    assert_eq!((config.holding, settings.holding), (Holding::Usb, Holding::Usb));
    assert_eq!(
        (config.low_reach, config.still, config.scale, config.volume),
        (true, true, 1.5, 30)
    );
    let limits =
        [settings.limits.pin, settings.limits.wallet, settings.limits.idle, settings.limits.done];
    assert_eq!(limits.map(|limit| limit.as_secs()), [90, 180, 60, 20]);
    assert_eq!(config.readers, ["A 00 00"]);
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
        ("[limits]\npin = 4\n", "DIR/kazasu.toml:2: limits.pin: must be 5 to 600"),
        (
            "[terminal]\ndesk = \"総合受付\"\n",
            "DIR/kazasu.toml:2: terminal.desk: must not say 受付: patients would think",
        ),
        (
            "[terminal]\ndesk = \"うけつけ\"\n",
            "DIR/kazasu.toml:2: terminal.desk: must not say 受付",
        ),
        ("[screen]\nholding = \"tray\"\n", "DIR/kazasu.toml:2: screen.holding: must be \"slot\""),
        ("[screen]\nscale = 3.0\n", "DIR/kazasu.toml:2: screen.scale: must be 1 to 2"),
        ("[log]\nfolder = \"\"\n", "DIR/kazasu.toml:2: log.folder: must not be empty"),
        ("[log]\ndays = 0\n", "DIR/kazasu.toml:2: log.days: must be 1 to 3650"),
        ("[log]\nmegabytes = 20000\n", "DIR/kazasu.toml:2: log.megabytes: must be 1 to 10000"),
        ("[sound]\nvolume = 101\n", "DIR/kazasu.toml:2: sound.volume: must be 0 to 100"),
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

#[test]
fn a_file_that_was_named_must_be_there() {
    let missing = Config::load(Some(Path::new("/nowhere/kazasu.toml"))).unwrap_err().to_string();
    assert!(missing.starts_with("/nowhere/kazasu.toml: "), "{missing}");
}
