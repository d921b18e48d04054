//! `kazasu logs`, as a technician uses it.

use std::fs;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Pane, Phone, Rig, Service, tool, wait_until};

use super::station::{Station, log};

#[test]
fn each_tap_of_a_visit_is_a_line_and_is_shown_in_both_languages() {
    let station = Station::start(Model::Android);
    station.android();
    station.end();
    let log = log(&station.state());
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let events: Vec<_> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
    assert_eq!(events.iter().filter(|event| **event == "tap").count(), 2, "{log}");
    assert_eq!(events.last(), Some(&"ended"));
    // It comes when the audit log was looked through; the readers may be faster.
    let started = lines.iter().find(|line| line["event"] == "started").unwrap();
    assert_eq!((&started["front"], &started["audit_records"]), (&"tui".into(), &1.into()));
    assert!(lines.iter().any(|line| line["what"] == "service_up"), "{log}");

    let outcome = station.command(&["logs", "--json"]).run();
    let report = outcome.json();
    assert_eq!((outcome.exit, report["strange_lines"].as_u64()), (0, Some(0)), "{outcome:#?}");
    let [wrong, read] = report["taps"].as_array().unwrap().as_slice() else {
        panic!("two taps: {report}")
    };
    assert_eq!(
        (&wrong["outcome"], &wrong["reason"], &wrong["tries_left"]),
        (&"refused".into(), &"wrong_pin".into(), &2.into())
    );
    assert_eq!(
        (&read["outcome"], &read["phone"], &read["purpose"]),
        (&"read".into(), &"android".into(), &"visit".into())
    );
    assert_eq!(read["reader"], station.rig.reader.name(0));
    assert!(
        read["commands"].as_u64().unwrap() > 10 && read["steps_ms"]["proof"].is_u64(),
        "{read}"
    );
    assert_eq!(wrong["last"].as_str().unwrap().split(' ').next_back(), Some("63C2"));

    for (language, said) in [
        ("en", ["The newest 2 taps", "Wrong PIN (2 tries left)", "Read and proved"]),
        ("ja", ["新しい読み取り2件", "暗証番号が違います (あと2回)", "Android"]),
    ] {
        let outcome = station.command(&["logs", "--lang", language]).run();
        assert!(said.iter().all(|text| outcome.stdout.contains(text)), "{outcome:#?}");
        assert!(
            outcome.stdout.contains(&station.state().join("log").display().to_string()),
            "{outcome:#?}"
        );
    }
    assert_eq!(
        station.command(&["logs", "--json", "--last", "1"]).run().json()["taps"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let tomorrow = station.command(&["logs", "--json", "--since", "9999-01-01"]).run();
    assert_eq!(tomorrow.json()["taps"].as_array().unwrap().len(), 0);
    station.command(&["logs", "--json", "--since", "yesterday"]).run().error(2, "usage");
}

#[test]
fn an_audit_log_that_was_changed_is_found() {
    let station = Station::start(Model::Iphone);
    station.end();
    for name in ["one.zip", "two.zip"] {
        let path = station.rig.terminal.path(name).display().to_string();
        assert_eq!(station.command(&["logs", "--out", &path, "--json"]).run().exit, 0);
    }
    let verify = |arguments: &[&str]| {
        station.command(&[&["logs", "verify", "--json"], arguments].concat()).run()
    };
    let intact = verify(&[]);
    let report = intact.json();
    assert_eq!(
        (intact.exit, &report["outcome"], &report["records"]),
        (0, &"intact".into(), &3.into()),
        "{intact:#?}"
    );
    let noted = report["head"].as_str().unwrap().to_owned();

    let file = station.state().join("audit/audit-000000001.jsonl");
    let copy = station.rig.terminal.path("copy.jsonl").display().to_string();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&copy, &text).unwrap();
    assert_eq!(verify(&[&copy, "--noted", &noted]).exit, 0);
    let first_line = format!("{}\n", text.lines().next().unwrap());
    fs::write(&copy, &first_line).unwrap();
    assert_eq!(verify(&[&copy]).exit, 0, "a copy alone does not show that its end was cut off");
    let cut = verify(&[&copy, "--noted", &noted]);
    assert_eq!(
        (cut.exit, &cut.json()["findings"][0]["finding"]),
        (1, &"not_as_noted".into()),
        "{cut:#?}"
    );

    fs::write(&file, text.replace("bundle_written", "bundle_deleted")).unwrap();
    let changed = verify(&[]);
    assert_eq!(
        (changed.exit, &changed.json()["findings"][0]["record"]),
        (1, &2.into()),
        "{changed:#?}"
    );
    let said = station.command(&["logs", "verify", "--lang", "en"]).run();
    assert!(
        said.exit == 1 && said.stdout.contains("Record 2 is not what was written (line 2)."),
        "{said:#?}"
    );
    let said = station.command(&["logs", "verify", "--lang", "ja"]).run();
    assert!(said.exit == 1 && said.stdout.contains("記録2が書かれたときと違います"), "{said:#?}");
    let doctor = station.command(&["doctor", "--json"]).run().json();
    let audit =
        doctor["checks"].as_array().unwrap().iter().find(|check| check["name"] == "audit").unwrap();
    assert_eq!(audit["state"], "warning", "{audit}");

    fs::write(&file, first_line).unwrap();
    let cut = verify(&[]).json();
    assert_eq!(
        (&cut["findings"][0]["finding"], &cut["findings"][0]["first"], &cut["findings"][0]["last"]),
        (&"cut_off".into(), &2.into(), &3.into())
    );
    verify(&["/nowhere/copy"]).error(2, "log");
    verify(&["--noted", "3"]).error(2, "usage");
}

/// Another audit log in its place, whole in itself and with a head that fits: the log's own lines
/// remember the one that was there.
#[test]
fn an_audit_log_that_was_replaced_as_a_whole_is_found_by_the_log() {
    let (station, other) = (Station::start(Model::Iphone), Station::start(Model::Iphone));
    station.end();
    other.end();
    let verify = |station: &Station| station.command(&["logs", "verify", "--json"]).run();
    let intact = verify(&station);
    assert_eq!((intact.exit, &intact.json()["logged_heads"]), (0, &1.into()), "{intact:#?}");
    let said = station.command(&["logs", "verify", "--lang", "en"]).run();
    assert!(
        said.stdout.contains("Compared with one checkpoint that the log has kept."),
        "{said:#?}"
    );

    let audit = |station: &Station| station.state().join("audit");
    for name in ["audit-000000001.jsonl", "head.json"] {
        fs::copy(audit(&other).join(name), audit(&station).join(name)).unwrap();
    }
    let replaced = verify(&station);
    let report = replaced.json();
    let finding = serde_json::json!([{"finding": "not_as_logged", "record": 1}]);
    assert_eq!(
        (replaced.exit, &report["outcome"], &report["findings"]),
        (1, &"not_intact".into(), &finding),
        "{replaced:#?}"
    );
    for (language, words) in [
        ("en", "is not the one that the log has noted"),
        ("ja", "起動時にログへ書き留められたものと違います"),
    ] {
        let said = station.command(&["logs", "verify", "--lang", language]).run();
        assert!(said.exit == 1 && said.stdout.contains(words), "{said:#?}");
    }
    let doctor = station.command(&["doctor", "--json"]).run().json();
    let check =
        doctor["checks"].as_array().unwrap().iter().find(|check| check["name"] == "audit").unwrap();
    assert_eq!(check["state"], "warning", "{check}");

    // Gone altogether, it is missed too.
    fs::remove_dir_all(audit(&station)).unwrap();
    assert_eq!(
        (verify(&station).exit, &verify(&station).json()["outcome"]),
        (1, &"not_intact".into())
    );
}

#[test]
fn what_a_technician_does_is_recorded() {
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let pane = Pane::run(&rig, &["tui", "--technician", "--lang", "en"], &[]);
    pane.wait_for("1/10 Overview");
    pane.press("4");
    pane.wait_for("Begin maintenance");
    pane.press("Home");
    pane.press("Enter");
    pane.wait_for("MAINTENANCE");
    pane.end();
    let records = || {
        fs::read_to_string(rig.terminal.path(".local/state/kazasu/audit/audit-000000001.jsonl"))
            .unwrap_or_default()
    };
    wait_until("the record of the maintenance", || {
        records().contains("\"deed\":\"maintenance_on\"")
    });
    assert!(records().contains("\"deed\":\"login\""), "{}", records());
    wait_until("an audit log that is whole", || {
        rig.terminal.kazasu(&["logs", "verify"]).run().exit == 0
    });
}

#[test]
fn a_bundle_is_shown_and_asked_for_before_it_is_written() {
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let path = rig.terminal.path("bundle.zip");
    let name = path.display().to_string();
    for (answer, exit, is_written) in [("n", 1, false), ("", 1, false), ("y", 0, true)] {
        let pane = Pane::run(&rig, &["logs", "--lang", "en", "--out", &name], &[]);
        pane.wait_for("[y/N]");
        let shown = pane.text();
        for file in
            ["manifest.json", "checks.json", "configuration.txt", "versions.json", "log.jsonl"]
        {
            assert!(shown.contains(file), "{file}:\n{shown}");
        }
        assert!(!path.exists());
        pane.type_line(answer);
        assert_eq!(
            (pane.exit(), path.exists()),
            (exit, is_written),
            "{answer:?}:\n{}",
            pane.text()
        );
    }
    let tested = tool("unzip").arg("-t").arg(&path).output().unwrap();
    assert!(tested.status.success(), "{tested:?}");
    // What is there stays there.
    let before = fs::read(&path).unwrap();
    let again = rig.terminal.kazasu(&["logs", "--out", &name, "--lang", "en"]).run();
    assert!(again.exit == 2 && again.stderr.contains("--force"), "{again:#?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(rig.terminal.kazasu(&["logs", "--out", &name, "--force"]).run().exit, 0);
    assert_ne!(fs::read(&path).unwrap(), before);
    let nowhere =
        rig.terminal.kazasu(&["logs", "--out", "/nowhere/bundle.zip", "--lang", "ja"]).run();
    assert!(nowhere.exit == 2 && nowhere.stderr.contains("書けません"), "{nowhere:#?}");
    let stranger = rig.terminal.config().display().to_string();
    let other = rig.terminal.path("other.zip").display().to_string();
    rig.terminal
        .kazasu(&["logs", "--out", &other, "--transcript", &stranger, "--json"])
        .run()
        .error(2, "bundle");
}

/// The configuration may be what support is asked about.
#[test]
fn a_bundle_can_be_made_with_a_configuration_that_cannot_be_used() {
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    rig.terminal.configure("[terminal]\nlanguage = \"s3cret\"\n");
    let path = rig.terminal.path("bundle.zip");
    let outcome =
        rig.terminal.kazasu(&["logs", "--json", "--out", &path.display().to_string()]).run();
    assert_eq!((outcome.exit, &outcome.json()["outcome"]), (0, &"written".into()), "{outcome:#?}");
    let shown =
        tool("unzip").arg("-p").arg(&path).arg("configuration.txt").output().unwrap().stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(
        shown.contains("kazasu.toml:2: terminal.language is wrong") && !shown.contains("s3cret"),
        "{shown}"
    );
}

/// A disk that refuses costs lines, not visits.
#[test]
fn a_log_that_cannot_be_written_stops_no_visit() {
    let station = Station::start_configured(Model::Iphone, "[log]\nfolder = \"kazasu.toml/log\"");
    station.iphone();
    let doctor = station.command(&["doctor", "--json"]).run().json();
    let log =
        doctor["checks"].as_array().unwrap().iter().find(|check| check["name"] == "log").unwrap();
    assert_eq!(log["state"], "warning", "{doctor}");
}

#[test]
fn a_demonstration_leaves_nothing_behind() {
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let pane = Pane::run(&rig, &["tui", "--demo", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    pane.press("a");
    pane.press("q");
    assert_eq!(pane.exit(), 0);
    assert!(!rig.terminal.path(".local").exists());
}
