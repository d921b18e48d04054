//! The readers as a visit sees them: a phone that lies there still starts nothing until it is
//! lifted.

use std::collections::BTreeMap;
use std::time::Duration;

use super::out_of_service::OutOfService;
use crate::reader::{
    CardPresence, ReaderChange, ReaderEvent, ReaderName, ReaderTable, Readiness, ServiceDown,
};

/// A reader that has just come tells within this time what lay on it before; that is nobody's phone
/// now.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// After an outage of the service that was not longer, what was known of a reader still counts: the
/// patient who holds a phone there has seen nothing of it. Later the screen has said that the
/// terminal is out of service.
const SHORT_OUTAGE: Duration = Duration::from_secs(5);

/// The readers to use, and whether what lies on them was used already.
#[derive(Debug)]
pub(crate) struct VisitReaders {
    table: ReaderTable<Use>,
    /// Since when there is no reader.
    down_since: Option<Duration>,
    /// Since when the service is down, and of each reader that was there whether what lay there
    /// was used.
    before_outage: Option<(Duration, BTreeMap<ReaderName, bool>)>,
}

/// What a visit notes beside a reader.
#[derive(Clone, Copy, Debug)]
struct Use {
    there_since: Duration,
    /// What lies there has had its tap, or belongs to an earlier visit. False where nothing lies.
    used: bool,
    /// Whether what lay there before a short outage was used; false where nothing lay. `None`:
    /// nobody knows.
    before_outage: Option<bool>,
}

impl VisitReaders {
    /// No reader is known yet. `wanted`: what the readers to use are called; empty: any.
    pub(super) const fn new(wanted: Vec<String>, now: Duration) -> Self {
        Self { table: ReaderTable::new(wanted), down_since: Some(now), before_outage: None }
    }

    /// Takes note of an event.
    pub(super) fn apply(&mut self, event: &ReaderEvent, now: Duration) {
        if matches!(event, ReaderEvent::ServiceDown(_)) && self.table.service() == Some(Ok(())) {
            let lay = self.table.all().map(|(name, entry)| (name.clone(), entry.note.used));
            self.before_outage = Some((now, lay.collect()));
        }
        self.table.apply_with(event, |before, change| {
            let new = Use { there_since: now, used: false, before_outage: None };
            let Use { there_since, used, before_outage } = before.unwrap_or(new);
            let lay_there_before = || {
                let is_first_look = now < there_since.saturating_add(FIRST_LOOK);
                used || (is_first_look && before_outage != Some(false))
            };
            let used = match change {
                ReaderChange::Attached | ReaderChange::Lifted => false,
                ReaderChange::Placed => lay_there_before(),
            };
            Use { there_since, used, before_outage }
        });
        if matches!(event, ReaderEvent::ServiceUp { .. }) {
            self.remember(now);
        }
        self.down_since = if self.is_ready() { None } else { self.down_since.or(Some(now)) };
    }

    /// The service is back: what was known before counts, if it was not away for long.
    fn remember(&mut self, now: Duration) {
        let Some((since, before)) = self.before_outage.take() else { return };
        if now > since.saturating_add(SHORT_OUTAGE) {
            return;
        }
        for (name, _, note) in self.table.notes_mut() {
            note.before_outage = before.get(name).copied();
        }
    }

    /// A tap on this reader has ended with the service: if the phone still lies there when the
    /// service is back, it may be read as if it had just come.
    pub(super) fn take_back(&mut self, reader: &ReaderName) {
        if let Some((_, before)) = &mut self.before_outage
            && let Some(used) = before.get_mut(reader)
        {
            *used = false;
        }
    }

    /// Whether there is a reader.
    pub(super) fn is_ready(&self) -> bool {
        self.table.readiness() == Readiness::Ready
    }

    /// Whether this reader is there.
    pub(super) fn has(&self, reader: &ReaderName) -> bool {
        self.table.get(reader).is_some()
    }

    /// Whether the service has never said anything.
    pub(super) const fn is_unknown(&self) -> bool {
        self.table.service().is_none()
    }

    /// What is missing where there is no reader to use. A service that has never said anything
    /// does not answer.
    pub(super) fn missing(&self) -> OutOfService {
        match self.table.service() {
            None => OutOfService::NoService(ServiceDown::Silent),
            Some(Err(down)) => OutOfService::NoService(down),
            Some(Ok(())) => OutOfService::NoReader,
        }
    }

    /// Since when there is no reader.
    pub(super) const fn down_since(&self) -> Option<Duration> {
        self.down_since
    }

    /// The reader with a phone that has not had its tap.
    pub(crate) fn fresh_phone(&self) -> Option<&ReaderName> {
        self.table.with_card().find(|(_, entry)| !entry.note.used).map(|(name, _)| name)
    }

    /// The reader with something new that does not answer.
    pub(super) fn fresh_mute(&self) -> Option<&ReaderName> {
        self.table.with_mute().find(|(_, entry)| !entry.note.used).map(|(name, _)| name)
    }

    /// Whether something lies there that has to be lifted before it counts.
    pub(crate) fn has_leftover(&self) -> bool {
        self.table.usable().any(|(_, entry)| entry.note.used)
    }

    /// Whether what had its tap lies on this reader still.
    pub(crate) fn is_left_on(&self, reader: &ReaderName) -> bool {
        self.table
            .get(reader)
            .is_some_and(|entry| entry.presence != CardPresence::Absent && entry.note.used)
    }

    /// Whether certainly nothing lies on this reader. Of a reader that is gone, or has just come,
    /// nobody knows.
    pub(super) fn is_lifted(&self, reader: &ReaderName, now: Duration) -> bool {
        self.table.get(reader).is_some_and(|entry| {
            entry.presence == CardPresence::Absent
                && now >= entry.note.there_since.saturating_add(FIRST_LOOK)
        })
    }

    /// What lies on this reader has had its tap.
    pub(super) fn use_up(&mut self, reader: &ReaderName) {
        self.use_up_where(|name| name == reader);
    }

    /// Whatever lies anywhere belongs to a visit that is over.
    pub(super) fn use_up_all(&mut self) {
        self.use_up_where(|_| true);
    }

    fn use_up_where(&mut self, is: impl Fn(&ReaderName) -> bool) {
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
