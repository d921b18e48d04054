//! What a desk tells a terminal between requests, and calls for staff (desk/PROTOCOL.md §6).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::status::DeskSettings;
use super::visit::Verdict;
use crate::session::VisitId;

/// The answer to a request for events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Events {
    /// Where the next request goes on; opaque.
    pub cursor: String,
    /// In the order in which they happened.
    pub events: Vec<DeskEvent>,
}

/// Something that happened at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum DeskEvent {
    /// Somebody has seen this call and is coming.
    CallSeen {
        /// The terminal's id of it.
        call: Uuid,
    },
    /// Nobody can come now.
    CallClosed {
        /// The terminal's id of it.
        call: Uuid,
    },
    /// The desk's settings are others.
    Settings {
        /// They replace those of before, whole.
        settings: DeskSettings,
    },
    /// The desk judges a visit otherwise than its answer said.
    Verdict {
        /// It may be over at the terminal by now.
        visit: VisitId,
        /// The newer word.
        verdict: Verdict,
    },
    /// A support bundle is wanted.
    BundleWanted {
        /// Under which id it is sent.
        request: Uuid,
    },
    /// The desk's store may have lost something.
    InventoryWanted,
    /// The desk wants the bytes of these visits again, as far as they are still there.
    VisitsWanted {
        /// Their ids; of those that are gone nothing is sent.
        visits: Vec<VisitId>,
    },
    /// This terminal is one of the desk no more.
    Revoked,
    /// Something that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Somebody at the terminal needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// In which visit.
    pub visit: Option<VisitId>,
    /// The word that staff read, in their language.
    pub cause: CallCause,
}

/// Why a person is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallCause {
    /// The patient has called.
    Called,
    /// Several attempts did not work, and the patient is being sent to the desk.
    NeedsHelp,
    /// Another program keeps the reader.
    ReaderKept,
    /// Something lies on a reader that belongs to no visit.
    LeftOnReader,
}

/// Whether anybody can see the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAnswer {
    /// A page of the desk shows it now.
    pub live: bool,
}
