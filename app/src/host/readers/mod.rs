//! The readers of this machine: one watcher for all of them, one thread for each that reads, and a
//! watchdog.
//!
//! PC/SC calls may block for ever. Whoever uses [`Readers`] never does: [`Readers::next`] waits no
//! longer than it is told, and a tap that PC/SC holds is given up in time. That frees this program,
//! not the reader: the phone has to be taken away before the reader works again.

mod real_reader;
mod tether;
#[cfg(feature = "demo")]
mod virtual_reader;
mod watcher;
mod worker;

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kazasu_core::apdu::{Recorded, Usage};
use kazasu_core::read::{Progress, Request, Tap};
use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::{OpenError, Service, ServiceDown};

use real_reader::RealReader;
use tether::Tether;
#[cfg(feature = "demo")]
pub(crate) use virtual_reader::VirtualReader;
pub(crate) use watcher::Source;
use watcher::Watcher;
use worker::{Opener, Worker};

/// A tap that has said nothing for this long after the reader was opened is given up: with the
/// core's own budget (4.7 s) this keeps the 5 s of design rule 3.
const WATCHDOG: Duration = Duration::from_millis(4_900);

/// A reader that is not open by then is looked at: PC/SC makes us wait without a word while another
/// program has a transaction.
const OPENING: Duration = Duration::from_millis(1_500);

/// How long threads have for their end.
const FAREWELL: Duration = Duration::from_millis(500);

/// Events that wait for whoever reads them; more than a tap produces.
const WAITING_EVENTS: usize = 1_024;

/// What the readers have to say, and in between what comes from outside (`O`: the patient's
/// touches, say) through a [`Post`].
#[derive(Debug)]
pub(crate) enum Event<O> {
    /// Something that was posted.
    Outside(O),
    /// Readers and phones coming and going.
    Reader(ReaderEvent),
    /// Another program uses this reader; the tap waits for it.
    Busy,
    /// The tap has come this far.
    Progress(Progress),
    /// The tap is over. The phone has no power any more, so that it has forgotten the PIN (unless
    /// PC/SC holds the call that cuts it).
    Done(Tap),
    /// What lay on the reader could not be opened; nothing was sent to it.
    NotOpened(OpenError),
    /// The tap was given up. Its PIN entry is wiped.
    GivenUp {
        /// What it had cost by then.
        usage: Usage,
        /// How long it had taken.
        total: Duration,
        /// What was exchanged, as far as it may be shown.
        transcript: Vec<Recorded>,
    },
}

/// What the threads send, with the number of the tap where it belongs to one.
enum Message<O> {
    Outside(O),
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
    /// When to look who else uses the reader; `None` once it is open, or was looked at.
    look: Option<Instant>,
    opened: bool,
}

/// Puts something between the events of the readers, from any thread.
pub(crate) struct Post<O>(SyncSender<Message<O>>);

impl<O> Clone for Post<O> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<O> Post<O> {
    /// Posts it without waiting; `false` when there is no room, or nobody listens any more.
    pub(crate) fn send(&self, outside: O) -> bool {
        self.0.try_send(Message::Outside(outside)).is_ok()
    }
}

/// Where a [`Post`] leads that no readers belong to.
#[cfg(all(unix, feature = "tui"))]
pub(crate) struct PostBox<O>(Receiver<Message<O>>);

/// A way to post, and what is posted: for whoever passes it on.
#[cfg(all(unix, feature = "tui"))]
pub(crate) fn post_box<O>() -> (Post<O>, PostBox<O>) {
    let (sender, messages) = sync_channel(WAITING_EVENTS);
    (Post(sender), PostBox(messages))
}

#[cfg(all(unix, feature = "tui"))]
impl<O> PostBox<O> {
    /// Waits for what is posted next; `None` when nobody can post any more.
    pub(crate) fn next(&self) -> Option<O> {
        self.0.iter().find_map(|message| {
            if let Message::Outside(outside) = message { Some(outside) } else { None }
        })
    }
}

