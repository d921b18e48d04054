//! The patient's answer, and its way to where it is kept.

use crate::session::action::Consent;
use crate::session::hand_over::{Ending, HandOverError, HandOverOutcome, VisitId};
use crate::session::machine::Session;
use crate::session::stage::{Delivered, HandOverStage, HandedOver, Stage};

impl Session {
    /// The answer is final: from here on the hand-over carries what was proved, and the visit no
    /// more than its number.
    pub(super) fn answer(&mut self, consent: Consent) {
        let proof = self.visit.as_mut().and_then(|visit| visit.proof.take());
        let Some(proof) = proof else { return };
        let handed = self.hand_over(*proof, Ending::Complete(consent));
        self.go(Stage::HandOver(HandOverStage::Sending(handed)));
    }

    /// What became of a visit; nothing is shown as done before. What the desk has received stays
    /// received, whatever is heard later.
    pub(in crate::session) fn handed_over(&mut self, visit: VisitId, outcome: HandOverOutcome) {
        let delivered = match outcome {
            HandOverOutcome::Received(_) => Delivered::Received,
            HandOverOutcome::Kept => Delivered::Late,
            HandOverOutcome::Failed(HandOverError::NoDesk) => Delivered::NoDesk,
        };
        match self.stage() {
            Some(Stage::HandOver(HandOverStage::Sending(handed))) if handed.visit == visit => {
                self.done(*handed, delivered);
            }
            Some(Stage::HandOver(HandOverStage::Done { handed, delivered: before }))
                if handed.visit == visit
                    && *before != Delivered::Received
                    && delivered == Delivered::Received =>
            {
                self.done(*handed, delivered);
            }
            _ => {}
        }
    }

    pub(super) fn done(&mut self, handed: HandedOver, delivered: Delivered) {
        self.go(Stage::HandOver(HandOverStage::Done { handed, delivered }));
    }
}
