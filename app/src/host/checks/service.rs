//! The PC/SC service and its readers: what it says, and whether that is well.

use std::time::Duration;

use kazasu_core::reader::{ReaderName, ServiceDown};
use kazasu_i18n::Seen;

use super::finding::{READERS, SERVICE};
use super::{Finding, State};

/// How long the service may take to name its readers.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// What the service says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It names its readers.
    Readers(Vec<ReaderName>),
    /// It does not serve this program.
    Down(ServiceDown),
}

/// `answer`: `None` in a program that is built without readers. `wanted`: the configured readers;
/// none means any.
pub(super) fn check(answer: Option<&Answer>, wanted: &[String]) -> Vec<Finding> {
    let there = match answer {
        None => return vec![Finding::new(SERVICE, State::Problem, Seen::ReadersNotBuilt)],
        Some(Answer::Readers(there)) => there,
        Some(Answer::Down(down)) => {
            let seen = match down {
                ServiceDown::NotRunning => Seen::ServiceDown,
                ServiceDown::Refused => Seen::ServiceRefused,
                ServiceDown::Incompatible => Seen::ServiceIncompatible,
                ServiceDown::Silent => Seen::ServiceSilent { seconds: PATIENCE.as_secs() },
            };
            return vec![Finding::new(SERVICE, State::Problem, seen)];
        }
    };
    let usable: Vec<_> = there
        .iter()
        .filter(|reader| wanted.is_empty() || wanted.iter().any(|name| reader.is_called(name)))
        .collect();
    let (state, seen) = match usable.len() {
        0 if there.is_empty() => (State::Problem, Seen::NoReader),
        0 => {
            (State::Problem, Seen::OtherReaders { wanted: wanted.join(", "), there: names(there) })
        }
        count => (State::Ok, Seen::Readers { count }),
    };
    let each = usable
        .into_iter()
        .map(|reader| Finding::new("reader", State::Ok, Seen::Reader { name: written(reader) }));
    [Finding::new(SERVICE, State::Ok, Seen::ServiceAnswers), Finding::new(READERS, state, seen)]
        .into_iter()
        .chain(each)
        .collect()
}

fn names(readers: &[ReaderName]) -> String {
    readers.iter().map(written).collect::<Vec<_>>().join(", ")
}

/// The name as it is shown; where that loses something, also as it can be written into the
/// configuration.
fn written(reader: &ReaderName) -> String {
    let (shown, escaped) = (reader.to_string(), reader.escaped());
    if shown == escaped { shown } else { format!("{shown} ({escaped})") }
}
