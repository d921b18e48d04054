//! What every thread of a store has in hand.

use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;

use crate::keys::{DeskId, DeskKeys};
use crate::seal::{NotSealed, Place, Vault};
use crate::store::StoreError;

/// Names and keys of one store.
#[derive(Debug)]
pub(super) struct Inside {
    pub(super) id: DeskId,
    pub(super) keys: DeskKeys,
    pub(super) rows: Vault,
}

impl Inside {
    /// Seals what belongs to a patient, or a code.
    pub(super) fn seal(&self, place: Place<'_>, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.rows
            .seal(place, bytes)
            .map_err(|error: NotSealed| StoreError::Disk { what: error.to_string() })
    }

    /// Opens it again.
    pub(super) fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<WipedBytes, StoreError> {
        self.rows.open(place, sealed).map_err(|_| StoreError::Sealed { table: place.table })
    }
}

/// Names the row of a body: visit, version and hash.
pub(super) fn body_row(visit: VisitId, version: u8, sha256: Sha256) -> [Vec<u8>; 3] {
    [visit.as_bytes().to_vec(), vec![version], sha256.as_bytes().to_vec()]
}
