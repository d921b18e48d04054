//! What is left of a visit in which a phone was proved, and what becomes of it.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::settings::Facility;
use crate::confirmation::Confirmation;
use crate::consent::{Consent, Ending};
use crate::time::UnixTime;
use crate::verify::{Evidence, UserAuthentication, Verified};

/// The id of a visit: a UUID version 7 (RFC 9562 §5.7) that the host makes when the visit begins.
/// It is written as text everywhere, since a JSON number would lose bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VisitId(Uuid);

impl VisitId {
    /// The id with these 128 bits.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The 16 bytes in network order.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for VisitId {
    /// As RFC 9562 §4 writes it: 36 characters, hexadecimal in lower case with four hyphens.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What the terminal hands over of a visit in which a phone was proved. Version 1 goes out as soon
/// as it was proved, without consent and ending; version 2 when the visit is complete or has broken
/// off. Each is complete in itself: a lower one that is lost costs nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Its id, by which the desk knows it again, however often it is sent.
    pub visit: VisitId,
    /// 1, then 2. A lower one never overwrites a higher one.
    pub version: u32,
    /// 確認番号: the same in both versions.
    pub confirmation: Confirmation,
    /// What kind of place asked for consent.
    pub facility: Facility,
    /// What the phone gave, so that whoever receives this can prove it again.
    pub evidence: Evidence,
    /// What this terminal has found out about the evidence; the desk proves it again.
    pub proof: Verified<UserAuthentication>,
    /// When the phone was proved, by this terminal's clock: the same in both versions.
    pub tapped_at: UnixTime,
    /// What the patient was asked and has answered; `None` in version 1, and where nothing was
    /// asked.
    pub consent: Option<Consent>,
    /// How the visit ended; `None` in version 1.
    pub ending: Option<Ending>,
    /// When it ended, by this terminal's clock; `None` in version 1. What is given is valid for 24
    /// hours from then.
    pub ended_at: Option<UnixTime>,
    /// From a demonstration: never to be taken for a patient.
    pub demo: bool,
}

impl HandOver {
    /// The version without consent and ending.
    pub const PROVED: u32 = 1;
    /// The version with the ending, and with consent if any was asked for.
    pub const ENDED: u32 = 2;
}

/// Whether a version of a visit is safe. Nothing is shown as done before version 2 is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOverOutcome {
    /// It is on this terminal's own disk and will be delivered: it survives a power cut.
    Kept,
    /// The desk has it.
    Received(Receipt),
    /// It is not on this terminal's disk. The desk may receive it yet.
    Failed(HandOverError),
}

/// The desk's word that a version of a visit is on its disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which store of the desk says so: a random id, new when a store is made or restored.
    pub generation: Uuid,
    /// Its count of receipts, which only grows: one that is lower than one seen before means that
    /// the store was rolled back.
    pub sequence: u64,
}

/// Why a version of a visit is not on this terminal's disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum HandOverError {
    /// This terminal has neither a desk nor a place of its own to keep visits.
    #[error("no desk is configured")]
    NoDesk,
    /// The outbox cannot be written; [`Event::Outbox`](super::Event::Outbox) says why.
    #[error("the outbox cannot be written")]
    Unwritable,
}
