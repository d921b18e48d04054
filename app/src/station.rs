//! A terminal put together: the lock by which one program serves, what it writes down, the socket
//! for a technician's view, the readers and the visits.
//!
//! Front-ends start through it and differ only in what draws. They have no way to the parts, but
//! for what they may post.

mod records;

use std::io;

use kazasu_core::session::{Action, Language, Settings};

use crate::config::{Config, Value};
use crate::host::attach::{AttachServer, Told};
use crate::host::instance_lock::{InstanceLock, OtherInstance};
use crate::host::mailbox::Post;
use crate::host::report::Observer;
use crate::host::signals::{self, Signal, Signals};
use crate::host::trust::TrustWatch;
use crate::host::visits::{self, DemoAction, Front, Outside, VisitsHandle};
#[cfg(feature = "tui")]
use crate::host::{attach, audit_event::AuditEvent, visits::Order};
use records::Records;

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
    /// Held as long as anything of the rest is there.
    lock: Option<InstanceLock>,
}

/// Whose patients a technician's view works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WorksOn {
    /// Nobody's: no program serves, and the readers are this one's until one does.
    OwnReaders,
    /// Those of this program, which takes orders.
    Joined(OtherInstance),
    /// Those of this program, which takes no orders: it is watched.
    Watched(OtherInstance),
}

/// A technician's view, as its station sees it. Each call returns at once.
pub(crate) trait TechnicianView: Front + Observer + Clone {
    /// The program that it has joined says something.
    fn told(&self, told: Told);
    /// Another program has begun to serve patients, and this one has let go of the readers.
    fn yielded(&self, to: OtherInstance);
}

impl Station {
    /// A terminal that serves patients. `front` shows the visits, and `observers` follow them.
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
        let program = format!("kazasu {}", blueprint.front);
        let lock = InstanceLock::acquire(&program, &blueprint.config.reader.names)
            .inspect_err(|OtherInstance { program, .. }| {
                tracing::warn!(program, "another program serves patients too");
            })
            .ok();
        let server = lock.as_ref().map(|_| AttachServer::new(&program, blueprint.values.to_vec()));
        let mut station = Self::without_lock(blueprint, front, observers, server)?;
        station.lock = lock;
        Ok(station)
    }

    /// A demonstration: virtual phones beside real readers. Nothing is written down, since nothing
    /// of it may ever be taken for a patient's visit, and no other program sees it.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn demo(
        blueprint: Blueprint<'_>,
        front: impl Front,
        observers: Vec<Box<dyn Observer>>,
    ) -> io::Result<Self> {
        let visits = visits::start(blueprint.settings(), true, front, observers)?;
        let mut station = Self::of(visits);
        station.demo = true;
        Ok(station)
    }

    /// What a technician's view works on: the program that serves patients with these readers, if
    /// one does, else the readers themselves. A technician serves nobody, and takes no phone from a
    /// program that does.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    #[cfg(feature = "tui")]
    pub(crate) fn technician(
        blueprint: Blueprint<'_>,
        view: &(impl TechnicianView + 'static),
    ) -> io::Result<(Self, WorksOn)> {
        let config = blueprint.config;
        let Some(other) = InstanceLock::holder(&config.reader.names) else {
            let observers = vec![Box::new(view.clone()) as Box<dyn Observer>];
            let station = Self::without_lock(blueprint, view.clone(), observers, None)?;
            let (visits, view) = (station.visits.post.clone(), view.clone());
            InstanceLock::when_taken(&config.reader.names, move |other| {
                visits.send(Outside::Quit);
                view.yielded(other);
            })?;
            return Ok((station, WorksOn::OwnReaders));
        };
        let joined = view.clone();
        match attach::join(&config.terminal.id, move |told| joined.told(told)) {
            Ok(visits) => Ok((Self::of(visits), WorksOn::Joined(other))),
            Err(error) => {
                tracing::info!(%error, "the program that serves patients lets no view in");
                let log = config.log.folder();
                let visits = visits::watch(log, &config.terminal.id, view.clone())?;
                Ok((Self::of(visits), WorksOn::Watched(other)))
            }
        }
    }

    fn without_lock(
        blueprint: Blueprint<'_>,
        front: impl Front,
        mut observers: Vec<Box<dyn Observer>>,
        server: Option<AttachServer>,
    ) -> io::Result<Self> {
        let config = blueprint.config;
        let records = Records::start(&config.log, &config.terminal.id, blueprint.front)?;
        observers.splice(0..0, records.observers());
        observers.extend(server.iter().map(AttachServer::observer));
        let visits = visits::start(blueprint.settings(), false, front, observers)?;
        let mut station = Self::of(visits);
        let post = station.visits.post.clone();
        station.trust = Some(TrustWatch::start(config, move |news| {
            post.send_waiting(Outside::Trust(Box::new(news)));
        })?);
        station.records = Some(records);
        station.server = server.map(|server| server.open(&station.visits.post));
        Ok(station)
    }

    const fn of(visits: VisitsHandle) -> Self {
        Self { demo: false, server: None, visits, trust: None, records: None, lock: None }
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
        self.records.take().into_iter().for_each(Records::end);
    }
}
