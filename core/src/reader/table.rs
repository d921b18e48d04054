//! What lies on which reader: the one place where [`ReaderEvent`]s become a state. The visit,
//! `kazasu read`, the technician's view and its server all follow their readers with it.

use std::collections::BTreeMap;

use super::event::{CardPresence, ReaderEvent};
use super::{ReaderName, ServiceDown};

/// The readers that are there, and what lies on each. `N` is what its owner notes beside each
/// reader; a note is made anew by [`ReaderTable::apply`] whenever something changes there.
#[derive(Clone, Debug)]
pub struct ReaderTable<N = ()> {
    /// What the readers to use are called ([`ReaderName::is_called`]); empty: any.
    wanted: Vec<String>,
    /// Whether the PC/SC service answers; `None` before its first word.
    service: Option<Result<(), ServiceDown>>,
    readers: BTreeMap<ReaderName, ReaderEntry<N>>,
}

/// One reader that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderEntry<N = ()> {
    /// What lies on it.
    pub presence: CardPresence,
    /// What the owner of the table notes beside it.
    pub note: N,
}

/// Whether there is a reader that phones can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// The PC/SC service has not said anything yet.
    Unknown,
    /// The PC/SC service does not serve us.
    NoService(ServiceDown),
    /// The service answers, and none of the readers to use is there.
    NoReader,
    /// There is one.
    Ready,
}

/// What has changed at a reader, for the note beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderChange {
    /// The reader has just come. What lies on it is told by a further event.
    Attached,
    /// Something lies there now, or something else than before.
    Placed,
    /// Nothing lies there any more.
    Lifted,
}

impl<N> ReaderTable<N> {
    /// A table before the first event, for the readers that are called so (empty: any).
    #[must_use]
    pub const fn new(wanted: Vec<String>) -> Self {
        Self { wanted, service: None, readers: BTreeMap::new() }
    }

    /// Takes note of an event. `note` makes the note of the reader that it concerns, from the one
    /// before (`None`: the reader has just come). An event at a reader that is not there came late
    /// and counts for nothing.
    pub fn apply_with(
        &mut self,
        event: &ReaderEvent,
        mut note: impl FnMut(Option<N>, ReaderChange) -> N,
    ) {
        match event {
            ReaderEvent::ServiceUp { readers } => {
                self.service = Some(Ok(()));
                self.readers.clear();
                for reader in readers {
                    self.attach(reader, note(None, ReaderChange::Attached));
                }
            }
            ReaderEvent::ServiceDown(down) => {
                self.service = Some(Err(*down));
                self.readers.clear();
            }
            ReaderEvent::Attached(reader) => {
                self.attach(reader, note(None, ReaderChange::Attached));
            }
            ReaderEvent::Detached(reader) => drop(self.readers.remove(reader)),
            ReaderEvent::Present { reader, atr } => {
                self.put(reader, CardPresence::Present { atr: atr.clone() }, note);
            }
            ReaderEvent::Mute(reader) => self.put(reader, CardPresence::Mute, note),
            ReaderEvent::Absent(reader) => self.put(reader, CardPresence::Absent, note),
        }
    }

    fn attach(&mut self, reader: &ReaderName, note: N) {
        let state = ReaderEntry { presence: CardPresence::Absent, note };
        self.readers.insert(reader.clone(), state);
    }

    fn put(
        &mut self,
        reader: &ReaderName,
        presence: CardPresence,
        mut note: impl FnMut(Option<N>, ReaderChange) -> N,
    ) {
        let Some((reader, before)) = self.readers.remove_entry(reader) else { return };
        let change = match presence {
            CardPresence::Absent => ReaderChange::Lifted,
            CardPresence::Mute | CardPresence::Present { .. } => ReaderChange::Placed,
        };
        let note = note(Some(before.note), change);
        self.readers.insert(reader, ReaderEntry { presence, note });
    }

    /// Forgets everything, as before the first event.
    pub fn clear(&mut self) {
        self.service = None;
        self.readers.clear();
    }

    /// Whether the PC/SC service answers; `None` before its first word.
    #[must_use]
    pub const fn service(&self) -> Option<Result<(), ServiceDown>> {
        self.service
    }

