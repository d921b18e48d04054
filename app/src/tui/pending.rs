//! What waits for the thread that draws: events of the terminal, screens of the visits, and news
//! for the technician's view. Nobody who leaves something here ever waits for a slow terminal.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crossterm::event::KeyEvent;
use kazasu_core::reader::ReaderEvent;
use kazasu_core::screen::Screen;
use kazasu_core::session::Tone;

use super::mouse::Mouse;
use super::technician::News;
use crate::host::attach::Told;
use crate::host::instance_lock::{OtherInstance, Serving};
use crate::host::mailbox::{Mailbox, Post, mailbox_for};
use crate::host::report::{Observer, OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustNews;
use crate::host::visits::Front;
use crate::station::TechnicianView;

/// How many events may wait to be seen; nobody types ahead more keys.
pub(super) const WAITING_EVENTS: usize = 64;

/// How many news wait while a terminal hangs; the oldest make room.
const WAITING_NEWS: usize = 1_000;

/// Why the thread that draws is woken.
#[derive(Debug)]
pub(crate) enum Wake {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse did something, where it was asked for.
    Mouse(Mouse),
    /// The window has another size.
    Resized,
    /// A screen, news or the bell wait in [`Pending`] to be taken.
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
#[derive(Clone, Debug)]
pub(crate) struct TerminalFront {
    pending: Arc<Mutex<Pending>>,
    wakes: Post<Wake>,
}

impl TerminalFront {
    /// A front-end, and what it wakes.
    pub(crate) fn new() -> (Self, Mailbox<Wake>) {
        let (wakes, woken) = mailbox_for(WAITING_EVENTS);
        (Self { pending: Arc::default(), wakes }, woken)
    }

    /// Wakes the thread that draws, if there is room: else it is about to look anyway.
    pub(super) fn wake(&self, wake: Wake) {
        self.wakes.send(wake);
    }

    /// The same, and waits for room; `false` when nobody draws any more.
    pub(super) fn wake_surely(&self, wake: Wake) -> bool {
        self.wakes.send_waiting(wake)
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
        self.wake(Wake::Pending);
    }
}

impl Observer for TerminalFront {
    fn tap(&mut self, report: &TapReport) {
        self.tell(News::Tap(Box::new(report.clone())));
    }

    fn reader(&mut self, event: &ReaderEvent) {
        self.tell(News::Reader(event.clone()));
    }

    fn trust(&mut self, news: &TrustNews) {
        self.tell(News::Trust(news.report.clone()));
    }

    fn outbox(&mut self, report: &OutboxReport) {
        self.tell(News::Outbox(Box::new(report.clone())));
    }

    fn status(&mut self, status: TerminalStatus) {
        self.tell(News::Status(status));
    }

    fn serving(&mut self, serving: &Serving) {
        self.tell(News::Serving(serving.clone()));
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

impl TechnicianView for TerminalFront {
    fn told(&self, told: Told) {
        self.tell(News::Told(told));
    }

    fn yielded(&self, to: OtherInstance) {
        self.tell(News::Yielded(to));
    }
}
