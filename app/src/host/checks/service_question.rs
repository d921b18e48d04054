//! Asks the PC/SC service for its readers, on a thread that is left behind when PC/SC does not
//! answer.

use std::sync::mpsc::{self, Receiver};
use std::thread;

use kazasu_core::reader::ServiceDown;

use super::service::{Answer, PATIENCE};
use crate::host::readers;

use crate::host::clock::Instant;

/// A question that is on its way.
pub(super) struct Question {
    answer: Receiver<Answer>,
    until: Instant,
}

/// Asks the service for its readers.
pub(super) fn ask() -> Question {
    let (sender, answer) = mpsc::channel();
    // A thread that cannot be started drops its sender: that counts as silence.
    drop(thread::Builder::new().name("reader list".into()).spawn(move || {
        let readers = readers::connect().and_then(|service| service.readers());
        drop(sender.send(readers.map_or_else(Answer::Down, Answer::Readers)));
    }));
    Question { answer, until: Instant::now() + PATIENCE }
}

impl Question {
    pub(super) fn answer(self) -> Answer {
        self.answer
            .recv_timeout(self.until.saturating_duration_since(Instant::now()))
            .unwrap_or(Answer::Down(ServiceDown::Silent))
    }
}
