//! Waits for a phone and taps it once.

use std::time::Duration;

use kazasu_core::apdu::Usage;
use kazasu_core::read::{ReadError, Request, Tap, TapNews};
use kazasu_core::reader::{
    OpenError, ReaderEvent, ReaderName, ReaderTable, Readiness, ServiceDown,
};

use super::narrator::Narrator;
use super::not_ready::NotReady;
use crate::host::clock::Instant;
use crate::host::readers::{Event, StandaloneReaders};

/// How the wait for a phone, and its tap, ended.
#[derive(Debug)]
pub(super) enum Ending {
    /// The tap is over, on this reader.
    Tapped { tap: Box<Tap>, reader: Option<ReaderName> },
    /// No phone came in time; whether something lay there that does not answer.
    NoPhone { mute: bool },
    /// There is no service, no reader, or it is another program's.
    NotReady(NotReady),
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
    table: &mut ReaderTable,
    request: &Request,
    deadline: Instant,
    narrator: &Narrator<'_>,
) -> std::io::Result<Ending> {
    let mut phase = Phase::Waiting;
    narrator.hold();
    loop {
        if let Some(reader) = phase.next_reader(table) {
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
                return Ok(too_late(table, phase));
            }
            Some(Event::Reader(event)) => {
                let first_look = table.service().is_none();
                table.apply(&event);
                narrator.reader(&event, first_look);
                if first_look && let Some(missing) = missing(table) {
                    return Ok(Ending::NotReady(missing));
                }
                phase = phase.after(&event, table);
            }
            Some(Event::Tap { news: TapNews::Busy, .. }) => {
                narrator.busy();
                phase = phase.busy();
            }
            Some(Event::Tap { news: TapNews::Progress(progress), .. }) => {
                phase = phase.tapping();
                narrator.progress(&progress);
            }
            Some(Event::Tap { news: TapNews::Ended(tap), .. }) => {
                let Some(reader) = phase.reader() else { continue };
                let Err(ReadError::NotOpened(error)) = tap.result else {
                    return Ok(Ending::Tapped { tap, reader: Some(reader) });
                };
                // Nothing was sent. The watcher tells when something else lies there; until then
                // this is not tried again.
                let (event, what) = match error {
                    OpenError::Mute => (ReaderEvent::Mute(reader), Unreadable::Mute),
                    OpenError::Refused => {
                        return Ok(Ending::NotReady(NotReady::NoService(ServiceDown::Refused)));
                    }
                    OpenError::Busy
                    | OpenError::Empty
                    | OpenError::ReaderGone
                    | OpenError::ServiceGone => (ReaderEvent::Absent(reader), Unreadable::Gone),
                };
                table.apply(&event);
                narrator.reader(&event, false);
                phase = Phase::Waiting.unreadable(what);
            }
        }
    }
}

/// Waits until nothing lies on any reader in use, so that the next tap is a new one.
pub(super) fn wait_until_lifted(
    readers: &mut StandaloneReaders,
    table: &mut ReaderTable,
    deadline: Instant,
) -> bool {
    while table.with_card().chain(table.with_mute()).next().is_some() {
        match readers.next(deadline) {
            Some(Event::Reader(event)) => table.apply(&event),
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
        reader: ReaderName,
    },
    Tapping {
        reader: ReaderName,
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
    fn next_reader(&self, table: &ReaderTable) -> Option<ReaderName> {
        let mut with_card = table.with_card().map(|(name, _)| name);
        let reader = match self {
            Self::Waiting | Self::Unreadable { .. } => with_card.next(),
            Self::Busy { reader } => with_card.find(|other| *other != reader),
            Self::Tapping { .. } => None,
        };
        reader.cloned()
    }

    /// Something has come or gone, and the table knows it.
    fn after(self, event: &ReaderEvent, table: &ReaderTable) -> Self {
        let is_mute = table.with_mute().next().is_some();
        match self {
            Self::Unreadable { what: Unreadable::Mute, .. } if !is_mute => Self::Waiting,
            phase if is_mute && matches!(event, ReaderEvent::Mute(_)) => {
                phase.unreadable(Unreadable::Mute)
            }
            phase => phase,
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
    fn reader(&self) -> Option<ReaderName> {
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
fn missing(table: &ReaderTable) -> Option<NotReady> {
    match table.readiness() {
        Readiness::Ready => None,
        Readiness::NoReader => {
            let there = table.all().map(|(name, _)| name.to_string()).collect();
            Some(NotReady::NoReader { there })
        }
        Readiness::NoService(down) => Some(NotReady::NoService(down)),
        // It has taken the question and said nothing.
        Readiness::Unknown => Some(NotReady::NoService(ServiceDown::Silent)),
    }
}

fn too_late(table: &ReaderTable, phase: Phase) -> Ending {
    match (phase, missing(table)) {
        (Phase::Busy { .. }, _) => Ending::NotReady(NotReady::Busy),
        (_, Some(missing)) => Ending::NotReady(missing),
        // A phone that vanishes before the first answer counts as one that was taken away.
        (Phase::Unreadable { what: Unreadable::Gone, .. }, None) => {
            let tap = Tap {
                result: Err(OpenError::Empty.into()),
                usage: Usage::default(),
                total: Duration::ZERO,
                trace: Vec::new(),
                transcript: Vec::new(),
            };
            Ending::Tapped { tap: Box::new(tap), reader: None }
        }
        (
            Phase::Unreadable { what: Unreadable::Mute, .. }
            | Phase::Waiting
            | Phase::Tapping { .. },
            None,
        ) => Ending::NoPhone { mute: table.with_mute().next().is_some() },
    }
}
