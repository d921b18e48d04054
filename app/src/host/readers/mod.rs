//! The readers of this machine: one watcher for all of them, one thread for each that reads, and a watchdog.
//!
//! PC/SC calls may block for ever. Whoever uses [`Readers`] never does: [`Readers::next`] waits no longer than it is told, and a tap that PC/SC
//! holds is given up in time. That frees this program, not the reader: the phone has to be taken away before the reader works again.

mod tether;
mod watcher;
mod worker;

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use kazasu_core::apdu::Usage;
use kazasu_core::read::{Progress, Request, Tap};
use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::OpenError;

use tether::Tether;
use worker::Worker;

/// A tap that has said nothing for this long after the reader was opened is given up: with the core's own budget (4.7 s) this keeps the 5 s of design
/// rule 3.
const WATCHDOG: Duration = Duration::from_millis(4_900);

/// Events that wait for whoever reads them; more than a tap produces.
const WAITING_EVENTS: usize = 1_024;

/// What the readers have to say.
#[derive(Debug)]
pub(crate) enum Event {
    /// Readers and phones coming and going.
    Reader(ReaderEvent),
    /// Another program uses this reader; the tap waits for it.
    Busy,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over. The phone has no power any more, so that it has forgotten the PIN (unless PC/SC holds the call that cuts it).
    Done(Tap),
    /// What lay on the reader could not be opened; nothing was sent to it.
    NotOpened(OpenError),
    /// The tap was given up. Its PIN entry is wiped.
    GivenUp {
        /// What it had cost by then.
        usage: Usage,
        /// How long it had taken.
        total: Duration,
    },
}

/// What the threads send, with the number of the tap where it belongs to one.
enum Message {
    Reader(ReaderEvent),
    Tap { epoch: u64, note: Note },
}

enum Note {
    Busy,
    Opened,
    Progress(Progress),
    Read(Tap),
    PoweredDown,
    NotOpened(OpenError),
}

/// The tap that runs now.
struct Running {
    epoch: u64,
    reader: String,
    entry: Option<kazasu_core::jpki::PinEntry>,
    tether: Tether,
    started: Instant,
    /// What it brought; the power is about to be cut.
    read: Option<Tap>,
    /// `None` while another program holds the reader: then there is nothing to give up.
    deadline: Option<Instant>,
}

/// The readers of this machine.
pub(crate) struct Readers {
    messages: Receiver<Message>,
    sender: SyncSender<Message>,
    workers: HashMap<String, Worker>,
    epoch: u64,
    running: Option<Running>,
}

impl Readers {
    /// Starts watching. The first events say whether the service is there, and which readers.
    pub(crate) fn start() -> std::io::Result<Self> {
        let (sender, messages) = sync_channel(WAITING_EVENTS);
        watcher::spawn(sender.clone())?;
        Ok(Self { messages, sender, workers: HashMap::new(), epoch: 0, running: None })
    }

    /// The next event, or `None` when `until` has come.
    pub(crate) fn next(&mut self, until: Instant) -> Option<Event> {
        loop {
            let deadline = self.running.as_ref().and_then(|running| running.deadline);
            let wake = deadline.map_or(until, |deadline| deadline.min(until));
            match self.messages.recv_timeout(wake.saturating_duration_since(Instant::now())) {
                Ok(Message::Reader(event)) => {
                    if let ReaderEvent::Detached(reader) = &event {
                        self.workers.remove(reader);
                    }
                    return Some(Event::Reader(event));
                }
                Ok(Message::Tap { epoch, note }) => {
                    if let Some(event) = self.note(epoch, note) {
                        return Some(event);
                    }
                }
                Err(RecvTimeoutError::Timeout) if deadline.is_some_and(|deadline| Instant::now() >= deadline) => {
                    return self.give_up();
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Starts a tap on a reader. A tap that still runs is given up first.
    pub(crate) fn tap(&mut self, reader: &str, request: Request) -> std::io::Result<()> {
        self.stop();
        self.epoch += 1;
        let tether = Tether::default();
        let now = Instant::now();
        self.running = Some(Running {
            epoch: self.epoch,
            reader: reader.to_owned(),
            entry: request.entry.clone(),
            tether: tether.clone(),
            started: now,
            read: None,
            deadline: Some(now + WATCHDOG),
        });
        if !self.workers.contains_key(reader) {
            self.workers.insert(reader.to_owned(), Worker::spawn(reader, self.sender.clone())?);
        }
        if let Some(worker) = self.workers.get(reader) {
            worker.start(self.epoch, request, tether);
        }
        Ok(())
    }

    /// Gives the running tap up: its thread is abandoned, what it says later is dropped, and its PIN entry is wiped, so that it can send none.
    pub(crate) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.tether.cut();
            running.entry.iter().for_each(kazasu_core::jpki::PinEntry::wipe);
            self.workers.remove(&running.reader);
        }
    }

    fn give_up(&mut self) -> Option<Event> {
        let event = self.running.as_mut().map(|running| match running.read.take() {
            // PC/SC does not come back from cutting the power. What was read counts all the same.
            Some(tap) => Event::Done(tap),
            None => Event::GivenUp { usage: running.tether.usage(), total: running.started.elapsed() },
        });
        self.stop();
        event
    }

    /// A word from a tap; what comes late from an older one is dropped.
    fn note(&mut self, epoch: u64, note: Note) -> Option<Event> {
        let running = self.running.as_mut().filter(|running| running.epoch == epoch)?;
        match note {
            // Told once, however often the worker has to ask.
            Note::Busy => running.deadline.take().map(|_| Event::Busy),
            Note::Opened => {
                running.started = Instant::now();
                running.deadline = Some(running.started + WATCHDOG);
                None
            }
            Note::Progress(progress) => Some(Event::Progress(progress)),
            Note::Read(tap) => {
                running.read = Some(tap);
                None
            }
            Note::PoweredDown => self.running.take()?.read.map(Event::Done),
            Note::NotOpened(error) => {
                self.running = None;
                Some(Event::NotOpened(error))
            }
        }
    }
}
