//! Starts and ends the threads of the readers, and gives up a tap that takes too long.

mod watching;

use std::collections::HashMap;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Epoch, ReadError, Request, Tap, TapNews};
use kazasu_core::reader::{OpenError, ReaderEvent, ReaderName, ServiceDown};

use super::connect::connect;
use super::message::{Event, Message, Note, Sent};
use super::real_reader::RealReader;
use super::tether::Tether;
#[cfg(feature = "demo")]
use super::virtual_reader::VirtualReader;
use super::watcher::{Source, Watcher};
use super::worker::{Opener, Worker};
use crate::host::clock::Instant;
use crate::host::mailbox::Post;

/// A tap that is not over this long after it was ordered is given up; where another program had the
/// reader, this long after that one gave it free. The core's own budget (4.5 s) ends before; the
/// rest of the 5 s of design rule 3 is for starting and ending a program that reads one phone.
const WATCHDOG: Duration = Duration::from_millis(4_700);

/// A reader that is not open by then is looked at: PC/SC makes us wait without a word while another
/// program has a transaction.
const OPENING: Duration = Duration::from_millis(1_500);

/// How long threads have for their end.
const FAREWELL: Duration = Duration::from_millis(500);

/// The tap that runs now.
struct Running {
    epoch: Epoch,
    reader: ReaderName,
    entry: Option<PinEntry>,
    tether: Tether,
    started: Instant,
    /// What it brought; the power is about to be cut.
    read: Option<Box<Tap>>,
    /// `None` while another program holds the reader: then there is nothing to give up.
    deadline: Option<Instant>,
    /// When to look who else uses the reader; `None` once it is open, or was looked at.
    look: Option<Instant>,
    opened: bool,
}

/// A thread that was given up.
struct Abandoned {
    reader: ReaderName,
    thread: JoinHandle<()>,
    /// PC/SC holds it: it was given up for that.
    held: bool,
}

/// The readers of this machine.
pub(crate) struct Readers {
    post: Post<Message>,
    /// `None` as long as the readers are another program's.
    watcher: Option<Watcher>,
    /// Makes another one.
    watch_anew: Box<dyn Fn() -> std::io::Result<Watcher> + Send>,
    /// Watchers that were replaced and are still inside PC/SC.
    retired: Vec<Watcher>,
    #[cfg(feature = "demo")]
    virtual_readers: HashMap<ReaderName, VirtualReader>,
    workers: HashMap<ReaderName, Worker>,
    /// Threads of readers that were given up and are not over yet.
    abandoned: Vec<Abandoned>,
    running: Option<Running>,
}

impl Readers {
    /// Starts watching. What the threads post goes to `post`, and from there to
    /// [`Readers::receive`]; the first events say whether the service is there, and which readers.
    pub(crate) fn start(post: Post<Message>) -> std::io::Result<Self> {
        Self::start_with(post, connect)
    }

