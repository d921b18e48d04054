//! Whether a chain is as it was written, and if not, which record. Looks at bytes alone.

use std::collections::BTreeSet;

use serde::Serialize;

use super::head::{Head, HeadFile, Noted};
use super::noted::NotedHeads;
use super::record::{self, Found};
use super::segments::Segments;
use crate::host::sha256::Sha256;

/// One thing that is wrong. Records go by their number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub(crate) enum Finding {
    /// What stands in this record's place is not what was written: changed, or no record at all.
    Changed { record: u64, line: u64 },
    /// Records are missing in the middle or at the beginning.
    Missing { first: u64, last: u64 },
    /// Records are missing at the end.
    CutOff { first: u64, last: u64 },
    /// A record stands there a second time.
    Added { record: u64, line: u64 },
    /// A record stands in another place than it was written in.
    Moved { record: u64, line: u64 },
    /// A record, whole in itself, does not continue the one before it: one of the two was replaced.
    Replaced { record: u64, line: u64 },
    /// There are more records than the head counts.
    NotCounted { first: u64, last: u64 },
    /// The head names another last record than there is.
    OtherHead { record: u64 },
    /// The last line has no end, and no record was being written.
    Torn { line: u64, bytes: u64 },
    /// There are records and no head.
    HeadMissing,
    /// The head is not as it was written.
    HeadUnreadable,
    /// The program has found the head missing before it wrote this record: whether others were cut
    /// off before it, nobody can say.
    HeadWasLost { record: u64 },
    /// The record that was noted elsewhere is not there, or is another one.
    NotAsNoted { record: u64 },
    /// The record that the log has noted at a start of the program is not there, or is another one.
    NotAsLogged { record: u64 },
}

impl Finding {
    /// Its stable name, the first and the last record that it is about, and the line; 0 where there
    /// is none.
    pub(crate) const fn words(self) -> (&'static str, u64, u64, u64) {
        match self {
            Self::Changed { record, line } => ("changed", record, record, line),
            Self::Missing { first, last } => ("missing", first, last, 0),
            Self::CutOff { first, last } => ("cut_off", first, last, 0),
            Self::Added { record, line } => ("added", record, record, line),
            Self::Moved { record, line } => ("moved", record, record, line),
            Self::Replaced { record, line } => ("replaced", record, record, line),
            Self::NotCounted { first, last } => ("not_counted", first, last, 0),
            Self::OtherHead { record } => ("other_head", record, record, 0),
            Self::Torn { line, .. } => ("torn", 0, 0, line),
            Self::HeadMissing => ("head_missing", 0, 0, 0),
            Self::HeadUnreadable => ("head_unreadable", 0, 0, 0),
            Self::HeadWasLost { record } => ("head_was_lost", record, record, 0),
            Self::NotAsNoted { record } => ("not_as_noted", record, record, 0),
            Self::NotAsLogged { record } => ("not_as_logged", record, record, 0),
        }
    }
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The last record that is there.
    pub(crate) last: Noted,
    /// The program was cut off while it wrote this record, and will complete it at its next start.
    /// Nothing is wrong.
    pub(crate) interrupted: Option<u64>,
    /// What is wrong, at most [`Verdict::MOST`]; empty: nothing.
    pub(crate) findings: Vec<Finding>,
}

impl Verdict {
    /// Findings that are told; after so many nothing is left to be learned.
    const MOST: usize = 1_000;

    /// Whether nothing is wrong.
    pub(crate) fn is_intact(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Checks the records against themselves, the head, and heads that were noted elsewhere.
pub(crate) fn check(segments: &Segments, head: &HeadFile, heads: &NotedHeads) -> Verdict {
    let mut walk = Walk::new(head, heads);
    let mut line = 0;
    for segment in &segments.0 {
        for bytes in segment.bytes.split_inclusive(|byte| *byte == b'\n') {
            line += 1;
            match bytes.strip_suffix(b"\n") {
                Some(bytes) => walk.step(line, record::read(bytes)),
                None => walk.tail = Some((line, bytes, &segment.name)),
            }
        }
    }
    walk.end(head, heads, segments)
}

struct Walk<'a> {
    findings: Vec<Finding>,
    seen: BTreeSet<u64>,
    /// The number that the next record should have, and the hash that it should continue, where
    /// that is known.
    next: u64,
    previous: Option<Sha256>,
    last: Noted,
    /// The hashes of the records that the heads name.
    head: Named,
    noted: Named,
    logged: Vec<Named>,
    /// A last line without an end, and its file.
    tail: Option<(u64, &'a [u8], &'a str)>,
}

/// A record that somebody has named, and its hash once it was seen.
struct Named {
    count: Option<u64>,
    hash: Option<Sha256>,
}

impl Named {
    const fn new(count: Option<u64>) -> Self {
        let hash = if let Some(0) = count { Some(Sha256::NONE) } else { None };
        Self { count, hash }
    }

