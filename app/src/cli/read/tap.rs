//! Waits for a phone and taps it once.

use std::time::Duration;

use kazasu_core::apdu::Usage;
use kazasu_core::code::Reason;
use kazasu_core::read::{ReadError, Request, Tap, TapNews};
use kazasu_core::reader::{
    CardPresence, OpenError, ReaderEvent, ReaderName, Readiness, ServiceDown,
};

use super::narrator::Narrator;
use super::not_ready::NotReady;
use super::things::{self, Things};
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

/// What was found to be no phone, while the phone may still come to another reader.
struct PassedOver {
    tap: Box<Tap>,
    reader: ReaderName,
    /// Until then; `None`: as long as anybody waits.
    until: Option<Instant>,
}

/// Waits until PC/SC has said what is there, at most until `deadline`: what is missing, if anything
/// is. Nobody is asked for a PIN or a phone before.
pub(super) fn look(
    readers: &mut StandaloneReaders,
    table: &mut Things,
    deadline: Instant,
) -> Option<NotReady> {
    while table.service().is_none() {
        match readers.next(deadline)? {
            Event::Reader(event) => things::note(table, &event),
            Event::Tap { .. } => {}
        }
    }
    missing(table)
}

/// Waits at most until `deadline` for a phone, then reads it. A tap that has begun is not cut off
/// by the deadline: it has its own time. A phone that can be read wins over a thing that cannot:
/// what is no phone is the answer where no other reader has one, or gets one soon.
pub(super) fn wait_and_tap(
    readers: &mut StandaloneReaders,
    table: &mut Things,
    request: &Request,
    deadline: Instant,
    narrator: &Narrator<'_>,
) -> std::io::Result<Ending> {
    let mut phase = Phase::Waiting;
    let mut passed_over: Option<PassedOver> = None;
    narrator.hold();
    loop {
        if let Some(reader) = phase.next_reader(table) {
            phase = Phase::Tapping { reader: reader.clone() };
            readers.tap(&reader, request.clone())?;
        }
        let until = match &phase {
            Phase::Waiting => {
                let until = passed_over.as_ref().and_then(|it| it.until);
                until.unwrap_or(deadline).min(deadline)
            }
            Phase::Busy { .. } => deadline,
            Phase::Unreadable { until, .. } => until.unwrap_or(deadline).min(deadline),
            Phase::Tapping { .. } => Instant::now() + TAP,
        };
        match readers.next(until) {
            None => {
                readers.stop();
                return Ok(match passed_over {
                    Some(PassedOver { tap, reader, .. }) => {
                        Ending::Tapped { tap, reader: Some(reader) }
                    }
                    None => too_late(table, &phase),
                });
            }
            Some(Event::Reader(event)) => {
                let first_look = table.service().is_none();
                things::note(table, &event);
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
                match &tap.result {
                    Err(ReadError::NotOpened(error)) => {
                        // Nothing was sent. The watcher tells when something else lies there; until
                        // then this is not tried again.
                        let (event, what) = match error {
                            OpenError::Mute => (ReaderEvent::Mute(reader), Unreadable::Mute),
                            OpenError::Refused => {
                                let refused = NotReady::NoService(ServiceDown::Refused);
                                return Ok(Ending::NotReady(refused));
                            }
                            OpenError::Busy
                            | OpenError::Empty
                            | OpenError::ReaderGone
                            | OpenError::ServiceGone => {
                                (ReaderEvent::Absent(reader), Unreadable::Gone)
                            }
                        };
                        let until = patience(table, &event);
                        things::note(table, &event);
                        narrator.reader(&event, false);
                        phase = Phase::Waiting.unreadable(what, until);
                    }
                    Err(error) if error.is_another_thing() => {
                        things::pass_over(table, &reader);
                        let more = things::candidates(table).next().is_some();
                        if !more && !things::is_another_free(table, &reader) {
                            let (tap, reader) = told(passed_over, tap, reader);
                            return Ok(Ending::Tapped { tap, reader: Some(reader) });
                        }
                        // A transit card may rest there for ever; who lays another thing down
                        // wants an answer.
                        let rests =
                            error.reason() == Reason::NotAPhone && things::rests(table, &reader);
                        let until = (!rests).then(|| Instant::now() + PATIENCE);
                        let (tap, reader) = told(passed_over.take(), tap, reader);
                        passed_over = Some(PassedOver { tap, reader, until });
                        phase = Phase::Waiting;
                    }
                    _ => return Ok(Ending::Tapped { tap, reader: Some(reader) }),
                }
            }
        }
    }
}

/// Of two things that are no phones, the one that says more: a card of the application, say.
fn told(before: Option<PassedOver>, tap: Box<Tap>, reader: ReaderName) -> (Box<Tap>, ReaderName) {
    let says_little =
        |tap: &Tap| tap.result.as_ref().is_err_and(|error| error.reason() == Reason::NotAPhone);
    match before {
        Some(before) if !says_little(&before.tap) || says_little(&tap) => {
            (before.tap, before.reader)
        }
        _ => (tap, reader),
    }
}

/// How long something that could not be read may take to come properly; `None`: it rests there, and
/// the phone may come to another reader at any time.
fn patience(table: &Things, event: &ReaderEvent) -> Option<Instant> {
    let rests = matches!(event, ReaderEvent::Mute(reader)
        if things::rests(table, reader) && things::is_another_free(table, reader));
    (!rests).then(|| Instant::now() + PATIENCE)
}

/// Waits until the phone is lifted off this reader, so that the next tap is a new one.
pub(super) fn wait_until_lifted(
    readers: &mut StandaloneReaders,
    table: &mut Things,
    reader: &ReaderName,
    deadline: Instant,
) -> bool {
    while table.get(reader).is_some_and(|entry| entry.presence != CardPresence::Absent) {
        match readers.next(deadline) {
            Some(Event::Reader(event)) => things::note(table, &event),
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
        until: Option<Instant>,
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
    fn next_reader(&self, table: &Things) -> Option<ReaderName> {
        let mut with_card = things::candidates(table);
        let reader = match self {
            Self::Waiting | Self::Unreadable { .. } => with_card.next(),
            Self::Busy { reader } => with_card.find(|other| *other != reader),
            Self::Tapping { .. } => None,
        };
        reader.cloned()
    }

    /// Something has come or gone, and the table knows it.
    fn after(self, event: &ReaderEvent, table: &Things) -> Self {
        let is_mute = table.with_mute().next().is_some();
        match self {
            Self::Unreadable { what: Unreadable::Mute, .. } if !is_mute => Self::Waiting,
            phase if is_mute && matches!(event, ReaderEvent::Mute(_)) => {
                phase.unreadable(Unreadable::Mute, patience(table, event))
            }
            phase => phase,
        }
    }

    fn unreadable(self, what: Unreadable, until: Option<Instant>) -> Self {
        match self {
            Self::Waiting | Self::Unreadable { .. } => Self::Unreadable { what, until },
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
fn missing(table: &Things) -> Option<NotReady> {
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

fn too_late(table: &Things, phase: &Phase) -> Ending {
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
