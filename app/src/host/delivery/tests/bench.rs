//! A terminal of a desk of a test: enrolled, with an outbox of its own, and delivery at a quick
//! pace.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kazasu_core::handover::{EnrolledTerminal, VisitVersion};
use kazasu_core::session::VisitId;
use tempfile::TempDir;
use uuid::Uuid;

use super::desk::{DESK_ID, Desk, TERMINAL};
use crate::config;
use crate::host::delivery::enrol::new_request;
use crate::host::delivery::traffic::{DeliverySetup, DeskLink, DeskNews, Pace};
use crate::host::desk_identity::{Credential, DeskFolder, DeskIdentity};
use crate::host::log::Log;
use crate::host::outbox::{Health, Outbox, OutboxSettings, OutboxThread};

/// A thousand times as quick as usual, so that a test waits for states and not for time.
pub(in crate::host::delivery) const PACE: Pace = Pace {
    heartbeat: Duration::from_millis(40),
    first: Duration::from_millis(4),
    longest: Duration::from_millis(40),
    events: Duration::from_secs(1),
    identity: Duration::from_millis(20),
    nonce_margin: Duration::from_secs(60),
};

pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) desk_folder: DeskFolder,
    outbox_settings: OutboxSettings,
    pub(crate) bundles: Arc<AtomicU32>,
}

/// Delivery that runs.
pub(crate) struct Terminal {
    pub(crate) link: Option<DeskLink>,
    pub(crate) outbox: Outbox,
    outbox_thread: Option<OutboxThread>,
    log: Option<Log>,
    news: Arc<Mutex<Vec<DeskNews>>>,
}

pub(crate) fn visit(number: u128) -> VisitId {
    VisitId::new(Uuid::from_u128(0x018f_0000_0000_7000_8000_0000_0000_0000 + number))
}

pub(crate) fn body(number: u128, version: VisitVersion) -> Vec<u8> {
    format!("{{\"visit\": {number}, \"version\": {}, \"x\": \"CANARY\"}}", version.number()).into()
}

pub(crate) fn path(number: u128, version: VisitVersion) -> String {
    format!("/v1/visits/{}/versions/{}", visit(number), version.number())
}

impl Bench {
    pub(crate) fn of(desk: &Desk) -> Self {
        let bench = Self::not_enrolled();
        bench.desk_folder.keep(&identity(desk, (0, 90))).unwrap();
        bench
    }

    pub(crate) fn not_enrolled() -> Self {
        let folder = TempDir::new().unwrap();
        let desk_folder = DeskFolder::at(folder.path().join("desk"));
        let outbox_settings = OutboxSettings {
            folder: Some(folder.path().join("outbox")),
            credentials: None,
            days: 60,
            most_pages: None,
        };
        Self { folder, desk_folder, outbox_settings, bundles: Arc::default() }
    }

    /// With an outbox that has no room.
    pub(crate) fn without_room(mut self) -> Self {
        std::fs::write(self.folder.path().join("file"), "").unwrap();
        self.outbox_settings.folder = Some(self.folder.path().join("file"));
        self
    }

    pub(crate) fn start(&self) -> Terminal {
        let news: Arc<Mutex<Vec<DeskNews>>> = Arc::default();
        let told = news.clone();
        let (link, mut terminal) = self.link(move |it| told.lock().unwrap().push(it));
        (terminal.link, terminal.news) = (Some(link), news);
        terminal
    }

    /// A link for visits that run, and what is held as long as it is used.
    pub(crate) fn link(
        &self,
        tell: impl Fn(DeskNews) + Send + Sync + 'static,
    ) -> (DeskLink, Terminal) {
        let log_folder = Some(self.folder.path().join("log"));
        let log = Log::start(&config::Log { folder: log_folder, ..config::Log::default() }, "t");
        let log = log.unwrap();
        let thread = OutboxThread::start(self.outbox_settings.clone(), log.follow()).unwrap();
        let outbox = thread.outbox();
        while outbox.state().health == Health::Opening {
            std::thread::sleep(Duration::from_millis(2));
        }
        let bundles = self.bundles.clone();
        let setup = DeliverySetup {
            folder: self.desk_folder.clone(),
            address: None,
            outbox: outbox.clone(),
            versions: [("kazasu".to_owned(), "0.1.0".to_owned())].into(),
            bundle: Arc::new(move || {
                bundles.fetch_add(1, Ordering::SeqCst);
                Some(b"PK a bundle".to_vec())
            }),
        };
        let link = DeskLink::at_pace(setup, Box::new(tell), PACE).unwrap();
        let news = Arc::default();
        (link, Terminal { link: None, outbox, outbox_thread: Some(thread), log: Some(log), news })
    }
}

/// A terminal of this desk, with a certificate from so many days ago to so many from now.
pub(crate) fn identity(desk: &Desk, days: (u64, u64)) -> DeskIdentity {
    let asked = new_request().unwrap();
    let state = desk.state();
    let certificate = state.issue(asked.csr.as_bytes(), days);
    DeskIdentity {
        address: desk.address.to_string(),
        desk_id: DESK_ID.to_owned(),
        ca: kazasu_core::handover::Der::new(state.ca.der()),
        terminal: EnrolledTerminal {
            id: TERMINAL.parse().unwrap(),
            name: "入口 1".to_owned(),
            letter: Some('A'),
        },
        current: Credential {
            key: asked.key,
            certificate: kazasu_core::handover::Der::new(certificate),
        },
        next: None,
        asked: None,
    }
}

impl Terminal {
    pub(crate) fn link(&mut self) -> &mut DeskLink {
        self.link.as_mut().unwrap()
    }

    pub(crate) fn hand_over(&mut self, number: u128, version: VisitVersion) {
        let confirmation = u16::try_from(number % 100).unwrap();
        let body = body(number, version).into();
        self.link().keep(visit(number), version, confirmation, body);
    }

    pub(crate) fn news(&self) -> Vec<DeskNews> {
        self.news.lock().unwrap().clone()
    }

    /// Waits until so many have been told that are like this.
    pub(crate) fn wait_news(&self, count: usize, what: &str, is: impl Fn(&DeskNews) -> bool) {
        self.wait(what, |_| self.news().iter().filter(|it| is(it)).count() >= count);
    }

    /// Waits until it holds.
    pub(crate) fn wait(&self, what: &str, holds: impl Fn(&Outbox) -> bool) {
        for _ in 0..3_000 {
            if holds(&self.outbox) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{what}; told: {:?}; outbox: {:?}", self.news(), self.outbox.state());
    }

    /// Waits until nothing waits for the desk.
    pub(crate) fn wait_empty(&self, received: u64) {
        self.wait("everything is received", |outbox| {
            let state = outbox.state();
            (state.waiting, state.received) == (0, received)
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.link.take());
        self.outbox_thread.take().into_iter().for_each(OutboxThread::end);
        self.log.take().into_iter().for_each(Log::end);
    }
}
