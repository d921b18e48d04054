//! Waits for a phone and taps it once.

use std::time::{Duration, Instant};

use kazasu_core::apdu::{ChannelError, Recorded, Usage};
use kazasu_core::jpki::JpkiError;
use kazasu_core::read::{Request, Tap};
use kazasu_core::reader::pcsc::OpenError;
use kazasu_core::reader::{CardError, ReaderEvent};

use super::field::Field;
use super::narrator::Narrator;
use crate::host::readers::{Event, StandaloneReaders};

/// What one tap cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    pub(super) usage: Usage,
    pub(super) total: Duration,
}

impl Cost {
    pub(super) const fn of(tap: &Tap) -> Self {
        Self { usage: tap.usage, total: tap.total }
    }
}

/// How the wait for a phone, and its tap, ended.
#[derive(Debug)]
pub(super) enum Ending {
    /// The tap ran to its end, on this reader.
    Tapped { tap: Box<Tap>, reader: String },
    /// The phone, or PC/SC, held the tap longer than it may take.
    GivenUp { tap: Box<Tap>, reader: String },
    /// No phone came in time; whether something lay there that does not answer.
    NoPhone { mute: bool },
    /// There is no service, no reader, or it is another program's.
    NotReady(NotReady),
}

/// Why no phone can be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotReady {
    NoService,
    NoReader { there: Vec<String> },
    Busy,
}

/// Longer than any tap: its own watchdog ends it earlier.
const TAP: Duration = Duration::from_secs(10);

/// How long something that came, and could not be read, may take to come properly: a phone switches
/// its radio, a person lays a card down again.
const PATIENCE: Duration = Duration::from_secs(3);

/// Waits at most until `deadline` for a phone, then reads it. A tap that has begun is not cut off
/// by the deadline: it has its own time.
pub(super) fn wait_and_tap(
    readers: &mut StandaloneReaders,
    field: &mut Field,
    request: &Request,
    deadline: Instant,
    narrator: &Narrator<'_>,
) -> std::io::Result<Ending> {
    let mut phase = Phase::Waiting;
    narrator.hold();
    loop {
        if let Some(reader) = phase.next_reader(field) {
            phase = Phase::Tapping { reader: reader.clone() };
            readers.tap(&reader, request.clone())?;
        }
        let until = match phase {
            Phase::Waiting | Phase::Busy { .. } => deadline,
            Phase::Unreadable { until, .. } => until.min(deadline),
            Phase::Tapping { .. } => Instant::now() + TAP,
        };
        match readers.next(until) {
            None => {
                readers.stop();
                return Ok(too_late(field, phase));
            }
            Some(Event::Reader(event)) => {
                let first_look = field.service().is_none();
                field.apply(&event);
                narrator.reader(&event, first_look);
                if first_look && let Some(missing) = missing(field) {
                    return Ok(Ending::NotReady(missing));
                }
                phase = match phase {
                    Phase::Unreadable { what: Unreadable::Mute, .. } if !field.is_mute() => {
                        Phase::Waiting
                    }
                    phase if matches!(event, ReaderEvent::Mute(_)) && field.is_mute() => {
                        phase.unreadable(Unreadable::Mute)
                    }
                    phase => phase,
                };
            }
            Some(Event::Busy) => {
                narrator.busy();
                phase = phase.busy();
            }
            Some(Event::Progress(progress)) => {
                phase = phase.tapping();
                narrator.progress(&progress);
            }
            Some(Event::Done(tap)) => {
                let reader = phase.reader().unwrap_or_default();
                return Ok(Ending::Tapped { tap: Box::new(tap), reader });
            }
            Some(Event::GivenUp { usage, total, transcript }) => {
                let reader = phase.reader().unwrap_or_default();
                return Ok(Ending::GivenUp {
                    tap: Box::new(without_end(CardError::Silent, usage, total, transcript)),
                    reader,
                });
            }
            Some(Event::NotOpened(error)) => {
                let (Phase::Tapping { reader } | Phase::Busy { reader }) = &phase else { continue };
                // Nothing was sent. The watcher tells when something else lies there; until then
                // this is not tried again.
                let (event, what) = match error {
                    OpenError::Mute => (ReaderEvent::Mute(reader.clone()), Unreadable::Mute),
                    _ => (ReaderEvent::Absent(reader.clone()), Unreadable::Gone),
                };
                field.apply(&event);
                narrator.reader(&event, false);
                phase = Phase::Waiting.unreadable(what);
            }
        }
    }
}

