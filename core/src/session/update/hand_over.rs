//! What was proved and answered, and its way to where it is kept.

use std::time::Duration;

use crate::code::Reason;
use crate::consent::{Consent, Ending, Questions};
use crate::session::desk::{DeskAnswer, DeskState};
use crate::session::hand_over::{HandOver, HandOverError, HandOverOutcome, VisitId};
use crate::session::machine::Session;
use crate::session::stage::{
    ConsentStage, HandOverStage, HandOverStep, HandedOver, Kept, Stage, Trouble,
};
use crate::session::visit::{Ask, Proof, Visit};
use crate::time::UnixTime;

/// A certificate that ends within this time is spoken of: three months, as the plastic card's
/// readers do (screens and errors, section 7).
const ENDS_SOON: u64 = 92 * 24 * 60 * 60;

impl Session {
    /// A phone was proved: version 1 goes out, and the desk has a moment to say what is asked.
    pub(super) fn hand_over_proof(&mut self, proof: Proof) {
        let waits = matches!(self.desk, DeskState::Present { .. });
        let until = self.now.uptime.saturating_add(self.settings.limits.answer);
        let usual = self.usual_questions();
        let Some(visit) = &mut self.visit else { return };
        visit.ask = if waits { Ask::Until(until) } else { Ask::Fixed(usual) };
        visit.proof = Some(Box::new(proof.clone()));
        self.hand_over(proof, HandOver::PROVED, None, None);
    }

    /// What patients are asked where the desk says nothing of this one: as the desk has set it for
    /// all, else as configured.
    fn usual_questions(&self) -> Option<Questions> {
        self.desk_settings.questions.clone().or_else(|| self.settings.questions.clone())
    }

    /// The phone has gone: on to the questions, or to the wait for them.
    pub(super) fn phone_gone(&mut self) {
        self.go(Stage::Checking);
        self.ask_consent();
    }

    /// The desk has had its moment.
    pub(super) fn run_out_answer(&mut self) {
        let usual = self.usual_questions();
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        if let Ask::Until(until) = visit.ask
            && now >= until
        {
            visit.ask = Ask::Fixed(usual);
            self.ask_consent();
        }
    }

    /// Where the patient waits for it and what is asked is fixed, it is asked.
    fn ask_consent(&mut self) {
        let Some(visit) = &mut self.visit else { return };
        let (Stage::Checking, Ask::Fixed(asked)) = (&visit.stage, &visit.ask) else { return };
        let until = self.now.uptime.saturating_add(self.settings.limits.consent);
        match asked {
            Some(questions) => {
                let stage = ConsentStage::new(questions, until);
                self.go(Stage::Consent(stage));
            }
            None => self.decide(),
        }
    }

    /// The answers are final, or nothing was asked: from here on the hand-over carries what was
    /// proved, and the visit no more than its number.
    pub(super) fn decide(&mut self) {
        let now = self.now.wall;
        let Some(visit) = &mut self.visit else { return };
        let record = match (&visit.stage, visit.ask.asked()) {
            (Stage::Consent(stage), Some(questions)) => {
                let Some(answered) = stage.answered(questions) else { return };
                Some(answered)
            }
            _ => None,
        };
        let Some(proof) = visit.proof.take() else { return };
        let not_after = proof.verified.value().validity().not_after;
        let step = if ends_soon(not_after, now) {
            HandOverStep::CertSoon { not_after }
        } else {
            HandOverStep::Sending
        };
        self.hand_over_ending(*proof, record, Ending::Complete, step);
    }

    /// The time for all questions together is over: whoever stands there now may be another.
    pub(super) fn run_out_consent(&mut self) {
        let now = self.now.uptime;
        let Some(visit) = &mut self.visit else { return };
        let Stage::Consent(stage) = &visit.stage else { return };
        if now < stage.until {
            return;
        }
        let record = visit.broken_off();
        let Some(proof) = visit.proof.take() else { return };
        self.hand_over_ending(*proof, record, Ending::Left, HandOverStep::ToDesk);
    }

    /// Version 2 goes out while the patient is still there.
    fn hand_over_ending(
        &mut self,
        proof: Proof,
        record: Option<Consent>,
        ending: Ending,
        step: HandOverStep,
    ) {
        let Some(visit) = &mut self.visit else { return };
        visit.question = None;
        visit.ask = Ask::NotYet;
        let handed = HandedOver {
            confirmation: proof.identity.confirmation,
            since: self.now.uptime,
            is_complete: ending == Ending::Complete,
            is_known: visit.is_known,
            ended: None,
        };
        self.hand_over(proof, HandOver::ENDED, record, Some(ending));
        self.go(Stage::HandOver(HandOverStage { handed, step }));
    }

