#[cfg(unix)]
mod folders;
mod of_the_outbox;
#[cfg(feature = "demo")]
mod revocation;

use std::fs;

use kazasu_core::reader::ServiceDown;
#[cfg(feature = "demo")]
use kazasu_core::virtual_phone::pki;
use kazasu_i18n::{Language, Seen, Texts};

use super::*;

/// 2026-12-01: after this version was made, and years before its anchors end.
const NOW: UnixTime = UnixTime::from_secs(1_796_083_200);

const DAY: u64 = 24 * 60 * 60;

/// A machine with nothing the matter.
fn well() -> Facts {
    let folder = folder::Folder { path: "/var/lib/kazasu".into(), closed: None, free: Ok(4 << 30) };
    Facts {
        now: NOW,
        trust: None,
        service: Some(service::Answer::Readers(vec!["ACME 00 00".into()])),
        self_test: Some(true),
        clock: clock::Keeping::Kept { by: "timedatectl".into() },
        log: Some(folder.clone()),
        outbox: outbox::Outbox::None,
        programs: programs::Programs::default(),
        audit: records::Audit::Read {
            folder: "/var/lib/kazasu/audit".into(),
            records: 12,
            findings: 0,
        },
        folders: vec![Some(folder)],
        configuration: configuration::Openness::Closed,
        memory: Memory::Closed,
        #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
        desk: desk::Desk::None,
        display: there(1_280, 800),
        sound: sound::Sound::There,
        versions: version::Versions { pcsc_lite: Some("1.9.9".into()), ccid: Some("1.5.2".into()) },
    }
}

fn there(width: u32, height: u32) -> display::Display {
    let size = Some((width, height));
    display::Display::There { name: ":0".into(), size, measured: None, passed_over: None }
}

fn unusable(why: Result<String, &'static str>) -> display::Unusable {
    display::Unusable { name: ":9".into(), why }
}

fn configured(toml: &str) -> Config {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    fs::write(&path, toml).unwrap();
    #[cfg(feature = "demo")]
    {
        fs::write(folder.path().join("auth.crl"), list()).unwrap();
        fs::write(folder.path().join("anchor.der"), pki::shared().anchor_der()).unwrap();
    }
    Config::load(Some(&path)).unwrap()
}

/// A revocation list of three days ago, whose successor was due yesterday.
#[cfg(feature = "demo")]
fn list() -> Vec<u8> {
    use kazasu_core::virtual_phone::pki::CrlSpec;
    let now = NOW.as_secs();
    let next_update = Some(now - DAY);
    pki::shared().crl(&CrlSpec { this_update: now - 3 * DAY, next_update, ..CrlSpec::default() })
}

/// What is not well, by name.
fn not_well(facts: &Facts, toml: &str) -> Vec<(&'static str, State)> {
    let findings = all(facts, &configured(toml));
    let texts = Language::ALL.map(Texts::new);
    for finding in &findings {
        for texts in &texts {
            let text = texts.seen(&finding.seen);
            let explained =
                text.evidence.is_some() && (text.next.is_some() || finding.state == State::Unknown);
            assert!(
                finding.state == State::Ok || explained,
                "{finding:?} does not say how it was seen, or what to do"
            );
        }
    }
    findings
        .into_iter()
        .filter(|finding| finding.state != State::Ok)
        .map(|finding| (finding.name, finding.state))
        .collect()
}

/// Of this version, on every machine: there is no desk.
const NO_DESK: (&str, State) = ("desk", State::Warning);

#[test]
fn a_machine_with_nothing_the_matter_is_ready() {
    assert_eq!(not_well(&well(), ""), [NO_DESK]);
    let findings = all(&well(), &configured(""));
    assert_eq!(
        verdict(&findings, &Texts::new(Language::EN)),
        "Ready for patients; there is one thing to look at."
    );
}

