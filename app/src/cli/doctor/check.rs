//! The checks, each a finding.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use kazasu_core::reader::pcsc::Service;
use kazasu_core::time::UnixTime;
use kazasu_core::verify::RevocationMode;
use kazasu_i18n::{Text, Texts};
use serde::Serialize;

use crate::cli::output::Tone;
use crate::config::Config;
use crate::host::clock;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    Ok,
    Problem,
}

/// What one check found.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    /// Stable name of the check.
    pub(super) name: &'static str,
    pub(super) state: State,
    /// The finding in the chosen language.
    #[serde(rename = "message")]
    pub(super) said: String,
}

impl Finding {
    fn new(name: &'static str, fine: bool, texts: &Texts, text: &Text<'_>) -> Self {
        Self { name, state: if fine { State::Ok } else { State::Problem }, said: texts.say(text) }
    }

    /// Without a service and a reader nothing can be read, whatever else is right.
    pub(super) fn is_about_readers(&self) -> bool {
        matches!(self.name, SERVICE | READERS)
    }
}

impl State {
    pub(super) const fn mark(self) -> char {
        match self {
            Self::Ok => '✓',
            Self::Problem => '✗',
        }
    }
}

impl From<State> for Tone {
    fn from(state: State) -> Self {
        match state {
            State::Ok => Self::Plain,
            State::Problem => Self::Bad,
        }
    }
}

const SERVICE: &str = "service";
const READERS: &str = "readers";

/// The day on which this version was made: a clock that shows an earlier one is wrong. 2026-11-22T00:00:00Z.
const MADE: UnixTime = UnixTime::from_secs(1_795_305_600);

/// How long the service may take to name its readers.
const PATIENCE: Duration = Duration::from_secs(3);

/// Runs every check.
pub(super) fn all(config: &Config, texts: &Texts) -> Vec<Finding> {
    let now = clock::now();
    let mut findings = readers(config, texts);
    #[cfg(feature = "demo")]
    {
        let passed = super::self_test::passes();
        findings.push(Finding::new("self_test", passed, texts, &Text::DoctorSelfTest { passed }));
    }
    findings.extend(anchors(config, texts, now));
    findings.extend(revocation(config, texts, now));
    findings.push(if now < MADE {
        Finding::new("clock", false, texts, &Text::DoctorClockWrong { now })
    } else {
        Finding::new("clock", true, texts, &Text::DoctorClock { now })
    });
    findings
}

/// Asks the service for its readers, on a thread that is left behind when PC/SC does not answer.
fn readers(config: &Config, texts: &Texts) -> Vec<Finding> {
    let (sender, answer) = mpsc::channel();
    let asked = thread::Builder::new().name("reader list".into()).spawn(move || {
        drop(sender.send(Service::connect().and_then(|service| service.readers())));
    });
    let list = match asked {
        Ok(_) => answer.recv_timeout(PATIENCE).ok().and_then(Result::ok),
        Err(_) => None,
    };
    let service = Finding::new(SERVICE, list.is_some(), texts, &Text::DoctorService { answers: list.is_some() });
    let Some(list) = list else { return vec![service] };
    let usable = |reader: &&String| config.readers.is_empty() || config.readers.contains(reader);
    let usable: Vec<_> = list.iter().filter(usable).collect();
    let summary = match usable.is_empty() {
        true if list.is_empty() => Finding::new(READERS, false, texts, &Text::NoReader),
        true => Finding::new(READERS, false, texts, &Text::OtherReaders { there: &list.join(", ") }),
        false => Finding::new(READERS, true, texts, &Text::DoctorReaders { count: usable.len() }),
    };
    let each = usable.into_iter().map(|reader| Finding::new("reader", true, texts, &Text::DoctorReader { reader }));
    [service, summary].into_iter().chain(each).collect()
}

/// One anchor in time is enough to read phones; one that has ended is still worth a word.
fn anchors(config: &Config, texts: &Texts, now: UnixTime) -> Vec<Finding> {
    let anchors = config.policy.anchors();
    let any_in_time = anchors.iter().any(|anchor| now <= anchor.not_after());
    let finding = |anchor: &kazasu_core::verify::Anchor| {
        let (name, not_after) = (anchor.name(), anchor.not_after());
        if now <= not_after {
            Finding::new("anchor", true, texts, &Text::DoctorAnchor { name, not_after })
        } else {
            Finding::new("anchor", any_in_time, texts, &Text::DoctorAnchorExpired { name, not_after })
        }
    };
    anchors.iter().map(finding).collect()
}

/// Where revocation is required, an outdated list refuses every phone; elsewhere it is only of no use.
fn revocation(config: &Config, texts: &Texts, now: UnixTime) -> Vec<Finding> {
    let lists = config.policy.crls();
    let required = config.policy.revocation() == RevocationMode::Require;
    if config.policy.revocation() == RevocationMode::Off {
        return vec![Finding::new("revocation", true, texts, &Text::DoctorRevocationOff)];
    }
    let summary =
        Finding::new("revocation", !(required && lists.is_empty()), texts, &Text::DoctorRevocation { lists: lists.len() });
    let outdated = lists.iter().filter_map(|list| list.next_update().filter(|due| *due < now).map(|due| (list.name(), due)));
    let outdated = outdated
        .map(|(name, next_update)| Finding::new("list", !required, texts, &Text::DoctorListOutdated { name, next_update }));
    std::iter::once(summary).chain(outdated).collect()
}
