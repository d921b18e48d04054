//! The patient's answer, and its way to where it is kept.

use crate::consent::{Consent, ConsentAnswer, Ending};
use crate::session::action::BundledAnswer;
use crate::session::desk::DeskAnswer;
use crate::session::hand_over::{HandOver, HandOverError, HandOverOutcome, VisitId};
use crate::session::machine::Session;
use crate::session::stage::{ConsentStage, Delivered, HandOverStage, HandedOver, Stage, Trouble};

impl Session {
    /// What is asked is fixed now.
    pub(super) fn ask_consent(&mut self) {
        let questions = self.settings.questions.clone();
        let Some(visit) = &mut self.visit else { return };
        visit.asked = questions;
        self.go(Stage::Consent(ConsentStage::Bundled));
    }

    /// The answer is final: from here on the hand-over carries what was proved, and the visit no
    /// more than its number.
    pub(super) fn answer(&mut self, answer: BundledAnswer) {
        let Some(visit) = &mut self.visit else { return };
        let Some(proof) = visit.proof.take() else { return };
        let answer = match answer {
            BundledAnswer::All => ConsentAnswer::Given,
            BundledAnswer::Nothing => ConsentAnswer::Refused,
        };
        let record = visit.asked.take().map(|questions| {
            let mut consent = Consent::unanswered(&questions);
            consent.answers.values_mut().for_each(|it| *it = answer);
            consent
        });
        let handed = self.hand_over(*proof, HandOver::ENDED, record, Some(Ending::Complete));
        self.go(Stage::HandOver(HandOverStage::Sending(handed)));
    }

    /// What became of a version of a visit; nothing is shown as done before version 2 is safe. What
    /// the desk has received stays received, whatever is heard later.
    pub(in crate::session) fn handed_over(
        &mut self,
        visit: VisitId,
        version: u32,
        outcome: HandOverOutcome,
    ) {
        if version != HandOver::ENDED {
            return;
        }
        let delivered = match outcome {
            HandOverOutcome::Received(_) => Delivered::Received,
            HandOverOutcome::Kept => Delivered::Late,
            HandOverOutcome::Failed(HandOverError::NoDesk) => Delivered::NoDesk,
            HandOverOutcome::Failed(HandOverError::Unwritable) => return,
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

    /// What the desk says of the phone. A refusal leads to the desk, however late it comes.
    pub(in crate::session) fn desk_answered(&mut self, id: VisitId, answer: DeskAnswer) {
        let is_this = self.visit.as_ref().and_then(|visit| visit.identity);
        if is_this.is_none_or(|identity| identity.id != id) {
            return;
        }
        let DeskAnswer::Refused { reason } = answer else { return };
        let Some(visit) = &mut self.visit else { return };
        let asked = visit.asked.take();
        if let Some(proof) = visit.proof.take() {
            let consent = asked.as_ref().map(Consent::unanswered);
            self.hand_over(*proof, HandOver::ENDED, consent, Some(Ending::Refused));
        }
        self.go(Stage::Trouble(Trouble::NotProved { code: reason.code() }));
    }

    pub(super) fn done(&mut self, handed: HandedOver, delivered: Delivered) {
        self.go(Stage::HandOver(HandOverStage::Done { handed, delivered }));
    }
}
