//! A PIN, a name and a certificate go through a hundred taps, and stand in no byte of what the
//! terminal writes down.

use std::path::Path;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Watchdog, credential, holder, tool};

use super::scan::Wanted;
use super::station::{PIN, Station, WRONG, files, log};

/// Taps with `kazasu tui` (two in each visit with an Android phone) and with `kazasu read` and
/// `kazasu record`, by each of four terminals.
const VISITS: usize = 5;
const READS: usize = 18;
const TAPS: usize = 2 * (3 * VISITS) + 4 * READS;

/// What belongs to the patient.
fn wanted() -> Wanted {
    let certificate = credential().certificate_der();
    let holder = holder();
    assert!(holder.starts_with("VIRTUAL"), "{holder}");
    let hash = digest(&SHA256, certificate);
    Wanted::default()
        .pin(PIN)
        .pin(WRONG)
        .name(holder.as_bytes())
        .bytes(certificate)
        .bytes(hash.as_ref())
}

/// One terminal's part: visits, then reads with everything logged. Gives what was written for
/// whoever looks at the logs.
fn part(model: Model) -> (Station, Vec<(String, Vec<u8>)>) {
    let is_android = model == Model::Android;
    let station = Station::start(model);
    let told = station.told();
    for _ in 0..VISITS {
        if is_android { station.android() } else { station.iphone() }
    }
    station.end();
    let mut seen = vec![("what a technician's view is told".to_owned(), told.join().unwrap())];
    for number in 0..READS - 1 {
        let pin = if number % 3 == 0 { WRONG } else { PIN };
        let outcome = read(
            &station,
            pin,
            &["--log", "trace", "read", "--json", "--pin-stdin", "--timeout", "20"],
        );
        seen.push((format!("trace {number}"), outcome));
    }
    let transcript = station.rig.terminal.path("tap.txt").display().to_string();
    let told = read(
        &station,
        PIN,
        &["--log", "trace", "record", "--out", &transcript, "--pin-stdin", "--yes"],
    );
    seen.push(("trace of a record".into(), told));
    // The second one holds the record that the first one was written.
    for name in ["one.zip", "two.zip"] {
        let bundle = station.rig.terminal.path(name);
        let path = bundle.display().to_string();
        let outcome = station
            .command(&["--log", "trace", "logs", "--out", &path, "--transcript", &transcript])
            .run();
        assert_eq!(outcome.exit, 0, "{outcome:#?}");
        seen.push((format!("output for {name}"), (outcome.stdout + &outcome.stderr).into_bytes()));
        seen.extend(
            unzipped(&bundle).into_iter().map(|(file, bytes)| (format!("{name}: {file}"), bytes)),
        );
    }
    seen.extend(
        files(&station.state())
            .into_iter()
            .map(|(path, bytes)| (path.display().to_string(), bytes)),
    );
    (station, seen)
}

/// One tap. What `read --json` prints on standard output is the certificate, asked for.
fn read(station: &Station, pin: &str, arguments: &[&str]) -> Vec<u8> {
    let phone = &station.rig.phone;
    phone.hold();
    let outcome = station.command(arguments).stdin(format!("{pin}\n")).run();
    assert!(
        outcome.exit <= 1 && outcome.stderr.contains("TRACE"),
        "otherwise nothing was looked at: {outcome:#?}"
    );
    phone.take_away();
    std::thread::sleep(Duration::from_millis(900));
    outcome.stderr.into_bytes()
}

fn unzipped(path: &Path) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    let output = tool("unzip").arg("-q").arg(path).arg("-d").arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files(folder.path()).into_iter().map(|(path, bytes)| (name(&path), bytes)).collect()
}

#[test]
fn nothing_of_a_patient_is_in_any_byte_of_log_audit_log_bundle_and_technicians_view() {
    let _watchdog = Watchdog::start();
    const { assert!(TAPS >= 100) };
    let models = [Model::Android, Model::Iphone, Model::Android, Model::Iphone];
    let parts: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            models.map(|model| scope.spawn(move || part(model))).into_iter().collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });

    let wanted = wanted();
    let mut taps = 0;
    for (station, seen) in &parts {
        let log = log(&station.state());
        taps += log.matches("\"event\":\"tap\"").count() + READS;
        // What was looked at: all of it is there, and it is not empty.
        let told = String::from_utf8_lossy(&seen[0].1);
        assert_eq!(
            told.matches("\"told\":\"tap\"").count(),
            log.matches("\"event\":\"tap\"").count(),
            "{told}"
        );
        for name in [
            "audit-000000001.jsonl",
            "head.json",
            "two.zip: log.jsonl",
            "two.zip: audit.jsonl",
            "two.zip: transcript-1.txt",
            "two.zip: manifest.json",
        ] {
            assert!(
                seen.iter().any(|(seen, bytes)| seen.ends_with(name) && bytes.len() > 50),
                "{name}"
            );
        }
        let bundled = &seen.iter().find(|(name, _)| name == "two.zip: log.jsonl").unwrap().1;
        assert_eq!(String::from_utf8_lossy(bundled), log);
        for (name, bytes) in seen {
            assert_eq!(
                wanted.found_in(bytes),
                [""; 0],
                "{name}:\n{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
    assert_eq!(taps, TAPS);

    // The same search, over the same log, with what somebody might add to a line.
    let (station, _) = &parts[0];
    let line = log(&station.state())
        .lines()
        .find(|line| line.contains("\"event\":\"tap\""))
        .unwrap()
        .to_owned();
    let certificate = credential().certificate_der();
    let slips = [
        STANDARD.encode(certificate),
        format!("{certificate:?}"),
        certificate.iter().map(|byte| format!("{byte:02x}")).collect(),
        STANDARD.encode(&certificate[700..730]),
        digest(&SHA256, certificate).as_ref().iter().map(|byte| format!("{byte:02x}")).collect(),
        holder(),
        PIN.to_owned(),
        format!("{:?}", PIN.as_bytes()),
    ];
    for slip in slips {
        let changed =
            line.replace("\"event\":\"tap\"", &format!("\"event\":\"tap\",\"slip\":\"{slip}\""));
        assert_ne!(wanted.found_in(changed.as_bytes()), [""; 0], "{changed}");
    }
}
