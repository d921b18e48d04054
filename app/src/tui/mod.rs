//! The terminal UI: the patient's visit on a terminal, over SSH or on a small panel, with a
//! keyboard or a USB ten-key.
//!
//! Draws `Screen`s and posts what is pressed; no rule of the visit is here. It draws when something
//! has changed and sleeps otherwise.

mod app;
mod input;
mod job;
mod keys;
mod page;
mod patient;
mod technician;
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
use kazasu_core::reader::ReaderEvent;
use kazasu_core::screen::Screen;
use kazasu_core::session::Tone;
use kazasu_i18n::Language;
use thiserror::Error;

use crate::config::{Config, Value};
use crate::host::attach::Told;
#[cfg(unix)]
use crate::host::attach::{self, AttachServer};
#[cfg(target_os = "linux")]
use crate::host::instance_lock::InstanceLock;
use crate::host::instance_lock::OtherInstance;
use crate::host::mailbox::Post;
use crate::host::report::{Observer, TapReport, TerminalStatus};
use crate::host::visits::{self, Front, Outside, VisitsHandle};
use app::{App, Asked};
pub(crate) use technician::Access;
use technician::Technician;
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

/// What the visits have to show. Only the newest screen counts, so that a slow terminal never makes
/// them wait.
#[derive(Debug, Default)]
struct Shelf {
    screen: Option<Screen>,
    bell: bool,
    /// In the order in which they came; the oldest go where nobody fetches them.
    news: VecDeque<News>,
}

/// What the technician's view is told.
#[derive(Debug)]
enum News {
    /// A tap is over.
    Tap(Box<TapReport>),
    /// Readers and phones come and go.
    Reader(ReaderEvent),
    /// Whether patients are served has changed.
    Status(TerminalStatus),
    /// The program that serves, where it is another one, says something.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there no view is let in"))]
    Told(Told),
    /// Another program has begun to serve patients, and this one has let go of the readers.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "it cannot be seen there"))]
    Yielded(OtherInstance),
    /// A job is done.
    Answer(technician::Answer),
}

/// News that wait while a terminal hangs.
const WAITING_NEWS: usize = 1_000;

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This front-end, as the visits see it: it shows their screens, and follows what they do.
#[derive(Clone)]
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

    fn tell(&self, news: News) {
        self.put(|shelf| {
            if shelf.news.len() >= WAITING_NEWS {
                shelf.news.pop_front();
            }
            shelf.news.push_back(news);
        });
    }
}

impl Observer for Window {
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

/// How the terminal is used.
pub(crate) struct Options {
    /// Of the first screen, and of the technician's view.
    pub(crate) language: Language,
    /// Virtual phones.
    pub(crate) demo: bool,
    pub(crate) colour: bool,
    /// How the technician's view is reached.
    pub(crate) access: Access,
    /// Every value in force, for the technician.
    pub(crate) values: Vec<Value>,
    /// The program that serves patients, where it is another one: then this one works on that, or
    /// only watches.
    pub(crate) elsewhere: Option<OtherInstance>,
    /// The way in for the technician's view of another program.
    #[cfg(unix)]
    pub(crate) attach_server: Option<AttachServer>,
    /// Who else follows the visits.
    pub(crate) observers: Vec<Box<dyn Observer>>,
}

/// Shows the visits on this terminal until it goes away, a signal comes, or it is left.
///
/// # Errors
///
/// When the terminal cannot show them.
pub(crate) fn run(config: &Arc<Config>, options: Options) -> Result<(), TuiError> {
    terminal::check()?;
    let Options { language, demo, colour, access, values, elsewhere, mut observers, .. } = options;
    let mut technician = Technician::new(access, language, demo, values);
    let (wakes, news) = sync_channel(WAITING);
    let window = Window { shelf: Arc::default(), wakes: wakes.clone() };
    let visits = if let Some(elsewhere) = elsewhere {
        work_elsewhere(elsewhere, config, &window, &mut technician)?
    } else {
        observers.push(Box::new(window.clone()));
        let visits =
            visits::start(config.settings(language.into()), demo, window.clone(), observers)?;
        #[cfg(target_os = "linux")]
        if access == Access::AtOnce && !demo {
            yield_to_patients(config, &window, &visits.post)?;
        }
        visits
    };
    #[cfg(unix)]
    let attach_server = options.attach_server.map(|attach_server| attach_server.open(&visits.post));
    // Before the terminal is taken: from here on no signal leaves it as it is.
    input::listen(&wakes, &visits.post)?;
    let panicked = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&panicked);
    let mut terminal = Taken::take(move || {
        flag.store(true, Ordering::Release);
        drop(wakes.try_send(Wake::End));
    })?;
    let surroundings = Surroundings { window: &window, post: &visits.post, config };
    let mut app = App::new(colour, technician);
    let shown = show(&mut terminal, &news, &surroundings, &mut app);
    app.technician.end();
    surroundings.serve(&mut app.technician);
    #[cfg(unix)]
    drop(attach_server);
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

/// On the program that serves patients, if it lets this view in. Else it is watched, by what it
/// writes down.
fn work_elsewhere(
    elsewhere: OtherInstance,
    config: &Config,
    window: &Window,
    technician: &mut Technician,
) -> io::Result<VisitsHandle> {
    #[cfg(unix)]
    {
        let told = window.clone();
        match attach::join(move |news| told.tell(News::Told(news))) {
            Ok(joined) => {
                technician.join(elsewhere.program);
                return Ok(joined);
            }
            Err(error) => {
                tracing::info!(%error, "the program that serves patients lets no view in")
            }
        }
    }
    technician.watch_only(elsewhere);
    visits::watch(config.log.folder(), &config.terminal.id, window.clone())
}

/// A technician's view serves nobody: when a program begins to that does, it gets the readers.
#[cfg(target_os = "linux")]
fn yield_to_patients(config: &Config, window: &Window, post: &Post<Outside>) -> io::Result<()> {
    let (window, post) = (window.clone(), post.clone());
    InstanceLock::when_taken(&config.reader.names, move |elsewhere| {
        post.send(Outside::Quit);
        window.tell(News::Yielded(elsewhere));
    })
}

/// What the screen works with.
struct Surroundings<'a> {
    window: &'a Window,
    post: &'a Post<Outside>,
    config: &'a Arc<Config>,
}

