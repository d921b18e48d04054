use std::sync::mpsc::channel;

use super::super::{HeadFile, NotedHeads, Segments, check};
use super::*;
use crate::config::{self, Keep};
use crate::host::log::Log;

#[test]
fn deeds_are_in_the_log_when_the_program_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let (sender, ready) = channel();
    let audit = folder.path().join("audit");
    let clerk =
        Clerk::start(audit.clone(), "desk-1", log.follow(), move |head| sender.send(head).unwrap())
            .unwrap();
    let mut desk = clerk.desk(log.follow());
    [Deed::Login, Deed::MaintenanceOn, Deed::MaintenanceOff, Deed::Logout]
        .iter()
        .for_each(|deed| desk.deed(deed));
    assert_eq!(ready.recv_timeout(Duration::from_secs(10)).unwrap().unwrap().count, 1);
    clerk.end();
    let verdict = check(
        &Segments::read(&audit).unwrap(),
        &HeadFile::read(&audit).unwrap(),
        &NotedHeads::default(),
    );
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
    let clerk = Clerk::start(folder.path().join("audit"), "desk-1", log.follow(), |head| {
        assert!(head.is_none())
    })
    .unwrap();
    clerk.desk(log.follow()).deed(&Deed::Login);
    clerk.end();
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
fn deeds_that_could_not_be_written_are_counted_before_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let settings = config::Log { folder: Some(folder.path().join("log")), keep: Keep::default() };
    let log = Log::start(&settings, "desk-1").unwrap();
    let path = folder.path().join("audit");
    let audit = Audit::new(path.clone(), Word::terminal("desk-1"));
    let lost = AtomicU64::new(0);
    let deeds = |deeds: &[Deed]| {
        let (sender, messages) = sync_channel(WAITING);
        deeds.iter().for_each(|deed| sender.send(Message::Act(clock::now(), deed.into())).unwrap());
        drop(sender);
        keep(&audit, &messages, &lost, &log.follow());
    };
    std::fs::write(&path, "in the way").unwrap();
    deeds(&[Deed::Login, Deed::MaintenanceOn]);
    assert_eq!(lost.load(Ordering::Relaxed), 2);
    std::fs::remove_file(&path).unwrap();
    deeds(&[Deed::MaintenanceOff]);
    log.end();
    let text = String::from_utf8(Segments::read(&path).unwrap().joined()).unwrap();
    let acts: Vec<_> = text
        .lines()
        .map(|line| line.split_once("\"act\":").unwrap().1.split_once(",\"prev").unwrap().0)
        .collect();
    assert_eq!(acts, [r#"{"deed":"audit_lost","lost":2}"#, r#"{"deed":"maintenance_off"}"#]);
    assert!(
        check(
            &Segments::read(&path).unwrap(),
            &HeadFile::read(&path).unwrap(),
            &NotedHeads::default()
        )
        .is_intact()
    );
}