    /// Whether there is a reader to use, and what is missing if not.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        match self.service {
            None => Readiness::Unknown,
            Some(Err(down)) => Readiness::NoService(down),
            Some(Ok(())) if self.usable().next().is_none() => Readiness::NoReader,
            Some(Ok(())) => Readiness::Ready,
        }
    }

    /// The readers that are there, wanted or not, by name.
    pub fn all(&self) -> impl Iterator<Item = (&ReaderName, &ReaderEntry<N>)> {
        self.readers.iter()
    }

    /// The readers to use.
    pub fn usable(&self) -> impl Iterator<Item = (&ReaderName, &ReaderEntry<N>)> {
        self.all().filter(|(name, _)| is_wanted(&self.wanted, name))
    }

    /// The readers to use on which something lies that has answered its power-up.
    pub fn with_card(&self) -> impl Iterator<Item = (&ReaderName, &ReaderEntry<N>)> {
        self.usable().filter(|(_, entry)| matches!(entry.presence, CardPresence::Present { .. }))
    }

    /// The readers to use on which something lies that does not answer.
    pub fn with_mute(&self) -> impl Iterator<Item = (&ReaderName, &ReaderEntry<N>)> {
        self.usable().filter(|(_, entry)| entry.presence == CardPresence::Mute)
    }

    /// The reader to use with this name, if it is there.
    #[must_use]
    pub fn get(&self, reader: &ReaderName) -> Option<&ReaderEntry<N>> {
        self.readers.get(reader).filter(|_| is_wanted(&self.wanted, reader))
    }

    /// The notes of the readers that are there, to be changed.
    pub fn notes_mut(&mut self) -> impl Iterator<Item = (&ReaderName, &CardPresence, &mut N)> {
        let states = self.readers.iter_mut();
        states.map(|(name, state)| (name, &state.presence, &mut state.note))
    }

    /// The note of one reader that is there, to be changed.
    pub fn note_mut(&mut self, reader: &ReaderName) -> Option<&mut N> {
        self.readers.get_mut(reader).map(|state| &mut state.note)
    }

    /// The events from which somebody who comes later learns what is there now.
    pub fn replay(&self) -> impl Iterator<Item = ReaderEvent> {
        let service = self.service.map(|service| match service {
            Ok(()) => ReaderEvent::ServiceUp { readers: self.readers.keys().cloned().collect() },
            Err(down) => ReaderEvent::ServiceDown(down),
        });
        let placed = self.readers.iter().filter_map(|(reader, state)| match &state.presence {
            CardPresence::Absent => None,
            CardPresence::Mute => Some(ReaderEvent::Mute(reader.clone())),
            CardPresence::Present { atr } => {
                Some(ReaderEvent::Present { reader: reader.clone(), atr: atr.clone() })
            }
        });
        service.into_iter().chain(placed)
    }
}

impl<N> Default for ReaderTable<N> {
    /// Before the first event, for any reader.
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl ReaderTable {
    /// Takes note of an event, where nothing is noted beside a reader.
    pub fn apply(&mut self, event: &ReaderEvent) {
        self.apply_with(event, |_, _| ());
    }
}

/// Whether a phone can be held to a reader of this name. One device may give several readers: a
/// place for phones, a slot for cards with contacts, and one inside it for its own security module
/// (SAM). Drivers write the kind into the name, as in "ACR1252 Dual Reader SAM"; one that says
/// nothing counts as a place for phones. It decides nothing of what is read: what lies there and
/// answers is read, whatever the name.
#[must_use]
pub fn is_place_for_phones(reader: &ReaderName) -> bool {
    let mut words = reader.as_bytes().split(|letter| !letter.is_ascii_alphanumeric());
    let kinds: [&[u8]; 3] = [b"sam", b"icc", b"contact"];
    !words.any(|word| kinds.iter().any(|kind| word.eq_ignore_ascii_case(kind)))
}

fn is_wanted(wanted: &[String], reader: &ReaderName) -> bool {
    wanted.is_empty() || wanted.iter().any(|name| reader.is_called(name))
}

#[cfg(test)]
mod tests;