impl Surroundings<'_> {
    /// Does what the technician's view asks for; `false`: the program is to end.
    fn serve(&self, technician: &mut Technician) -> bool {
        while let Some(asked) = technician.asked() {
            match asked {
                technician::Asked::Order(order) => drop(self.post.send(Outside::Technician(order))),
                technician::Asked::Job(job) => {
                    let window = self.window.clone();
                    job::run(job, self.config, move |news| window.tell(news));
                }
                technician::Asked::End => return false,
            }
        }
        true
    }
}

fn show(
    terminal: &mut Taken,
    news: &Receiver<Wake>,
    with: &Surroundings<'_>,
    app: &mut App,
) -> io::Result<()> {
    let started = Instant::now();
    let mut typed = VecDeque::new();
    // While this runs, the last key may yet change the screen, and the next one means what it means
    // there.
    let mut answer: Option<Instant> = None;
    loop {
        let tick = app.technician.next_deadline().map(|uptime| started + uptime);
        let wake = match answer.into_iter().chain(tick).min() {
            None => news.recv().unwrap_or(Wake::End),
            Some(until) => match news.recv_timeout(until.saturating_duration_since(Instant::now()))
            {
                Ok(wake) => wake,
                Err(RecvTimeoutError::Timeout) => Wake::Shelf,
                Err(RecvTimeoutError::Disconnected) => Wake::End,
            },
        };
        app.technician.tick(started.elapsed());
        match wake {
            Wake::End => return Ok(()),
            Wake::Terminal(Event::Key(key)) if typed.len() < WAITING => typed.push_back(key),
            Wake::Terminal(_) | Wake::Resized => {}
            Wake::Shelf => answer = None,
        }
        let Shelf { screen, bell, news: told } = std::mem::take(&mut *lock(&with.window.shelf));
        screen.into_iter().for_each(|screen| app.show(screen));
        told.into_iter().for_each(|news| app.technician.learn(news));
        while answer.is_none()
            && let Some(key) = typed.pop_front()
        {
            match app.key(key) {
                None => {}
                Some(Asked::Patient(action)) => {
                    with.post.send(Outside::Patient(action));
                    answer = Some(Instant::now() + ANSWER);
                }
                #[cfg(feature = "demo")]
                Some(Asked::Demo(action)) => drop(with.post.send(Outside::Demo(action))),
                #[cfg(feature = "demo")]
                Some(Asked::Leave) => return Ok(()),
            }
        }
        if !with.serve(&mut app.technician) {
            return Ok(());
        }
        terminal.draw(|frame| app.draw(frame))?;
        if bell {
            // BEL (ECMA-48, 8.3.3).
            stdout().write_all(b"\x07").and_then(|()| stdout().flush())?;
        }
    }
}
