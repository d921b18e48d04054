use std::path::Path;

use kazasu_core::audit::Finding;

use super::*;

const NOW: UnixTime = UnixTime::from_secs(1_795_305_600);

fn audit(folder: &Path) -> AuditStore {
    AuditStore::new(folder.to_owned(), Word::terminal("desk-1"))
}

fn failed(in_a_row: u32) -> AuditEvent {
    AuditEvent::LoginFailed { in_a_row }
}

fn verdict(folder: &Path) -> Verdict {
    check(&read_segments(folder).unwrap(), &read_head(folder).unwrap(), &Checkpoints::default())
}

fn deeds(folder: &Path) -> Vec<String> {
    let text = String::from_utf8(read_segments(folder).unwrap().joined()).unwrap();
    let deed = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line)
            .map(|line| line["act"]["deed"].as_str().unwrap().to_owned())
    };
    text.lines().map(|line| deed(line).unwrap_or_else(|_| "?".into())).collect()
}

/// A log of so many records, the first one included that every log begins with.
fn log(records: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let audit = audit(folder.path());
    audit.start(NOW).unwrap();
    for number in 2..=records {
        audit.record(NOW, &failed(number)).unwrap();
    }
    folder
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

#[test]
fn records_survive_a_restart_and_are_intact() {
    let folder = log(3);
    audit(folder.path()).start(NOW).unwrap();
    let checkpoint = audit(folder.path())
        .record(NOW, &AuditEvent::TestRead { reader: Word::reader(&"ACME\n00".into()) })
        .unwrap();
    let verdict = verdict(folder.path());
    assert_eq!(
        (verdict.last, verdict.interrupted, verdict.findings),
        (checkpoint, None, Vec::new())
    );
    assert_eq!(checkpoint.count, 4);
    assert_eq!(deeds(folder.path()), ["audit_begun", "login_failed", "login_failed", "test_read"]);
    let text = String::from_utf8(read_segments(folder.path()).unwrap().joined()).unwrap();
    assert!(
        text.starts_with(
            "{\"seq\":1,\"time\":\"2026-11-22T00:00:00Z\",\"terminal\":\"desk-1\",\
             \"act\":{\"deed\":\"audit_begun\"},\"previous\":\"000000"
        ),
        "{text}"
    );
    assert!(text.contains(r#"{"deed":"test_read","reader":"ACME"#));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let audit = audit(&folder.path().join("state/audit"));
    audit.start(NOW).unwrap();
    audit.record(NOW, &failed(1)).unwrap();
    assert!(folder.path().join("state/audit/audit-000000001.jsonl").exists());
    assert_eq!(permissions::open_to_others(folder.path()), Vec::<PathBuf>::new());
}

/// A power cut at every byte of an append: nothing is lost, nothing is called tampering, and a
/// record says what happened.
#[test]
fn a_power_cut_is_told_from_tampering_and_mended() {
    let mut cuts = 0;
    for zeros in [0, 3] {
        for kept in (0..).step_by(11) {
            let folder = log(3);
            let audit = audit(folder.path());
            let locked = audit.lock(NOW).unwrap();
            let head = locked.recover().unwrap();
            let pending = locked.announce(&head, &failed(77)).unwrap();
            if kept + zeros > pending.line.len() {
                break;
            }
            let part = [&pending.line.as_bytes()[..kept], &vec![0; zeros]].concat();
            locked
                .open(&pending.file, OpenOptions::new().append(true))
                .unwrap()
                .write_all(&part)
                .unwrap();
            drop(locked);

            let cut = verdict(folder.path());
            assert_eq!(
                (cut.interrupted, cut.findings),
                (Some(4), vec![]),
                "{kept} bytes and {zeros} zeros"
            );
            let (checkpoint, _) = audit.start(NOW).unwrap();
            assert_eq!(checkpoint.count, 5);
            let mended = verdict(folder.path());
            assert!(mended.is_intact() && mended.interrupted.is_none(), "{kept}: {mended:?}");
            assert_eq!(
                deeds(folder.path())[2..],
                ["login_failed", "login_failed", "audit_completed"],
                "{kept}"
            );
            cuts += 1;
        }
    }
    assert!(cuts > 40, "{cuts}");
}

/// The same moment, and somebody has written something else there.
#[test]
fn what_is_not_the_announced_line_is_no_power_cut() {
    let folder = log(3);
    let audit = audit(folder.path());
    let locked = audit.lock(NOW).unwrap();
    let head = locked.recover().unwrap();
    let pending = locked.announce(&head, &failed(77)).unwrap();
    locked
        .open(&pending.file, OpenOptions::new().append(true))
        .unwrap()
        .write_all(b"{\"seq\":4,\"time\":\"1999")
        .unwrap();
    drop(locked);
    assert!(matches!(verdict(folder.path()).findings[..], [Finding::Torn { line: 4, .. }]));
    audit.start(NOW).unwrap();
    assert!(deeds(folder.path()).contains(&"audit_not_intact".to_owned()));
    assert!(!verdict(folder.path()).is_intact(), "it stays found");
}

/// A damaged log goes on, and the damage stays to be seen.
#[test]
fn damage_is_recorded_and_never_healed() {
    let damage: [fn(&Path); 4] = [
        |folder| fs::remove_file(folder.join(HEAD)).unwrap(),
        |folder| fs::write(folder.join(HEAD), "{}").unwrap(),
        |folder| fs::write(folder.join(Segments::name(1)), "").unwrap(),
        |folder| {
            let bytes = fs::read(folder.join(Segments::name(1))).unwrap();
            fs::write(folder.join(Segments::name(1)), lines(&bytes)[..2].concat()).unwrap();
        },
    ];
    for (number, damage) in damage.into_iter().enumerate() {
        let folder = log(4);
        damage(folder.path());
        let (_, seen) = audit(folder.path()).start(NOW).unwrap();
        assert!(!seen.is_intact(), "{number}");
        audit(folder.path()).record(NOW, &failed(1)).unwrap();
        let after = verdict(folder.path());
        assert!(!after.is_intact(), "{number}");
        let said = deeds(folder.path());
        assert!(
            said.iter().any(|deed| deed == "audit_not_intact" || deed == "audit_head_lost"),
            "{number}: {said:?}"
        );
        assert_eq!(said.last().unwrap(), "login_failed");
    }
}

#[test]
fn a_full_file_is_followed_by_another_and_the_chain_goes_on() {
    let folder = log(2);
    // As if it were full: spaces would be found, so the limit is met with real records.
    let audit = audit(folder.path());
    let locked = audit.lock(NOW).unwrap();
    let mut head = locked.recover().unwrap();
    let pending = locked.announce(&head, &failed(3)).unwrap();
    head = locked.commit(&head, &Pending { file: Segments::name(3), ..pending }, false).unwrap();
    locked.push(&head, &failed(4)).unwrap();
    drop(locked);
    assert_eq!(names(folder.path()).unwrap(), ["audit-000000001.jsonl", "audit-000000003.jsonl"]);
    assert!(verdict(folder.path()).is_intact());
    // One file of two is gone.
    fs::remove_file(folder.path().join("audit-000000001.jsonl")).unwrap();
    assert_eq!(verdict(folder.path()).findings, [Finding::Missing { first: 1, last: 2 }]);
}

#[test]
fn programs_that_write_at_the_same_time_make_one_chain() {
    let folder = log(1);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for number in 0..10 {
                    audit(folder.path()).record(NOW, &failed(number)).unwrap();
                }
            });
        }
    });
    let verdict = verdict(folder.path());
    assert!(verdict.is_intact(), "{verdict:?}");
    assert_eq!(verdict.last.count, 41);
}

#[test]
fn a_folder_that_cannot_be_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("audit"), "").unwrap();
    assert!(matches!(
        audit(&folder.path().join("audit")).record(NOW, &failed(1)),
        Err(AuditError::System(_))
    ));
}
