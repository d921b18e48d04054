//! Visits that run, as whoever started them holds them.

use std::thread::{self, JoinHandle};
use std::time::Duration;

#[cfg(feature = "delivery")]
use super::desk_mail::DeskMail;
use super::mail::Outside;
use crate::host::clock::Instant;
use crate::host::mailbox::Post;

/// How long visits have for their end.
const FAREWELL: Duration = Duration::from_secs(1);

/// Visits that run.
#[derive(Debug)]
pub(crate) struct VisitsHandle {
    /// The way in.
    pub(crate) post: Post<Outside>,
    /// The way in for delivery; `None`: the visits are another program's.
    #[cfg(feature = "delivery")]
    pub(crate) desk: Option<Post<DeskMail>>,
    pub(super) thread: JoinHandle<()>,
}

impl VisitsHandle {
    /// Of visits that `thread` carries out, or of another program's to which it passes on what is
    /// posted, until it is told to quit.
    pub(crate) const fn new(post: Post<Outside>, thread: JoinHandle<()>) -> Self {
        Self {
            post,
            #[cfg(feature = "delivery")]
            desk: None,
            thread,
        }
    }

    /// With a way in for delivery.
    #[cfg(feature = "delivery")]
    pub(super) fn with_desk(self, desk: Post<DeskMail>) -> Self {
        Self { desk: Some(desk), ..self }
    }

    /// Ends them, and waits until they have put their things away.
    pub(crate) fn end(&self) {
        self.post.send(Outside::Quit);
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}
