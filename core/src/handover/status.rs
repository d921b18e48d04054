//! Heartbeats, gates and settings (desk/PROTOCOL.md §6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::timestamp::Timestamp;
use crate::consent::Questions;
use crate::session::VisitId;
use crate::sha256::Sha256;

/// How a terminal is, every 10 s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heartbeat {
    /// By the terminal's clock.
    pub sent_at: Timestamp,
    /// New with each start of the program: two that alternate are two terminals with one key.
    pub boot: Uuid,
    /// What it does.
    pub state: TerminalState,
    /// A word for staff where it is out of service.
    pub cause: Option<String>,
    /// The visit on its screen.
    pub visit: Option<OpenVisit>,
    /// What waits for delivery.
    pub queue: Queue,
    /// Of the program and of what it stands on, by name.
    pub versions: BTreeMap<String, String>,
    /// Every reader that it uses.
    pub readers: Vec<ReaderStatus>,
    /// Whether phones may be used yet, by its clock and configuration.
    pub service_started: bool,
}

/// What a terminal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TerminalState {
    /// It waits for a patient.
    Ready,
    /// A visit is open.
    Visit,
    /// A technician is at it.
    Maintenance,
    /// It serves nobody.
    OutOfService,
}

/// A visit that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenVisit {
    /// By it the desk knows the versions that come later.
    pub id: VisitId,
    /// Where the patient is.
    pub step: Step,
    /// When this step began, by the terminal's clock.
    pub since: Timestamp,
}

/// The steps of a visit as reception knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Choosing the kind of phone.
    Kind,
    /// Holding it, or Wallet before that.
    Hold,
    /// Entering the PIN.
    Pin,
    /// The phone is being read.
    Reading,
    /// It was read and lies there still.
    TakeAway,
    /// The desk is asked.
    Checking,
    /// Answering.
    Consent,
    /// The answers are on their way.
    HandingOver,
    /// The number is shown.
    Done,
    /// Something did not work.
    Trouble,
}

/// What waits for delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Versions that the desk has not confirmed yet.
    pub waiting: u32,
    /// Versions that the desk has refused for good.
    pub set_aside: u32,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
}

/// A reader of a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderStatus {
    /// Its PC/SC name.
    pub name: String,
    /// Whether it serves.
    pub state: ReaderState,
}

/// Whether a reader serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReaderState {
    /// It does.
    Ready,
    /// Another program has it.
    Busy,
    /// It is not there.
    Gone,
}

/// What a desk answers to a heartbeat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeartbeatAnswer {
    /// By the desk's clock.
    pub time: Timestamp,
    /// Which store it has.
    pub generation: Uuid,
    /// Of the newest receipt.
    pub sequence: u64,
    /// Why this terminal may begin no visit; delivery goes on.
    pub gate: Option<Gate>,
    /// What the desk sets.
    pub settings: DeskSettings,
    /// Renew the certificate now.
    pub renew: bool,
}

/// Why no visit may begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Which gate.
    pub reason: GateReason,
    /// What is too old or differs, in a word for staff.
    pub part: String,
    /// What the terminal has.
    pub have: String,
    /// What it needs.
    pub need: String,
}

/// Why a desk wants no new visits from a terminal that it knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateReason {
    /// A part is below its minimum.
    Outdated,
    /// The clocks differ by more than five minutes.
    Clock,
    /// Phones may not be used yet.
    NotStarted,
}

/// What a desk may set, and nothing else: never trust, addresses or passcodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskSettings {
    /// Hash of the others.
    pub revision: Sha256,
    /// What every patient is asked; `None`: the terminal's configuration decides.
    pub questions: Option<Questions>,
    /// What the desk is called on the screen; `None`: as the terminal's configuration says.
    pub desk: Option<String>,
}
