use proptest::prelude::*;
use serde::Serialize;

use super::*;
use crate::sha256::Sha256;

/// What a program that keeps a log might record.
#[derive(Serialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
enum Event {
    LoginFailed { in_a_row: u32 },
}

/// A log in one file, and its head.
struct Log {
    bytes: Vec<u8>,
    head: Head,
}

impl Log {
    fn push(&mut self, time: &str, event: &impl Serialize) {
        let Head { count, hash: previous, .. } = self.head;
        let record = NewRecord { seq: count + 1, time, terminal: "desk-1", act: event, previous };
        let (line, hash) = record.line().unwrap();
        self.bytes.extend_from_slice(line.as_bytes());
        self.head = Head::at(Checkpoint { count: count + 1, hash });
    }
}

const TIME: &str = "2026-11-22T00:00:00Z";

/// A log of so many records, the first one included that every log begins with.
fn log(records: u32) -> Log {
    let mut log = Log { bytes: Vec::new(), head: Head::NONE };
    log.push(TIME, &ChainEvent::AuditBegun);
    for number in 2..=records {
        log.push(TIME, &failed(number));
    }
    log
}

fn failed(in_a_row: u32) -> Event {
    Event::LoginFailed { in_a_row }
}

/// The bytes of a log of six records, and its head.
fn six() -> (Vec<u8>, HeadFile) {
    let Log { bytes, head } = log(6);
    (bytes, HeadFile::There(head))
}

fn of(bytes: &[u8]) -> Segments {
    Segments(vec![Segment { name: Segments::name(1), bytes: bytes.to_vec() }])
}

fn findings(bytes: &[u8], head: &HeadFile) -> Vec<Finding> {
    check(&of(bytes), head, &Checkpoints::default()).findings
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// What stands on disks already: a line is written so, byte for byte, and read again.
#[test]
fn a_record_is_written_as_it_always_was() {
    let (bytes, HeadFile::There(head)) = six() else { panic!("a head") };
    let text = String::from_utf8(bytes).unwrap();
    let first = text.lines().next().unwrap();
    let none = "0".repeat(64);
    let (hashed, hash) = first.rsplit_once(",\"hash\":").unwrap();
    assert_eq!(
        hashed,
        format!(
            r#"{{"seq":1,"time":"{TIME}","terminal":"desk-1","act":{{"deed":"audit_begun"}},"previous":"{none}""#
        )
    );
    assert_eq!(hash, format!("\"{}\"}}", Sha256::of(hashed.as_bytes())));
    assert_eq!(
        Record::read(first.as_bytes()).map(|record| (record.seq, record.deed)),
        Some((1, "audit_begun".to_owned()))
    );
    let head_bytes = format!("{{\"count\":6,\"hash\":\"{}\"}}\n", head.hash).into_bytes();
    assert_eq!(head.to_bytes(), head_bytes);
}

#[test]
fn what_names_no_deed_is_no_event() {
    let line = |act: &serde_json::Value| {
        NewRecord { seq: 1, time: TIME, terminal: "desk-1", act, previous: Sha256::NONE }.line()
    };
    for act in [r#"{}"#, r#"{"deed":1}"#, "[]", "null", r#""deed""#] {
        assert_eq!(line(&serde_json::from_str(act).unwrap()), Err(NotAnEvent), "{act}");
    }
    assert!(line(&serde_json::json!({ "deed": "export", "rows": 3 })).is_ok());
}

#[test]
fn events_of_the_chain_have_the_words_that_stand_on_disks() {
    let words = [
        (ChainEvent::AuditBegun, r#"{"deed":"audit_begun"}"#),
        (ChainEvent::AuditCompleted { record: 7 }, r#"{"deed":"audit_completed","record":7}"#),
        (ChainEvent::AuditHeadLost, r#"{"deed":"audit_head_lost"}"#),
        (ChainEvent::AuditLost { lost: 2 }, r#"{"deed":"audit_lost","lost":2}"#),
        (ChainEvent::AuditNotIntact { findings: 3 }, r#"{"deed":"audit_not_intact","findings":3}"#),
    ];
    for (event, written) in words {
        assert_eq!(serde_json::to_string(&event).unwrap(), written);
    }
    let mut log = log(1);
    log.push(TIME, &ChainEvent::AuditHeadLost);
    let seen = findings(&log.bytes, &HeadFile::There(log.head));
    assert_eq!(seen, [Finding::HeadWasLost { record: 2 }]);
}

#[test]
fn a_checkpoint_is_read_as_it_is_printed() {
    let checkpoint = log(3).head.checkpoint();
    assert_eq!(checkpoint.to_string().parse(), Ok(checkpoint));
    for text in ["", "3", "3:", ":", "x:00", &checkpoint.hash.to_string()] {
        assert_eq!(text.parse::<Checkpoint>(), Err(NotACheckpoint), "{text}");
    }
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
    let mut other = log(6);
    other.push("1970-01-01T00:00:01Z", &failed(9));
    let mut mixed = lines(&bytes);
    // The same chain up to the sixth record; then one more than the head counts.
    assert_eq!(lines(&other.bytes)[..6], mixed[..]);
    mixed.push(lines(&other.bytes)[6]);
    assert_eq!(findings(&mixed.concat(), &head), [Finding::NotCounted { first: 7, last: 7 }]);

    let forged = NewRecord {
        seq: 4,
        time: TIME,
        terminal: "desk-1",
        act: &failed(1),
        previous: Record::read(mixed[2].strip_suffix(b"\n").unwrap()).unwrap().hash,
    };
    let (forged, _) = forged.line().unwrap();
    mixed.truncate(6);
    mixed[3] = forged.as_bytes();
    assert_eq!(findings(&mixed.concat(), &head), [Finding::Replaced { record: 5, line: 5 }]);
    mixed.truncate(4);
    assert_eq!(findings(&mixed.concat(), &head), [Finding::CutOff { first: 5, last: 6 }]);
    // With a head of its own a rewritten chain is whole: only a checkpoint that was kept
    // elsewhere tells.
    let rewritten = check(&of(&mixed.concat()), &HeadFile::NotGiven, &Checkpoints::default());
    assert!(rewritten.is_intact());
    let HeadFile::There(head) = head else { panic!("a head") };
    let elsewhere = check(
        &of(&mixed.concat()),
        &HeadFile::NotGiven,
        &Checkpoints { noted: Some(head.checkpoint()), ..Checkpoints::default() },
    );
    assert_eq!(elsewhere.findings, [Finding::NotAsNoted { record: 6 }]);
    assert!(
        check(
            &of(&bytes),
            &HeadFile::NotGiven,
            &Checkpoints { noted: Some(head.checkpoint()), ..Checkpoints::default() }
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
    let Log { bytes, head } = log(3);
    let head = head.to_bytes();
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
    #![proptest_config(
        ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) }
    )]
    #[test]
    fn any_single_edit_is_found(edit in edits()) {
        static SIX: std::sync::OnceLock<(Vec<u8>, HeadFile)> = std::sync::OnceLock::new();
        let (bytes, head) = SIX.get_or_init(six);
        let edited = edited(bytes, &edit);
        prop_assert_eq!(findings(&edited, head).is_empty(), edited == *bytes);
    }
}
