//! The steps that every change of a visit is made of: it opens, goes on to another stage, fails,
//! ends.

use crate::confirmation::Confirmation;
use crate::consent::{Consent, Ending};
use crate::session::between::Between;
use crate::session::effect::{Effect, Notice, Tone};
use crate::session::hand_over::{HandOver, VisitId};
use crate::session::machine::Session;
use crate::session::stage::{Stage, Trouble};
use crate::session::visit::{Identity, Proof, Question, Visit};

impl Session {
    /// The visit goes on to another stage, and its time begins anew.
    pub(super) fn go(&mut self, stage: Stage) {
        let Some(visit) = &mut self.visit else { return };
        if matches!(stage, Stage::Trouble(Trouble::Third { .. }))
            && !std::mem::replace(&mut visit.desk_told, true)
        {
            self.effects.push(Effect::Notify(Notice::NeedsHelp));
        }
        visit.stage = stage;
        self.moved_on();
    }

    /// As [`Session::go`], and the PIN is wiped wherever it is.
    pub(super) fn wipe_and_go(&mut self, stage: Stage) {
        self.wipe_pin();
        self.go(stage);
    }

    /// A failure with this screen; the third leads to the desk.
    pub(super) fn fail(&mut self, trouble: Trouble) {
        self.fail_at(Stage::Trouble(trouble));
    }

    /// As [`Session::fail`], and the PIN is wiped wherever it is.
    pub(super) fn wipe_and_fail(&mut self, trouble: Trouble) {
        self.wipe_pin();
        self.fail(trouble);
    }

    /// A failure after which the visit stands at this stage; the third leads to the desk.
    pub(super) fn fail_at(&mut self, stage: Stage) {
        let Some(visit) = &mut self.visit else { return };
        let stage = visit.fail(stage);
        self.go(stage);
    }

    /// Another screen is shown: its time begins anew, and what was open above belongs to the one
    /// before.
    pub(super) fn moved_on(&mut self) {
        self.help = None;
        self.chooses_language = false;
        self.touched = self.now.uptime;
    }

    pub(super) fn wipe_pin(&mut self) {
        if let Some(visit) = &mut self.visit {
            visit.wipe_pin();
        }
    }

    pub(super) fn ask(&mut self, question: Question) {
        if let Some(visit) = &mut self.visit {
            visit.question = Some(question);
            self.moved_on();
        }
    }

    pub(super) fn play(&mut self, tone: Tone) {
        self.effects.push(Effect::Play(tone));
    }

    /// Opens a visit, if none is open.
    pub(super) fn open_visit(&mut self) -> &mut Visit {
        self.touched = self.now.uptime;
        self.between = Between::Ready;
        let Self { visit, effects, .. } = self;
        visit.get_or_insert_with(|| {
            effects.push(Effect::IdentifyVisit);
            Box::new(Visit::new())
        })
    }

    /// The host has made an id for the visit that has just begun. A visit keeps the first.
    pub(in crate::session) fn identify_visit(&mut self, id: VisitId, confirmation: Confirmation) {
        if let Some(visit) = &mut self.visit {
            visit.identity.get_or_insert(Identity { id, confirmation });
        }
    }

    /// Ends the visit: what was proved is handed over, everything else is wiped and dropped, and
    /// the terminal looks as it did before.
    pub(super) fn end_visit(&mut self, ending: Ending, then: Between) {
        if let Some(mut visit) = self.visit.take() {
            visit.wipe_pin();
            if let Some(tap) = visit.tap.take() {
                self.effects.push(Effect::StopTap(tap.epoch));
            }
            if let Some(proof) = visit.proof.take() {
                self.hand_over(*proof, HandOver::ENDED, visit.broken_off(), Some(ending));
            }
        }
        self.between = then;
        self.moved_on();
        self.look = self.settings.look;
        self.readers.leave_all(self.now.uptime);
    }

    /// Ends the visit without more: the patient has finished, left, or never came back.
    pub(super) fn finish_visit(&mut self) {
        self.end_visit(Ending::Left, Between::Ready);
    }

    /// Stops before or after a read: nothing of the patient stays.
    pub(super) fn cancel_visit(&mut self) {
        let until = self.now.uptime.saturating_add(self.settings.limits.cancelled);
        self.end_visit(Ending::Cancelled, Between::Cancelled { until });
    }

    pub(super) fn hand_over(
        &mut self,
        proof: Proof,
        version: u32,
        consent: Option<Consent>,
        ending: Option<Ending>,
    ) {
        let Identity { id: visit, confirmation } = proof.identity;
        self.effects.push(Effect::HandOver(Box::new(HandOver {
            visit,
            version,
            confirmation,
            facility: self.settings.facility,
            evidence: proof.evidence,
            proof: proof.verified,
            tapped_at: proof.tapped_at,
            consent,
            ending,
            ended_at: ending.map(|_| self.now.wall),
            demo: self.settings.demo.is_some(),
        })));
    }
}