#[test]
fn each_check_can_fail() {
    use State::{Problem, Unknown, Warning};
    type Break = fn(&mut Facts);
    let table: [(&str, State, Break); 34] = [
        ("service", Problem, |facts| {
            facts.service = Some(service::Answer::Down(ServiceDown::NotRunning));
        }),
        ("service", Problem, |facts| {
            facts.service = Some(service::Answer::Down(ServiceDown::Silent));
        }),
        // Built without readers: it may be a desk, and is no terminal.
        ("service", Problem, |facts| facts.service = None),
        ("readers", Problem, |facts| facts.service = Some(service::Answer::Readers(Vec::new()))),
        ("self_test", Problem, |facts| facts.self_test = Some(false)),
        ("clock", Problem, |facts| facts.now = UnixTime::from_secs(1_795_305_599)),
        ("clock", Problem, |facts| facts.now = UnixTime::from_secs(3_000_000_000)),
        ("clock_sync", Warning, |facts| {
            facts.clock = clock::Keeping::NotKept { by: "chronyc".into() }
        }),
        ("clock_sync", Unknown, |facts| facts.clock = clock::Keeping::Unknown),
        ("folder", Warning, |facts| facts.folders = vec![None]),
        ("folder", Warning, |facts| {
            facts.folders.iter_mut().flatten().for_each(|it| it.closed = Some("read-only".into()));
        }),
        ("disk", Warning, |facts| {
            facts.folders.iter_mut().flatten().for_each(|it| it.free = Ok(99 << 20));
        }),
        ("disk", Warning, |facts| {
            facts.folders.iter_mut().flatten().for_each(|it| it.free = Ok(9 << 20));
        }),
        ("log", Warning, |facts| {
            facts.log.iter_mut().for_each(|it| it.closed = Some("read-only".into()));
        }),
        ("log", Warning, |facts| facts.log.iter_mut().for_each(|it| it.free = Ok(0))),
        ("audit", Warning, |facts| {
            facts.audit = records::Audit::Read { folder: "/audit".into(), records: 12, findings: 1 }
        }),
        ("audit", Warning, |facts| {
            facts.audit = records::Audit::Closed { folder: "/audit".into(), error: "denied".into() }
        }),
        ("audit", Unknown, |facts| facts.audit = records::Audit::Nowhere),
        ("disk", Unknown, |facts| {
            facts.folders.iter_mut().flatten().for_each(|it| it.free = Err("no answer".into()));
        }),
        ("memory", Warning, |facts| facts.memory = Memory::CoreDumps),
        ("memory", Warning, |facts| facts.memory = Memory::Readable),
        ("memory", Unknown, |facts| facts.memory = Memory::Unknown),
        ("configuration", Problem, |facts| facts.configuration = configuration::Openness::Open),
        ("display", Unknown, |facts| facts.display = display::Display::None),
        ("display", Unknown, |facts| {
            let name = "wayland-0".into();
            facts.display =
                display::Display::There { name, size: None, measured: None, passed_over: None };
        }),
        ("display", Warning, |facts| {
            facts.display = there(800, 479);
        }),
        ("display", Warning, |facts| facts.display = there(640, 480)),
        ("display", Problem, |facts| {
            facts.display = display::Display::Unusable(vec![unusable(Ok("refused".into()))]);
        }),
        ("display", Problem, |facts| {
            facts.display = display::Display::Unusable(vec![unusable(Err("RANDR"))]);
        }),
        ("display", Warning, |facts| {
            if let display::Display::There { passed_over, .. } = &mut facts.display {
                *passed_over = Some(unusable(Ok("refused".into())));
            }
        }),
        ("sound", Warning, |facts| facts.sound = sound::Sound::None),
        ("version", Unknown, |facts| facts.versions.ccid = None),
        ("anchor", Problem, |facts| facts.now = UnixTime::from_secs(1_500_000_000)),
        ("anchor", Warning, |facts| facts.now = UnixTime::from_secs(1_884_000_000)),
    ];
    for (index, (name, state, change)) in table.into_iter().enumerate() {
        let mut facts = well();
        change(&mut facts);
        let found = not_well(&facts, "");
        assert!(found.contains(&(name, state)), "row {index}: {name} is not {state:?}: {found:?}");
    }
}

