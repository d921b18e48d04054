//! An outbox in a folder of its own, asked and waited for.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use kazasu_core::session::{Receipt, VisitId};
use tempfile::TempDir;
use uuid::Uuid;

use crate::config;
use crate::host::clock::Instant;
use crate::host::log::Log;
use crate::host::outbox::{
    Health, KeepError, Outbox, OutboxError, OutboxSettings, OutboxState, OutboxThread, Past, Pick,
    Row, RowId, Waiting,
};

/// However loaded the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

pub(in crate::host::outbox) struct Bench {
    _folder: TempDir,
    pub(in crate::host::outbox) settings: OutboxSettings,
    log: config::Log,
}

/// One that runs; it ends before it is opened again.
pub(in crate::host::outbox) struct Running {
    thread: Option<OutboxThread>,
    log: Option<Log>,
    pub(in crate::host::outbox) outbox: Outbox,
}

impl Bench {
    pub(in crate::host::outbox) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let settings = settings(&folder.path().join("outbox"));
        let log = config::Log { folder: Some(folder.path().join("log")), ..config::Log::default() };
        Self { _folder: folder, settings, log }
    }

    pub(in crate::host::outbox) fn folder(&self) -> &Path {
        self.settings.folder.as_deref().unwrap()
    }

    pub(in crate::host::outbox) fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Starts it, and waits until it is open or is not.
    pub(in crate::host::outbox) fn start(&self) -> Running {
        let log = Log::start(&self.log, "desk-1").unwrap();
        let thread = OutboxThread::start(self.settings.clone(), log.follow()).unwrap();
        let outbox = thread.outbox();
        let running = Running { thread: Some(thread), log: Some(log), outbox };
        running.until(|state| state.health != Health::Opening);
        running
    }

    /// Why it does not serve.
    pub(in crate::host::outbox) fn refusal(&self) -> OutboxError {
        match self.start().outbox.state().health {
            Health::OutOfService(error) => error,
            health => panic!("{health:?}"),
        }
    }

    /// Every line of the log.
    pub(in crate::host::outbox) fn lines(&self) -> String {
        let files = std::fs::read_dir(self.log.folder.as_ref().unwrap()).unwrap();
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    /// Everything that lies in the folder, by name.
    pub(in crate::host::outbox) fn bytes(&self) -> Vec<(String, Vec<u8>)> {
        let mut all: Vec<_> = std::fs::read_dir(self.folder())
            .unwrap()
            .filter_map(|entry| {
                let entry = entry.unwrap();
                let name = entry.file_name().into_string().unwrap();
                // What is written anew meanwhile is gone when it is read.
                Some((name, std::fs::read(entry.path()).ok()?))
            })
            .collect();
        all.sort();
        all
    }
}

impl Running {
    pub(in crate::host::outbox) fn keep(&self, row: Row) -> Result<(), KeepError> {
        let (sender, kept) = channel();
        self.outbox.keep(row, move |it| drop(sender.send(it)));
        kept.recv_timeout(PATIENCE).unwrap()
    }

    pub(in crate::host::outbox) fn next(&self, pick: Pick) -> Option<Waiting> {
        let (sender, next) = channel();
        self.outbox.next(pick, move |it| drop(sender.send(it)));
        next.recv_timeout(PATIENCE).unwrap()
    }

    pub(in crate::host::outbox) fn oldest(&self) -> Option<Waiting> {
        self.next(Pick::OldestBut(Vec::new()))
    }

    pub(in crate::host::outbox) fn history(&self) -> Vec<Past> {
        let (sender, past) = channel();
        let since = kazasu_core::time::UnixTime::from_secs(0);
        self.outbox.history(since, move |it| drop(sender.send(it)));
        past.recv_timeout(PATIENCE).unwrap()
    }

    /// Waits until it stands so.
    pub(in crate::host::outbox) fn until(&self, is: impl Fn(&OutboxState) -> bool) -> OutboxState {
        let since = Instant::now();
        loop {
            let state = self.outbox.state();
            if is(&state) {
                return state;
            }
            assert!(since.elapsed() < PATIENCE, "{state:?}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.thread.take().into_iter().for_each(OutboxThread::end);
        self.log.take().into_iter().for_each(Log::end);
    }
}

pub(in crate::host::outbox) fn settings(folder: &Path) -> OutboxSettings {
    let folder = Some(folder.to_owned());
    OutboxSettings { folder, credentials: None, days: 60, most_pages: None }
}

pub(in crate::host::outbox) fn visit(number: u128) -> VisitId {
    VisitId::new(Uuid::from_u128(0x0193_6f2a_0000_7000_8000_0000_0000_0000 + number))
}

pub(in crate::host::outbox) fn id(number: u128, version: u32) -> RowId {
    RowId { visit: visit(number), version }
}

/// What no file may ever hold.
pub(in crate::host::outbox) const CANARY: &[u8] = b"CANARY of a certificate: 30 82 04 d1";

/// A body as long as a certificate makes it, of bytes that tell rows apart.
pub(in crate::host::outbox) fn body(id: RowId) -> Vec<u8> {
    let mut body = format!("{} {} ", id.visit, id.version).into_bytes();
    for part in 0..120_u32 {
        body.extend_from_slice(CANARY);
        body.extend_from_slice(&part.to_be_bytes());
    }
    body
}

pub(in crate::host::outbox) fn row(number: u128, version: u32) -> Row {
    let id = id(number, version);
    let confirmation = u16::try_from(number % 100).unwrap();
    Row { id, confirmation, body: body(id).into() }
}

pub(in crate::host::outbox) fn receipt(sequence: u64) -> Receipt {
    Receipt { generation: Uuid::from_u128(0x6e), sequence }
}

pub(in crate::host::outbox) fn ids(waiting: impl IntoIterator<Item = Waiting>) -> Vec<RowId> {
    waiting.into_iter().map(|waiting| waiting.id).collect()
}
