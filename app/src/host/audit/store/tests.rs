use std::path::Path;

use proptest::prelude::*;

use super::super::check::Finding;
use super::super::segments::Segment;
use super::*;
use crate::host::deed::Deed;

const NOW: UnixTime = UnixTime::from_secs(1_795_305_600);

fn audit(folder: &Path) -> Audit {
    Audit::new(folder.to_owned(), Word::terminal("desk-1"))
}

fn act(in_a_row: u32) -> Act {
    Act::from(&Deed::LoginFailed { in_a_row })
}

fn verdict(folder: &Path) -> Verdict {
    check(
        &Segments::read(folder).unwrap(),
        &HeadFile::read(folder).unwrap(),
        &NotedHeads::default(),
    )
}

fn deeds(folder: &Path) -> Vec<String> {
    let text = String::from_utf8(Segments::read(folder).unwrap().joined()).unwrap();
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
        audit.record(NOW, &act(number)).unwrap();
    }
    folder
}

/// The bytes of a log of six records, and its head.
fn six() -> (Vec<u8>, HeadFile) {
    let folder = log(6);
    (Segments::read(folder.path()).unwrap().joined(), HeadFile::read(folder.path()).unwrap())
}

fn of(bytes: &[u8]) -> Segments {
    Segments(vec![Segment { name: segments::name(1), bytes: bytes.to_vec() }])
}

