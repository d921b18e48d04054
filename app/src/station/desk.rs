//! The outbox and the way to the desk, from when this terminal is one of a desk: at the start, or
//! as soon as it is enrolled.

use std::io;
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::outbox;
use crate::config::{Config, DeskAddress};
use crate::host::bundle::{Asked, Bundle};
use crate::host::checks;
use crate::host::delivery::{DeliverySetup, DeskLink, MakeBundle};
use crate::host::desk_identity::DeskFolder;
use crate::host::log::Follow;
use crate::host::mailbox::Post;
use crate::host::outbox::{Outbox, OutboxSettings, OutboxThread};
use crate::host::visits::{DeskMail, Outside, VisitsHandle};

/// Between two looks whether this terminal was enrolled.
const LOOK: Duration = Duration::from_secs(2);

/// Ends with [`Self::end`].
#[derive(Debug)]
pub(super) struct DeskSide {
    outbox: Arc<Mutex<State>>,
    /// Dropping it ends the look.
    look: Option<SyncSender<()>>,
}

#[derive(Debug)]
enum State {
    /// This terminal is one of no desk yet.
    Awaited,
    Open(OutboxThread),
    /// The program ends.
    Ended,
}

/// What it takes to open it.
struct Opener {
    config: Config,
    log: Follow,
    visits: Post<Outside>,
    desk: Option<Post<DeskMail>>,
}

impl DeskSide {
    /// Opens it, or waits on a thread of its own until this terminal is enrolled. The visits are
    /// told how it stands.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(super) fn open(config: &Config, log: Follow, visits: &VisitsHandle) -> io::Result<Self> {
        let (config, desk) = (config.clone(), visits.desk.clone());
        let opener = Opener { config, log, visits: visits.post.clone(), desk };
        let outbox = Arc::new(Mutex::new(State::Awaited));
        if opener.open(&mut lock(&outbox))? {
            return Ok(Self { outbox, look: None });
        }
        let (look, ended) = sync_channel(0);
        let state = outbox.clone();
        thread::Builder::new().name("enrolment look".into()).spawn(move || {
            while matches!(ended.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout)) {
                match opener.open(&mut lock(&state)) {
                    Ok(true) => return,
                    Ok(false) => {}
                    Err(error) => tracing::error!(%error, "no way to the desk"),
                }
            }
        })?;
        Ok(Self { outbox, look: Some(look) })
    }

    /// That of a demonstration, with everything in folders of its own.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(super) fn of_a_demonstration(
        folder: DeskFolder,
        settings: OutboxSettings,
        visits: &VisitsHandle,
    ) -> io::Result<Self> {
        let way = Way::of_a_demonstration(folder);
        let desk = visits.desk.as_ref();
        let thread = start(settings, Follow::nowhere(), way, &visits.post, desk)?;
        Ok(Self { outbox: Arc::new(Mutex::new(State::Open(thread))), look: None })
    }

    /// Writes what waits, and lets go of the files.
    pub(super) fn end(self) {
        drop(self.look);
        let state = std::mem::replace(&mut *lock(&self.outbox), State::Ended);
        if let State::Open(thread) = state {
            thread.end();
        }
    }
}

impl Opener {
    /// `false`: this terminal is one of no desk yet.
    fn open(&self, state: &mut State) -> io::Result<bool> {
        if !matches!(state, State::Awaited) {
            return Ok(true);
        }
        let Some(settings) = outbox::settings(&self.config) else { return Ok(false) };
        let Some(way) = Way::usual(&self.config) else { return Ok(false) };
        let desk = self.desk.as_ref();
        *state = State::Open(start(settings, self.log.clone(), way, &self.visits, desk)?);
        Ok(true)
    }
}

/// Starts the outbox, and gives the visits their way to the desk over it.
fn start(
    settings: OutboxSettings,
    log: Follow,
    way: Way,
    visits: &Post<Outside>,
    desk: Option<&Post<DeskMail>>,
) -> io::Result<OutboxThread> {
    let thread = OutboxThread::start(settings, log)?;
    let told = visits.clone();
    thread.outbox().follow(move |state| {
        told.send_waiting(Outside::Outbox(Box::new(state.into())));
    });
    if let Some(desk) = desk
        && let Err(error) = way.connect(thread.outbox(), desk)
    {
        thread.end();
        return Err(error);
    }
    Ok(thread)
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// As which terminal, and what its desk may ask it for.
struct Way {
    folder: DeskFolder,
    address: Option<DeskAddress>,
    bundle: MakeBundle,
}

impl Way {
    /// `None` where the platform names no folder: there is no outbox either.
    fn usual(config: &Config) -> Option<Self> {
        let folder = DeskFolder::usual().ok()?;
        let for_bundles = config.clone();
        let address = config.desk.address.clone();
        Some(Self { folder, address, bundle: Arc::new(move || bundle(&for_bundles)) })
    }

    /// What support would get is of the terminal that patients use, and never a demonstration's.
    fn of_a_demonstration(folder: DeskFolder) -> Self {
        Self { folder, address: None, bundle: Arc::new(|| None) }
    }

    /// Gives the visits their way to the desk, over this outbox.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    fn connect(self, outbox: Outbox, visits: &Post<DeskMail>) -> io::Result<()> {
        let Self { folder, address, bundle } = self;
        let setup = DeliverySetup { folder, address, outbox, versions: checks::versions(), bundle };
        let news = visits.clone();
        let link = DeskLink::start(setup, move |it| {
            news.send_waiting(DeskMail::News(Box::new(it)));
        })?;
        visits.send_waiting(DeskMail::Link(Box::new(link)));
        Ok(())
    }
}

/// What support gets.
fn bundle(config: &Config) -> Option<Vec<u8>> {
    let asked = Asked { config, wrong: None, since: None, transcripts: &[] };
    match Bundle::gather(&asked) {
        Ok(bundle) => bundle.to_bytes().ok(),
        Err(error) => {
            tracing::warn!(%error, "a bundle could not be made");
            None
        }
    }
}
