//! The PC/SC service and its readers.

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use kazasu_core::reader::pcsc::Service;
use kazasu_i18n::Seen;

use super::finding::{READERS, SERVICE};
use super::{Finding, State};

/// How long the service may take to name its readers.
const PATIENCE: Duration = Duration::from_secs(3);

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

/// A question that is on its way, on a thread that is left behind when PC/SC does not answer.
pub(super) struct Question {
    answer: Receiver<Answer>,
    until: Instant,
}

/// Asks the service for its readers.
pub(super) fn ask() -> Question {
    let (sender, answer) = mpsc::channel();
    // A thread that cannot be started drops its sender: that counts as silence.
    drop(thread::Builder::new().name("reader list".into()).spawn(move || {
        let readers = Service::connect().and_then(|service| service.readers());
        drop(sender.send(readers.map_or(Answer::Down, Answer::Readers)));
    }));
    Question { answer, until: Instant::now() + PATIENCE }
}

impl Question {
    pub(super) fn answer(self) -> Answer {
        self.answer
            .recv_timeout(self.until.saturating_duration_since(Instant::now()))
            .unwrap_or(Answer::Silent)
    }
}

/// `wanted`: the configured readers; none means any.
pub(super) fn check(answer: &Answer, wanted: &[String]) -> Vec<Finding> {
    let there = match answer {
        Answer::Readers(there) => there,
        Answer::Down => return vec![Finding::new(SERVICE, State::Problem, Seen::ServiceDown)],
        Answer::Silent => {
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
