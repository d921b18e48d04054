//! What a terminal that guides patients writes down: its log and its audit log.

use std::io;

use kazasu_core::audit::Checkpoint;

use crate::config;
use crate::host::audit::{self, AuditWriter};
#[cfg(feature = "delivery")]
use crate::host::log::Follow;
use crate::host::log::{Entry, Log, Started};
use crate::host::loggable::Word;
use crate::host::report::Observer;

/// The log and the audit log, as long as the program runs.
#[derive(Debug)]
pub(crate) struct Records {
    log: Log,
    /// `None` where the platform has no folder for it.
    audit: Option<AuditWriter>,
}

impl Records {
    /// Starts both. `front` is what guides patients: `touch` or `tui`.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads. A disk that cannot be written is none: the log and
    /// the self test say it.
    pub(crate) fn start(
        settings: &config::Log,
        terminal: &str,
        front: &'static str,
    ) -> io::Result<Self> {
        let log = Log::start(settings, terminal)?;
        let follow = log.follow();
        let started = move |checkpoint: Option<Checkpoint>| {
            follow.write(Entry::Started(Started {
                version: env!("CARGO_PKG_VERSION"),
                front,
                audit_records: checkpoint.map(|checkpoint| checkpoint.count),
                audit_head: checkpoint.map(|checkpoint| Word::hash(&checkpoint.hash)),
            }));
        };
        let audit = match audit::folder() {
            Some(folder) => Some(AuditWriter::start(folder, terminal, log.follow(), started)?),
            None => {
                started(None);
                None
            }
        };
        Ok(Self { log, audit })
    }

    /// A way to the log.
    #[cfg(feature = "delivery")]
    pub(super) fn log(&self) -> Follow {
        self.log.follow()
    }

    /// Who writes them.
    pub(crate) fn observers(&self) -> Vec<Box<dyn Observer>> {
        let mut observers: Vec<Box<dyn Observer>> = vec![Box::new(self.log.follow())];
        if let Some(audit) = &self.audit {
            observers.push(Box::new(audit.handle(self.log.follow())));
        }
        observers
    }

    /// Writes what waits.
    pub(crate) fn end(self) {
        self.audit.into_iter().for_each(AuditWriter::end);
        self.log.end();
    }
}