    /// Touches no reader yet: see [`Readers::open`].
    #[cfg_attr(
        not(any(feature = "touch", feature = "tui")),
        allow(dead_code, reason = "whoever serves patients waits for that")
    )]
    pub(crate) fn waiting(post: Post<Message>) -> Self {
        Self::with(post, connect)
    }

    /// The same, with another service to watch.
    pub(crate) fn start_with<S: Source>(
        post: Post<Message>,
        connect: impl FnMut() -> Result<S, ServiceDown> + Clone + Send + 'static,
    ) -> std::io::Result<Self> {
        let mut readers = Self::with(post, connect);
        readers.open()?;
        Ok(readers)
    }

    fn with<S: Source>(
        post: Post<Message>,
        connect: impl FnMut() -> Result<S, ServiceDown> + Clone + Send + 'static,
    ) -> Self {
        let reports = post.clone();
        let watch_anew = move || Watcher::spawn(reports.clone(), connect.clone());
        Self {
            post,
            watcher: None,
            watch_anew: Box::new(watch_anew),
            retired: Vec::new(),
            #[cfg(feature = "demo")]
            virtual_readers: HashMap::new(),
            workers: HashMap::new(),
            abandoned: Vec::new(),
            running: None,
        }
    }

    /// Adds a virtual reader. It announces nothing by itself: whoever adds it knows it.
    #[cfg(feature = "demo")]
    pub(crate) fn add_virtual(&mut self, name: &ReaderName) -> VirtualReader {
        let reader = VirtualReader::new(name, self.post.clone());
        self.virtual_readers.insert(name.clone(), reader.clone());
        reader
    }

    fn opener(&self, reader: &ReaderName) -> Box<dyn Opener> {
        #[cfg(feature = "demo")]
        if let Some(reader) = self.virtual_readers.get(reader) {
            return Box::new(reader.clone());
        }
        Box::new(RealReader::new(reader))
    }

    /// The event that a message is, if it is one.
    pub(crate) fn receive(&mut self, message: Message) -> Option<Event> {
        match message.0 {
            // From before they were closed.
            Sent::Reader(event) if self.watcher.is_none() && !self.is_virtual(&event) => None,
            Sent::Reader(event) => {
                if let ReaderEvent::Detached(reader) = &event {
                    self.abandon(reader);
                }
                Some(Event::Reader(event))
            }
            Sent::Tap { epoch, note } => self.note(epoch, note),
        }
    }

    #[cfg(feature = "demo")]
    fn is_virtual(&self, event: &ReaderEvent) -> bool {
        event.reader().is_some_and(|reader| self.virtual_readers.contains_key(reader))
    }

    #[cfg(not(feature = "demo"))]
    const fn is_virtual(&self, _: &ReaderEvent) -> bool {
        false
    }

    /// When [`Readers::tick`] has something to do, if no message comes before.
    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        let tap = self.running.iter().flat_map(|tap| tap.deadline.into_iter().chain(tap.look));
        tap.chain(self.watcher.as_ref().and_then(Watcher::due)).min()
    }

    /// Gives up a tap whose time is over, looks after a reader that does not open, and notices a
    /// service that has fallen silent.
    pub(crate) fn tick(&mut self) -> Option<Event> {
        let now = Instant::now();
        if self.watcher.as_ref().is_some_and(|watcher| watcher.falls_silent(now)) {
            return Some(Event::Reader(ReaderEvent::ServiceDown(ServiceDown::Silent)));
        }
        let is_over = |until: Option<Instant>| until.is_some_and(|until| until <= now);
        let running = self.running.as_ref()?;
        if is_over(running.deadline) {
            return self.give_up();
        }
        if is_over(running.look) {
            self.look();
        }
        None
    }

    /// The reader does not open. Whether another program uses it is asked on a thread of its own,
    /// since PC/SC may hold that call too; a tap of ours that was given up and still hangs there is
    /// not another program.
    fn look(&mut self) {
        self.forget_the_ended();
        let Some(running) = &mut self.running else { return };
        running.look = None;
        let (reader, epoch, post) = (running.reader.clone(), running.epoch, self.post.clone());
        if self.abandoned.iter().any(|abandoned| abandoned.reader == reader) {
            return;
        }
        let name = reader.clone();
        let ask = move || {
            if connect().is_ok_and(|service| service.is_in_use(&name)) {
                post.send_waiting(Message::tap(epoch, Note::Busy));
            }
        };
        if let Ok(thread) = thread::Builder::new().name("reader look".into()).spawn(ask) {
            self.abandoned.push(Abandoned { reader, thread, held: false });
        }
    }

    /// Starts a tap on a reader; what it says comes with its number. A tap that still runs is
    /// stopped first.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads: then the tap says nothing.
    pub(crate) fn tap(
        &mut self,
        epoch: Epoch,
        reader: &ReaderName,
        request: Request,
    ) -> std::io::Result<()> {
        self.stop();
        let tether = Tether::default();
        let now = Instant::now();
        self.running = Some(Running {
            epoch,
            reader: reader.clone(),
            entry: request.entry.clone(),
            tether: tether.clone(),
            started: now,
            read: None,
            deadline: Some(now + WATCHDOG),
            look: Some(now + OPENING),
            opened: false,
        });
        if !self.workers.contains_key(reader) {
            let worker = Worker::spawn(reader, self.opener(reader), self.post.clone())?;
            self.workers.insert(reader.clone(), worker);
        }
        if let Some(worker) = self.workers.get(reader) {
            worker.start(epoch, request, tether);
        }
        Ok(())
    }

    fn give_up(&mut self) -> Option<Event> {
        let running = self.running.as_mut()?;
        let epoch = running.epoch;
        // PC/SC does not come back from cutting the power. What was read counts all the same.
        let tap = match running.read.take() {
            Some(tap) => tap,
            None => Box::new(running.ended(ReadError::GivenUp)),
        };
        let reader = running.reader.clone();
        self.stop();
        for abandoned in self.abandoned.iter_mut().filter(|abandoned| abandoned.reader == reader) {
            abandoned.held = true;
        }
        Some(Event::Tap { epoch, news: TapNews::Ended(tap) })
    }

    /// A word from the thread of a reader. What comes from a tap that was stopped says nothing of
    /// the one that runs.
    fn note(&mut self, epoch: Epoch, note: Note) -> Option<Event> {
        let running = self.running.as_mut().filter(|running| running.epoch == epoch);
        let news = match (running, note) {
            (_, Note::Progress(progress)) => Some(TapNews::Progress(progress)),
            // Told once, however often the worker has to ask; not for a look that came back late.
            (Some(running), Note::Busy) if !running.opened => {
                running.look = None;
                running.tether.wait();
                running.deadline.take().map(|_| TapNews::Busy)
            }
            (Some(running), Note::Opened) => {
                running.opened = true;
                running.look = None;
                running.started = Instant::now();
                running.deadline.get_or_insert(running.started + WATCHDOG);
                None
            }
            (Some(running), Note::Read(tap)) => {
                running.read = Some(tap);
                None
            }
            (Some(_), Note::PoweredDown) => self.running.take()?.read.map(TapNews::Ended),
            (Some(running), Note::NotOpened(error)) => {
                let tap = running.ended(error.into());
                self.running = None;
                Some(TapNews::Ended(Box::new(tap)))
            }
            (
                Some(_) | None,
                Note::Busy | Note::Opened | Note::Read(_) | Note::PoweredDown | Note::NotOpened(_),
            ) => None,
        };
        news.map(|news| Event::Tap { epoch, news })
    }
}

