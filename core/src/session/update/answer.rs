//! The patient's answer, and its way to where it is kept.

use super::{Handed, Session, Stage};
use crate::session::{Consent, Ending, VisitId};

impl Session {
    /// The answer is final: from here on the record carries what was proved, and the visit no more
    /// than its number.
    pub(super) fn answer(&mut self, consent: Consent) {
        let Some(proof) = self.visit.as_mut().and_then(|visit| visit.proof.take()) else { return };
        let handed = self.deliver(*proof, Ending::Complete(consent));
        self.go(Stage::HandingOver(handed));
    }

    /// Whether the record is safe where it is kept; nothing is shown as done before.
    pub(in crate::session) fn delivered(&mut self, visit: VisitId, safe: bool) {
        match self.stage() {
            Some(Stage::HandingOver(handed)) if handed.visit == visit => self.done(*handed, !safe),
            Some(Stage::Done { handed, away: true }) if handed.visit == visit && safe => {
                self.done(*handed, false)
            }
            _ => {}
        }
    }

    fn done(&mut self, handed: Handed, away: bool) {
        self.go(Stage::Done { handed, away });
    }
}
