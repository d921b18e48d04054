//! What takes its time runs on a thread of its own, so that the screen never waits for it.

#[cfg(feature = "delivery")]
mod enrolment;

use std::sync::Arc;

use super::technician::{Answer, Job, News, Part};
use crate::config::Config;
use crate::host::checks::{self, Facts};
use crate::host::passcode;
use crate::host::readers;

/// Tells one answer, whatever becomes of the thread that has it: where the system starts none, that
/// the job was not done.
struct Reply<T: Fn(News)> {
    tell: Option<T>,
    answer: Option<Answer>,
}

impl<T: Fn(News)> Reply<T> {
    fn give(mut self, answer: Answer) {
        self.answer = Some(answer);
    }

    /// Something before the answer.
    #[cfg(feature = "delivery")]
    fn tell(&self, news: Answer) {
        if let Some(tell) = &self.tell {
            tell(News::Answer(news));
        }
    }
}

impl<T: Fn(News)> Drop for Reply<T> {
    fn drop(&mut self) {
        if let (Some(tell), Some(answer)) = (self.tell.take(), self.answer.take()) {
            tell(News::Answer(answer));
        }
    }
}

/// Runs the job, and tells its answer. A job that never ends holds its thread and nothing else.
pub(super) fn run(job: Job, config: &Arc<Config>, tell: impl Fn(News) + Send + 'static) {
    let config = Arc::clone(config);
    let name = match job {
        Job::Compare(_) => "passcode",
        Job::Check => "self test",
        Job::Look => "reader look",
        #[cfg(feature = "delivery")]
        Job::Desk => "desk look",
        #[cfg(feature = "delivery")]
        Job::Enrol(_) => "enrolment",
    };
    let reply = Reply { tell: Some(tell), answer: Some(job.undone()) };
    let thread = std::thread::Builder::new().name(name.into()).spawn(move || {
        #[cfg(feature = "delivery")]
        if let Job::Enrol(order) = job {
            let outcome = enrolment::enrol(*order, &config, &|step| {
                reply.tell(Answer::Enrolling(step.as_str()));
            });
            return reply.give(Answer::Enrolled(outcome));
        }
        reply.give(answer(job, &config));
    });
    if let Err(error) = thread {
        tracing::error!(%error, "no thread for the {name}");
    }
}

fn answer(job: Job, config: &Config) -> Answer {
    match job {
        Job::Compare(passcode) => Answer::Compared(
            config
                .technician
                .passcode
                .as_ref()
                .is_some_and(|hash| passcode::matches(&passcode, hash)),
        ),
        Job::Check => {
            let facts = Facts::gather(config);
            let parts = parts(&facts, config);
            Answer::Checked(checks::all(&facts, config), parts)
        }
        Job::Look => Answer::Looked(readers::connect().and_then(|service| service.look()).ok()),
        #[cfg(feature = "delivery")]
        Job::Desk => Answer::Desk(Some(enrolment::look(config))),
        #[cfg(feature = "delivery")]
        Job::Enrol(_) => job.undone(),
    }
}

/// Every part of which this terminal is made.
fn parts(facts: &Facts, config: &Config) -> Vec<Part> {
    let part = |name: &str, version: Option<String>| Part { name: name.to_owned(), version };
    let own = |version: &str| Some(version.to_owned());
    let mut parts = vec![
        part("kazasu", own(env!("CARGO_PKG_VERSION"))),
        part("kazasu-core", own(kazasu_core::VERSION)),
        part("kazasu-i18n", own(kazasu_i18n::VERSION)),
        part("rustc", own(env!("KAZASU_RUSTC"))),
        part("pcscd", facts.versions.pcsc_lite.clone()),
        part("libpcsclite", library()),
        part("ccid", facts.versions.ccid.clone()),
        part("kernel", read_line("/proc/sys/kernel/osrelease")),
    ];
    parts.extend(checks::TYPEFACE.map(|version| part("BIZ UDPGothic", own(version))));
    parts.extend(config.policy.anchors().iter().map(|anchor| {
        let until = i64::try_from(anchor.validity().not_after.as_secs())
            .ok()
            .and_then(|end| jiff::Timestamp::from_second(end).ok());
        part(&format!("anchor {}", anchor.id().name()), until.map(|until| format!("… {until}")))
    }));
    parts
}

fn read_line(path: &str) -> Option<String> {
    Some(std::fs::read_to_string(path).ok()?.trim().to_owned())
}

/// The PC/SC library that this program has loaded: its file's name ends with its version.
fn library() -> Option<String> {
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    let path = maps.lines().find_map(|line| {
        line.find('/').map(|start| &line[start..]).filter(|path| path.contains("libpcsclite"))
    })?;
    let real = std::fs::canonicalize(path).ok()?;
    Some(real.file_name()?.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests;