fn findings(bytes: &[u8], head: &HeadFile) -> Vec<Finding> {
    check(&of(bytes), head, &NotedHeads::default()).findings
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

#[test]
fn records_survive_a_restart_and_are_intact() {
    let folder = log(3);
    audit(folder.path()).start(NOW).unwrap();
    let noted = audit(folder.path())
        .record(NOW, &Act::from(&Deed::TestRead { reader: "ACME\n00".into() }))
        .unwrap();
    let verdict = verdict(folder.path());
    assert_eq!((verdict.last, verdict.interrupted, verdict.findings), (noted, None, Vec::new()));
    assert_eq!(noted.count, 4);
    assert_eq!(deeds(folder.path()), ["audit_begun", "login_failed", "login_failed", "test_read"]);
    let text = String::from_utf8(Segments::read(folder.path()).unwrap().joined()).unwrap();
    assert!(
        text.starts_with(
            r#"{"seq":1,"time":"2026-11-22T00:00:00Z","terminal":"desk-1","act":{"deed":"audit_begun"},"previous":"000000"#
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
    audit.record(NOW, &act(1)).unwrap();
    assert!(folder.path().join("state/audit/audit-000000001.jsonl").exists());
    assert_eq!(permissions::open_to_others(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn of_a_copy_for_others_only_records_are_taken() {
    let (bytes, _) = six();
    assert_eq!(of(&bytes).records(), (bytes.clone(), 0));
    let strange: Vec<u8> = [lines(&bytes)[0], b"a person\n", lines(&bytes)[1], b"torn"].concat();
    assert_eq!(
        of(&strange).records(),
        ([lines(&bytes)[0], b"{}\n", lines(&bytes)[1], b"{}\n"].concat(), 2)
    );
}

#[test]
fn what_is_wrong_is_named() {
    let (bytes, head) = six();
    let [a, b, c, d, e, f] = lines(&bytes).try_into().unwrap();
    let joined = |lines: &[&[u8]]| findings(&lines.concat(), &head);
    assert_eq!(joined(&[a, b, c, d, e, f]), []);
    assert_eq!(joined(&[a, b, d, e, f]), [Finding::Missing { first: 3, last: 3 }]);
    assert_eq!(joined(&[c, d, e, f]), [Finding::Missing { first: 1, last: 2 }]);
    assert_eq!(joined(&[a, b, c]), [Finding::CutOff { first: 4, last: 6 }]);
    assert_eq!(joined(&[]), [Finding::CutOff { first: 1, last: 6 }]);
    assert_eq!(joined(&[a, b, d, c, e, f]), [Finding::Moved { record: 3, line: 4 }]);
    assert_eq!(joined(&[a, b, c, d, b, e, f]), [Finding::Added { record: 2, line: 5 }]);
    assert_eq!(joined(&[a, b"{}\n", c, d, e, f])[0], Finding::Changed { record: 2, line: 2 });
    let changed =
        String::from_utf8(c.to_vec()).unwrap().replace("\"in_a_row\":3", "\"in_a_row\":1");
    assert_eq!(
        joined(&[a, b, changed.as_bytes(), d, e, f]),
        [Finding::Changed { record: 3, line: 3 }]
    );
    assert_eq!(
        joined(&[a, b, c, d, e, &f[..9]]),
        [Finding::CutOff { first: 6, last: 6 }, Finding::Torn { line: 6, bytes: 9 }]
    );
    assert_eq!(findings(&bytes, &HeadFile::Missing), [Finding::HeadMissing]);
    assert_eq!(findings(&bytes, &HeadFile::from_bytes(b"{}")), [Finding::HeadUnreadable]);
    assert_eq!(findings(&bytes, &HeadFile::NotGiven), []);
}

/// Whoever can write the folder can compute hashes too. What she cannot do is continue from a
/// record that she has changed.
#[test]
fn a_record_that_was_replaced_with_a_right_hash_is_found() {
    let (bytes, head) = six();
    let other = log(6);
    let other = audit(other.path())
        .record(UnixTime::from_secs(1), &act(9))
        .map(|_| Segments::read(other.path()).unwrap().joined())
        .unwrap();
    let mut mixed = lines(&bytes);
    // The same chain up to the sixth record; then one more than the head counts.
    assert_eq!(lines(&other)[..6], mixed[..]);
    mixed.push(lines(&other)[6]);
    assert_eq!(findings(&mixed.concat(), &head), [Finding::NotCounted { first: 7, last: 7 }]);

    let forged = Hashed {
        seq: 4,
        time: "2026-11-22T00:00:00Z".into(),
        terminal: &Word::terminal("desk-1"),
        act: &act(1),
        previous: super::super::record::read(mixed[2].strip_suffix(b"\n").unwrap()).unwrap().hash,
    };
    let (forged, _) = forged.line().unwrap();
    mixed.truncate(6);
    mixed[3] = forged.as_bytes();
    assert_eq!(findings(&mixed.concat(), &head), [Finding::Replaced { record: 5, line: 5 }]);
    mixed.truncate(4);
    assert_eq!(findings(&mixed.concat(), &head), [Finding::CutOff { first: 5, last: 6 }]);
    // With a head of its own a rewritten chain is whole: only a head that was noted elsewhere
    // tells.
    let rewritten = check(&of(&mixed.concat()), &HeadFile::NotGiven, &NotedHeads::default());
    assert!(rewritten.is_intact());
    let HeadFile::There(head) = head else { panic!("a head") };
    let noted = check(
        &of(&mixed.concat()),
        &HeadFile::NotGiven,
        &NotedHeads { noted: Some(head.noted()), ..NotedHeads::default() },
    );
    assert_eq!(noted.findings, [Finding::NotAsNoted { record: 6 }]);
    assert!(
        check(
            &of(&bytes),
            &HeadFile::NotGiven,
            &NotedHeads { noted: Some(head.noted()), ..NotedHeads::default() }
        )
        .is_intact()
    );
}

#[test]
fn every_byte_counts_and_every_cut_is_found() {
    let (bytes, head) = six();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_ne!(findings(&changed, &head), [], "byte {at}");
        assert_ne!(findings(&bytes[..at], &head), [], "cut at {at}");
    }
}

#[test]
fn every_byte_of_the_head_counts_too() {
    let folder = log(3);
    let bytes = Segments::read(folder.path()).unwrap().joined();
    let head = fs::read(folder.path().join(head::FILE)).unwrap();
    assert_eq!(findings(&bytes, &HeadFile::from_bytes(&head)), []);
    for at in 0..head.len() {
        let mut changed = head.clone();
        changed[at] ^= 1;
        assert_ne!(findings(&bytes, &HeadFile::from_bytes(&changed)), [], "byte {at}");
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Flip(prop::sample::Index, u8),
    Remove(prop::sample::Index),
    Repeat(prop::sample::Index, prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Swap(prop::sample::Index, prop::sample::Index),
    Cut(prop::sample::Index),
}

fn edits() -> impl Strategy<Value = Edit> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), 1..=u8::MAX).prop_map(|(at, bits)| Edit::Flip(at, bits)),
        at().prop_map(Edit::Remove),
        (at(), at()).prop_map(|(which, to)| Edit::Repeat(which, to)),
        (at(), prop::collection::vec(any::<u8>(), 1..300))
            .prop_map(|(at, bytes)| Edit::Insert(at, bytes)),
        (at(), at()).prop_map(|(one, other)| Edit::Swap(one, other)),
        at().prop_map(Edit::Cut),
    ]
}

fn edited(bytes: &[u8], edit: &Edit) -> Vec<u8> {
    let mut all = bytes.to_vec();
    let mut lines = lines(bytes);
    match edit {
        Edit::Flip(at, bits) => all[at.index(bytes.len())] ^= bits,
        Edit::Cut(at) => all.truncate(at.index(bytes.len())),
        Edit::Insert(at, new) => drop(
            all.splice(at.index(bytes.len() + 1)..at.index(bytes.len() + 1), new.iter().copied()),
        ),
        Edit::Remove(which) => {
            lines.remove(which.index(lines.len()));
            all = lines.concat();
        }
        Edit::Repeat(which, to) => {
            lines.insert(to.index(lines.len() + 1), lines[which.index(lines.len())]);
            all = lines.concat();
        }
        Edit::Swap(one, other) => {
            let count = lines.len();
            lines.swap(one.index(count), other.index(count));
            all = lines.concat();
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]
    #[test]
    fn any_single_edit_is_found(edit in edits()) {
        static SIX: std::sync::OnceLock<(Vec<u8>, HeadFile)> = std::sync::OnceLock::new();
        let (bytes, head) = SIX.get_or_init(six);
        let edited = edited(bytes, &edit);
        prop_assert_eq!(findings(&edited, head).is_empty(), edited == *bytes);
    }
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
            let pending = locked.announce(&head, &act(77)).unwrap();
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
            let (noted, _) = audit.start(NOW).unwrap();
            assert_eq!(noted.count, 5);
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
    let pending = locked.announce(&head, &act(77)).unwrap();
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
        |folder| fs::remove_file(folder.join(head::FILE)).unwrap(),
        |folder| fs::write(folder.join(head::FILE), "{}").unwrap(),
        |folder| fs::write(folder.join(segments::name(1)), "").unwrap(),
        |folder| {
            let bytes = fs::read(folder.join(segments::name(1))).unwrap();
            fs::write(folder.join(segments::name(1)), lines(&bytes)[..2].concat()).unwrap();
        },
    ];
    for (number, damage) in damage.into_iter().enumerate() {
        let folder = log(4);
        damage(folder.path());
        let (_, seen) = audit(folder.path()).start(NOW).unwrap();
        assert!(!seen.is_intact(), "{number}");
        audit(folder.path()).record(NOW, &act(1)).unwrap();
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
    let pending = locked.announce(&head, &act(3)).unwrap();
    head = locked.commit(&head, &Pending { file: segments::name(3), ..pending }, false).unwrap();
    locked.push(&head, &act(4)).unwrap();
    drop(locked);
    assert_eq!(
        segments::names(folder.path()).unwrap(),
        ["audit-000000001.jsonl", "audit-000000003.jsonl"]
    );
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
                    audit(folder.path()).record(NOW, &act(number)).unwrap();
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
        audit(&folder.path().join("audit")).record(NOW, &act(1)),
        Err(AuditError::System(_))
    ));
}
