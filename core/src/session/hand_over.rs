//! What is left of a visit in which a phone was proved, and what becomes of it.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::action::Consent;
use super::settings::Facility;
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

/// 確認番号: two digits that the patient tells the desk, 00 to 99; no two visits that are open at the
/// desk have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Confirmation(u8);

impl Confirmation {
    /// One with two digits of which the first is easily lost.
    #[cfg(any(test, feature = "specimen"))]
    pub(crate) const SPECIMEN: Self = Self(7);

    /// A number from 0 to 99; `None` for anything else.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 99 { Some(Self(number)) } else { None }
    }

    /// The number; it is shown with two digits.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// What the terminal hands over when a visit with a proved phone is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Its id, by which the desk knows it again, however often it is sent.
    pub visit: VisitId,
    /// 確認番号.
    pub confirmation: Confirmation,
    /// What kind of place asked for consent.
    pub facility: Facility,
    /// What the phone gave, so that whoever receives this can prove it again.
    pub evidence: Evidence,
    /// What this terminal has found out about the evidence; the desk proves it again.
    pub proof: Verified<UserAuthentication>,
    /// With which answer, or why without one.
    pub ending: Ending,
    /// From a demonstration: never to be taken for a patient.
    pub demo: bool,
}

/// How a visit ended. Only a complete one carries consent: of an answer that was not confirmed
/// nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The patient answered.
    Complete(Consent),
    /// 同意の途中で終了: the patient left, or the next person took over; staff asks again.
    Left,
    /// 患者さんが中止.
    Cancelled,
}

/// Whether a visit that was handed over is safe. Nothing is shown as done before one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOverOutcome {
    /// It is on this terminal's own disk and will be delivered: it survives a power cut.
    Kept,
    /// The desk has it.
    Received(Receipt),
    /// It is neither here nor there.
    Failed(HandOverError),
}

/// The desk's word that a visit is on its disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which store of the desk says so: a random id, new when a store is made or restored.
    pub generation: Uuid,
    /// Its count of receipts, which only grows: one that is lower than one seen before means that
    /// the store was rolled back.
    pub sequence: u64,
}

/// Why a visit is safe nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum HandOverError {
    /// This terminal has neither a desk nor a place of its own to keep visits.
    #[error("no desk is configured")]
    NoDesk,
}
