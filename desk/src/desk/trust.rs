//! By what a desk judges visits: its anchors and lists, which follow their files, and the virtual
//! phones that come to a demonstration.

use std::sync::Arc;

use kazasu_core::handover::ProblemReason;
use kazasu_core::verify::Anchor;

use super::Desk;
use crate::problem::Refused;
use crate::visits::{Prover, Provers};

/// The name of their anchor, for people.
const NAME: &str = "demo";

impl Desk {
    /// By what visits are judged.
    pub(crate) fn prover(&self) -> Arc<Prover> {
        self.rules.provers.now()
    }

    /// By what now, and by what next.
    pub(crate) const fn provers(&self) -> &Provers {
        &self.rules.provers
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
        self.provers().take(Arc::new(trusting));
        Ok(())
    }
}
