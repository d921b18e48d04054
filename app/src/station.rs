//! A terminal put together: the lock by which one program serves, what it writes down, the socket
//! for a technician's view, the readers and the visits.
//!
//! Front-ends start through it and differ only in what draws. They have no way to the parts, but
//! for what they may post.

mod demo_terminal;
#[cfg(feature = "delivery")]
mod desk;
#[cfg(feature = "delivery")]
mod outbox;
mod records;
mod serving;
mod viewing;

use std::io;

use kazasu_core::session::{Action, Language, Settings};

use crate::config::{Config, Value};
use crate::host::attach::{AttachServer, Closed, Told};
use crate::host::delivery::DemoDesk;
use crate::host::instance_lock::{Claim, OtherInstance};
use crate::host::mailbox::Post;
use crate::host::report::Observer;
use crate::host::signals::{self, Signal, Signals};
use crate::host::trust::TrustWatch;
use crate::host::visits::{self, DemoAction, Front, Outside, Readiness, VisitsHandle};
#[cfg(feature = "tui")]
use crate::host::{attach, audit_event::AuditEvent, instance_lock::Viewing, visits::Order};
pub(crate) use demo_terminal::DemoTerminal;
#[cfg(feature = "delivery")]
use desk::DeskSide;
use records::Records;
use serving::LockKeeper;
use viewing::Watch;

/// What a terminal is made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blueprint<'a> {
    /// The front-end's word in the log: `touch` or `tui`.
    pub(crate) front: &'static str,
    pub(crate) config: &'a Config,
    /// Every value in force, for a technician's view.
    pub(crate) values: &'a [Value],
    /// Of the first screen.
    pub(crate) language: Language,
}

/// A terminal that runs. Dropping it ends it, in the order in which nothing is lost.
#[derive(Debug)]
pub(crate) struct Station {
    /// Virtual phones lie beside the reader.
    demo: bool,
    server: Option<AttachServer>,
    visits: VisitsHandle,
    /// Anchors and lists follow their files as long as it is there.
    trust: Option<TrustWatch>,
    records: Option<Records>,
    /// What visits end in waits there for the desk, from when this terminal has one.
    #[cfg(feature = "delivery")]
    desk: Option<DeskSide>,
    /// Held as long as anything of the rest is there.
    lock: Option<LockKeeper>,
    /// Looks whether somebody else serves, where this program does not.
    watch: Option<Watch>,
}

/// Whose patients a technician's view works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WorksOn {
    /// Nobody's: no program serves, and the readers are this one's until one does.
    OwnReaders,
    /// Those of this program, which takes orders.
    Joined(OtherInstance),
    /// Those of this program, which takes no orders: it is watched.
    Watched(OtherInstance, Closed),
    /// Its own readers, although this program is said to serve: the technician has decided it.
    Regardless(OtherInstance),
}

/// A technician's view, as its station sees it. Each call returns at once.
pub(crate) trait TechnicianView: Front + Observer + Clone {
    /// The program that it has joined says something.
    fn told(&self, told: Told);
    /// Another program has begun to serve patients, and this one has let go of the readers.
    fn yielded(&self, to: OtherInstance);
}

