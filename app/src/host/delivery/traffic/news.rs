//! What delivery tells the visits, and what it is told of them.

use std::collections::BTreeMap;

use kazasu_core::consent::Questions;
use kazasu_core::handover::{
    CallCause, DeskSettings, Gate, OpenVisit, ReaderStatus, Receipt, TerminalState, Verdict,
    VisitVersion,
};
use kazasu_core::session::{CallId, VisitId};
use uuid::Uuid;

/// Something that the visits are to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeskNews {
    /// How the desk stands to this terminal.
    Standing(DeskStanding),
    /// A version of a visit is on this terminal's disk.
    Kept { visit: VisitId, version: VisitVersion },
    /// It is not; the desk may receive it yet.
    NotKept { visit: VisitId, version: VisitVersion },
    /// A version of a visit is on the desk's disk.
    Received {
        receipt: Receipt,
        verdict: Verdict,
        /// What this patient is asked; `None`: the configuration decides.
        questions: Option<Questions>,
    },
    /// The desk judges a visit otherwise than its answer said.
    Verdict { visit: VisitId, verdict: Verdict },
    /// The desk refuses a version for good: it is kept for staff.
    SetAside {
        visit: VisitId,
        version: VisitVersion,
        /// The stable word for it.
        why: &'static str,
    },
    /// What a program that ended within a visit has left is completed.
    Recovered,
    /// Somebody has seen this call and is coming.
    CallSeen(CallId),
    /// Nobody can come now.
    CallUnanswered(CallId),
    /// What the desk sets is other than before.
    Settings(DeskSettings),
}

/// How the desk stands to this terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeskStanding {
    /// This terminal is one of no desk.
    None,
    /// It answers.
    Present,
    /// It does not answer.
    Away,
    /// It takes no new visits of this terminal.
    Gated(Gate),
    /// This terminal's certificate has ended, and staff have to agree to a new one.
    CertificateEnded,
    /// The desk has struck this terminal off its list.
    Struck,
    /// The desk does not know this terminal.
    Unknown,
}

/// What staff are called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StaffCall {
    /// Under which the desk knows it.
    pub(super) id: Uuid,
    /// Whom an answer is for; `None`: nobody waits for one.
    pub(super) call: Option<CallId>,
    pub(super) visit: Option<VisitId>,
    pub(super) cause: CallCause,
}

/// How the terminal is, for the desk: as of the newest event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Situation {
    pub(crate) state: TerminalState,
    /// A word for staff where it is out of service.
    pub(crate) cause: Option<String>,
    pub(crate) visit: Option<OpenVisit>,
    pub(crate) readers: Vec<ReaderStatus>,
    pub(crate) service_started: bool,
}

impl Default for Situation {
    /// Before anything is known.
    fn default() -> Self {
        Self {
            state: TerminalState::OutOfService,
            cause: Some("starting".to_owned()),
            visit: None,
            readers: Vec::new(),
            service_started: true,
        }
    }
}

/// Versions of this program and of what it stands on, by name.
pub(crate) type Versions = BTreeMap<String, String>;
