//! What lies on which reader: the state behind the reader events.

use std::collections::BTreeMap;

use kazasu_core::reader::ReaderEvent;

/// What lies on one reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lying {
    Nothing,
    Card,
    /// Something that the reader cannot power up.
    Mute,
}

/// The readers that may be used, and what lies on them.
#[derive(Debug)]
pub(super) struct Field {
    /// Names of the readers to use; empty: any.
    wanted: Vec<String>,
    service: Option<bool>,
    readers: BTreeMap<String, Lying>,
}

impl Field {
    pub(super) const fn new(wanted: Vec<String>) -> Self {
        Self { wanted, service: None, readers: BTreeMap::new() }
    }

    /// Takes note of an event.
    pub(super) fn apply(&mut self, event: &ReaderEvent) {
        match event {
            ReaderEvent::ServiceUp { readers } => {
                self.service = Some(true);
                self.readers =
                    readers.iter().map(|reader| (reader.clone(), Lying::Nothing)).collect();
            }
            ReaderEvent::ServiceDown => {
                self.service = Some(false);
                self.readers.clear();
            }
            ReaderEvent::Attached(reader) | ReaderEvent::Absent(reader) => {
                self.set(reader, Lying::Nothing)
            }
            ReaderEvent::Detached(reader) => drop(self.readers.remove(reader)),
            ReaderEvent::Present { reader, .. } => self.set(reader, Lying::Card),
            ReaderEvent::Mute(reader) => self.set(reader, Lying::Mute),
        }
    }

    fn set(&mut self, reader: &str, lying: Lying) {
        self.readers.insert(reader.to_owned(), lying);
    }

    /// Whether the service answers; `None` before it was asked.
    pub(super) const fn service(&self) -> Option<bool> {
        self.service
    }

    /// The readers that may be used.
    pub(super) fn usable(&self) -> impl Iterator<Item = &str> {
        self.on(|_| true)
    }

    /// The readers that are there, wanted or not.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.readers.keys().map(String::as_str)
    }

    /// The readers with something to read on them.
    pub(super) fn occupied(&self) -> impl Iterator<Item = &str> {
        self.on(|lying| lying == Lying::Card)
    }

    /// Whether something lies on a reader that does not answer.
    pub(super) fn is_mute(&self) -> bool {
        self.on(|lying| lying == Lying::Mute).next().is_some()
    }

    fn on(&self, accept: impl Fn(Lying) -> bool) -> impl Iterator<Item = &str> {
        self.readers
            .iter()
            .filter(move |(reader, lying)| {
                (self.wanted.is_empty() || self.wanted.contains(reader)) && accept(**lying)
            })
            .map(|(reader, _)| reader.as_str())
    }
}