/// Waits until nothing lies on any reader in use, so that the next tap is a new one.
pub(super) fn wait_until_lifted(
    readers: &mut StandaloneReaders,
    field: &mut Field,
    deadline: Instant,
) -> bool {
    while field.occupied().next().is_some() || field.is_mute() {
        match readers.next(deadline) {
            Some(Event::Reader(event)) => field.apply(&event),
            Some(_) => {}
            None => return false,
        }
    }
    true
}

#[derive(Debug)]
enum Phase {
    Waiting,
    /// Something came and could not be read; until then it may still come properly.
    Unreadable {
        what: Unreadable,
        until: Instant,
    },
    /// Another program uses this reader, or PC/SC holds it.
    Busy {
        reader: String,
    },
    Tapping {
        reader: String,
    },
}

#[derive(Clone, Copy, Debug)]
enum Unreadable {
    /// It left before the first command.
    Gone,
    /// It does not answer the reader's power-up.
    Mute,
}

impl Phase {
    /// The reader to tap now, if there is one: while one is busy, another that has a phone.
    fn next_reader(&self, field: &Field) -> Option<String> {
        match self {
            Self::Waiting | Self::Unreadable { .. } => field.occupied().next().map(str::to_owned),
            Self::Busy { reader } => {
                field.occupied().find(|other| other != reader).map(str::to_owned)
            }
            Self::Tapping { .. } => None,
        }
    }

    fn unreadable(self, what: Unreadable) -> Self {
        match self {
            Self::Waiting | Self::Unreadable { .. } => {
                Self::Unreadable { what, until: Instant::now() + PATIENCE }
            }
            Self::Busy { .. } | Self::Tapping { .. } => self,
        }
    }

    fn busy(self) -> Self {
        match self {
            Self::Tapping { reader } | Self::Busy { reader } => Self::Busy { reader },
            Self::Waiting | Self::Unreadable { .. } => self,
        }
    }

    /// The reader that is used.
    fn reader(&self) -> Option<String> {
        match self {
            Self::Tapping { reader } | Self::Busy { reader } => Some(reader.clone()),
            Self::Waiting | Self::Unreadable { .. } => None,
        }
    }

    fn tapping(self) -> Self {
        match self {
            Self::Tapping { reader } | Self::Busy { reader } => Self::Tapping { reader },
            Self::Waiting | Self::Unreadable { .. } => self,
        }
    }
}

/// What is missing at the first look; later, what is missing may come back.
fn missing(field: &Field) -> Option<NotReady> {
    match field.service() {
        Some(true) if field.usable().next().is_some() => None,
        Some(true) => Some(NotReady::NoReader { there: field.all().map(str::to_owned).collect() }),
        Some(false) | None => Some(NotReady::NoService),
    }
}

fn too_late(field: &Field, phase: Phase) -> Ending {
    match (phase, missing(field)) {
        (Phase::Busy { .. }, _) => Ending::NotReady(NotReady::Busy),
        (_, Some(missing)) => Ending::NotReady(missing),
        // A phone that vanishes before the first answer counts as one that was taken away.
        (Phase::Unreadable { what: Unreadable::Gone, .. }, None) => {
            let tap = without_end(CardError::Removed, Usage::default(), Duration::ZERO, Vec::new());
            Ending::Tapped { tap: Box::new(tap), reader: String::new() }
        }
        (
            Phase::Unreadable { what: Unreadable::Mute, .. }
            | Phase::Waiting
            | Phase::Tapping { .. },
            None,
        ) => Ending::NoPhone { mute: field.is_mute() },
    }
}

/// A tap that did not end by itself.
fn without_end(why: CardError, usage: Usage, total: Duration, transcript: Vec<Recorded>) -> Tap {
    let result = Err(JpkiError::Channel(ChannelError::Card(why)).into());
    Tap { result, usage, total, trace: Vec::new(), transcript }
}
