//! The terminal UI: the patient's visit on a terminal, over SSH or on a small panel, with a keyboard or a USB ten-key.
//!
//! Draws `Screen`s and posts what is pressed; no rule of the visit is here. It draws when something has changed and sleeps otherwise.

mod app;
mod input;
mod keys;
mod page;
mod patient;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod widgets;
mod wrap;

use std::collections::VecDeque;
use std::io::{self, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use kazasu_core::screen::Screen;
use kazasu_core::session::{Settings, Tone};
use thiserror::Error;

use crate::host::readers::Post;
use crate::host::visits::{self, Front, Observer, Outside};
use app::{App, Asked};
use terminal::Taken;
pub(crate) use terminal::Unfit;

/// Keys and other news that wait to be seen; nobody types ahead more.
const WAITING: usize = 64;

/// The session answers a key far sooner, or has nothing to show for it.
const ANSWER: Duration = Duration::from_millis(50);

/// Why no screens are shown.
#[derive(Debug, Error)]
pub(crate) enum TuiError {
    /// The terminal is not made for it.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The terminal or the system refuses.
    #[error("the terminal cannot be used: {0}")]
    System(#[from] io::Error),
}

/// What there is to look at.
#[derive(Debug)]
enum Wake {
    /// A key, or another event of the terminal.
    Terminal(Event),
    /// The window has another size.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there the terminal tells it by an event"))]
    Resized,
    /// Something lies on the shelf.
    Shelf,
    /// The terminal is gone, or the program is to end.
    End,
}

/// What the visits have to show. Only the newest screen counts, so that a slow terminal never makes them wait.
#[derive(Debug, Default)]
struct Shelf {
    screen: Option<Screen>,
    bell: bool,
}

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This front-end, as the visits see it.
struct Window {
    shelf: Arc<Mutex<Shelf>>,
    wakes: SyncSender<Wake>,
}

impl Window {
    fn put(&self, put: impl FnOnce(&mut Shelf)) {
        put(&mut lock(&self.shelf));
        // No room: then something else is about to be looked at, and the shelf with it.
        drop(self.wakes.try_send(Wake::Shelf));
    }
}

impl Front for Window {
    fn show(&mut self, screen: Screen) {
        self.put(|shelf| shelf.screen = Some(screen));
    }

    fn play(&mut self, tone: Tone) {
        // A terminal has one bell, and no need of it for keys.
        if tone != Tone::Key {
            self.put(|shelf| shelf.bell = true);
        }
    }
}

/// Shows the visits on this terminal until it goes away, a signal comes, or a demonstration is left.
///
/// # Errors
///
/// When the terminal cannot show them.
pub(crate) fn run(settings: Settings, demo: bool, colour: bool, observers: Vec<Box<dyn Observer>>) -> Result<(), TuiError> {
    terminal::check()?;
    let (wakes, news) = sync_channel(WAITING);
    let shelf = Arc::new(Mutex::new(Shelf::default()));
    let visits = visits::start(settings, demo, Window { shelf: Arc::clone(&shelf), wakes: wakes.clone() }, observers)?;
    // Before the terminal is taken: from here on no signal leaves it as it is.
    input::listen(&wakes, &visits.post)?;
    let panicked = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&panicked);
    let mut terminal = Taken::take(move || {
        flag.store(true, Ordering::Release);
        drop(wakes.try_send(Wake::End));
    })?;
    let shown = show(&mut terminal, &news, &shelf, &visits.post, App::new(colour));
    visits.end();
    drop(terminal);
    if panicked.load(Ordering::Acquire) {
        // Another thread's; the hook has said it.
        panic::resume_unwind(Box::new("a thread has panicked"));
    }
    // A terminal that cannot be written to has gone away, and that is one way to end.
    drop(shown);
    Ok(())
}

fn show(terminal: &mut Taken, news: &Receiver<Wake>, shelf: &Mutex<Shelf>, post: &Post<Outside>, mut app: App) -> io::Result<()> {
    let mut typed = VecDeque::new();
    // While this runs, the last key may yet change the screen, and the next one means what it means there.
    let mut answer: Option<Instant> = None;
    loop {
        let wake = match answer {
            None => news.recv().unwrap_or(Wake::End),
            Some(until) => match news.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(wake) => wake,
                Err(RecvTimeoutError::Timeout) => Wake::Shelf,
                Err(RecvTimeoutError::Disconnected) => Wake::End,
            },
        };
        match wake {
            Wake::End => return Ok(()),
            Wake::Terminal(Event::Key(key)) if typed.len() < WAITING => typed.push_back(key),
            Wake::Terminal(_) | Wake::Resized => {}
            Wake::Shelf => answer = None,
        }
        let Shelf { screen, bell } = std::mem::take(&mut *lock(shelf));
        screen.into_iter().for_each(|screen| app.show(screen));
        while answer.is_none()
            && let Some(key) = typed.pop_front()
        {
            match app.key(key) {
                None => {}
                Some(Asked::Patient(action)) => {
                    post.send(Outside::Patient(action));
                    answer = Some(Instant::now() + ANSWER);
                }
                #[cfg(feature = "demo")]
                Some(Asked::Demo(action)) => drop(post.send(Outside::Demo(action))),
                #[cfg(feature = "demo")]
                Some(Asked::Leave) => return Ok(()),
            }
        }
        terminal.draw(|frame| app.draw(frame))?;
        if bell {
            // BEL (ECMA-48, 8.3.3).
            stdout().write_all(b"\x07").and_then(|()| stdout().flush())?;
        }
    }
}