impl Running {
    /// The tap as it is when somebody else ends it.
    fn ended(&self, why: ReadError) -> Tap {
        let total = self.started.elapsed();
        Tap {
            result: Err(why),
            usage: self.tether.usage(),
            total,
            trace: Vec::new(),
            transcript: self.tether.transcript(total),
        }
    }

    /// Why it has brought nothing when it is stopped now.
    fn stopped(&self) -> ReadError {
        let waits_for_another_program = self.deadline.is_none() && !self.opened;
        if waits_for_another_program { OpenError::Busy.into() } else { ReadError::Stopped }
    }
}

impl Readers {
    /// Stops the tap with this number, if it runs, and says what became of it.
    pub(crate) fn stop_tap(&mut self, epoch: Epoch) -> Option<Tap> {
        self.running.as_ref().filter(|running| running.epoch == epoch)?;
        self.stop().map(|(_, tap)| tap)
    }

    /// Stops the tap that runs: its thread is abandoned, and its PIN entry is wiped, so that it can
    /// send none. Says which it was, and what became of it.
    pub(crate) fn stop(&mut self) -> Option<(Epoch, Tap)> {
        let running = self.running.take()?;
        running.tether.cut();
        running.entry.iter().for_each(PinEntry::wipe);
        self.abandon(&running.reader);
        Some((running.epoch, running.ended(running.stopped())))
    }

    /// No more taps for the thread of this reader.
    fn abandon(&mut self, reader: &ReaderName) {
        self.forget_the_ended();
        if let Some(worker) = self.workers.remove(reader) {
            let (reader, thread) = (reader.clone(), worker.end());
            self.abandoned.push(Abandoned { reader, thread, held: false });
        }
    }

    fn forget_the_ended(&mut self) {
        self.abandoned.retain(|abandoned| !abandoned.thread.is_finished());
    }
}

impl Drop for Readers {
    /// Waits for the threads that are inside PC/SC: its library frees its tables when the program
    /// exits, and a thread that still uses them then crashes. One that PC/SC holds is not waited
    /// for: nobody knows for how long.
    fn drop(&mut self) {
        self.stop();
        let abandoned = std::mem::take(&mut self.abandoned);
        let abandoned = abandoned.into_iter().filter(|it| !it.held).map(|it| it.thread);
        let threads: Vec<_> = std::mem::take(&mut self.workers)
            .into_values()
            .map(Worker::end)
            .chain(abandoned)
            .collect();
        let patience = Instant::now() + FAREWELL;
        let mut busy = true;
        while busy && Instant::now() < patience {
            self.retired.retain(|watcher| !watcher.end());
            let watched = self.watcher.as_ref().is_none_or(Watcher::end) && self.retired.is_empty();
            busy = !watched || threads.iter().any(|thread| !thread.is_finished());
            if busy {
                thread::sleep(Duration::from_millis(1));
            }
        }
    }
}

#[cfg(test)]
mod tests;