/// The readers of this machine.
pub(crate) struct Readers<O = std::convert::Infallible> {
    messages: Receiver<Message<O>>,
    sender: SyncSender<Message<O>>,
    watcher: Watcher,
    /// Makes another one.
    watch_anew: Box<dyn Fn() -> std::io::Result<Watcher> + Send>,
    /// Watchers that were replaced and are still inside PC/SC.
    retired: Vec<Watcher>,
    #[cfg(feature = "demo")]
    virtual_readers: HashMap<String, VirtualReader<O>>,
    workers: HashMap<String, Worker>,
    /// Threads of readers that were given up and are not over yet, with the name of their reader.
    abandoned: Vec<(String, JoinHandle<()>)>,
    epoch: u64,
    running: Option<Running>,
}

impl<O: Send + 'static> Readers<O> {
    /// Starts watching. The first events say whether the service is there, and which readers.
    pub(crate) fn start() -> std::io::Result<Self> {
        Self::start_with(Service::connect)
    }

    /// The same, with another service to watch.
    pub(crate) fn start_with<S: Source>(
        connect: impl FnMut() -> Result<S, ServiceDown> + Clone + Send + 'static,
    ) -> std::io::Result<Self> {
        let (sender, messages) = sync_channel(WAITING_EVENTS);
        let reports = sender.clone();
        let watch_anew = move || Watcher::spawn(reports.clone(), connect.clone());
        Ok(Self {
            messages,
            sender,
            watcher: watch_anew()?,
            watch_anew: Box::new(watch_anew),
            retired: Vec::new(),
            #[cfg(feature = "demo")]
            virtual_readers: HashMap::new(),
            workers: HashMap::new(),
            abandoned: Vec::new(),
            epoch: 0,
            running: None,
        })
    }

    /// A way in for what comes from outside.
    pub(crate) fn post(&self) -> Post<O> {
        Post(self.sender.clone())
    }

    /// Adds a virtual reader. It announces nothing by itself: whoever adds it knows it.
    #[cfg(feature = "demo")]
    pub(crate) fn add_virtual(&mut self, name: &str) -> VirtualReader<O> {
        let reader = VirtualReader::new(name, self.sender.clone());
        self.virtual_readers.insert(name.to_owned(), reader.clone());
        reader
    }

    fn opener(&self, reader: &str) -> Box<dyn Opener> {
        #[cfg(feature = "demo")]
        if let Some(reader) = self.virtual_readers.get(reader) {
            return Box::new(reader.clone());
        }
        Box::new(RealReader::new(reader))
    }

    /// The next event, or `None` when `until` has come.
    pub(crate) fn next(&mut self, until: Instant) -> Option<Event<O>> {
        loop {
            let deadline = self.running.as_ref().and_then(|running| running.deadline);
            let look = self.running.as_ref().and_then(|running| running.look);
            let wake = [deadline, look].into_iter().flatten().fold(until, Instant::min);
            match self.messages.recv_timeout(wake.saturating_duration_since(Instant::now())) {
                Ok(Message::Outside(outside)) => return Some(Event::Outside(outside)),
                Ok(Message::Reader(event)) => {
                    if let ReaderEvent::Detached(reader) = &event {
                        self.abandon(reader);
                    }
                    return Some(Event::Reader(event));
                }
                Ok(Message::Tap { epoch, note }) => {
                    if let Some(event) = self.note(epoch, note) {
                        return Some(event);
                    }
                }
                Err(RecvTimeoutError::Timeout)
                    if deadline.is_some_and(|deadline| Instant::now() >= deadline) =>
                {
                    return self.give_up();
                }
                Err(RecvTimeoutError::Timeout)
                    if look.is_some_and(|look| Instant::now() >= look) =>
                {
                    self.look()
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// The reader does not open. Whether another program uses it is asked on a thread of its own,
    /// since PC/SC may hold that call too; a tap of ours that was given up and still hangs there is
    /// not another program.
    fn look(&mut self) {
        self.forget_the_ended();
        let Some(running) = &mut self.running else { return };
        running.look = None;
        let (reader, epoch, sender) = (running.reader.clone(), running.epoch, self.sender.clone());
        if self.abandoned.iter().any(|(name, _)| *name == reader) {
            return;
        }
        let name = reader.clone();
        let ask = move || {
            if Service::connect().is_ok_and(|service| service.is_in_use(&name)) {
                drop(sender.send(Message::Tap { epoch, note: Note::Busy }));
            }
        };
        if let Ok(thread) = thread::Builder::new().name("reader look".into()).spawn(ask) {
            self.abandoned.push((reader, thread));
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
            look: Some(now + OPENING),
            opened: false,
        });
        if !self.workers.contains_key(reader) {
            let worker = Worker::spawn(reader, self.opener(reader), self.sender.clone())?;
            self.workers.insert(reader.to_owned(), worker);
        }
        if let Some(worker) = self.workers.get(reader) {
            worker.start(self.epoch, request, tether);
        }
        Ok(())
    }

    /// Starts one reader anew: its thread is abandoned and its PC/SC context with it; the next tap
    /// gets others. A tap that runs there is given up.
    pub(crate) fn restart(&mut self, reader: &str) {
        if self.running.as_ref().is_some_and(|running| running.reader == reader) {
            self.stop();
        }
        self.abandon(reader);
    }

    /// Starts everything anew that has to do with PC/SC: every context of this program, the
    /// watcher's included. The first events of the new watcher say what is there.
    pub(crate) fn reconnect(&mut self) -> std::io::Result<()> {
        self.stop();
        let readers: Vec<_> = self.workers.keys().cloned().collect();
        readers.iter().for_each(|reader| self.abandon(reader));
        let watcher = (self.watch_anew)()?;
        self.retired.push(std::mem::replace(&mut self.watcher, watcher));
        self.retired.retain(|watcher| !watcher.end());
        Ok(())
    }

    fn give_up(&mut self) -> Option<Event<O>> {
        let event = self.running.as_mut().map(|running| match running.read.take() {
            // PC/SC does not come back from cutting the power. What was read counts all the same.
            Some(tap) => Event::Done(tap),
            None => {
                let total = running.started.elapsed();
                Event::GivenUp {
                    usage: running.tether.usage(),
                    total,
                    transcript: running.tether.transcript(total),
                }
            }
        });
        self.stop();
        event
    }

    /// A word from a tap; what comes late from an older one is dropped.
    fn note(&mut self, epoch: u64, note: Note) -> Option<Event<O>> {
        let running = self.running.as_mut().filter(|running| running.epoch == epoch)?;
        match note {
            // A look that came back late.
            Note::Busy if running.opened => None,
            // Told once, however often the worker has to ask.
            Note::Busy => {
                running.look = None;
                running.deadline.take().map(|_| Event::Busy)
            }
            Note::Opened => {
                running.opened = true;
                running.look = None;
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

impl<O> Readers<O> {
    /// Gives the running tap up: its thread is abandoned, what it says later is dropped, and its
    /// PIN entry is wiped, so that it can send none. Says what it had cost, and how long it had
    /// taken.
    pub(crate) fn stop(&mut self) -> Option<(Usage, Duration)> {
        let running = self.running.take()?;
        running.tether.cut();
        running.entry.iter().for_each(kazasu_core::jpki::PinEntry::wipe);
        self.abandon(&running.reader);
        Some((running.tether.usage(), running.started.elapsed()))
    }

    /// No more taps for the thread of this reader.
    fn abandon(&mut self, reader: &str) {
        self.forget_the_ended();
        if let Some(worker) = self.workers.remove(reader) {
            self.abandoned.push((reader.to_owned(), worker.end()));
        }
    }

    fn forget_the_ended(&mut self) {
        self.abandoned.retain(|(_, thread)| !thread.is_finished());
    }
}

impl<O> Drop for Readers<O> {
    /// Waits for the threads that are inside PC/SC: its library frees its tables when the program
    /// exits, and a thread that still uses them then crashes. One that PC/SC holds is not waited
    /// for.
    fn drop(&mut self) {
        self.stop();
        let abandoned = std::mem::take(&mut self.abandoned).into_iter().map(|(_, thread)| thread);
        let threads: Vec<_> = std::mem::take(&mut self.workers)
            .into_values()
            .map(Worker::end)
            .chain(abandoned)
            .collect();
        let patience = Instant::now() + FAREWELL;
        let mut busy = true;
        while busy && Instant::now() < patience {
            self.retired.retain(|watcher| !watcher.end());
            let watched = self.watcher.end() && self.retired.is_empty();
            busy = !watched || threads.iter().any(|thread| !thread.is_finished());
            if busy {
                thread::sleep(Duration::from_millis(1));
            }
        }
    }
}

#[cfg(test)]
mod tests;
