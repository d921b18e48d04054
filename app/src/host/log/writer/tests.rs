use kazasu_core::reader::ReaderName;
use kazasu_core::session::TapPurpose;

use std::fs;
use std::path::Path;

use super::super::Trouble;
use super::*;
use crate::config::{self, Keep};
use crate::host::trust::{TrustFile, TrustKey, TrustReport, TrustStanding};

fn settings(folder: &Path) -> config::Log {
    config::Log { folder: Some(folder.to_owned()), keep: Keep::default() }
}

fn trouble(what: &'static str) -> Entry {
    Entry::Trouble(Trouble { what, error: None })
}

fn lines(folder: &Path) -> Vec<Value> {
    let files = super::super::rolling::files(folder).unwrap();
    let text: String = files.iter().map(|(_, path, _)| fs::read_to_string(path).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_is_logged_is_a_json_object_a_line_and_the_end_is_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::start(&settings(folder.path()), "desk-1").unwrap();
    log.follow().write(trouble("marker"));
    log.end();
    let lines = lines(folder.path());
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["event"], &lines[0]["what"], &lines[0]["terminal"]),
        (&"trouble".into(), &"marker".into(), &"desk-1".into())
    );
    assert!(clock::parse_rfc3339(lines[0]["time"].as_str().unwrap()).is_some());
    assert_eq!(lines[1]["event"], "ended");
}

/// Everything that a tap's line may say, read back: a name that reading does not know would be left
/// out of every bundle.
#[test]
fn a_tap_is_one_line_and_can_be_read_again() {
    use crate::host::report::{StepTime, TapOutcome, TapStep};
    use kazasu_core::apdu::{Exchange, StatusWord, Usage};
    use kazasu_core::code::Reason;
    use kazasu_core::jpki::PhoneKind;

    let at = Duration::from_micros(12_900);
    let all = [
        TapStep::Selected,
        TapStep::Identified,
        TapStep::Counter,
        TapStep::VerifySent,
        TapStep::PinAccepted,
        TapStep::Certificate,
        TapStep::Complete,
        TapStep::Proof,
    ];
    let exchange = Exchange {
        header: [0, 0x20, 0, 0x80],
        sent: 9,
        received: Some(2),
        status: Some(StatusWord(0x63C2)),
        at,
        took: at,
    };
    let report = TapReport {
        number: 7,
        started: UnixTime::from_secs(0),
        reader: ReaderName::from(format!("ACME {}", "x".repeat(500)).as_str()),
        purpose: TapPurpose::Visit,
        demo: false,
        outcome: TapOutcome::refused(Reason::PhysicalCard, Some("said nowhere".into())),
        phone: Some(PhoneKind::Android),
        tries_left: Some(2),
        token: Some("A\nB".into()),
        steps: all.map(|step| StepTime { step, at }).to_vec(),
        usage: Usage { commands: 16, bytes_sent: 164, bytes_received: 2_040, card_time: at },
        total: at,
        trace: vec![exchange],
    };
    let folder = tempfile::tempdir().unwrap();
    let log = Log::start(&settings(folder.path()), "desk-1").unwrap();
    log.follow().tap(&report);
    let (audit_records, audit_head) =
        (Some(1), Some(Word::hash(&kazasu_core::sha256::Sha256::NONE)));
    log.follow().write(Entry::Started(super::super::Started {
        version: "0.1.0",
        front: "tui",
        audit_records,
        audit_head,
    }));
    log.follow().write(Entry::Trouble(Trouble {
        what: "audit",
        error: Some(Word::error(&io::ErrorKind::StorageFull.into())),
    }));
    log.follow().write(Entry::Lost(Lost { lines: 1 }));
    log.follow().reader(&ReaderEvent::Attached("ACME 00 00".into()));
    log.follow().reader(&ReaderEvent::Present { reader: "ACME 00 00".into(), atr: vec![0x3B] });
    let file = TrustFile {
        key: TrustKey::Crls,
        entry: 2,
        name: "secret place/auth.crl".into(),
        sha256: "0123456789abcdef".into(),
        standing: TrustStanding::EndsSoon { at: 1_800_000_000 },
        not_taken: Some("cut_off".into()),
    };
    let (policy, report) = (None, TrustReport::default());
    log.follow().trust(&TrustNews { policy, report, changes: vec![file] });
    log.end();
    let mut lines = super::super::Lines::open(folder.path(), None).unwrap();
    let (text, tap) = lines.next().unwrap().unwrap();
    for said in [
        r#""event":"tap","number":7,"purpose":"visit","reader":"ACME "#,
        r#""outcome":"refused","code":"020","reason":"physical_card","phone":"android","tries_left":2,"token":"A�B""#,
        r#""commands":16,"bytes_sent":164,"bytes_received":2040,"card_ms":12,"total_ms":12"#,
        r#""last":"00200080 63C2""#,
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(text.len() < 700 && !text.contains("said nowhere"), "{text}");
    assert_eq!(tap["steps_ms"].as_object().unwrap().len(), all.len());
    let mut events = Vec::new();
    while let Some((text, line)) = lines.next().unwrap() {
        if line["event"] == "trust" {
            let said = r#""key":"crls","entry":2,"sha256":"0123456789abcdef","state":"ends_soon","ends":"2027-01-15T08:00:00Z","not_taken":"cut_off""#;
            assert!(text.contains(said) && !text.contains("place"), "{text}");
        }
        events.push(line["event"].as_str().unwrap().to_owned());
    }
    assert_eq!(
        (events.as_slice(), lines.strange),
        (
            ["started", "trouble", "lost", "reader", "trust", "ended"].map(String::from).as_slice(),
            0
        )
    );
}

#[test]
fn a_folder_that_cannot_be_written_costs_lines_and_they_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("log");
    fs::write(&place, "in the way").unwrap();
    let log = Log::start(&settings(&place), "desk-1").unwrap();
    let follow = log.follow();
    let started = Instant::now();
    (0..2 * WAITING).for_each(|_| follow.write(trouble("marker")));
    assert!(started.elapsed() < Duration::from_secs(5), "nobody waits for the disk");
    // The disk is mended while the program runs.
    let patience = Instant::now() + Duration::from_secs(10);
    while log.follow.lost.load(Ordering::Relaxed) < 2 * WAITING as u64 {
        assert!(Instant::now() < patience, "every line is counted");
        thread::sleep(Duration::from_millis(1));
    }
    fs::remove_file(&place).unwrap();
    follow.write(trouble("mended"));
    log.end();
    let lines = lines(&place);
    assert_eq!((&lines[0]["event"], &lines[0]["lines"]), (&"lost".into(), &(2 * WAITING).into()));
    assert_eq!(lines[1]["what"], "mended");
}