#[test]
fn the_configuration_decides_what_is_wrong() {
    let reader = "[reader]\nnames = [\"OTHER 00 00\"]\n";
    assert_eq!(not_well(&well(), reader), [("readers", State::Problem), NO_DESK]);
    let silent = Facts { sound: sound::Sound::None, ..well() };
    assert_eq!(not_well(&silent, "[sound]\nvolume = 0\n"), [NO_DESK]);
    assert_eq!(not_well(&Facts { display: there(480, 800), ..well() }, ""), [NO_DESK]);
}

#[test]
fn minimum_versions_are_compared() {
    let unknown = Facts { versions: version::Versions::default(), ..well() };
    let minimum = "[minimum]\nkazasu = \"0.1\"\npcsc_lite = \"1.9.9\"\nccid = \"1.5.2\"\n";
    assert_eq!(not_well(&well(), minimum), [NO_DESK]);
    assert_eq!(
        not_well(&unknown, minimum),
        [NO_DESK, ("version", State::Warning), ("version", State::Warning)]
    );
    for key in ["kazasu = \"99\"", "pcsc_lite = \"1.10\"", "ccid = \"1.5.3\""] {
        assert_eq!(
            not_well(&well(), &format!("[minimum]\n{key}\n")),
            [NO_DESK, ("version", State::Problem)],
            "{key}"
        );
    }
}

#[test]
fn an_anchor_is_spoken_of_before_it_ends_and_after() {
    let ended = "[trust]\nanchors = [\"builtin:authca01\"]\n";
    assert_eq!(not_well(&well(), ended), [("anchor", State::Problem), NO_DESK]);
    let one_of_two = "[trust]\nanchors = [\"builtin:authca01\", \"builtin:authca03\"]\n";
    assert_eq!(not_well(&well(), one_of_two), [("anchor", State::Warning), NO_DESK]);
    // authca03 ends on 2033-07-15.
    let alone = "[trust]\nanchors = [\"builtin:authca03\"]\n";
    let end = configured(alone).policy.anchors()[0].validity().not_after.as_secs();
    for (days, seen) in [(91, false), (89, true)] {
        let facts = Facts { now: UnixTime::from_secs(end - days * DAY), ..well() };
        let found = all(&facts, &configured(alone));
        let soon = found
            .iter()
            .any(|finding| matches!(&finding.seen, Seen::AnchorEndsSoon { days: 89, .. }));
        assert_eq!((soon, problems(&found).count()), (seen, 0), "{days} days before its end");
    }
}

/// What is configured and does nothing, in words.
fn in_vain(facts: &Facts, toml: &str) -> Vec<String> {
    let findings = all(facts, &configured(toml)).into_iter();
    let found = findings.filter(|finding| finding.name == "configured");
    let texts = Texts::new(Language::EN);
    found
        .map(|finding| {
            assert_eq!(finding.state, State::Warning);
            let said = texts.seen(&finding.seen);
            format!("{}: {}", said.message, said.evidence.unwrap_or_default())
        })
        .collect()
}

#[test]
fn what_is_configured_and_cannot_work_is_named() {
    let says = |facts: &Facts, toml: &str, words: &[&str]| {
        let said = in_vain(facts, toml);
        assert!(said.len() == 1 && words.iter().all(|word| said[0].contains(word)), "{said:?}");
    };
    let readers = "[reader]\nnames = [\"ACME 00 00\", \"OTHER 00 00\"]\n";
    says(&well(), readers, &["OTHER 00 00 is not connected"]);
    says(&well(), "[service]\nstarts = 2027-04-01\n", &["until 1 April 2027", "service.starts"]);
    let full = folder::Folder { path: "/log".into(), closed: None, free: Ok(512 << 20) };
    let full = Facts { log: Some(full), ..well() };
    says(&full, "[log]\nmegabytes = 600\n", &["600 MB", "536 MB are free in /log"]);
    says(&well(), "[screen]\nscale = 2.0\n", &["2.0 is configured, 1.60 is drawn"]);
    for (desk, letters) in [
        ("𠮷田の窓口", "𠮷 (U+20BB7)"),
        ("窓口\u{1f3e5}", "\u{1f3e5} (U+1F3E5)"),
        ("葛\u{e0100}飾", "(U+E0100)"),
        ("카운터", "카 (U+CE74), 운 (U+C6B4), 터 (U+D130)"),
        ("か\u{3099}", "(U+3099)"),
    ] {
        let toml = format!("[terminal]\ndesk = \"{desk}\"\n");
        says(&well(), &toml, &["terminal.desk", letters]);
    }
    // Tones are no default.
    let said = in_vain(&well(), "[sound]\nvolume = 80\n");
    assert_eq!(said.is_empty(), cfg!(feature = "sound"), "{said:?}");
    assert_eq!(in_vain(&well(), "[sound]\nvolume = 0\n"), Vec::<String>::new());
}

