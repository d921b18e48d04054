//! What a terminal that guides patients writes down: its log and its audit log.

use std::io;

use kazasu_core::audit::Checkpoint;

use super::audit::{self, AuditWriter};
use super::log::{Entry, Log, Started};
use super::loggable::Word;
use super::report::Observer;
use crate::config;

/// The log and the audit log, as long as the program runs.
#[derive(Debug)]
pub(crate) struct Records {
    kept: Option<(Log, Option<AuditWriter>)>,
}

impl Records {
    /// A demonstration keeps none: nothing of it may ever be taken for a patient's visit.
    pub(crate) const fn none() -> Self {
        Self { kept: None }
    }

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
        let writer = match audit::folder() {
            Some(folder) => Some(AuditWriter::start(folder, terminal, log.follow(), started)?),
            None => {
                started(None);
                None
            }
        };
        Ok(Self { kept: Some((log, writer)) })
    }

    /// Who writes them.
    pub(crate) fn observers(&self) -> Vec<Box<dyn Observer>> {
        let Some((log, writer)) = &self.kept else { return Vec::new() };
        let audit = writer
            .as_ref()
            .map(|writer| Box::new(writer.handle(log.follow())) as Box<dyn Observer>);
        std::iter::once(Box::new(log.follow()) as Box<dyn Observer>).chain(audit).collect()
    }

    /// Writes what waits.
    pub(crate) fn end(self) {
        let Some((log, writer)) = self.kept else { return };
        writer.into_iter().for_each(AuditWriter::end);
        log.end();
    }
}
