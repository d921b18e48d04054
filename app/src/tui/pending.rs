//! What waits for the thread that draws: events of the terminal, screens of the visits, and news
//! for the technician's view. Nobody who leaves something here ever waits for a slow terminal.

use std::collections::VecDeque;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, PoisonError};

use crossterm::event::Event;
use kazasu_core::reader::ReaderEvent;
use kazasu_core::screen::Screen;
use kazasu_core::session::Tone;

use super::technician::News;
use crate::host::report::{Observer, TapReport, TerminalStatus};
use crate::host::visits::Front;

/// How many events may wait to be seen; nobody types ahead more keys.
pub(super) const WAITING_EVENTS: usize = 64;

/// How many news wait while a terminal hangs; the oldest make room.
const WAITING_NEWS: usize = 1_000;

/// Why the thread that draws is woken.
#[derive(Debug)]
pub(super) enum Wake {
    /// A key, or another event of the terminal.
    Terminal(Event),
    /// The window has another size.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there the terminal tells it by an event"))]
    Resized,
    /// Something is [`Pending`].
    Pending,
    /// The terminal is gone, or the program is to end.
    End,
}

/// What the visits have to show. Only the newest screen counts.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub(super) screen: Option<Screen>,
    pub(super) bell: bool,
    /// In the order in which they came.
    pub(super) news: VecDeque<News>,
}

/// This front-end, as the visits see it: it shows their screens, and follows what they do. Clones
/// leave everything in the same place.
#[derive(Clone)]
pub(super) struct TerminalFront {
    pending: Arc<Mutex<Pending>>,
    wakes: SyncSender<Wake>,
}

impl TerminalFront {
    /// A front-end that wakes whoever receives `wakes`.
    pub(super) fn new(wakes: SyncSender<Wake>) -> Self {
        Self { pending: Arc::default(), wakes }
    }

    /// Leaves news for the technician's view.
    pub(super) fn tell(&self, news: News) {
        self.put(|pending| {
            if pending.news.len() >= WAITING_NEWS {
                pending.news.pop_front();
            }
            pending.news.push_back(news);
        });
    }

    /// Takes everything that is pending.
    pub(super) fn take(&self) -> Pending {
        std::mem::take(&mut *self.pending.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, put: impl FnOnce(&mut Pending)) {
        put(&mut self.pending.lock().unwrap_or_else(PoisonError::into_inner));
        // No room: then another wake is about to be looked at, and what is pending with it.
        drop(self.wakes.try_send(Wake::Pending));
    }
}

impl Observer for TerminalFront {
    fn tap(&mut self, report: &TapReport) {
        self.tell(News::Tap(Box::new(report.clone())));
    }

    fn reader(&mut self, event: &ReaderEvent) {
        self.tell(News::Reader(event.clone()));
    }

    fn status(&mut self, status: TerminalStatus) {
        self.tell(News::Status(status));
    }
}

impl Front for TerminalFront {
    fn show(&mut self, screen: Screen) {
        self.put(|pending| pending.screen = Some(screen));
    }

    fn play(&mut self, tone: Tone) {
        // A terminal has one bell, and no need of it for keys.
        if tone != Tone::Key {
            self.put(|pending| pending.bell = true);
        }
    }
}
