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
        write_all(&audit, true, &messages, &lost, &log.follow());
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

fn acts(folder: &std::path::Path) -> Vec<String> {
    let text = String::from_utf8(read_segments(folder).unwrap().joined()).unwrap();
    let act =
        |line: &str| Some(line.split_once("\"act\":{\"deed\":\"")?.1.split('"').next()?.to_owned());
    text.lines().filter_map(act).collect()
}

/// Another program keeps the lock while this one starts, and an earlier one was cut off within a
/// line, or somebody has changed one: that is found and told when the lock is had, not never.
#[test]
fn what_could_not_be_looked_through_at_the_start_is_looked_through_later() {
    for (damage, found) in [
        ("a torn line", "audit_not_intact"),
        ("a changed record", "audit_not_intact"),
        ("nothing", "audit_checked"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let settings =
            config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
        let path = folder.path().join("audit");
        let store = AuditStore::new(path.clone(), Word::terminal("desk-1"));
        store.start(clock::now()).unwrap();
        store.record(clock::now(), &AuditEvent::Login).unwrap();
        let segment = path.join("audit-000000001.jsonl");
        let mut text = std::fs::read_to_string(&segment).unwrap();
        match damage {
            "a torn line" => text.push_str("{\"seq\":3"),
            "a changed record" => text = text.replacen("login", "logon", 1),
            _ => {}
        }
        std::fs::write(&segment, text).unwrap();

        // As it is when the lock was not had.
        let log = Log::start(&settings, "desk-1").unwrap();
        let (sender, messages) = sync_channel(WAITING);
        sender.send(Message::Event(clock::now(), AuditEvent::Logout)).unwrap();
        drop(sender);
        write_all(&store, false, &messages, &AtomicU64::new(0), &log.follow());
        log.end();
        let mut lines = crate::host::log::Lines::open(&settings.folder.unwrap(), None).unwrap();
        let mut said = Vec::new();
        while let Some((_, line)) = lines.next().unwrap() {
            let word = |key: &str| Some(line.get(key)?.as_str()?.to_owned());
            said.extend(word("what").or_else(|| word("event")));
        }
        assert_eq!(said.first().map(String::as_str), Some(found), "{damage}: {said:?}");
        assert!(said.contains(&"audit_checked".to_owned()), "{damage}: {said:?}");
        let acts = acts(&path);
        assert_eq!(acts.last().unwrap(), "logout", "{damage}: {acts:?}");
        let is_recorded = acts.contains(&"audit_not_intact".to_owned());
        assert_eq!(is_recorded, damage != "nothing", "{damage}: {acts:?}");
    }
}

/// A lock that is let go of is taken without anything having happened meanwhile.
#[test]
fn a_lock_that_is_let_go_of_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let path = folder.path().join("audit");
    std::fs::write(&path, "in the way").unwrap();
    let store = AuditStore::new(path.clone(), Word::terminal("desk-1"));
    let (sender, messages) = sync_channel(WAITING);
    let follow = log.follow();
    let writer = thread::spawn(move || {
        write_all(&store, false, &messages, &AtomicU64::new(0), &follow);
    });
    std::fs::remove_file(&path).unwrap();
    let patience = Instant::now() + Duration::from_secs(20);
    while acts(&path).is_empty() {
        assert!(Instant::now() < patience, "it was not looked through");
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(acts(&path), ["audit_begun"]);
    sender.send(Message::End).unwrap();
    writer.join().unwrap();
    log.end();
}
