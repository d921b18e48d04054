//! The thread that writes the log.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::reader::ReaderEvent;
use kazasu_core::session::DeskState;
use kazasu_core::time::UnixTime;
use serde_json::Value;

use super::entry::{Entry, Line, Lost, ReaderLine};
#[cfg(unix)]
use super::journald::Journald;
use super::rolling::Rolling;
use crate::config;
use crate::host::clock::{self, Instant};
use crate::host::loggable::Word;
use crate::host::report::{Observer, TapReport};
use crate::host::trust::TrustNews;

/// Lines that wait for the disk: more than a terminal writes in an hour.
const WAITING: usize = 1_024;

/// How long the last lines have at the program's end.
const FAREWELL: Duration = Duration::from_millis(500);

/// The log of this program, as long as it runs.
#[derive(Debug)]
pub(crate) struct Log {
    follow: Follow,
    thread: JoinHandle<()>,
}

/// A way to the log, from any thread.
#[derive(Clone, Debug)]
pub(crate) struct Follow {
    sender: SyncSender<Message>,
    /// Lines that found no room.
    lost: Arc<AtomicU64>,
}

#[derive(Debug)]
enum Message {
    Line(UnixTime, Entry),
    End,
}

impl Log {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(settings: &config::Log, terminal: &str) -> io::Result<Self> {
        let (sender, messages) = sync_channel(WAITING);
        let lost = Arc::<AtomicU64>::default();
        let writer = Writer {
            rolling: settings.folder().map(|folder| Rolling::new(folder, settings.keep)),
            #[cfg(unix)]
            journal: Journald::of_this_service(),
            terminal: Word::terminal(terminal),
            lost: lost.clone(),
            fails: false,
        };
        let thread =
            thread::Builder::new().name("log".into()).spawn(move || writer.run(&messages))?;
        Ok(Self { follow: Follow { sender, lost }, thread })
    }

    /// A way to it.
    pub(crate) fn follow(&self) -> Follow {
        self.follow.clone()
    }

    /// Writes what waits, and ends. A disk that hangs is not waited for.
    pub(crate) fn end(self) {
        self.follow.write(Entry::Ended);
        drop(self.follow.sender.try_send(Message::End));
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Follow {
    /// A way to no log, for what writes nothing down.
    #[cfg(feature = "delivery")]
    pub(crate) fn nowhere() -> Self {
        // Nobody listens at the other end.
        let (sender, _) = sync_channel(0);
        Self { sender, lost: Arc::default() }
    }

    /// Writes a line, soon.
    pub(crate) fn write(&self, entry: Entry) {
        if self.sender.try_send(Message::Line(clock::now(), entry)).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Observer for Follow {
    fn desk(&mut self, state: DeskState) {
        self.write(Entry::Desk(state.into()));
    }

    fn tap(&mut self, report: &TapReport) {
        self.write(Entry::Tap(Box::new(report.into())));
    }

    fn reader(&mut self, event: &ReaderEvent) {
        if let Some(reader) = ReaderLine::of(event) {
            self.write(Entry::Reader(reader));
        }
    }

    fn trust(&mut self, news: &TrustNews) {
        for file in &news.changes {
            self.write(Entry::Trust(file.into()));
        }
    }
}

struct Writer {
    rolling: Option<Rolling>,
    #[cfg(unix)]
    journal: Option<Journald>,
    terminal: Word,
    lost: Arc<AtomicU64>,
    /// The last line could not be written.
    fails: bool,
}

impl Writer {
    fn run(mut self, messages: &Receiver<Message>) {
        while let Ok(Message::Line(time, entry)) = messages.recv() {
            let lines = self.lost.swap(0, Ordering::Relaxed);
            if lines > 0 {
                self.write(time, Entry::Lost(Lost { lines }));
            }
            self.write(time, entry);
        }
    }

    fn write(&mut self, time: UnixTime, entry: Entry) {
        let lines = if let Entry::Lost(Lost { lines }) = &entry { *lines } else { 1 };
        // An object of numbers, words and names always becomes JSON.
        let Ok(line) = serde_json::to_value(Line::new(time, &self.terminal, entry.clone())) else {
            return;
        };
        self.to_the_journal(&line);
        let Some(rolling) = &mut self.rolling else { return };
        let Ok(mut text) = serde_json::to_vec(&Line::new(time, &self.terminal, entry)) else {
            return;
        };
        text.push(b'\n');
        match rolling.append(&clock::day(time), &text) {
            Ok(()) => self.fails = false,
            Err(error) => {
                self.lost.fetch_add(lines, Ordering::Relaxed);
                // Once, until it works again: the self test says it too.
                if !std::mem::replace(&mut self.fails, true) {
                    tracing::warn!(%error, "the log cannot be written");
                }
            }
        }
    }

    #[cfg(unix)]
    fn to_the_journal(&self, line: &Value) {
        if let (Some(journal), Value::Object(line)) = (&self.journal, line)
            && let Err(error) = journal.send(line)
        {
            tracing::debug!(%error, "a line for the journal is lost");
        }
    }

    #[cfg(not(unix))]
    #[allow(clippy::unused_self, reason = "there is no journal here")]
    const fn to_the_journal(&self, _: &Value) {}
}

#[cfg(test)]
mod tests;
