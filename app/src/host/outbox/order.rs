//! What the outbox's thread is asked for, and how it answers.

use std::fmt;

use kazasu_core::session::Receipt;
use kazasu_core::time::UnixTime;

use super::error::KeepError;
use super::row::{Content, Past, Pick, Row, RowId, Waiting};
use super::state::OutboxState;

pub(super) enum Order {
    Keep(Row, Reply<Result<(), KeepError>>),
    Note(Verdict),
    Next(Pick, Reply<Option<Waiting>>),
    History(UnixTime, Reply<Vec<Past>>),
    /// From now on this desk counts.
    OfDesk(String),
    /// All that were set aside wait again.
    Retry,
    Follow(Follower),
    End,
}

/// What the desk says of a hand-over.
#[derive(Clone, Debug)]
pub(super) enum Verdict {
    Received(RowId, Receipt, Content),
    SetAside(RowId, String),
}

impl Verdict {
    /// Of which hand-over.
    pub(super) const fn id(&self) -> RowId {
        match self {
            Self::Received(id, ..) | Self::SetAside(id, _) => *id,
        }
    }
}

/// Is told each time that the outbox stands otherwise; it must not wait.
pub(super) type Follower = Box<dyn FnMut(&OutboxState) + Send>;

/// Answers once: with what it is given, or, when it is dropped without an answer, with what it was
/// made with.
pub(super) struct Reply<T> {
    answer: Option<Box<dyn FnOnce(T) + Send>>,
    otherwise: fn() -> T,
}

impl<T> Reply<T> {
    pub(super) fn new(answer: impl FnOnce(T) + Send + 'static, otherwise: fn() -> T) -> Self {
        Self { answer: Some(Box::new(answer)), otherwise }
    }

    pub(super) fn give(mut self, it: T) {
        if let Some(answer) = self.answer.take() {
            answer(it);
        }
    }
}

impl<T> Drop for Reply<T> {
    fn drop(&mut self) {
        if let Some(answer) = self.answer.take() {
            answer((self.otherwise)());
        }
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Order")
    }
}
