//! One thread for one reader, with a PC/SC context of its own: opens what lies there, reads it, cuts its power.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use kazasu_core::read::{self, Request};
use kazasu_core::reader::pcsc::{OpenError, PcscCard, Service, ServiceDown};

use super::tether::{Tether, Tethered};
use super::{Message, Note};
use crate::host::clock::Stopwatch;

/// How often a reader that another program uses is asked again.
const BUSY_PAUSE: Duration = Duration::from_millis(200);

struct Job {
    epoch: u64,
    request: Request,
    tether: Tether,
}

/// The thread of one reader. Dropping this abandons it: it ends after the call that it is in.
pub(super) struct Worker {
    jobs: SyncSender<Job>,
}

impl Worker {
    pub(super) fn spawn(reader: &str, sender: SyncSender<Message>) -> std::io::Result<Self> {
        let (jobs, queue) = sync_channel(1);
        let name = reader.to_owned();
        // A reader's name may hold a NUL on no platform, but a thread's name must not.
        let title = format!("reader {}", reader.replace('\0', " "));
        thread::Builder::new().name(title).spawn(move || work(&name, &queue, &sender))?;
        Ok(Self { jobs })
    }

    /// Hands a tap over. A worker that is still busy with an abandoned one has been replaced before this is called.
    pub(super) fn start(&self, epoch: u64, request: Request, tether: Tether) {
        drop(self.jobs.try_send(Job { epoch, request, tether }));
    }
}

fn work(reader: &str, jobs: &Receiver<Job>, sender: &SyncSender<Message>) {
    let mut service = None;
    while let Ok(Job { epoch, request, tether }) = jobs.recv() {
        let tell = |note| sender.send(Message::Tap { epoch, note }).is_ok();
        let note = match open(&mut service, reader, || tell(Note::Busy) && !tether.is_cut()) {
            Ok(card) => {
                tell(Note::Opened);
                let mut card = Tethered { card, tether };
                let tap = read::read(&mut card, &request, &Stopwatch::start(), &mut |progress| {
                    tell(Note::Progress(progress));
                });
                // Told before the power is cut, since PC/SC may hold that call too; it counts as done after it.
                tell(Note::Read(tap));
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

/// Opens what lies on the reader; waits while another program uses it, as long as `go_on`, which hears of it, says so.
fn open(service: &mut Option<Service>, reader: &str, mut go_on: impl FnMut() -> bool) -> Result<PcscCard, OpenError> {
    let mut renewed = false;
    loop {
        let context = match service.take() {
            Some(context) => context,
            None => Service::connect()?,
        };
        match context.open(reader) {
            // The service may have restarted since this context was made.
            Err(OpenError::Service(ServiceDown)) if !renewed => renewed = true,
            Err(OpenError::Busy) if go_on() => {
                *service = Some(context);
                thread::sleep(BUSY_PAUSE);
            }
            result => {
                *service = Some(context);
                return result;
            }
        }
    }
}
