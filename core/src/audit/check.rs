//! Whether a chain is as it was written, and if not, which record. Looks at bytes alone.

use std::collections::BTreeSet;

use super::chain_event::ChainEvent;
use super::checkpoint::{Checkpoint, Checkpoints};
use super::finding::Finding;
use super::head::{Head, HeadFile};
use super::record::Record;
use super::segments::Segments;
use crate::sha256::Sha256;

/// What a check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The last record that is there, to be kept elsewhere.
    pub last: Checkpoint,
    /// The program was cut off while it wrote this record, and will complete it at its next start.
    /// Nothing is wrong.
    pub interrupted: Option<u64>,
    /// What is wrong, at most 1,000 findings; empty: nothing.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Findings that are told; after so many nothing is left to be learned.
    const MOST: usize = 1_000;

    /// Whether the log is as it was written: there are no findings.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Checks the records against themselves, the head, and checkpoints that were kept elsewhere.
#[must_use]
pub fn check(segments: &Segments, head: &HeadFile, checkpoints: &Checkpoints) -> Verdict {
    let mut walk = Walk::new(head, checkpoints);
    let mut line = 0;
    for segment in &segments.0 {
        for bytes in segment.bytes.split_inclusive(|byte| *byte == b'\n') {
            line += 1;
            match bytes.strip_suffix(b"\n") {
                Some(bytes) => walk.step(line, Record::read(bytes)),
                None => walk.tail = Some((line, bytes, &segment.name)),
            }
        }
    }
    walk.end(head, checkpoints, segments)
}

struct Walk<'a> {
    findings: Vec<Finding>,
    seen: BTreeSet<u64>,
    /// The number that the next record should have, and the hash that it should continue, where
    /// that is known.
    next: u64,
    previous: Option<Sha256>,
    last: Checkpoint,
    /// The hashes of the records that the checkpoints name.
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

    fn see(&mut self, found: &Record) {
        if self.count == Some(found.seq) {
            self.hash = Some(found.hash);
        }
    }
}

impl<'a> Walk<'a> {
    fn new(head: &HeadFile, checkpoints: &Checkpoints) -> Self {
        let head = if let HeadFile::There(head) = head { Some(head.count) } else { None };
        Self {
            findings: Vec::new(),
            seen: BTreeSet::new(),
            next: 1,
            previous: Some(Sha256::NONE),
            last: Checkpoint::NONE,
            head: Named::new(head),
            noted: Named::new(checkpoints.noted.map(|noted| noted.count)),
            logged: checkpoints
                .logged
                .iter()
                .map(|logged| Named::new(Some(logged.count)))
                .collect(),
            tail: None,
        }
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < Verdict::MOST {
            self.findings.push(finding);
        }
    }

    fn step(&mut self, line: u64, found: Option<Record>) {
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
        if found.deed == ChainEvent::HEAD_LOST {
            self.find(Finding::HeadWasLost { record: number });
        }
        self.head.see(&found);
        self.noted.see(&found);
        self.logged.iter_mut().for_each(|logged| logged.see(&found));
        self.seen.insert(number);
        self.next = number.saturating_add(1);
        self.previous = Some(found.hash);
        self.last = Checkpoint { count: number, hash: found.hash };
    }

    fn end(
        mut self,
        head: &HeadFile,
        checkpoints: &Checkpoints,
        segments: &'a Segments,
    ) -> Verdict {
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
        if let Some(noted) = checkpoints.noted
            && self.noted.hash != Some(noted.hash)
        {
            self.find(Finding::NotAsNoted { record: noted.count });
        }
        for (logged, seen) in checkpoints.logged.iter().zip(std::mem::take(&mut self.logged)) {
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
        let announced = Record::read(pending.line.strip_suffix('\n')?.as_bytes())?;
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
