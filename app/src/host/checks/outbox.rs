//! Whether what visits end in is kept, and how much of it waits for the desk. Where it is not kept,
//! patients are not served.

use kazasu_i18n::{Seen, SeenDesk};

use super::{Finding, State};
use crate::config::Config;
use crate::host::outbox::{self, OutboxLook, OutboxSettings};
use crate::host::report::OutboxReport;

/// What waits for longer than this should be looked at, in seconds.
const LONG: u64 = 15 * 60;

/// A commit that takes longer is felt by patients, in milliseconds.
const SLOW: u64 = 500;

/// What was seen of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outbox {
    /// There is none: this terminal has no desk.
    None,
    /// A program has it, and has not said how it stands.
    InUse,
    /// How it stands.
    Seen(Box<OutboxReport>),
}

/// Looks at it from beside it, or hears what the program says that has it.
pub(super) fn look(config: &Config) -> Outbox {
    match outbox::look(&OutboxSettings::of(&config.outbox)) {
        OutboxLook::Nothing => Outbox::None,
        OutboxLook::InUse(None) => Outbox::InUse,
        OutboxLook::InUse(Some(report)) | OutboxLook::AtRest(report) => {
            Outbox::Seen(Box::new(report))
        }
    }
}

pub(super) fn check(outbox: &Outbox, now: u64) -> Vec<Finding> {
    let finding = |state, seen| Finding::new("outbox", state, seen);
    let report = match outbox {
        Outbox::None => return Vec::new(),
        Outbox::InUse => return vec![finding(State::Unknown, Seen::OutboxInUse)],
        Outbox::Seen(report) => report,
    };
    let OutboxReport { waiting, set_aside: count, .. } = **report;
    let mut findings = Vec::new();
    if let Some(down) = report.down {
        let why = report.why.clone().unwrap_or_default();
        findings.push(finding(State::Problem, Seen::OutboxDown { cause: down.as_str(), why }));
    }
    let age = report.oldest.map_or(0, |oldest| now.saturating_sub(oldest));
    if age >= LONG {
        findings.push(finding(State::Warning, Seen::OutboxWaiting { waiting, age }));
    } else if report.down.is_none() {
        findings.push(finding(State::Ok, Seen::Outbox { waiting }));
    }
    if count > 0 {
        findings.push(finding(State::Warning, Seen::OutboxSetAside { count }));
    }
    if report.elsewhere > 0 {
        let seen = SeenDesk::Elsewhere { count: report.elsewhere };
        findings.push(finding(State::Warning, Seen::Desk(seen)));
    }
    if let Some(milliseconds) = report.commit_ms.filter(|commit| *commit > SLOW) {
        findings.push(finding(State::Warning, Seen::OutboxSlow { milliseconds }));
    }
    findings
}
