//! What one check found, as data.

use kazasu_i18n::{Seen, Texts};
use serde::Serialize;

/// The name of the check of the PC/SC service.
pub(super) const SERVICE: &str = "service";
/// The name of the check whether there is a reader.
pub(super) const READERS: &str = "readers";

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    /// As it should be.
    Ok,
    /// It cannot be found out here. It is not said to be well, and it keeps nobody from being
    /// ready.
    Unknown,
    /// Phones can be read; somebody should see to it.
    Warning,
    /// The terminal is not ready for patients.
    Problem,
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Stable name of the check.
    pub(crate) name: &'static str,
    pub(crate) state: State,
    /// The finding as data; [`Texts::seen`] says it.
    pub(crate) seen: Seen,
}

/// A finding in the words of one language, for JSON and files.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
    name: &'static str,
    state: State,
    message: String,
    evidence: Option<String>,
    next: Option<String>,
}

impl Finding {
    pub(super) const fn new(name: &'static str, state: State, seen: Seen) -> Self {
        Self { name, state, seen }
    }

    /// Without a service and a reader nothing can be read, whatever else is right.
    pub(crate) fn is_about_readers(&self) -> bool {
        matches!(self.name, SERVICE | READERS)
    }

    /// The finding in the words of one language.
    pub(crate) fn tell(&self, texts: &Texts) -> Told {
        let text = texts.seen(&self.seen);
        Told {
            name: self.name,
            state: self.state,
            message: text.message,
            evidence: text.evidence,
            next: text.next,
        }
    }
}

impl State {
    /// One character, so that it needs no colour.
    pub(crate) const fn mark(self) -> char {
        match self {
            Self::Ok => '✓',
            Self::Unknown => '?',
            Self::Warning => '!',
            Self::Problem => '✗',
        }
    }
}
