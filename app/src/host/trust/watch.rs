//! The thread that looks at the files.

use std::io;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use kazasu_core::time::UnixTime;
use kazasu_core::verify::Policy;

use super::report::{TrustFile, TrustReport, TrustStanding};
use super::store::TrustStore;
use crate::config::{Config, Trust};
use crate::host::clock;

/// How often the files are looked at: their time stamps, and what has changed is read.
const LOOK: Duration = Duration::from_secs(2);

/// Looks at the files until it is dropped. A look that a slow file holds ends by itself.
#[derive(Debug)]
pub(crate) struct TrustWatch {
    _stop: Sender<()>,
}

/// What a look has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrustNews {
    /// The policy in force from now on, where it is another one.
    pub(crate) policy: Option<Arc<Policy>>,
    /// How all of it stands.
    pub(crate) report: TrustReport,
    /// The files that stand otherwise than before; at first those with which something is the
    /// matter.
    pub(crate) changes: Vec<TrustFile>,
}

impl TrustNews {
    /// For a program that has no other place for it.
    pub(crate) fn log(&self) {
        let (of, counting) = self.report.lists();
        tracing::info!(counting, of, "revocation lists");
        for file in &self.changes {
            tracing::info!(
                key = file.key.as_str(),
                entry = file.entry,
                standing = ?file.standing,
                not_taken = ?file.not_taken,
                "trust"
            );
        }
    }
}

impl TrustWatch {
    /// Begins. `tell` is called once at first, and then whenever anything is different; it must not
    /// wait.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(
        trust: &Trust,
        policy: &Policy,
        mut tell: impl FnMut(TrustNews) + Send + 'static,
    ) -> io::Result<Self> {
        let mut store = TrustStore::new(trust, policy);
        let (stop, stopped) = channel();
        thread::Builder::new().name("trust".into()).spawn(move || {
            let mut told: Option<TrustReport> = None;
            if !store.is_complete() {
                // What is awaited may hold the first look for as long as it likes.
                let report = store.report(clock::now());
                let changes = changes(None, &report);
                told = Some(report.clone());
                tell(TrustNews { policy: None, report, changes });
            }
            let mut fresh = Span { from: UnixTime::from_secs(u64::MAX), until: None };
            loop {
                let now = clock::now();
                let looked = store.look(now);
                // A report costs a signature check for each list: not at every look.
                if looked.policy || looked.files || !fresh.contains(now) {
                    fresh = Span { from: now, until: store.next_change(now) };
                    let report = store.report(now);
                    if looked.policy || told.as_ref() != Some(&report) {
                        let policy = looked.policy.then(|| Arc::new(store.policy()));
                        let changes = changes(told.as_ref(), &report);
                        told = Some(report.clone());
                        tell(TrustNews { policy, report, changes });
                    }
                }
                match stopped.recv_timeout(LOOK) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        })?;
        Ok(Self { _stop: stop })
    }
}

/// The policy in force, for a program that has no visits to post it to.
#[derive(Debug)]
pub(crate) struct TrustFollower {
    policy: Arc<Mutex<Arc<Policy>>>,
    _watch: TrustWatch,
}

impl TrustFollower {
    /// Begins to follow the files.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(config: &Config) -> io::Result<Self> {
        let policy = Arc::new(Mutex::new(Arc::new(config.policy.clone())));
        let shared = Arc::clone(&policy);
        let watch = TrustWatch::start(&config.trust, &config.policy, move |news| {
            news.log();
            if let Some(policy) = news.policy {
                *shared.lock().unwrap_or_else(PoisonError::into_inner) = policy;
            }
        })?;
        Ok(Self { policy, _watch: watch })
    }

    /// The policy in force now.
    pub(crate) fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.policy.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn changes(before: Option<&TrustReport>, now: &TrustReport) -> Vec<TrustFile> {
    let is_well =
        |file: &TrustFile| file.standing == TrustStanding::Counts && file.not_taken.is_none();
    let is_new = |file: &&TrustFile| match before {
        Some(before) => !before.files.contains(file),
        None => !is_well(file),
    };
    now.files.iter().filter(is_new).cloned().collect()
}

/// The time for which a report holds.
struct Span {
    from: UnixTime,
    /// `None`: for ever.
    until: Option<UnixTime>,
}

impl Span {
    /// A clock that was set back leaves it.
    fn contains(&self, now: UnixTime) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

#[cfg(all(test, feature = "demo"))]
mod tests;
