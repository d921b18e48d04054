//! The readers as a visit sees them: a phone that lies there still starts nothing until it is
//! lifted.

use std::time::Duration;

use crate::reader::{CardPresence, ReaderChange, ReaderEvent, ReaderTable, Readiness};

/// A reader that has just come tells within this time what lay on it before; that is nobody's phone
/// now.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// The readers to use, and whether what lies on them was used already.
#[derive(Debug)]
pub(crate) struct VisitReaders {
    table: ReaderTable<Use>,
    /// Since when there is no reader.
    down_since: Option<Duration>,
}

/// What a visit notes beside a reader.
#[derive(Clone, Copy, Debug)]
struct Use {
    there_since: Duration,
    /// What lies there has had its tap, or belongs to an earlier visit. False where nothing lies.
    used: bool,
}

impl VisitReaders {
    /// No reader is known yet. `wanted`: the PC/SC names to use; empty: any.
    pub(super) const fn new(wanted: Vec<String>, now: Duration) -> Self {
        Self { table: ReaderTable::new(wanted), down_since: Some(now) }
    }

    /// Takes note of an event.
    pub(super) fn apply(&mut self, event: &ReaderEvent, now: Duration) {
        self.table.apply_with(event, |before, change| {
            let Use { there_since, used } = before.unwrap_or(Use { there_since: now, used: false });
            let lay_there_before = || used || now < there_since.saturating_add(FIRST_LOOK);
            let used = match change {
                ReaderChange::Attached | ReaderChange::Lifted => false,
                ReaderChange::Placed => lay_there_before(),
            };
            Use { there_since, used }
        });
        self.down_since = if self.is_ready() { None } else { self.down_since.or(Some(now)) };
    }

    /// Whether there is a reader.
    pub(super) fn is_ready(&self) -> bool {
        self.table.readiness() == Readiness::Ready
    }

    /// Whether this reader is there.
    pub(super) fn has(&self, reader: &str) -> bool {
        self.table.get(reader).is_some()
    }

    /// Whether the service has never said anything.
    pub(super) const fn is_unknown(&self) -> bool {
        self.table.service().is_none()
    }

    /// Since when there is no reader.
    pub(super) const fn down_since(&self) -> Option<Duration> {
        self.down_since
    }

    /// The reader with a phone that has not had its tap.
    pub(super) fn fresh_phone(&self) -> Option<&str> {
        self.table.with_card().find(|(_, entry)| !entry.note.used).map(|(name, _)| name)
    }

    /// The reader with something new that does not answer.
    pub(super) fn fresh_mute(&self) -> Option<&str> {
        self.table.with_mute().find(|(_, entry)| !entry.note.used).map(|(name, _)| name)
    }

    /// Whether something lies there that has to be lifted before it counts.
    pub(crate) fn has_leftover(&self) -> bool {
        self.table.usable().any(|(_, entry)| entry.note.used)
    }

    /// Whether certainly nothing lies on this reader. Of a reader that is gone, or has just come,
    /// nobody knows.
    pub(super) fn is_lifted(&self, reader: &str, now: Duration) -> bool {
        self.table.get(reader).is_some_and(|entry| {
            entry.presence == CardPresence::Absent
                && now >= entry.note.there_since.saturating_add(FIRST_LOOK)
        })
    }

    /// What lies on this reader has had its tap.
    pub(super) fn use_up(&mut self, reader: &str) {
        self.use_up_where(|name| name == reader);
    }

    /// Whatever lies anywhere belongs to a visit that is over.
    pub(super) fn use_up_all(&mut self) {
        self.use_up_where(|_| true);
    }

    fn use_up_where(&mut self, is: impl Fn(&str) -> bool) {
        self.table
            .notes_mut()
            .filter(|(name, presence, _)| **presence != CardPresence::Absent && is(name))
            .for_each(|(_, _, note)| note.used = true);
    }

    /// When the first looks are over.
    pub(super) fn first_looks(&self) -> impl Iterator<Item = Duration> {
        self.table.usable().map(|(_, entry)| entry.note.there_since.saturating_add(FIRST_LOOK))
    }
}
