//! The terminal UI: the patient's visit on a terminal, over SSH or on a small panel, with a
//! keyboard or a USB ten-key.
//!
//! Draws `Screen`s and posts what is pressed; no rule of the visit is here. It draws when something
//! has changed and sleeps otherwise.

mod app;
mod event_loop;
mod input;
mod job_runner;
mod keys;
mod lines;
mod page;
mod patient;
mod patient_keys;
mod pending;
mod technician;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod widgets;
mod wrap;

use std::io;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

use kazasu_i18n::Language;
use thiserror::Error;

use crate::config::{Config, Value};
#[cfg(unix)]
use crate::host::attach::{self, AttachServer};
#[cfg(target_os = "linux")]
use crate::host::instance_lock::InstanceLock;
use crate::host::instance_lock::OtherInstance;
#[cfg(target_os = "linux")]
use crate::host::mailbox::Post;
use crate::host::report::Observer;
#[cfg(target_os = "linux")]
use crate::host::visits::Outside;
use crate::host::visits::{self, VisitsHandle};
use app::App;
use event_loop::EventLoop;
use pending::{TerminalFront, WAITING_EVENTS, Wake};
pub(crate) use technician::Access;
use technician::{News, Technician};
use terminal::Taken;
pub(crate) use terminal::Unfit;

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
    let (wakes, woken) = sync_channel(WAITING_EVENTS);
    let front = TerminalFront::new(wakes.clone());
    let visits = if let Some(elsewhere) = elsewhere {
        work_elsewhere(elsewhere, config, &front, &mut technician)?
    } else {
        observers.push(Box::new(front.clone()));
        let visits =
            visits::start(config.settings(language.into()), demo, front.clone(), observers)?;
        #[cfg(target_os = "linux")]
        if access == Access::AtOnce && !demo {
            yield_to_patients(config, &front, &visits.post)?;
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
    let event_loop = EventLoop { front: &front, post: &visits.post, config };
    let mut app = App::new(colour, technician);
    let shown = event_loop.run(&mut terminal, &woken, &mut app);
    app.technician.end();
    event_loop.serve(&mut app.technician);
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
    front: &TerminalFront,
    technician: &mut Technician,
) -> io::Result<VisitsHandle> {
    #[cfg(unix)]
    {
        let told = front.clone();
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
    visits::watch(config.log.folder(), &config.terminal.id, front.clone())
}

/// A technician's view serves nobody: when a program begins to that does, it gets the readers.
#[cfg(target_os = "linux")]
fn yield_to_patients(
    config: &Config,
    front: &TerminalFront,
    post: &Post<Outside>,
) -> io::Result<()> {
    let (front, post) = (front.clone(), post.clone());
    InstanceLock::when_taken(&config.reader.names, move |elsewhere| {
        post.send(Outside::Quit);
        front.tell(News::Yielded(elsewhere));
    })
}
