use std::sync::mpsc::channel;

use kazasu_core::audit::{Checkpoints, Verdict, check};

use super::super::files::{read_head, read_segments};
use super::*;
use crate::config::{self, Keep};
use crate::host::log::Log;

fn verdict(folder: &std::path::Path) -> Verdict {
    check(&read_segments(folder).unwrap(), &read_head(folder).unwrap(), &Checkpoints::default())
}

#[test]
fn events_are_in_the_log_when_the_program_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let (sender, ready) = channel();
    let audit = folder.path().join("audit");
    let writer = AuditWriter::start(audit.clone(), "desk-1", log.follow(), move |checkpoint| {
        sender.send(checkpoint).unwrap();
    })
    .unwrap();
    let mut handle = writer.handle(log.follow());
    use AuditEvent::{Login, Logout, MaintenanceOff, MaintenanceOn};
    [Login, MaintenanceOn, MaintenanceOff, Logout].iter().for_each(|event| handle.audit(event));
    assert_eq!(ready.recv_timeout(Duration::from_secs(10)).unwrap().unwrap().count, 1);
    writer.end();
    let verdict = verdict(&audit);
    assert!(verdict.is_intact(), "{verdict:?}");
    assert_eq!(verdict.last.count, 5);
    log.end();
}

/// A disk that refuses is said in the log, and nobody waits for it.
#[test]
fn a_log_that_cannot_be_kept_is_said() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("audit"), "in the way").unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let writer =
        AuditWriter::start(folder.path().join("audit"), "desk-1", log.follow(), |checkpoint| {
            assert!(checkpoint.is_none());
        })
        .unwrap();
    writer.handle(log.follow()).audit(&AuditEvent::Login);
    writer.end();
    log.end();
    let mut lines = crate::host::log::Lines::open(&folder.path().join("log"), None).unwrap();
    let mut said = Vec::new();
    while let Some((_, line)) = lines.next().unwrap() {
        said.push(line["event"].as_str().unwrap().to_owned());
    }
    assert_eq!(said, ["trouble", "trouble", "ended"]);
}

/// A store that refuses once leaves a gap that the chain itself tells.
#[test]
fn events_that_could_not_be_written_are_counted_before_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let path = folder.path().join("audit");
    let audit = AuditStore::new(path.clone(), Word::terminal("desk-1"));
    let lost = AtomicU64::new(0);
    let write = |events: &[AuditEvent]| {
        let (sender, messages) = sync_channel(WAITING);
        for event in events {
            sender.send(Message::Event(clock::now(), event.clone())).unwrap();
        }
        drop(sender);
        write_all(&audit, &messages, &lost, &log.follow());
    };
    std::fs::write(&path, "in the way").unwrap();
    write(&[AuditEvent::Login, AuditEvent::MaintenanceOn]);
    assert_eq!(lost.load(Ordering::Relaxed), 2);
    std::fs::remove_file(&path).unwrap();
    write(&[AuditEvent::MaintenanceOff]);
    log.end();
    let text = String::from_utf8(read_segments(&path).unwrap().joined()).unwrap();
    let acts: Vec<_> = text
        .lines()
        .map(|line| line.split_once("\"act\":").unwrap().1.split_once(",\"prev").unwrap().0)
        .collect();
    assert_eq!(acts, [r#"{"deed":"audit_lost","lost":2}"#, r#"{"deed":"maintenance_off"}"#]);
    assert!(verdict(&path).is_intact());
}
