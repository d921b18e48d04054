//! By what a desk judges visits: the same as long as it runs, but for the virtual phones that come
//! to a demonstration.

use std::sync::{Arc, PoisonError};

use kazasu_core::handover::ProblemReason;
use kazasu_core::verify::Anchor;

use super::Desk;
use crate::problem::Refused;
use crate::visits::Prover;

/// The name of their anchor, for people.
const NAME: &str = "demo";

impl Desk {
    /// By what visits are judged.
    pub(crate) fn prover(&self) -> Arc<Prover> {
        self.prover.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Judges by this CA (DER) too. For a demonstration alone: a terminal has proved that it knows
    /// a code, and nothing more, before it says who its virtual phones are.
    pub(crate) async fn trust_virtual_phones(&self, anchor: &[u8]) -> Result<(), Refused> {
        let anchor = Anchor::from_der(NAME, anchor).map_err(|_| {
            Refused::new(ProblemReason::Unprocessable, "demo_anchor is no certificate of a CA")
        })?;
        let trusting = self.prover().trusting(anchor);
        // Before anything is judged by it.
        self.store.keep_material(trusting.material().to_vec(), self.now()).await?;
        *self.prover.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(trusting);
        Ok(())
    }
}
