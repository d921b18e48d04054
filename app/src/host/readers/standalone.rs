//! Readers with a mailbox of their own, for whoever listens to nothing else.

use std::time::Instant;

use kazasu_core::read::Request;

use super::message::{Event, Message};
use super::supervisor::Readers;
use crate::host::mailbox::{Mailbox, mailbox};

/// The readers of this machine, and what they post.
pub(crate) struct StandaloneReaders {
    pub(super) readers: Readers,
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
        Ok(Self { readers: Readers::start(post)?, mailbox })
    }

    /// The next event, or `None` when `until` has come.
    pub(crate) fn next(&mut self, until: Instant) -> Option<Event> {
        loop {
            let wake = self.readers.next_deadline().into_iter().fold(until, Instant::min);
            let event = match self.mailbox.next_until(wake) {
                Some(message) => self.readers.receive(message),
                None => self.readers.tick(),
            };
            if event.is_some() {
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
    pub(crate) fn tap(&mut self, reader: &str, request: Request) -> std::io::Result<()> {
        self.readers.tap(reader, request)
    }

    /// Gives the running tap up, and its PIN entry is wiped.
    pub(crate) fn stop(&mut self) {
        self.readers.stop();
    }
}
