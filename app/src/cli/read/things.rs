//! What lies on the readers while one phone is waited for: a thing that is no phone decides nothing
//! where another reader is free for the phone.

use std::time::Duration;

use kazasu_core::reader::{
    CardPresence, ReaderChange, ReaderEvent, ReaderName, ReaderTable, is_place_for_phones,
};

use crate::host::clock::Instant;

/// A reader that has just come tells within this time what lay on it before.
const FIRST_LOOK: Duration = Duration::from_secs(1);

/// What lies where.
pub(super) type Things = ReaderTable<Thing>;

/// What is noted of the thing on a reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thing {
    /// When the reader came.
    reader_since: Instant,
    /// It lay there before anybody was asked to hold a phone.
    rests: bool,
    /// It was tapped, and is not the phone that is to be read.
    passed_over: bool,
}

/// Takes note of an event.
pub(super) fn note(things: &mut Things, event: &ReaderEvent) {
    let now = Instant::now();
    things.apply_with(event, |before, change| {
        let nothing = Thing { reader_since: now, rests: false, passed_over: false };
        let before = before.unwrap_or(nothing);
        match change {
            ReaderChange::Attached => nothing,
            ReaderChange::Lifted => Thing { reader_since: before.reader_since, ..nothing },
            ReaderChange::Placed => {
                Thing { rests: before.rests || now < before.reader_since + FIRST_LOOK, ..before }
            }
        }
    });
}

/// The readers with something that may be the phone.
pub(super) fn candidates(things: &Things) -> impl Iterator<Item = &ReaderName> {
    things.with_card().filter(|(_, entry)| !entry.note.passed_over).map(|(name, _)| name)
}

/// What lies on this reader is not the phone.
pub(super) fn pass_over(things: &mut Things, reader: &ReaderName) {
    if let Some(thing) = things.note_mut(reader) {
        thing.passed_over = true;
    }
}

/// Whether what lies on this reader lay there before.
pub(super) fn rests(things: &Things, reader: &ReaderName) -> bool {
    things.get(reader).is_some_and(|entry| entry.note.rests)
}

/// Whether the phone may still come to another reader.
pub(super) fn is_another_free(things: &Things, reader: &ReaderName) -> bool {
    things.usable().any(|(name, entry)| {
        name != reader && entry.presence == CardPresence::Absent && is_place_for_phones(name)
    })
}
