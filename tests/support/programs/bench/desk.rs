//! How soon a desk gives receipts, and what it needs for that.

use std::fs::{self, File};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::consent::{Consent, ConsentItem, Ending, Layout, Questions};
use kazasu_core::handover::{
    Bytes32, ChallengeParts, EvidenceRecord, Timestamp, VisitRecord, VisitVersion,
};
use kazasu_core::read::{Request, read};
use kazasu_core::session::{Facility, VisitId};
use kazasu_core::time::Ticks;
use kazasu_core::verify::RevocationStatus;
use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};
use kazasu_tests::{Desk, DeskConnection, TerminalIdentity, authority, credential};
use serde_json::json;

use super::process;

/// So many visits come in each second, whoever sends them.
const RATE: u32 = 20;

/// How long each number of terminals is measured.
const MEASURED: Duration = Duration::from_secs(30);

const TERMINALS: [u32; 3] = [1, 10, 200];

pub(crate) fn measure() {
    let anchor = tempfile::NamedTempFile::new().expect("a temporary file");
    fs::write(anchor.path(), authority().anchor_der()).expect("our own file");
    let trust = format!("[trust]\nanchors = [{:?}]\n", anchor.path());
    println!(
        "\nReceipts of a desk on SQLite (WAL, synchronous=FULL), {RATE} visits a second of two \
         versions each,\nover {} s; its clients share the machine:",
        MEASURED.as_secs()
    );
    for terminals in TERMINALS {
        let desk = Desk::start(&trust);
        let clients: Vec<_> =
            (0..terminals).map(|number| desk.terminal(&format!("T{number}"))).collect();
        let before = process::ticks(desk.process());
        let mut times = load(&desk, &clients, MEASURED);
        times.sort_by(f64::total_cmp);
        let of = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let ticks = process::ticks(desk.process()) - before;
        println!(
            "  {terminals:3} terminals: p50 {:5.1} ms, p99 {:5.1} ms, worst {:5.1} ms ({} \
             receipts); {} kB resident; {:4.1} % of a core; {}",
            of(0.5),
            of(0.99),
            of(1.0),
            times.len(),
            process::resident(desk.process()).unwrap_or_default(),
            ticks as f64 / MEASURED.as_secs_f64(),
            syncs(&desk, &clients),
        );
    }
    bound();
    idle(&trust);
}

/// Sends visits in the measure of [`RATE`] for so long, and returns the milliseconds of each
/// receipt.
fn load(desk: &Desk, clients: &[TerminalIdentity], time: Duration) -> Vec<f64> {
    let share = u32::try_from(clients.len()).expect("a few");
    let ready = Arc::new(Barrier::new(clients.len()));
    let (address, mut times) = (desk.terminals, Vec::new());
    thread::scope(|scope| {
        let threads: Vec<_> = (0..share)
            .zip(clients)
            .map(|(number, own)| {
                let ready = ready.clone();
                scope.spawn(move || {
                    let mut terminal =
                        Simulated::new(DeskConnection::open(address, Some(own)), own);
                    ready.wait();
                    let begun = Instant::now();
                    let mut times = Vec::new();
                    for turn in 0.. {
                        let due = Duration::from_secs(1) * (turn * share + number) / RATE;
                        if due >= time {
                            return times;
                        }
                        // What is late is sent at once, and counted from when it was sent.
                        thread::sleep(due.saturating_sub(begun.elapsed()));
                        times.extend(terminal.visit());
                    }
                    times
                })
            })
            .collect();
        for thread in threads {
            times.extend(thread.join().expect("a client"));
        }
    });
    times
}

/// A terminal that is enrolled.
struct Simulated {
    connection: DeskConnection,
    id: String,
    nonces: Vec<Bytes32>,
}

struct NoTime;

impl Ticks for NoTime {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

impl Simulated {
    fn new(connection: DeskConnection, own: &TerminalIdentity) -> Self {
        let id = own.enrolled["terminal"]["id"].as_str().expect("an id").to_owned();
        Self { connection, id, nonces: Vec::new() }
    }

