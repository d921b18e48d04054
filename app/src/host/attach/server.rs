//! The side of the program that serves patients: lets views in, and tells them what happens.

use std::io::{self, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use kazasu_core::reader::ReaderEvent;

use super::door::Door;
use super::inside::{Inside, KEPT, Mute, line};
use super::wire::{GREETING, Told};
use crate::config::Value;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::Instant;
use crate::host::mailbox::Post;
use crate::host::paths;
use crate::host::report::{Observer, OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustNews;
use crate::host::unix_sockets::{self, Lines};
use crate::host::visits::{Order, Outside};

/// Lines that wait for a view: all that it is told when it comes, and as many again.
const WAITING: usize = 2 * KEPT + 100;

/// A view that takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a connection may be here without a word: a view says at once that it is one.
const WORDLESS: Duration = Duration::from_secs(10);

/// Connections without a word. Where more come, the oldest makes room, once it has had time for a
/// word.
const MUTE: usize = 32;
const TIME_FOR_A_WORD: Duration = Duration::from_millis(200);

/// How long views have for their end.
const FAREWELL: Duration = Duration::from_millis(500);

/// The longest order.
const LONGEST: usize = 4_096;

/// The way in. Dropping it closes it, and sends everybody away.
#[derive(Debug)]
pub(crate) struct AttachServer {
    entrance: Entrance,
}

/// Opens and closes the way in, from any thread.
#[derive(Clone, Debug)]
pub(crate) struct Entrance {
    shared: Shared,
    door: Arc<Mutex<State>>,
}

#[derive(Debug)]
enum State {
    Closed,
    Open(#[allow(dead_code, reason = "dropping it closes it")] Door),
    /// The program ends.
    Ended,
}

/// What is told, and to whom. Clones are the same.
#[derive(Clone, Debug)]
pub(super) struct Shared(Arc<Mutex<Inside>>);

impl AttachServer {
    /// Nobody is let in yet. `front` is what this program calls itself, `values` its configuration.
    pub(crate) fn new(front: &str, values: Vec<Value>) -> Self {
        let shared = Shared(Arc::new(Mutex::new(Inside::new(front, values))));
        Self { entrance: Entrance { shared, door: Arc::new(Mutex::new(State::Closed)) } }
    }

    /// Follows the visits, so that there is something to tell.
    pub(crate) fn observer(&self) -> Box<dyn Observer> {
        Box::new(self.entrance.shared.clone())
    }

    /// The way in, for whoever knows when it is to be open.
    pub(crate) fn entrance(&self) -> Entrance {
        self.entrance.clone()
    }
}

impl Entrance {
    /// Lets views in from now on, if it does not yet; their orders go to `post`. Only the program
    /// that holds the lock of serving may call it.
    ///
    /// # Errors
    ///
    /// Whatever the system says: views only watch then, until another call succeeds.
    pub(crate) fn open(&self, post: &Post<Outside>) -> io::Result<()> {
        let folder = paths::state_folder().ok_or(io::ErrorKind::NotFound)?;
        self.open_in(&folder, post)
    }

    pub(super) fn open_in(&self, folder: &Path, post: &Post<Outside>) -> io::Result<()> {
        let mut state = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*state, State::Closed) {
            let (shared, post) = (self.shared.clone(), post.clone());
            let let_in = move |stream| {
                if let Err(error) = shared.let_in(stream, &post) {
                    tracing::warn!(%error, "a technician's view was not let in");
                }
            };
            *state = State::Open(Door::open(folder, let_in)?);
        }
        Ok(())
    }

    /// Lets nobody in, and sends everybody away.
    pub(crate) fn close(&self) {
        self.close_as(State::Closed);
    }

    fn close_as(&self, closed: State) {
        let mut state = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        drop(std::mem::replace(&mut *state, closed));
        drop(state);
        self.shared.lock().send_away();
    }
}

impl Drop for AttachServer {
    fn drop(&mut self) {
        self.entrance.close_as(State::Ended);
        // What they leave is put right, so that it is recorded.
        let patience = Instant::now() + FAREWELL;
        while !self.entrance.shared.lock().is_empty() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection has come. It is told who serves here at once, and is a view when it has said a
    /// word: until then it takes nobody's place.
    fn let_in(&self, stream: UnixStream, post: &Post<Outside>) -> io::Result<()> {
        let user = unix_sockets::peer(&stream).map(|peer| peer.user);
        stream.set_write_timeout(Some(PATIENCE))?;
        if !self.lock().has_room(user) {
            turn_away(&stream);
            return Ok(());
        }
        self.make_room();
        let (reader, ours) = (stream.try_clone()?, stream.try_clone()?);
        let mut inside = self.lock();
        let number = inside.next_number();
        inside.mute.push_back(Mute { number, since: Instant::now(), stream: ours });
        let hello = line(&inside.hello());
        drop(inside);
        let (shared, post) = (self.clone(), post.clone());
        let connection = move || {
            let mut lines = Lines::new(reader, LONGEST);
            let greeted = (&stream).write_all(hello.unwrap_or_default().as_bytes());
            let first = greeted.ok().and_then(|()| first_word(&mut lines));
            shared.lock().mute.retain(|mute| mute.number != number);
            if let Some(first) = first {
                shared.attend(number, user, &stream, lines, first, &post);
            }
            drop(stream.shutdown(Shutdown::Both));
        };
        let started = thread::Builder::new().name("attach reader".into()).spawn(connection);
        if started.is_err() {
            self.lock().mute.retain(|mute| mute.number != number);
        }
        started.map(drop)
    }

    /// Where many are here without a word, the oldest goes. Whoever comes waits until that one has
    /// had time for a word, so that a crowd does not push out those who are about to say it.
    fn make_room(&self) {
        loop {
            let mut inside = self.lock();
            if inside.mute.len() < MUTE {
                return;
            }
            if let Some(oldest) = inside.mute.pop_front_if(is_old) {
                drop(oldest.stream.shutdown(Shutdown::Both));
                return;
            }
            drop(inside);
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Passes on what a view says until it has gone, and puts right what it leaves.
    fn attend(
        &self,
        number: u64,
        user: Option<u32>,
        stream: &UnixStream,
        mut lines: Lines,
        first: FirstWord,
        post: &Post<Outside>,
    ) {
        let (sender, waiting) = sync_channel(WAITING);
        let streams = stream.try_clone().and_then(|writer| Ok((writer, stream.try_clone()?)));
        let Ok((writer, ours)) = streams else { return };
        if !self.lock().welcome(number, user, sender, ours) {
            return turn_away(stream);
        }
        let writes = thread::Builder::new().name("attach writer".into());
        if writes.spawn(move || write(writer, &waiting)).is_ok() {
            // Whoever has the account has logged in to the machine: the view that comes is the
            // technician who comes.
            post_surely(post, AuditEvent::Login.into());
            if let FirstWord::Order(order) = first {
                self.pass_on(number, order, post);
            }
            self.follow(number, &mut lines, post);
            self.put_right(number, post);
        }
        self.lock().forget(number);
    }

    /// Passes the orders of a view on until it has gone. What is no order is passed over: the view
    /// may be of a newer version.
    fn follow(&self, number: u64, lines: &mut Lines, post: &Post<Outside>) {
        // Gone, or something that is too long to be an order, ends it.
        while let Ok(Some(line)) = lines.next(None) {
            if let Ok(order) = serde_json::from_slice::<Order>(&line) {
                self.pass_on(number, order, post);
            }
        }
    }

    fn pass_on(&self, number: u64, order: Order, post: &Post<Outside>) {
        self.lock().note_order(number, &order);
        post.send(Outside::Technician(order));
    }

    /// A view has gone, and patients are served again, whatever became of whoever worked here;
    /// unless somebody else still does.
    fn put_right(&self, number: u64, post: &Post<Outside>) {
        // Not while it is locked: the visits wait for that lock.
        if self.lock().ends_maintenance(number) {
            post_surely(post, Order::MaintenanceOff.into());
        }
        post_surely(post, AuditEvent::Logout.into());
    }
}

fn is_old(mute: &mut Mute) -> bool {
    mute.since.elapsed() >= TIME_FOR_A_WORD
}

/// What makes a view of a connection.
enum FirstWord {
    Greeting,
    /// Of a view of an earlier version.
    Order(Order),
}

/// Waits for a word: for all of what is said before it there is one time.
fn first_word(lines: &mut Lines) -> Option<FirstWord> {
    let until = Instant::now() + WORDLESS;
    loop {
        let line = lines.next(Some(until)).ok().flatten()?;
        if line == GREETING.as_bytes() {
            return Some(FirstWord::Greeting);
        }
        if let Ok(order) = serde_json::from_slice(&line) {
            return Some(FirstWord::Order(order));
        }
    }
}

/// There is no room.
fn turn_away(mut stream: &UnixStream) {
    let said = line(&Told::NoRoom).unwrap_or_default();
    drop(stream.write_all(said.as_bytes()));
    drop(stream.shutdown(Shutdown::Both));
}

impl Observer for Shared {
    fn tap(&mut self, report: &TapReport) {
        self.lock().tap(report);
    }

    fn reader(&mut self, event: &ReaderEvent) {
        self.lock().reader(event);
    }

    fn trust(&mut self, news: &TrustNews) {
        self.lock().trust(&news.report);
    }

    fn outbox(&mut self, report: &OutboxReport) {
        self.lock().outbox(report);
    }

    fn status(&mut self, status: TerminalStatus) {
        self.lock().status(status);
    }
}

/// Until the view has gone, or was sent away.
fn write(mut stream: UnixStream, lines: &Receiver<String>) {
    while let Ok(line) = lines.recv() {
        if stream.write_all(line.as_bytes()).is_err() {
            drop(stream.shutdown(Shutdown::Both));
            return;
        }
    }
}

/// Posts what must not be lost. Where there is no room the visits hang, and then nothing is served
/// anyway.
fn post_surely(post: &Post<Outside>, outside: Outside) {
    let patience = Instant::now() + PATIENCE;
    while !post.send(outside.clone()) && Instant::now() < patience {
        thread::sleep(Duration::from_millis(50));
    }
}
