//! Visits go from a terminal to its desk, with the desk away at first; then everything that either
//! side has written is searched for what belongs to the patient. Each side names the visits by
//! their ids.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Rig, Watchdog, authority, credential, holder, kazasu, wait_until};
use tempfile::TempDir;

use super::scan::Wanted;
use super::station::{PIN, Station, WRONG, files};

/// `kazasu desk` that tells everything it can.
struct TracedDesk {
    home: TempDir,
    child: Child,
}

impl TracedDesk {
    fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("anchor.der"), authority().anchor_der()).unwrap();
        let config = "[store]\nfolder = \"state\"\n[terminals]\nlisten = \"127.0.0.1:0\"\n\
                      [people]\nlisten = \"127.0.0.1:0\"\n[trust]\nanchors = [\"anchor.der\"]\n\
                      [eligibility]\nsource = \"demo\"\n[backup]\nfolder = \"copies\"\n";
        fs::write(home.path().join("desk.toml"), config).unwrap();
        let log = File::create(home.path().join("desk.log")).unwrap();
        let mut command = Self::command(home.path());
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let desk = Self { home, child };
        wait_until("the desk", || desk.log().contains("page: http"));
        desk
    }

    fn command(home: &Path) -> Command {
        let mut command = Command::new(kazasu());
        command.env("HOME", home).args(["--log", "trace", "desk", "--lang", "en", "--config"]);
        command.arg(home.join("desk.toml"));
        command
    }

    fn log(&self) -> String {
        fs::read_to_string(self.home.path().join("desk.log")).unwrap()
    }

    fn after(&self, word: &str) -> String {
        let log = self.log();
        let (_, rest) = log.split_once(word).unwrap();
        rest.split([';', '/', '\n']).next().unwrap().trim().to_owned()
    }

    /// What a command beside it prints.
    fn run(&self, arguments: &[&str]) -> String {
        let output = Self::command(self.home.path()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        let mut log = File::options()
            .create(true)
            .append(true)
            .open(self.home.path().join("commands.log"))
            .unwrap();
        log.write_all(&output.stderr).unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    fn metrics(&self) -> String {
        let mut stream = TcpStream::connect(self.after("page: http://")).unwrap();
        let ask = "GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        stream.write_all(ask.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }
}

impl Drop for TracedDesk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The serial number of a certificate (RFC 5280 §4.1: the first INTEGER behind the version).
fn serial(certificate: &[u8]) -> Vec<u8> {
    let version = [0xA0, 0x03, 0x02, 0x01, 0x02, 0x02];
    let at = certificate.windows(6).position(|six| six == version).unwrap() + 6;
    let length = usize::from(certificate[at]);
    certificate[at + 1..at + 1 + length].to_vec()
}

/// What belongs to the patient, in every form that `scan` knows.
fn wanted() -> Wanted {
    let certificate = credential().certificate_der();
    let hash = digest(&SHA256, certificate);
    let hex: String = serial(certificate).iter().map(|byte| format!("{byte:02x}")).collect();
    let wanted = Wanted::default()
        .pin(PIN)
        .pin(WRONG)
        .name(holder().as_bytes())
        .name(hex.as_bytes())
        .name(hex.to_uppercase().as_bytes())
        .bytes(certificate)
        .bytes(hash.as_ref())
        .but_for(authority().anchor_der());
    // What was answered, and what the service has answered of the patient.
    let spoken = [
        "\"diagnosis\":\"given\"",
        "Diagnosis: Given",
        "\"consent\":{",
        "\"birth_date\":",
        "デモ イチロウ",
        "デモ ハナコ",
        "デモ サクラ",
        "デモ ゴロウ",
    ];
    spoken.iter().fold(wanted, |wanted, spoken| wanted.name(spoken.as_bytes()))
}

fn enrol(rig: &Rig, desk: &TracedDesk) {
    let opened = desk.run(&["enrol", "--name", "入口", "--json"]);
    let code = opened.split("\"code\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let address = desk.after("Terminals: ");
    let call = rig.terminal.kazasu(&["--log", "trace", "enrol", &address, "--code-stdin"]);
    let outcome = call.stdin(format!("{code}\n")).run();
    assert_eq!(outcome.exit, 0, "{outcome:#?}");
}

/// Copies what lies there now, with its path.
fn now(folder: &Path, when: &str) -> Vec<(String, Vec<u8>)> {
    files(folder)
        .into_iter()
        .map(|(path, bytes)| (format!("{when}: {}", path.display()), bytes))
        .collect()
}

/// The certificates by which terminal and desk know each other: as X.509 has it, they share bytes
/// with every other.
fn connection(seen: &[(String, Vec<u8>)]) -> Vec<Vec<u8>> {
    let identity = seen.iter().find(|(name, _)| name.ends_with("identity.json"));
    let (_, identity) = identity.expect("the terminal is enrolled");
    let texts = identity.split(|byte| *byte == b'"');
    let certificates: Vec<Vec<u8>> = texts
        .filter_map(|text| STANDARD.decode(text).ok())
        .filter(|der| der.starts_with(&[0x30, 0x82]))
        .collect();
    assert!(certificates.len() >= 2, "its own, and its desk's");
    certificates
}

#[test]
fn nothing_of_a_patient_lies_open_between_a_terminal_and_its_desk() {
    let _watchdog = Watchdog::start();
    let desk = TracedDesk::start();
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("terminal.log");
    let station = Station::start_traced(Model::Android, |rig| enrol(rig, &desk), &trace);
    let alone = "kazasu_desk_terminal_connections 0";
    wait_until("a connection", || !desk.metrics().contains(alone));

    // The desk is away: the visit waits in the outbox.
    desk.signal("STOP");
    station.android();
    let mut seen = now(&station.state(), "before the receipt");
    let outbox = |seen: &[(String, Vec<u8>)]| {
        seen.iter().filter(|(name, _)| name.contains("outbox.db")).map(|(_, it)| it.len()).sum()
    };
    let waiting: usize = outbox(&seen);
    assert!(waiting > 0, "the outbox was looked at");
    desk.signal("CONT");
    wait_until("the receipts", || desk.metrics().contains("kazasu_desk_receipts 2"));
    station.android();
    wait_until("more receipts", || desk.metrics().contains("kazasu_desk_receipts 4"));
    seen.extend(now(&station.state(), "after the receipt"));
    // The store with its log, in the middle of its work.
    seen.extend(now(&desk.home.path().join("state"), "while it runs"));
    let backup = desk.home.path().join("monday.db");
    desk.run(&["backup", backup.to_str().unwrap()]);
    let printed = [&["notices", "--json"][..], &["terminals", "--json"], &["check", "--json"]]
        .map(|arguments| desk.run(arguments));
    seen.extend(printed.map(|text| ("what commands print".to_owned(), text.into_bytes())));
    seen.push(("metrics".to_owned(), desk.metrics().into_bytes()));
    station.end();
    seen.extend(now(&station.state(), "after its end"));
    seen.extend(now(folder.path(), "trace"));
    desk.signal("TERM");
    wait_until("the desk's end", || !desk.home.path().join("state/desk.db-wal").exists());
    seen.extend(now(desk.home.path(), "after its end"));

    let ends = ["state/desk.db", "state/desk.db-wal", "monday.db", "desk.log", "terminal.log"];
    for name in ends.iter().chain(&["outbox.db", "commands.log"]) {
        let there = seen.iter().any(|(seen, bytes)| seen.ends_with(name) && bytes.len() > 50);
        assert!(there, "{name} was looked at");
    }
    assert!(seen.iter().any(|(name, _)| name.contains("/copies/desk-")), "its own backup, too");
    let wanted = connection(&seen).iter().fold(wanted(), |wanted, der| wanted.but_for(der));
    for (name, bytes) in &seen {
        assert_eq!(wanted.found_in(bytes), [""; 0], "{name}");
    }

    // Both sides say what became of which visit.
    let (told, log) = (fs::read_to_string(&trace).unwrap(), desk.log());
    let visits: Vec<&str> = told
        .split("/v1/visits/")
        .skip(1)
        .chain(told.split("visit=").skip(1))
        .filter_map(|rest| rest.get(..36))
        .filter(|id| id.as_bytes()[14] == b'7')
        .collect();
    assert!(!visits.is_empty(), "the terminal names its visits");
    assert!(visits.iter().any(|id| log.contains(id)), "the desk names the same: {visits:?}");

    // The same search finds what somebody might add to a line of either side.
    let certificate = credential().certificate_der();
    let serial: String = serial(certificate).iter().map(|byte| format!("{byte:02x}")).collect();
    for slip in [
        STANDARD.encode(certificate),
        format!("{:?}", &certificate[700..730]),
        serial,
        holder(),
        "{\"consent\":{\"questions\":\"\"}}".to_owned(),
        "デモ ハナコ".to_owned(),
    ] {
        let line = format!("INFO kazasu_desk::api::visits: received visit={slip}\n");
        assert_ne!(wanted.found_in(line.as_bytes()), [""; 0], "{line}");
    }
}