/// Which diagonal letters are measured by, and who says so.
#[test]
fn the_diagonal_that_counts_is_told_with_its_source() {
    use crate::host::diagonal::{By, Measured};
    let measured = |size, by| Some(Measured { size, by, name: "HDMI-1".into() });
    let said = |measured: Option<Measured>, pixels, toml: &str| {
        let name = ":0".to_owned();
        let display = display::Display::There { name, size: pixels, measured, passed_over: None };
        let findings = all(&Facts { display, ..well() }, &configured(toml));
        let finding = findings.into_iter().find(|finding| finding.name == "diagonal").unwrap();
        assert_eq!(finding.state, State::Ok);
        Texts::new(Language::EN).seen(&finding.seen).message
    };
    let tablet = Some((1_280, 800));
    let seven = measured((154, 86), By::Randr);
    let configured = "[screen]\ndiagonal = 13.3\n";
    for (measured, pixels, toml, words) in [
        (None, tablet, configured, "13.3-inch, as configured"),
        (seven.clone(), tablet, configured, "13.3-inch, as configured"),
        (seven, Some((800, 480)), "", "6.9-inch, says HDMI-1 (RandR)"),
        (measured((268, 476), By::Edid), None, "", "21.5-inch, says HDMI-1 (EDID)"),
        (None, tablet, "", "not detected; a 10.1-inch"),
        (None, Some((1_080, 1_920)), "", "not detected; a 21.5-inch"),
        (None, None, "", "not detected"),
    ] {
        let said = said(measured, pixels, toml);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn the_verdict_names_the_first_cause_how_it_was_seen_and_what_to_do() {
    let facts = Facts {
        service: Some(service::Answer::Down(ServiceDown::NotRunning)),
        self_test: Some(false),
        ..well()
    };
    let findings = all(&facts, &configured(""));
    let said = verdict(&findings, &Texts::new(Language::EN));
    assert_eq!(
        said,
        "Not ready for patients: the PC/SC service is not running (connecting to it fails at \
         once); start it (Debian: systemctl start pcscd.socket)."
    );
    assert_eq!(problems(&findings).count(), 2);
    let said = verdict(&findings, &Texts::new(Language::JA));
    assert!(
        said.starts_with("まだ患者さんをご案内できません: PC/SCサービスが動いていません")
            && said.ends_with('。'),
        "{said}"
    );
}

#[test]
fn names_and_states_are_stable() {
    let findings = all(&well(), &configured(""));
    let names: Vec<_> = findings.iter().map(|finding| finding.name).collect();
    assert_eq!(
        names,
        [
            "service",
            "readers",
            "reader",
            "self_test",
            "anchor",
            "anchor",
            "revocation",
            "clock",
            "clock_sync",
            "folder",
            "disk",
            "log",
            "log",
            "audit",
            "configuration",
            "memory",
            "display",
            "diagonal",
            "sound",
            "desk",
            "version",
            "version",
            "version"
        ]
    );
    let json = serde_json::to_value(findings[0].tell(&Texts::new(Language::EN))).unwrap();
    let expected = r#"{"name":"service","state":"ok","message":"the PC/SC service answers","evidence":null,"next":null}"#;
    assert_eq!(json, serde_json::from_str::<serde_json::Value>(expected).unwrap());
}
