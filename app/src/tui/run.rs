//! Shows a station on this terminal.

use std::io;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kazasu_i18n::Language;
use thiserror::Error;

use super::app::App;
use super::event_loop::EventLoop;
use super::input;
use super::pending::{TerminalFront, Wake};
use super::technician::{Access, Technician};
use super::terminal::{self, Taken, Unfit};
use crate::config::{Config, Value};
use crate::host::mailbox::Mailbox;
use crate::host::signals::{Signal, Signals};
use crate::host::visits::DemoNotice;
use crate::station::{Station, WorksOn};

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
#[derive(Debug)]
pub(crate) struct Options {
    /// Of the technician's view.
    pub(crate) language: Language,
    pub(crate) colour: bool,
    /// How the technician's view is reached.
    pub(crate) access: Access,
    /// Every value in force, for the technician.
    pub(crate) values: Vec<Value>,
    /// Whose readers the technician's view is about.
    pub(crate) works_on: WorksOn,
    /// Where the desk of a demonstration is.
    pub(crate) desk: Option<DemoNotice>,
}

/// Whether screens can be shown on this terminal.
///
/// # Errors
///
/// Why not.
pub(crate) fn check() -> Result<(), TuiError> {
    Ok(terminal::check()?)
}

/// Shows the station on this terminal until that goes away, a signal comes, or it is left; then the
/// station ends. `front` shows it already, and wakes `wakes`.
///
/// # Errors
///
/// When the terminal cannot show it.
pub(crate) fn run(
    station: Station,
    front: &TerminalFront,
    wakes: &Mailbox<Wake>,
    config: &Arc<Config>,
    options: Options,
) -> Result<(), TuiError> {
    let Options { language, colour, access, values, works_on, desk } = options;
    let virtual_phones = station.virtual_phones();
    let mut technician = Technician::new(access, language, virtual_phones.is_some(), values);
    match works_on {
        WorksOn::OwnReaders => {}
        WorksOn::Joined(other) => technician.join(other.program),
        WorksOn::Watched(other, closed) => technician.watch_only(other, closed),
        WorksOn::Regardless(other) => technician.disregard(other.program),
    }
    // Before the terminal is taken: from here on no signal leaves it as it is.
    let signalled = front.clone();
    station.on_signals(Signals::OfATerminal, move |signal| {
        signalled.wake(match signal {
            Signal::Resized => Wake::Resized,
            Signal::End => Wake::End,
        });
    })?;
    input::listen(front)?;
    let panicked = Arc::new(AtomicBool::new(false));
    let (flag, ending) = (Arc::clone(&panicked), front.clone());
    let mut terminal = Taken::take(move || {
        flag.store(true, Ordering::Release);
        ending.wake(Wake::End);
    })?;
    let event_loop = EventLoop {
        front,
        patient: station.patient(),
        virtual_phones,
        orders: station.orders(),
        records: station.audit(),
        config,
    };
    let mut app = App::new(colour, technician);
    app.desk = desk;
    let shown = event_loop.run(&mut terminal, wakes, &mut app);
    app.technician.end();
    event_loop.serve(&mut app.technician);
    // The terminal is its user's again at once, however long the disk takes to write what waits.
    drop(terminal);
    drop(station);
    if panicked.load(Ordering::Acquire) {
        // Another thread's; the hook has said it.
        panic::resume_unwind(Box::new("a thread has panicked"));
    }
    // A terminal that cannot be written to has gone away, and that is one way to end.
    drop(shown);
    Ok(())
}
