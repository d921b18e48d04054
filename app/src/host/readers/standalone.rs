//! Readers with a mailbox of their own, for whoever listens to nothing else.

use kazasu_core::read::{Epoch, Request};

use kazasu_core::reader::ReaderName;

use super::message::{Event, Message};
use super::supervisor::Readers;
use crate::host::clock::Instant;
use crate::host::mailbox::{Mailbox, mailbox};

/// The readers of this machine, and what they post.
pub(crate) struct StandaloneReaders {
    pub(super) readers: Readers,
    /// The newest tap's: nobody else numbers the taps of these readers.
    epoch: Epoch,
    mailbox: Mailbox<Message>,
}

impl StandaloneReaders {
    /// Starts watching. The first events say whether the service is there, and which readers.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start() -> std::io::Result<Self> {
        let (post, mailbox) = mailbox();
        Ok(Self { readers: Readers::start(post)?, epoch: Epoch(0), mailbox })
    }

    /// The next event, or `None` when `until` has come.
    pub(crate) fn next(&mut self, until: Instant) -> Option<Event> {
        loop {
            let wake = self.readers.next_deadline().into_iter().fold(until, Instant::min);
            let event = match self.mailbox.next_until(wake) {
                Some(message) => self.readers.receive(message),
                None => self.readers.tick(),
            };
            // What comes late from an older tap is dropped.
            let is_late = matches!(event, Some(Event::Tap { epoch, .. }) if epoch != self.epoch);
            if event.is_some() && !is_late {
                return event;
            }
            if wake == until && Instant::now() >= until {
                return None;
            }
        }
    }

    /// Starts a tap on a reader. A tap that still runs is given up first.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn tap(&mut self, reader: &ReaderName, request: Request) -> std::io::Result<()> {
        self.epoch = Epoch(self.epoch.0 + 1);
        self.readers.tap(self.epoch, reader, request)
    }

    /// Gives the running tap up, and its PIN entry is wiped.
    pub(crate) fn stop(&mut self) {
        self.readers.stop();
    }
}
