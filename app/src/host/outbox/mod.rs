//! The outbox: what visits end in waits here until the desk has confirmed it. It knows bytes, ids
//! and times, and nothing of sessions, JSON or the network.
//!
//! In the folder `outbox` of this program's state lie `outbox.db` (SQLite), `outbox.key` (what
//! seals its rows, unless systemd gives the key), `outbox.lock` and `outbox.state` (how it stands,
//! for programs that look). One thread writes: what comes
//! in while it commits is committed together next. "Kept" is said after COMMIT has returned, with
//! `synchronous=FULL`. A body is sealed before SQLite sees it, and deleted with the commit that
//! says that it was received, or, while its visit is open, with the one that keeps the next
//! version; what stays for some days is id, hash, times, generation and sequence.
//!
//! Where something is wrong (no room, a key that is gone, another program's file) nothing is kept,
//! deleted or overwritten: the cause is told, and it is tried again every two seconds.

mod commit;
mod database;
mod error;
mod key;
mod lines;
mod look;
mod numbers;
mod of_desk;
mod order;
mod report;
mod row;
mod rows;
mod said;
mod seal;
mod settings;
mod shared;
mod state;
mod state_file;
mod writer;

use std::fmt;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::session::Receipt;
use kazasu_core::time::UnixTime;

use crate::host::clock::Instant;
use crate::host::log::Follow;
use crate::host::mailbox::{Post, mailbox};
pub(crate) use error::{KeepError, OutboxError};
pub(crate) use look::{OutboxLook, look, unconfirmed};
use numbers::Numbers;
use order::{Order, Reply, Verdict};
use row::Content;
pub(crate) use row::{Past, Pick, Row, RowId, Standing, Waiting};
pub(crate) use settings::OutboxSettings;
use shared::{Shared, lock};
pub(crate) use state::{Health, OutboxState};
use writer::Writer;

/// How long the last commit and the last checkpoint have at the program's end.
const FAREWELL: Duration = Duration::from_secs(2);

/// The outbox of this terminal, from any thread; cheap to clone. No call waits for the disk: what
/// is asked for is given to a closure, on the outbox's thread, where it must not wait.
#[derive(Clone)]
pub(crate) struct Outbox {
    orders: Post<Order>,
    shared: Arc<Mutex<Shared>>,
}

/// The thread that writes, for whoever starts and ends it.
#[derive(Debug)]
pub(crate) struct OutboxThread {
    outbox: Outbox,
    thread: JoinHandle<()>,
}

impl OutboxThread {
    /// Starts it; it opens the outbox, or says why it cannot.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(settings: OutboxSettings, log: Follow) -> std::io::Result<Self> {
        let (orders, mailbox) = mailbox();
        // Where there is no randomness, no visit begins; the number alone may be predictable.
        let random = getrandom::u32().map_or(0, |random| random.to_be_bytes()[0]);
        let numbers = Numbers::starting_behind(u16::from(random) % 100);
        let shared = Arc::new(Mutex::new(Shared { state: OutboxState::OPENING, numbers }));
        let writer = Writer::new(mailbox, settings, Arc::clone(&shared), log);
        let thread = thread::Builder::new().name("outbox".into()).spawn(move || writer.run())?;
        Ok(Self { outbox: Outbox { orders, shared }, thread })
    }

    /// A way to it, for delivery and whoever follows.
    pub(crate) fn outbox(&self) -> Outbox {
        self.outbox.clone()
    }

    /// Writes what waits, and lets go of the files. A disk that hangs is not waited for.
    pub(crate) fn end(self) {
        self.outbox.orders.send(Order::End);
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Outbox {
    /// Keeps a hand-over. `reply` hears `Ok` after the commit has returned: it is on the disk, and
    /// survives a power cut. The same bytes once more are kept once.
    pub(crate) fn keep(
        &self,
        row: Row,
        reply: impl FnOnce(Result<(), KeepError>) + Send + 'static,
    ) {
        let reply = Reply::new(reply, || Err(KeepError::NotTaken));
        self.orders.send(Order::Keep(row, reply));
    }

    /// What is to be sent next; `None`: nothing waits, or nothing can be read now.
    pub(crate) fn next(&self, pick: Pick, reply: impl FnOnce(Option<Waiting>) + Send + 'static) {
        self.orders.send(Order::Next(pick, Reply::new(reply, || None)));
    }

    /// The desk has it: its content is deleted here, and that of lower versions that it has.
    /// Where the disk fails meanwhile this is remembered, and written when it can be;
    /// [`next`](Self::next) does not give it any more.
    pub(crate) fn received(&self, id: RowId, receipt: Receipt) {
        self.note(Verdict::Received(id, receipt, Content::Goes));
    }

    /// The same for a version that is not the last of its visit: its content goes with the commit
    /// that keeps the next one. A program that ends before has to make that one out of it.
    pub(crate) fn received_while_open(&self, id: RowId, receipt: Receipt) {
        self.note(Verdict::Received(id, receipt, Content::StaysUntilNext));
    }

    fn note(&self, verdict: Verdict) {
        self.orders.send_waiting(Order::Note(verdict));
    }

    /// The desk refuses it for good: it stays here, and stops nothing. `why` is the desk's reason,
    /// a word; of a longer text the first 80 characters are kept.
    pub(crate) fn set_aside(&self, id: RowId, why: &str) {
        let why = why.chars().take(80).collect();
        self.note(Verdict::SetAside(id, why));
    }

    /// From now on this desk counts (its id): what another one did not get is never sent to it,
    /// and stays here until that one counts again.
    pub(crate) fn of_desk(&self, desk: &str) {
        self.orders.send_waiting(Order::OfDesk(desk.to_owned()));
    }

    /// All that this desk has refused wait again: it has learned better.
    pub(crate) fn retry_set_aside(&self) {
        self.orders.send(Order::Retry);
    }

    /// What was kept since then, the oldest first, whatever has become of it.
    pub(crate) fn history(&self, since: UnixTime, reply: impl FnOnce(Vec<Past>) + Send + 'static) {
        self.orders.send(Order::History(since, Reply::new(reply, Vec::new)));
    }

    /// How it stands.
    pub(crate) fn state(&self) -> OutboxState {
        lock(&self.shared).state.clone()
    }

    /// Tells how it stands now, and each time that it stands otherwise.
    pub(crate) fn follow(&self, follower: impl FnMut(&OutboxState) + Send + 'static) {
        self.orders.send_waiting(Order::Follow(Box::new(follower)));
    }

    /// 確認番号 of the visit that begins now, 0 to 99 (two digits), or 100 to 999 where all of those
    /// are open. It counts on over restarts. A number is open while its hand-over waits or is set
    /// aside, and for 12 hours.
    pub(crate) fn next_confirmation(&self) -> u16 {
        lock(&self.shared).numbers.next()
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outbox")
    }
}

#[cfg(test)]
mod tests;
