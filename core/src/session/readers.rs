//! The readers as a visit sees them: what lies there still starts nothing until it is lifted, and
//! stands in nobody's way at another reader.

use std::collections::BTreeMap;
use std::time::Duration;

use super::out_of_service::OutOfService;
use crate::reader::{
    CardPresence, ReaderChange, ReaderEvent, ReaderName, ReaderShape, ReaderTable, Readiness,
    ServiceDown, is_place_for_phones,
};

/// A reader that has just come tells within this time what lay on it before; that is nobody's phone
/// now.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// After an outage of the service that was not longer, what was known of a reader still counts: the
/// patient who holds a phone there has seen nothing of it. Later the screen has said that the
/// terminal is out of service.
const SHORT_OUTAGE: Duration = Duration::from_secs(5);

/// The readers to use, and what became of the things that lie on them.
#[derive(Debug)]
pub(crate) struct VisitReaders {
    table: ReaderTable<Note>,
    /// Since when there is no reader.
    down_since: Option<Duration>,
    /// Since when the service is down, and what was known then of each reader that was there.
    before_outage: Option<(Duration, BTreeMap<ReaderName, Thing>)>,
    /// How often something that had had its turn was lifted.
    lifted: u64,
    shape: Option<ReaderShape>,
}

/// What a visit notes beside a reader.
#[derive(Clone, Copy, Debug)]
struct Note {
    there_since: Duration,
    thing: Thing,
    /// What was known here before a short outage. `None`: nobody knows.
    before_outage: Option<Thing>,
}

/// What became of the thing that lies on a reader. Where nothing lies it is [`Thing::New`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    /// It has not had its tap.
    New,
    /// It has had its tap in this visit.
    Tapped,
    /// It is nobody's any more: it lay there when the reader came, its visit is over, or it is no
    /// phone and another reader has one.
    Left { since: Duration, staff_told: bool },
}

impl VisitReaders {
    /// No reader is known yet. `wanted`: what the readers to use are called; empty: any.
    pub(super) const fn new(wanted: Vec<String>, now: Duration) -> Self {
        Self {
            table: ReaderTable::new(wanted),
            down_since: Some(now),
            before_outage: None,
            lifted: 0,
            shape: None,
        }
    }

