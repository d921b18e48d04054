//! Is this terminal ready for patients? Each check is a function from [`Facts`] to findings;
//! gathering the facts is the only part that asks the machine.
//!
//! `kazasu doctor` prints the findings; the technician's view and the support bundle use the same
//! ones.

mod ask;
mod clock;
mod configuration;
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
mod desk;
mod display;
mod finding;
mod folder;
mod in_vain;
mod memory;
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
mod outbox;
mod programs;
mod records;
#[cfg(any(feature = "touch", feature = "tui"))]
mod refused;
mod self_test;
mod service;
#[cfg(feature = "reader")]
mod service_question;
mod sound;
mod trust;
mod version;

use std::path::PathBuf;

use kazasu_core::time::UnixTime;
#[cfg(not(all(feature = "delivery", any(feature = "touch", feature = "tui"))))]
use kazasu_i18n::Seen;
use kazasu_i18n::{SeenText, Texts};

use crate::config::Config;
use crate::host::hardening::{self, Memory};
use crate::host::paths;
pub(crate) use finding::{Finding, State, Told};
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use refused::refused;
pub(crate) use version::TYPEFACE;

/// Everything that the checks look at, beside the configuration.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) now: UnixTime,
    /// Anchors and lists as their files are now; `None`: as the configuration has read them.
    pub(crate) trust: Option<trust::Fresh>,
    /// `None`: built without readers.
    pub(crate) service: Option<service::Answer>,
    /// `None`: built without virtual phones.
    pub(crate) self_test: Option<bool>,
    pub(crate) clock: clock::Keeping,
    /// Where something is to be written; `None`: the system names no place.
    pub(crate) folders: Vec<Option<folder::Folder>>,
    /// The folder of the log, where it is another one.
    pub(crate) log: Option<folder::Folder>,
    pub(crate) audit: records::Audit,
    #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
    pub(crate) outbox: outbox::Outbox,
    pub(crate) programs: programs::Programs,
    pub(crate) configuration: configuration::Openness,
    pub(crate) memory: Memory,
    #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
    pub(crate) desk: desk::Desk,
    pub(crate) display: display::Display,
    pub(crate) sound: sound::Sound,
    pub(crate) versions: version::Versions,
}

impl Facts {
    /// Asks the machine. This may take some seconds, when the service or a program that is asked is
    /// silent: not for a thread that draws.
    pub(crate) fn gather(config: &Config) -> Self {
        // Asked first and looked at last: it may be the slowest.
        #[cfg(feature = "reader")]
        let service = service_question::ask();
        Self {
            now: crate::host::clock::now(),
            trust: Some(trust::fresh(config)),
            self_test: self_test::passes(),
            clock: clock::keeping(),
            folders: places().map(|place| place.map(folder::look_at_state)).collect(),
            log: config.log.folder.clone().map(folder::look),
            audit: records::look(config),
            #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
            outbox: outbox::look(config),
            programs: programs::look(config),
            configuration: configuration::openness(config.source.as_deref()),
            memory: hardening::look(),
            #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
            desk: desk::look(config),
            display: display::look(),
            sound: sound::look(),
            versions: version::find(),
            #[cfg(feature = "reader")]
            service: Some(service.answer()),
            #[cfg(not(feature = "reader"))]
            service: None,
        }
    }
}

/// The versions of this program and of what it stands on, for a desk, by name.
#[cfg(feature = "delivery")]
pub(crate) fn versions() -> std::collections::BTreeMap<String, String> {
    let found = version::find();
    let own = [
        ("kazasu", Some(env!("CARGO_PKG_VERSION").to_owned())),
        ("protocol", Some("1".to_owned())),
        ("os", Some(std::env::consts::OS.to_owned())),
        ("pcsc", found.pcsc_lite),
        ("ccid", found.ccid),
    ];
    own.into_iter().filter_map(|(name, version)| Some((name.to_owned(), version?))).collect()
}

/// The folders that this program writes to.
fn places() -> impl Iterator<Item = Option<PathBuf>> {
    std::iter::once(paths::state_folder())
}

/// Runs every check. What keeps phones from being read at all comes first.
pub(crate) fn all(facts: &Facts, config: &Config) -> Vec<Finding> {
    let names = &config.reader.names;
    let mut findings = service::check(facts.service.as_ref(), names);
    findings.push(self_test::check(facts.self_test));
    findings.extend(trust::check(facts.trust.as_ref(), &config.policy, facts.now));
    findings.push(clock::plausible(facts.now));
    findings.push(clock::kept(&facts.clock));
    findings.extend(facts.folders.iter().flat_map(|folder| folder::check(folder.as_ref())));
    findings.extend(facts.log.iter().flat_map(records::log));
    findings.push(records::audit(&facts.audit));
    #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
    findings.extend(outbox::check(&facts.outbox, facts.now.as_secs()));
    findings.extend(programs::check(&facts.programs));
    findings.push(configuration::check(config.source.as_deref(), facts.configuration));
    findings.push(memory::check(facts.memory));
    findings.extend(display::check(&facts.display, config.screen.scale, config.screen.diagonal));
    findings.push(sound::check(facts.sound, config.sound.volume));
    #[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
    findings.extend(desk::check(&facts.desk, facts.now));
    #[cfg(not(all(feature = "delivery", any(feature = "touch", feature = "tui"))))]
    findings.push(Finding::new("desk", State::Warning, Seen::NoDesk));
    findings.extend(version::check(&facts.versions, &config.minimum));
    let log = facts.log.as_ref().or_else(|| facts.folders.first()?.as_ref());
    findings.extend(in_vain::check(facts.now, facts.service.as_ref(), log, config));
    findings
}

/// What keeps this terminal from being ready, the first cause first.
pub(crate) fn problems(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.state == State::Problem)
}

/// One sentence: ready for patients, or the cause, how it was seen, and what to do next.
pub(crate) fn verdict(findings: &[Finding], texts: &Texts) -> String {
    let told = |finding: &Finding| texts.seen(&finding.seen);
    let problem = problems(findings).next().map(told);
    let unchecked = trust::unchecked(findings).map(told);
    let warnings = findings.iter().filter(|finding| finding.state == State::Warning).count();
    let words = |text: &Option<SeenText>| {
        let text = text.clone();
        let or_none = |words: Option<String>| words.unwrap_or_default();
        text.map(|it| (it.message, or_none(it.evidence), or_none(it.next)))
    };
    texts.say(&match (&words(&problem), &words(&unchecked)) {
        (Some((cause, seen, next)), _) => kazasu_i18n::Text::DoctorNotReady { cause, seen, next },
        (None, Some((cause, seen, next))) => {
            kazasu_i18n::Text::DoctorUnchecked { cause, seen, next }
        }
        (None, None) => kazasu_i18n::Text::DoctorReady { warnings },
    })
}

#[cfg(test)]
mod tests;