    fn see(&mut self, found: &Found) {
        if self.count == Some(found.seq) {
            self.hash = Some(found.hash);
        }
    }
}

impl<'a> Walk<'a> {
    fn new(head: &HeadFile, heads: &NotedHeads) -> Self {
        let head = if let HeadFile::There(head) = head { Some(head.count) } else { None };
        Self {
            findings: Vec::new(),
            seen: BTreeSet::new(),
            next: 1,
            previous: Some(Sha256::NONE),
            last: Head::NONE.noted(),
            head: Named::new(head),
            noted: Named::new(heads.noted.map(|noted| noted.count)),
            logged: heads.logged.iter().map(|logged| Named::new(Some(logged.count))).collect(),
            tail: None,
        }
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < Verdict::MOST {
            self.findings.push(finding);
        }
    }

    fn step(&mut self, line: u64, found: Option<Found>) {
        let Some(found) = found else {
            let record = self.next;
            self.find(Finding::Changed { record, line });
            self.seen.insert(record);
            self.next = record.saturating_add(1);
            // What it was is not known, so the next one may continue anything.
            self.previous = None;
            return;
        };
        let number = found.seq;
        if number < self.next {
            let again = !self.seen.insert(number);
            return self.find(if again {
                Finding::Added { record: number, line }
            } else {
                Finding::Moved { record: number, line }
            });
        }
        if number == self.next && self.previous.is_some_and(|previous| previous != found.previous) {
            self.find(Finding::Replaced { record: number, line });
        }
        if found.deed == record::HEAD_LOST {
            self.find(Finding::HeadWasLost { record: number });
        }
        self.head.see(&found);
        self.noted.see(&found);
        self.logged.iter_mut().for_each(|logged| logged.see(&found));
        self.seen.insert(number);
        self.next = number.saturating_add(1);
        self.previous = Some(found.hash);
        self.last = Noted { count: number, hash: found.hash };
    }

    fn end(mut self, head: &HeadFile, heads: &NotedHeads, segments: &'a Segments) -> Verdict {
        self.gaps();
        let interrupted = match head {
            HeadFile::There(head) => self.against(head, segments),
            HeadFile::Missing => {
                if !segments.is_empty() {
                    self.find(Finding::HeadMissing);
                }
                None
            }
            HeadFile::Unreadable => {
                self.find(Finding::HeadUnreadable);
                None
            }
            HeadFile::NotGiven => None,
        };
        if interrupted.is_none()
            && let Some((line, bytes, _)) = self.tail
        {
            self.find(Finding::Torn { line, bytes: bytes.len() as u64 });
        }
        if let Some(noted) = heads.noted
            && self.noted.hash != Some(noted.hash)
        {
            self.find(Finding::NotAsNoted { record: noted.count });
        }
        for (logged, seen) in heads.logged.iter().zip(std::mem::take(&mut self.logged)) {
            if seen.hash != Some(logged.hash) {
                self.find(Finding::NotAsLogged { record: logged.count });
            }
        }
        Verdict { last: self.last, interrupted, findings: self.findings }
    }

    /// What is seen nowhere, up to the last record.
    fn gaps(&mut self) {
        let mut expected = 1;
        for seen in std::mem::take(&mut self.seen) {
            if seen > expected {
                self.find(Finding::Missing { first: expected, last: seen - 1 });
            }
            expected = seen.saturating_add(1);
        }
    }

    /// Compares with the head. Gives the record that was being written.
    fn against(&mut self, head: &Head, segments: &Segments) -> Option<u64> {
        let last = self.next.saturating_sub(1);
        let interrupted = self.interrupted(head, segments);
        let counted = head
            .count
            .saturating_add(interrupted.filter(|record| *record == last).map_or(0, |_| 1));
        if last < head.count {
            self.find(Finding::CutOff { first: last.saturating_add(1), last: head.count });
        } else if last > counted {
            self.find(Finding::NotCounted { first: counted.saturating_add(1), last });
        }
        if last >= head.count && self.head.hash.is_some_and(|hash| hash != head.hash) {
            self.find(Finding::OtherHead { record: head.count });
        }
        interrupted
    }

    /// The record that the head announces, if what stands behind the last counted one is that
    /// record, a beginning of it, or nothing.
    fn interrupted(&self, head: &Head, segments: &Segments) -> Option<u64> {
        let pending = head.pending.as_ref()?;
        let announced = record::read(pending.line.strip_suffix('\n')?.as_bytes())?;
        (announced.previous == head.hash && announced.seq == head.count.checked_add(1)?)
            .then_some(())?;
        let is_there = match self.tail {
            Some((_, tail, file)) => file == pending.file && pending.is_begun_by(tail),
            None => {
                self.last.hash == head.hash
                    || self.last.hash == announced.hash
                    || segments.is_empty()
            }
        };
        is_there.then_some(announced.seq)
    }
}
