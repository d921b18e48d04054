//! What a terminal still knows of visits that a store may have lost (desk/PROTOCOL.md §7). Nothing
//! of a patient is in it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::timestamp::Timestamp;
use super::visit::VisitVersion;
use crate::session::VisitId;
use crate::sha256::Sha256;

/// Receipts that the terminal has had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// Of the store that it knew.
    pub generation: Uuid,
    /// At most 500.
    pub visits: Vec<InventoryEntry>,
}

/// One receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventoryEntry {
    /// Whose receipt it is.
    pub visit: VisitId,
    /// Each version has a receipt of its own.
    pub version: VisitVersion,
    /// Of the body.
    pub sha256: Sha256,
    /// As the receipt says.
    pub received_at: Timestamp,
    /// As the receipt says.
    pub sequence: u64,
}

/// What the desk makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InventoryAnswer {
    /// How many of them its store does not have.
    pub missing: u32,
    /// Those whose bytes the terminal may still hold.
    pub wanted: Vec<VisitId>,
}
