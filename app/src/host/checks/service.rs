//! The PC/SC service and its readers: what it says, and whether that is well.

use std::time::Duration;

use kazasu_i18n::Seen;

use super::finding::{READERS, SERVICE};
use super::{Finding, State};

/// How long the service may take to name its readers.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// What the service says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It names its readers, in PC/SC's words.
    Readers(Vec<String>),
    /// It is not there.
    Down,
    /// It takes the question and says nothing.
    Silent,
}

/// `answer`: `None` in a program that is built without readers. `wanted`: the configured readers;
/// none means any.
pub(super) fn check(answer: Option<&Answer>, wanted: &[String]) -> Vec<Finding> {
    let there = match answer {
        None => return vec![Finding::new(SERVICE, State::Problem, Seen::ReadersNotBuilt)],
        Some(Answer::Readers(there)) => there,
        Some(Answer::Down) => {
            return vec![Finding::new(SERVICE, State::Problem, Seen::ServiceDown)];
        }
        Some(Answer::Silent) => {
            return vec![Finding::new(
                SERVICE,
                State::Problem,
                Seen::ServiceSilent { seconds: PATIENCE.as_secs() },
            )];
        }
    };
    let usable: Vec<_> =
        there.iter().filter(|reader| wanted.is_empty() || wanted.contains(reader)).collect();
    let (state, seen) = match usable.len() {
        0 if there.is_empty() => (State::Problem, Seen::NoReader),
        0 => (
            State::Problem,
            Seen::OtherReaders { wanted: wanted.join(", "), there: there.join(", ") },
        ),
        count => (State::Ok, Seen::Readers { count }),
    };
    let each = usable
        .into_iter()
        .map(|reader| Finding::new("reader", State::Ok, Seen::Reader { name: reader.clone() }));
    [Finding::new(SERVICE, State::Ok, Seen::ServiceAnswers), Finding::new(READERS, state, seen)]
        .into_iter()
        .chain(each)
        .collect()
}
