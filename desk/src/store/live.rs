//! What moves: calls, alarms, changes, counts, settings.

use std::net::IpAddr;

use kazasu_core::consent::Questions;
use kazasu_core::handover::{Call, DeskSettings, Timestamp, VisitVersion};
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// A call for staff that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCall {
    /// The terminal's id of it.
    pub id: Uuid,
    /// By its id, which is part of every challenge.
    pub terminal: Uuid,
    /// What staff call that terminal.
    pub terminal_name: String,
    /// What was said.
    pub call: Call,
    /// By the desk's clock.
    pub put_at: Timestamp,
    /// Who is coming.
    pub seen_by: Option<String>,
}

/// Something that staff must see; it stays until somebody has settled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAlarm {
    /// Its number.
    pub id: u64,
    /// By the desk's clock.
    pub at: Timestamp,
    /// What has happened.
    pub alarm: Alarm,
}

/// What staff must see. Nothing of a patient is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(tag = "alarm", rename_all = "snake_case")]
pub enum Alarm {
    /// Two programs call under one certificate.
    Clone {
        /// Whose certificate.
        terminal: Uuid,
        /// The address of the last of them.
        address: IpAddr,
    },
    /// Other bytes came for a version that was there.
    OtherBytes {
        /// Who sent them.
        terminal: Uuid,
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
        /// 1: the evidence; 2: the whole.
        version: VisitVersion,
    },
    /// A terminal sent something for another one's visit.
    OtherTerminal {
        /// Who sent it.
        terminal: Uuid,
        /// As the terminal made it: a UUID of version 7.
        visit: VisitId,
    },
    /// A code was burnt by wrong proofs.
    CodeBurnt {
        /// Its four digits.
        slot: String,
        /// Where the last proof came from.
        address: IpAddr,
    },
    /// The tap of a visit used the nonce of another one.
    NonceUsed {
        /// Who sent it.
        terminal: Uuid,
        /// The later visit.
        visit: VisitId,
    },
    /// A restored store does not know visits that a terminal has receipts for.
    VisitsLost {
        /// By its id, which is part of every challenge.
        terminal: Uuid,
        /// Receipts that the store does not know.
        count: u32,
    },
}

impl Alarm {
    /// Its stable word, as it is kept.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Clone { .. } => "clone",
            Self::OtherBytes { .. } => "other_bytes",
            Self::OtherTerminal { .. } => "other_terminal",
            Self::CodeBurnt { .. } => "code_burnt",
            Self::NonceUsed { .. } => "nonce_used",
            Self::VisitsLost { .. } => "visits_lost",
        }
    }

    /// The terminal that it is about.
    #[must_use]
    pub const fn terminal(&self) -> Option<Uuid> {
        match self {
            Self::Clone { terminal, .. }
            | Self::OtherBytes { terminal, .. }
            | Self::OtherTerminal { terminal, .. }
            | Self::NonceUsed { terminal, .. }
            | Self::VisitsLost { terminal, .. } => Some(*terminal),
            Self::CodeBurnt { .. } => None,
        }
    }

    /// Whence what it tells of has come, where that says who it was.
    #[must_use]
    pub const fn address(&self) -> Option<IpAddr> {
        match self {
            Self::Clone { address, .. } | Self::CodeBurnt { address, .. } => Some(*address),
            Self::OtherBytes { .. }
            | Self::OtherTerminal { .. }
            | Self::NonceUsed { .. }
            | Self::VisitsLost { .. } => None,
        }
    }
}

/// What live pages are told, so that they look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A visit is new or another.
    Visit(VisitId),
    /// A terminal, its certificate or its state.
    Terminal(Uuid),
    /// A call for staff.
    Call(Uuid),
    /// A new alarm, or one that staff have settled.
    Alarm,
    /// What the desk sets on its terminals.
    Settings,
    /// Something is waiting for a terminal in its events; `None`: for every terminal.
    Events(Option<Uuid>),
    /// Users or sessions.
    People,
    /// Another program has changed the store, or some of these were lost: everything may be
    /// another.
    All,
}

/// How many there are of each, for metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Visits that nobody has dealt with.
    pub visits_open: u64,
    /// Open ones, and those that staff have dealt with.
    pub visits: u64,
    /// Those whose newest verdict is a refusal.
    pub visits_refused: u64,
    /// Receipts given.
    pub receipts: u64,
    /// Terminals in the list.
    pub terminals: u64,
    /// Calls that are not over.
    pub calls: u64,
    /// Alarms that nobody has settled.
    pub alarms: u64,
    /// Bytes of the store on the disk.
    pub bytes: u64,
}

/// Where the store stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// New when a store is made or restored.
    pub generation: Uuid,
    /// Of the newest receipt.
    pub sequence: u64,
    /// It was restored, and its terminals are not confirmed yet.
    pub restored: bool,
}

/// What a desk sets on its terminals: a closed list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct SettingsChoice {
    /// What every patient is asked; `None`: the terminal's configuration decides.
    pub questions: Option<Questions>,
    /// What the desk is called on the screen.
    pub desk: Option<String>,
}

impl SettingsChoice {
    /// As terminals are told, with the hash that names them.
    #[must_use]
    pub fn settings(&self) -> DeskSettings {
        let text = json!({"questions": self.questions, "desk": self.desk}).to_string();
        DeskSettings {
            revision: Sha256::of(text.as_bytes()),
            questions: self.questions.clone(),
            desk: self.desk.clone(),
        }
    }
}
