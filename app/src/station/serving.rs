//! Keeps the lock of serving: tries until this program has it, opens the way in for technicians
//! then, and tries again what could not be had, as long as the program runs.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::host::attach::Entrance;
use crate::host::clock::Instant;
use crate::host::instance_lock::{Claim, InstanceLock, LOOK, OtherInstance, Serving};
use crate::host::mailbox::Post;
use crate::host::visits::Outside;

/// How often is tried again what could not be had: the socket, a file on a disk that was not there.
const AGAIN: Duration = Duration::from_secs(2);

/// How long the thread has for its end: one look.
const FAREWELL: Duration = Duration::from_secs(1);

/// The thread that keeps the lock.
#[derive(Debug)]
pub(super) struct LockKeeper {
    ends: SyncSender<()>,
    thread: JoinHandle<()>,
}

struct Keeper {
    claim: Claim,
    entrance: Entrance,
    post: Post<Outside>,
    ended: Receiver<()>,
    /// As the visits were told last.
    told: Option<Serving>,
    /// What the socket said when it was tried last.
    trouble: Option<io::ErrorKind>,
}

/// The program ends.
struct Ended;

impl LockKeeper {
    /// Starts it; nothing here waits for a neighbour. The visits are told by `post`.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(super) fn start(claim: Claim, entrance: Entrance, post: Post<Outside>) -> io::Result<Self> {
        let (ends, ended) = sync_channel(1);
        let keeper = Keeper { claim, entrance, post, ended, told: None, trouble: None };
        let thread = thread::Builder::new().name("serving lock".into()).spawn(move || {
            drop(keeper.run());
        })?;
        Ok(Self { ends, thread })
    }

    /// Lets go of the lock.
    pub(super) fn end(self) {
        let Self { ends, thread } = self;
        drop(ends);
        let patience = Instant::now() + FAREWELL;
        while !thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Keeper {
    fn run(mut self) -> Result<(), Ended> {
        loop {
            match InstanceLock::acquire(&self.claim) {
                Ok(lock) => {
                    let other = self.serve(lock)?;
                    self.entrance.close();
                    self.tell(Serving::Elsewhere(other));
                }
                Err(other) => self.tell(Serving::Elsewhere(other)),
            }
            self.pause(LOOK)?;
        }
    }

    /// Serves until it turns out that another program does.
    fn serve(&mut self, mut lock: InstanceLock) -> Result<OtherInstance, Ended> {
        lock.wait_for_views();
        self.tell(Serving::Here);
        loop {
            self.open_entrance();
            self.pause(AGAIN)?;
            if let Err(other) = lock.complete() {
                return Ok(other);
            }
        }
    }

    fn open_entrance(&mut self) {
        let trouble = self.entrance.open(&self.post).err();
        let kind = trouble.as_ref().map(io::Error::kind);
        if let (Some(error), true) = (trouble, kind != self.trouble) {
            tracing::warn!(%error, "a technician's view can only watch");
        }
        self.trouble = kind;
    }

    /// Once for each change. What finds no room is told the next time.
    fn tell(&mut self, serving: Serving) {
        if self.told.as_ref() != Some(&serving) && self.post.send(serving.clone().into()) {
            if let Serving::Elsewhere(OtherInstance { program, .. }) = &serving {
                tracing::warn!(program, "another program serves patients: this one waits");
            }
            self.told = Some(serving);
        }
    }

    fn pause(&self, time: Duration) -> Result<(), Ended> {
        match self.ended.recv_timeout(time) {
            Err(RecvTimeoutError::Timeout) => Ok(()),
            Ok(()) | Err(RecvTimeoutError::Disconnected) => Err(Ended),
        }
    }
}
