//! What lies on which reader, and whether it was used already: a phone that lies there still starts
//! nothing until it is lifted.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::reader::ReaderEvent;

/// A reader that has just come tells within this time what lay on it before; that is nobody's phone
/// now.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// The readers to use.
#[derive(Debug)]
pub(crate) struct Field {
    /// Whether the service answers; `None` before its first word.
    service: Option<bool>,
    readers: BTreeMap<String, Reader>,
    /// Since when there is no reader.
    down_since: Option<Duration>,
}

#[derive(Debug)]
struct Reader {
    there_since: Duration,
    lying: Option<Lying>,
}

/// Something on a reader.
#[derive(Clone, Copy, Debug)]
struct Lying {
    /// It does not answer the reader's power-up.
    mute: bool,
    /// It has had its tap, or belongs to an earlier visit.
    used: bool,
}

impl Field {
    pub(super) const fn new(now: Duration) -> Self {
        Self { service: None, readers: BTreeMap::new(), down_since: Some(now) }
    }

    /// Takes note of an event at a reader that is one to use.
    pub(super) fn apply(
        &mut self,
        event: &ReaderEvent,
        uses: impl Fn(&str) -> bool,
        now: Duration,
    ) {
        match event {
            ReaderEvent::ServiceUp { readers } => {
                self.service = Some(true);
                self.readers.clear();
                readers
                    .iter()
                    .filter(|reader| uses(reader))
                    .for_each(|reader| self.attach(reader, now));
            }
            ReaderEvent::ServiceDown => {
                self.service = Some(false);
                self.readers.clear();
            }
            ReaderEvent::Attached(reader) if uses(reader) => self.attach(reader, now),
            ReaderEvent::Detached(reader) => drop(self.readers.remove(reader)),
            ReaderEvent::Present { reader, .. } => self.put(reader, false, now),
            ReaderEvent::Mute(reader) => self.put(reader, true, now),
            ReaderEvent::Absent(reader) => {
                if let Some(reader) = self.readers.get_mut(reader) {
                    reader.lying = None;
                }
            }
            ReaderEvent::Attached(_) => {}
        }
        self.down_since = if self.is_ready() { None } else { self.down_since.or(Some(now)) };
    }

    fn attach(&mut self, reader: &str, now: Duration) {
        self.readers.insert(reader.to_owned(), Reader { there_since: now, lying: None });
    }

    fn put(&mut self, reader: &str, mute: bool, now: Duration) {
        let Some(reader) = self.readers.get_mut(reader) else { return };
        let lay_there_before = reader.lying.is_some_and(|lying| lying.used)
            || now < reader.there_since.saturating_add(FIRST_LOOK);
        reader.lying = Some(Lying { mute, used: lay_there_before });
    }

    /// Whether there is a reader.
    pub(super) fn is_ready(&self) -> bool {
        self.service == Some(true) && !self.readers.is_empty()
    }

    /// Whether this reader is there.
    pub(super) fn has(&self, reader: &str) -> bool {
        self.readers.contains_key(reader)
    }

    /// Whether the service has never said anything.
    pub(super) const fn is_unknown(&self) -> bool {
        self.service.is_none()
    }

    /// Since when there is no reader.
    pub(super) const fn down_since(&self) -> Option<Duration> {
        self.down_since
    }

    /// The reader with a phone that has not had its tap.
    pub(super) fn fresh_phone(&self) -> Option<&str> {
        self.find(|lying| !lying.used && !lying.mute)
    }

    /// The reader with something new that does not answer.
    pub(super) fn fresh_mute(&self) -> Option<&str> {
        self.find(|lying| !lying.used && lying.mute)
    }

    /// Whether something lies there that has to be lifted before it counts.
    pub(crate) fn has_leftover(&self) -> bool {
        self.find(|lying| lying.used).is_some()
    }

    fn find(&self, is: impl Fn(Lying) -> bool) -> Option<&str> {
        self.readers
            .iter()
            .find(|(_, reader)| reader.lying.is_some_and(&is))
            .map(|(name, _)| name.as_str())
    }

    /// Whether certainly nothing lies on this reader. Of a reader that is gone, or has just come,
    /// nobody knows.
    pub(super) fn is_lifted(&self, reader: &str, now: Duration) -> bool {
        self.readers.get(reader).is_some_and(|reader| {
            reader.lying.is_none() && now >= reader.there_since.saturating_add(FIRST_LOOK)
        })
    }

    /// What lies on this reader has had its tap.
    pub(super) fn use_up(&mut self, reader: &str) {
        if let Some(lying) = self.readers.get_mut(reader).and_then(|reader| reader.lying.as_mut()) {
            lying.used = true;
        }
    }

    /// Whatever lies anywhere belongs to a visit that is over.
    pub(super) fn use_up_all(&mut self) {
        self.readers
            .values_mut()
            .filter_map(|reader| reader.lying.as_mut())
            .for_each(|lying| lying.used = true);
    }

    /// When the first looks are over.
    pub(super) fn first_looks(&self) -> impl Iterator<Item = Duration> {
        self.readers.values().map(|reader| reader.there_since.saturating_add(FIRST_LOOK))
    }
}
