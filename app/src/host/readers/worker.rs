//! One thread for one reader: opens what lies there, reads it, cuts its power.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use kazasu_core::apdu::Budget;
use kazasu_core::read::{self, Epoch, Request};
use kazasu_core::reader::{Card, OpenError, ReaderName};
use kazasu_core::time::Ticks;

use super::message::{Message, Note};
use super::tether::{Tether, Tethered};
use crate::host::clock::Stopwatch;
use crate::host::mailbox::Post;

/// How the thread of a reader gets at what lies there: through PC/SC, or a virtual reader.
pub(super) trait Opener: Send + 'static {
    /// Opens what lies on the reader; while another program uses it, waits as long as `go_on`,
    /// which hears of it, says so.
    fn open(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Box<dyn Card>, OpenError>;
}

struct Job {
    /// Since the tap was ordered: what its request says of time counts from then, and another
    /// program may have kept the reader meanwhile.
    ordered: Stopwatch,
    epoch: Epoch,
    request: Request,
    tether: Tether,
}

/// The thread of one reader. Dropping this abandons it: it ends after the call that it is in.
pub(super) struct Worker {
    jobs: SyncSender<Job>,
    thread: JoinHandle<()>,
}

impl Worker {
    pub(super) fn spawn(
        reader: &ReaderName,
        opener: Box<dyn Opener>,
        post: Post<Message>,
    ) -> std::io::Result<Self> {
        let (jobs, queue) = sync_channel(1);
        let title = format!("reader {reader}");
        let thread =
            thread::Builder::new().name(title).spawn(move || work(opener, &queue, &post))?;
        Ok(Self { jobs, thread })
    }

    /// No more taps: its thread ends after the call that it is in.
    pub(super) fn end(self) -> JoinHandle<()> {
        self.thread
    }

    /// Hands a tap over. A worker that is still busy with an abandoned one has been replaced before
    /// this is called.
    pub(super) fn start(&self, epoch: Epoch, request: Request, tether: Tether) {
        drop(self.jobs.try_send(Job { ordered: Stopwatch::start(), epoch, request, tether }));
    }
}

fn work(mut opener: Box<dyn Opener>, jobs: &Receiver<Job>, post: &Post<Message>) {
    while let Ok(Job { ordered, epoch, mut request, tether }) = jobs.recv() {
        let tell = |note| post.send_waiting(Message::tap(epoch, note));
        // What the reader takes to open is a part of the tap; what another program has kept it for
        // is not.
        let mut opening = Stopwatch::start();
        let opened = opener.open(&mut || {
            opening = Stopwatch::start();
            tell(Note::Busy) && !tether.is_cut()
        });
        let note = match opened {
            Ok(card) => {
                tell(Note::Opened);
                let budget = match tether.has_waited() {
                    true => Budget::TAP,
                    false => Budget::TAP.begun(opening.elapsed()),
                };
                request.resend_within = request.resend_within.saturating_sub(ordered.elapsed());
                let mut witness = tether.clone();
                let mut card = Tethered { card, tether };
                let tap = read::read_within(
                    budget,
                    &mut witness,
                    &mut card,
                    &request,
                    &Stopwatch::start(),
                    &mut |progress| {
                        tell(Note::Progress(progress));
                    },
                );
                // Told before the power is cut, since PC/SC may hold that call too; it counts as
                // done after it.
                tell(Note::Read(Box::new(tap)));
                drop(card);
                Note::PoweredDown
            }
            Err(error) => Note::NotOpened(error),
        };
        if !tell(note) {
            return;
        }
    }
}
