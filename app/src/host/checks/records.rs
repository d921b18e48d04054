//! The log and the audit log. Neither keeps patients from being served.

use std::path::PathBuf;

use kazasu_i18n::Seen;

use super::folder::{self, Folder};
use super::{Finding, State};
use crate::config::Config;
use crate::host::{audit, permissions};

/// What was seen of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Audit {
    /// So many records, and so many things that are wrong with them.
    Read { folder: PathBuf, records: u64, findings: usize },
    /// It could not be read.
    Closed { folder: PathBuf, error: String },
    /// There is no place for it; the check of folders says so.
    Nowhere,
}

/// Looks at the audit log of this terminal.
pub(super) fn look(config: &Config) -> Audit {
    let Some(folder) = audit::folder() else { return Audit::Nowhere };
    let looked = permissions::judge(&folder)
        .and_then(|()| folder::judge_files(&folder))
        .and_then(|()| audit::look(&folder, &audit::logged_checkpoints(config)));
    match looked {
        Ok((_, _, verdict)) => {
            Audit::Read { folder, records: verdict.last.count, findings: verdict.findings.len() }
        }
        Err(error) => Audit::Closed { folder, error: error.to_string() },
    }
}

/// The folder of the log, where the configuration names one. Visits go on without it.
pub(super) fn log(folder: &Folder) -> Vec<Finding> {
    let patient = |finding: Finding| match finding.state {
        State::Problem => Finding { name: "log", state: State::Warning, ..finding },
        State::Ok | State::Unknown | State::Warning => Finding { name: "log", ..finding },
    };
    folder::check(Some(folder)).into_iter().map(patient).collect()
}

pub(super) fn audit(audit: &Audit) -> Finding {
    const NAME: &str = "audit";
    match audit {
        // It may not have begun yet, or be gone with its head.
        Audit::Read { records: 0, findings: 0, .. } => {
            Finding::new(NAME, State::Unknown, Seen::Audit { records: 0 })
        }
        Audit::Read { records, findings: 0, .. } => {
            Finding::new(NAME, State::Ok, Seen::Audit { records: *records })
        }
        Audit::Read { folder, findings, .. } => {
            let folder = folder.display().to_string();
            Finding::new(NAME, State::Warning, Seen::AuditNotIntact { folder, findings: *findings })
        }
        Audit::Closed { folder, error } => {
            let folder = folder.display().to_string();
            Finding::new(NAME, State::Warning, Seen::AuditClosed { folder, error: error.clone() })
        }
        Audit::Nowhere => Finding::new(NAME, State::Unknown, Seen::NoFolder),
    }
}