    /// Takes note of an event.
    pub(super) fn apply(&mut self, event: &ReaderEvent, now: Duration) {
        if matches!(event, ReaderEvent::ServiceDown(_)) && self.table.service() == Some(Ok(())) {
            let lay = self.table.all().map(|(name, entry)| (name.clone(), entry.note.thing));
            self.before_outage = Some((now, lay.collect()));
        }
        let lifted = &mut self.lifted;
        self.table.apply_with(event, |before, change| {
            let new = Note { there_since: now, thing: Thing::New, before_outage: None };
            let Note { there_since, thing, before_outage } = before.unwrap_or(new);
            if change == ReaderChange::Lifted && thing != Thing::New {
                *lifted = lifted.saturating_add(1);
            }
            let is_first_look = now < there_since.saturating_add(FIRST_LOOK);
            let thing = match (change, thing) {
                (ReaderChange::Attached | ReaderChange::Lifted, _) => Thing::New,
                (ReaderChange::Placed, Thing::New) if is_first_look => {
                    before_outage.unwrap_or(Thing::left(now))
                }
                (ReaderChange::Placed, thing) => thing,
            };
            Note { there_since, thing, before_outage }
        });
        self.look_at_shape();
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
            && let Some(thing) = before.get_mut(reader)
        {
            *thing = Thing::New;
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
        self.table
            .with_card()
            .find(|(_, entry)| entry.note.thing == Thing::New)
            .map(|(name, _)| name)
    }

    /// The reader with something new that does not answer.
    pub(super) fn fresh_mute(&self) -> Option<&ReaderName> {
        self.table
            .with_mute()
            .find(|(_, entry)| entry.note.thing == Thing::New)
            .map(|(name, _)| name)
    }

    /// Whether something has to be lifted before a phone can be held at all.
    pub(crate) fn is_blocked(&self) -> bool {
        self.table.usable().any(|(_, entry)| entry.note.thing != Thing::New)
            && !self.has_free_place()
    }

    /// Whether something has to be lifted before a phone is held again: the thing that was just
    /// held, or what blocks the only place.
    pub(crate) fn is_to_be_lifted(&self) -> bool {
        self.is_blocked() || self.table.usable().any(|(_, entry)| entry.note.thing == Thing::Tapped)
    }

    fn has_free_place(&self) -> bool {
        self.table.usable().any(|(name, entry)| {
            entry.presence == CardPresence::Absent && is_place_for_phones(name)
        })
    }

    /// Whether what had its tap lies on this reader still.
    pub(crate) fn is_left_on(&self, reader: &ReaderName) -> bool {
        self.table.get(reader).is_some_and(|entry| {
            entry.presence != CardPresence::Absent && entry.note.thing != Thing::New
        })
    }

    /// Whether certainly nothing lies on this reader. Of a reader that is gone, or has just come,
    /// nobody knows.
    pub(super) fn is_lifted(&self, reader: &ReaderName, now: Duration) -> bool {
        self.table.get(reader).is_some_and(|entry| {
            entry.presence == CardPresence::Absent
                && now >= entry.note.there_since.saturating_add(FIRST_LOOK)
        })
    }

    /// How often something that had had its turn was lifted since the start.
    pub(crate) const fn lifted(&self) -> u64 {
        self.lifted
    }

    /// The shape of the reader to use, or of the last one while there is none, as far as its name
    /// tells; of several the first that does.
    pub(crate) const fn shape(&self) -> Option<ReaderShape> {
        self.shape
    }

    fn look_at_shape(&mut self) {
        let mut places =
            self.table.usable().filter(|(name, _)| is_place_for_phones(name)).peekable();
        if places.peek().is_some() {
            self.shape = places.find_map(|(name, _)| ReaderShape::of(name));
        }
    }

    /// What lies on this reader has had its tap.
    pub(super) fn use_up(&mut self, reader: &ReaderName) {
        self.note_where(|name, _, _| name == reader, Thing::Tapped);
    }

    /// What lies on this reader is no phone to be read, and another reader has one: it stands in
    /// nobody's way until it is lifted.
    pub(super) fn leave(&mut self, reader: &ReaderName, now: Duration) {
        self.note_where(|name, _, _| name == reader, Thing::left(now));
    }

    /// A phone is being read: what does not answer on another reader is not its.
    pub(super) fn leave_mute(&mut self, now: Duration) {
        let is_new_mute =
            |presence: &CardPresence, thing| *presence == CardPresence::Mute && thing == Thing::New;
        self.note_where(|_, presence, thing| is_new_mute(presence, thing), Thing::left(now));
    }

    /// A phone was read: whatever else lies there is nobody's.
    pub(super) fn leave_others(&mut self, now: Duration) {
        self.note_where(|_, _, thing| thing == Thing::New, Thing::left(now));
    }

    /// Whatever lies anywhere belongs to a visit that is over.
    pub(super) fn leave_all(&mut self, now: Duration) {
        let is_left = |thing| matches!(thing, Thing::Left { .. });
        self.note_where(|_, _, thing| !is_left(thing), Thing::left(now));
    }

    fn note_where(&mut self, is: impl Fn(&ReaderName, &CardPresence, Thing) -> bool, thing: Thing) {
        self.table
            .notes_mut()
            .filter(|(name, presence, note)| {
                **presence != CardPresence::Absent && is(name, presence, note.thing)
            })
            .for_each(|(_, _, note)| note.thing = thing);
    }

    /// What has lain there for so long that staff have to know of it: the readers, each once for
    /// each thing.
    pub(super) fn tell_left(&mut self, now: Duration, limit: Duration) -> Vec<ReaderName> {
        let due: Vec<ReaderName> = self
            .untold()
            .filter(|(_, since)| now >= since.saturating_add(limit))
            .map(|(name, _)| name.clone())
            .collect();
        for name in &due {
            if let Some(Note { thing: Thing::Left { staff_told, .. }, .. }) =
                self.table.note_mut(name)
            {
                *staff_told = true;
            }
        }
        due
    }

    /// Since when the things lie there of which staff do not know yet.
    pub(super) fn left_since(&self) -> impl Iterator<Item = Duration> {
        self.untold().map(|(_, since)| since)
    }

    fn untold(&self) -> impl Iterator<Item = (&ReaderName, Duration)> {
        self.table.usable().filter(|(name, _)| is_place_for_phones(name)).filter_map(
            |(name, entry)| match entry.note.thing {
                Thing::Left { since, staff_told: false } => Some((name, since)),
                Thing::New | Thing::Tapped | Thing::Left { staff_told: true, .. } => None,
            },
        )
    }

    /// When the first looks are over.
    pub(super) fn first_looks(&self) -> impl Iterator<Item = Duration> {
        self.table.usable().map(|(_, entry)| entry.note.there_since.saturating_add(FIRST_LOOK))
    }
}

impl Thing {
    const fn left(since: Duration) -> Self {
        Self::Left { since, staff_told: false }
    }
}