    /// What became of a version of a visit. What the desk has received stays received, whatever is
    /// heard later.
    pub(in crate::session) fn handed_over(
        &mut self,
        id: VisitId,
        version: u32,
        outcome: HandOverOutcome,
    ) {
        let kept = match outcome {
            HandOverOutcome::Received(_) => Kept::Received,
            HandOverOutcome::Kept => Kept::Here,
            HandOverOutcome::Failed(HandOverError::NoDesk) => Kept::NoDesk,
            HandOverOutcome::Failed(HandOverError::Unwritable) => Kept::Failed,
        };
        let Some(visit) = self.visit.as_mut().filter(|visit| visit.is(id)) else { return };
        visit.is_known |= kept != Kept::Failed;
        if let Stage::HandOver(HandOverStage { handed, .. }) = &mut visit.stage {
            handed.is_known |= kept != Kept::Failed;
            if version == HandOver::ENDED {
                handed.ended = handed.ended.max(Some(kept));
            }
        }
        self.settle_hand_over();
    }

    /// Shows what came of version 2, and nothing as done before it is safe.
    pub(super) fn settle_hand_over(&mut self) {
        let present = matches!(self.desk, DeskState::Present { .. });
        let Some(Stage::HandOver(stage)) = self.stage() else { return };
        let next = stage.next(self.now.uptime, &self.settings.limits, present);
        if let Some(step) = next {
            let handed = stage.handed;
            self.go(Stage::HandOver(HandOverStage { handed, step }));
        }
    }

    /// Neither the disk nor the desk has said anything in time.
    pub(super) fn give_up_hand_over(&mut self) {
        let Some(Stage::HandOver(stage)) = self.stage() else { return };
        let (handed, step) = (stage.handed, HandOverStep::ToDesk);
        self.go(Stage::HandOver(HandOverStage { handed, step }));
    }

    /// The note on the certificate has been there long enough.
    pub(super) fn end_note(&mut self) {
        let Some(Stage::HandOver(stage)) = self.stage() else { return };
        let (handed, step) = (stage.handed, HandOverStep::Sending);
        self.go(Stage::HandOver(HandOverStage { handed, step }));
        self.settle_hand_over();
    }

    /// What the desk says of the phone. What is asked is fixed by the first word; a refusal leads
    /// to the desk, however late it comes.
    pub(in crate::session) fn desk_answered(&mut self, id: VisitId, answer: DeskAnswer) {
        if !self.visit.as_ref().is_some_and(|visit| visit.is(id)) {
            return;
        }
        match answer {
            DeskAnswer::Proved { questions } => self.fix_questions(questions),
            DeskAnswer::Refused { reason } => self.not_proved_after_all(reason),
        }
    }

    /// The desk's word, if it comes in time.
    fn fix_questions(&mut self, questions: Option<Questions>) {
        let questions = questions.or_else(|| self.usual_questions());
        let Some(visit) = &mut self.visit else { return };
        if matches!(visit.ask, Ask::Until(_)) {
            visit.ask = Ask::Fixed(questions);
            self.ask_consent();
        }
    }

    fn not_proved_after_all(&mut self, reason: Reason) {
        let Some(visit) = &mut self.visit else { return };
        // A visit that was never proved here has no version 1, and the desk nothing to refuse.
        let was_proved = visit.proof.is_some() || matches!(visit.stage, Stage::HandOver(_));
        if !was_proved {
            return;
        }
        visit.question = None;
        let record = visit.broken_off();
        visit.ask = Ask::NotYet;
        if let Some(proof) = visit.proof.take() {
            self.hand_over(*proof, HandOver::ENDED, record, Some(Ending::Refused));
        }
        self.go(Stage::Trouble(match reason {
            Reason::Expired => Trouble::Expired,
            Reason::Revoked => Trouble::Revoked,
            reason => Trouble::NotProved { code: reason.code() },
        }));
    }

    /// When the wait for the desk's answer, for all questions, or for the receipt is over.
    pub(super) fn hand_over_deadlines(&self, visit: &Visit) -> impl Iterator<Item = Duration> {
        let answer = match visit.ask {
            Ask::Until(until) => Some(until),
            Ask::NotYet | Ask::Fixed(_) => None,
        };
        let stage = match &visit.stage {
            Stage::Consent(stage) => Some(stage.until),
            Stage::HandOver(HandOverStage { handed, step: HandOverStep::Sending }) => {
                Some(handed.since.saturating_add(self.settings.limits.delivery))
            }
            _ => None,
        };
        answer.into_iter().chain(stage)
    }
}

/// Whether a certificate that is valid now ends so soon that its holder has to hear of it.
const fn ends_soon(not_after: UnixTime, now: UnixTime) -> bool {
    not_after.as_secs().saturating_sub(now.as_secs()) <= ENDS_SOON
}