    /// A whole visit: the milliseconds from each request to its receipt.
    fn visit(&mut self) -> [f64; 2] {
        let desk_nonce = self.nonce();
        let mut random = [0; 16];
        getrandom::fill(&mut random).expect("randomness");
        let now = now();
        let id = uuid::Builder::from_unix_timestamp_millis(
            now.as_millis(),
            random.first_chunk().expect("ten bytes"),
        );
        let visit = VisitId::new(id.into_uuid());
        let parts = ChallengeParts { desk_nonce, terminal_nonce: Bytes32([9; 32]) };
        let phone =
            PhoneSpec { credential: credential().clone(), ..PhoneSpec::shared(Model::Iphone) };
        let phone = SharedPhone::new(VirtualPhone::new(phone));
        phone.hold();
        let request = Request::alone(None, parts.challenge(&self.id, visit));
        let tap = read(&mut phone.connect().expect("a phone"), &request, &NoTime, &mut |_| {});
        let evidence = tap.result.expect("evidence");
        let mut record = VisitRecord {
            visit,
            version: VisitVersion::Evidence,
            demo: false,
            confirmation: "A07".parse().expect("a number"),
            facility: Facility::Clinic,
            tapped_at: now,
            evidence: EvidenceRecord::new(&evidence, parts),
            revocation: RevocationStatus::Unchecked,
            consent: None,
            ending: None,
            ended_at: None,
        };
        let first = self.send(&record);
        let asked = Questions::new(Layout::Bundled, vec![vec![ConsentItem::Diagnosis]], false);
        record.version = VisitVersion::Whole;
        record.consent = Some(Consent::unanswered(&asked.expect("a question")));
        record.ending = Some(Ending::Complete);
        record.ended_at = Some(now);
        [first, self.send(&record)]
    }

    fn nonce(&mut self) -> Bytes32 {
        if let Some(nonce) = self.nonces.pop() {
            return nonce;
        }
        let answer = self.connection.get("/v1/nonces?count=8").expect("an answer");
        assert_eq!(answer.status, 200, "{answer:?}");
        let nonces = answer.body["nonces"].as_array().expect("nonces");
        self.nonces = nonces
            .iter()
            .map(|nonce| {
                let bytes = STANDARD.decode(nonce["nonce"].as_str().expect("a nonce"));
                Bytes32(bytes.expect("base64").try_into().expect("32 bytes"))
            })
            .collect();
        self.nonces.pop().expect("a nonce")
    }

    fn send(&mut self, record: &VisitRecord) -> f64 {
        let path = format!("/v1/visits/{}/versions/{}", record.visit, record.version.number());
        let body = json!(record);
        let sent = Instant::now();
        let answer = self.connection.send("PUT", &path, &body).expect("an answer");
        let took = sent.elapsed().as_secs_f64() * 1_000.0;
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.body["verdict"]["state"], "proved", "{answer:?}");
        took
    }
}

/// How many times the desk waits for the disk for one visit, in words.
fn syncs(desk: &Desk, clients: &[TerminalIdentity]) -> String {
    let short = Duration::from_secs(5);
    let process = desk.process().to_string();
    let strace = Command::new("strace")
        .args(["-f", "-c", "-e", "trace=fsync,fdatasync", "-p", &process])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(strace) = strace else { return "syncs not counted (no strace)".to_owned() };
    thread::sleep(Duration::from_secs(1));
    let visits = load(desk, clients, short).len() / 2;
    let interrupt = ["-INT", &strace.id().to_string()];
    let _ = Command::new("kill").args(interrupt).status();
    let said = strace.wait_with_output().map(|output| output.stderr).unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let calls: u64 = said
        .lines()
        .filter(|line| line.trim_end().ends_with("sync"))
        .filter_map(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok())
        .sum();
    format!("{:.1} syncs a visit", calls as f64 / visits.max(1) as f64)
}

/// What the disk alone takes: a plain loop that writes as much as a version has, and syncs it.
fn bound() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut file = File::create(folder.path().join("bound")).expect("a file");
    let mut times: Vec<f64> = (0..400)
        .map(|_| {
            let begun = Instant::now();
            file.write_all(&[7; 8_192]).and_then(|()| file.sync_data()).expect("a disk");
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "  the bound, 8 KiB written and synced in a loop: p50 {:.1} ms, p99 {:.1} ms",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );
}

fn idle(trust: &str) {
    let desk = Desk::start(trust);
    thread::sleep(Duration::from_secs(3));
    let before = process::ticks(desk.process());
    thread::sleep(Duration::from_secs(60));
    let ticks = process::ticks(desk.process()) - before;
    let resident = process::resident(desk.process()).unwrap_or_default();
    println!(
        "  nobody calls, over 60 s: {:.2} % of a core ({ticks} ticks of 10 ms), {resident} kB \
         resident",
        ticks as f64 / 60.0
    );
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(u64::try_from(since.as_millis()).unwrap_or_default())
}