impl Station {
    /// A terminal that serves patients, as soon as no other program does with these readers.
    /// `front` shows the visits, and `observers` follow them.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn serve(
        blueprint: Blueprint<'_>,
        front: impl Front,
        observers: Vec<Box<dyn Observer>>,
    ) -> io::Result<Self> {
        // A technician's view beside this program sees by it that patients are served here.
        let claim = blueprint.claim();
        let server = AttachServer::new(claim.front(), blueprint.values.to_vec());
        let observers = observers.into_iter().chain([server.observer()]).collect();
        let mut station = Self::recording(blueprint, Readiness::WhenServing, front, observers)?;
        // Before the lock is asked for: what a restart has left is completed first.
        #[cfg(feature = "delivery")]
        if let Some(records) = &station.records {
            let desk = DeskSide::open(blueprint.config, records.log(), &station.visits)?;
            station.desk = Some(desk);
        }
        let post = station.visits.post.clone();
        station.lock = Some(LockKeeper::start(claim, server.entrance(), post)?);
        station.server = Some(server);
        Ok(station)
    }

    /// A demonstration: virtual phones beside real readers. Nothing of it may ever be taken for a
    /// patient's visit: nothing is written down but into folders of `terminal`, where there is a
    /// desk for it, and no other program sees it.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn demo(
        blueprint: Blueprint<'_>,
        front: impl Front,
        observers: Vec<Box<dyn Observer>>,
        terminal: Option<DemoTerminal>,
    ) -> io::Result<Self> {
        let settings = blueprint.settings();
        let desk = terminal.as_ref().map_or(DemoDesk::Pretended, DemoTerminal::desk);
        let readiness = Readiness::WhenServing;
        let visits = visits::start(settings, Some(desk), readiness, front, observers)?;
        let claim = blueprint.claim().without_files();
        let mut station = Self::of(visits);
        station.demo = true;
        #[cfg(feature = "delivery")]
        if let Some(DemoTerminal { folder, outbox, .. }) = terminal {
            let desk = DeskSide::of_a_demonstration(folder, outbox, &station.visits)?;
            station.desk = Some(desk);
        }
        // Last: what a desk asks of a visit it is to be asked from the first one on.
        station.watch = Some(viewing::share(claim, station.visits.post.clone())?);
        Ok(station)
    }

    /// What a technician's view works on: the program that serves patients with these readers, if
    /// one does, else the readers themselves. A technician serves nobody, and takes no phone from a
    /// program that does, unless he says that there is none (`own_readers`).
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    #[cfg(feature = "tui")]
    pub(crate) fn technician(
        blueprint: Blueprint<'_>,
        own_readers: bool,
        view: &(impl TechnicianView + 'static),
    ) -> io::Result<(Self, WorksOn)> {
        let claim = blueprint.claim();
        let begun = if own_readers {
            let mut viewing = Viewing::beside(&claim);
            let ignored = viewing.holder();
            Ok((viewing, ignored))
        } else {
            Viewing::begin(&claim).map(|viewing| (viewing, None))
        };
        match begun {
            Ok((viewing, ignored)) => Self::on_own_readers(blueprint, viewing, ignored, view),
            Err(other) => Self::beside(blueprint, other, view),
        }
    }

    #[cfg(feature = "tui")]
    fn on_own_readers(
        blueprint: Blueprint<'_>,
        viewing: Viewing,
        ignored: Option<OtherInstance>,
        view: &(impl TechnicianView + 'static),
    ) -> io::Result<(Self, WorksOn)> {
        let observers = vec![Box::new(view.clone()) as Box<dyn Observer>];
        let mut station = Self::recording(blueprint, Readiness::AtOnce, view.clone(), observers)?;
        let (visits, view) = (station.visits.post.clone(), view.clone());
        let works_on = ignored.clone().map_or(WorksOn::OwnReaders, WorksOn::Regardless);
        let yielded = move |other| view.yielded(other);
        station.watch = Some(viewing::yield_later(viewing, ignored, visits, yielded)?);
        Ok((station, works_on))
    }

    /// Beside a program that serves.
    #[cfg(feature = "tui")]
    fn beside(
        blueprint: Blueprint<'_>,
        other: OtherInstance,
        view: &(impl TechnicianView + 'static),
    ) -> io::Result<(Self, WorksOn)> {
        let config = blueprint.config;
        let joined = view.clone();
        match attach::join(&other, &config.terminal.id, move |told| joined.told(told)) {
            Ok(visits) => Ok((Self::of(visits), WorksOn::Joined(other))),
            Err(closed) => {
                tracing::info!(?closed, "the program that serves patients lets no view in");
                let log = config.log.folder();
                let visits = visits::watch(log, &config.terminal.id, view.clone())?;
                Ok((Self::of(visits), WorksOn::Watched(other, closed)))
            }
        }
    }

    fn recording(
        blueprint: Blueprint<'_>,
        readiness: Readiness,
        front: impl Front,
        mut observers: Vec<Box<dyn Observer>>,
    ) -> io::Result<Self> {
        let config = blueprint.config;
        let records = Records::start(&config.log, &config.terminal.id, blueprint.front)?;
        observers.splice(0..0, records.observers());
        let settings = blueprint.settings();
        let visits = visits::start(settings, None, readiness, front, observers)?;
        let mut station = Self::of(visits);
        let post = station.visits.post.clone();
        station.trust = Some(TrustWatch::start(&config.trust, &config.policy, move |news| {
            post.send_waiting(Outside::Trust(Box::new(news)));
        })?);
        station.records = Some(records);
        Ok(station)
    }

    const fn of(visits: VisitsHandle) -> Self {
        Self {
            demo: false,
            server: None,
            visits,
            trust: None,
            records: None,
            #[cfg(feature = "delivery")]
            desk: None,
            lock: None,
            watch: None,
        }
    }

    /// Takes what a patient does.
    pub(crate) fn patient(&self) -> Post<Action> {
        self.visits.post.only()
    }

    /// Takes what is done with virtual phones, where this is a demonstration.
    pub(crate) fn virtual_phones(&self) -> Option<Post<DemoAction>> {
        self.demo.then(|| self.visits.post.only())
    }

    /// Takes what a technician orders.
    #[cfg(feature = "tui")]
    pub(crate) fn orders(&self) -> Post<Order> {
        self.visits.post.only()
    }

    /// Takes what a technician has done in this program, for the audit log.
    #[cfg(feature = "tui")]
    pub(crate) fn audit(&self) -> Post<AuditEvent> {
        self.visits.post.only()
    }

    /// Tells of signals; on one that ends the program the visits end by themselves, since what
    /// shows them may hang.
    ///
    /// # Errors
    ///
    /// When the system gives no more threads or signals.
    pub(crate) fn on_signals(
        &self,
        signals: Signals,
        mut tell: impl FnMut(Signal) + Send + 'static,
    ) -> io::Result<()> {
        let visits = self.visits.post.clone();
        signals::listen(signals, move |signal| {
            tell(signal);
            if signal == Signal::End {
                visits.send(Outside::Quit);
            }
        })
    }
}

impl Blueprint<'_> {
    /// Which readers this terminal takes, and for whom it lets go of them.
    fn claim(&self) -> Claim {
        let front = format!("kazasu {}", self.front);
        Claim::new(&front, &self.config.reader.names, &self.config.technician.users)
    }

    fn settings(&self) -> Settings {
        self.config.settings(self.language)
    }
}

impl Drop for Station {
    /// Views are sent away while there are still visits that record it, and the visits end before
    /// what they write into.
    fn drop(&mut self) {
        drop(self.server.take());
        drop(self.trust.take());
        self.visits.end();
        #[cfg(feature = "delivery")]
        self.desk.take().into_iter().for_each(DeskSide::end);
        self.records.take().into_iter().for_each(Records::end);
        drop(self.watch.take());
        self.lock.take().into_iter().for_each(LockKeeper::end);
    }
}
