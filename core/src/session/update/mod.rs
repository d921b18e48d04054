//! How an event changes the visit: one file for each part of it.

use super::model::{Between, Handed, Proof, Question, Stage, Visit};
use super::{Effect, Ending, Notice, Record, Session, Tone};

mod act;
mod answer;
mod call;
mod limits;
mod phone;
mod result;
mod tap;

impl Session {
    /// The visit goes on to another stage, and its time begins anew.
    fn go(&mut self, stage: Stage) {
        let Some(visit) = &mut self.visit else { return };
        if matches!(stage, Stage::Third { .. }) && !std::mem::replace(&mut visit.desk_told, true) {
            self.effects.push(Effect::Notify(Notice::NeedsHelp));
        }
        visit.stage = stage;
        self.help = None;
        self.touched = self.now.uptime;
    }

    /// Opens a visit.
    fn open_visit(&mut self) -> &mut Visit {
        self.touched = self.now.uptime;
        self.between = Between::Ready;
        self.visit.get_or_insert_with(|| Box::new(Visit::new()))
    }

    /// Ends the visit: what was proved is handed over, everything else is wiped and dropped, and
    /// the terminal looks as it did before.
    pub(in crate::session) fn end_visit(&mut self, ending: Ending, then: Between) {
        if let Some(mut visit) = self.visit.take() {
            visit.wipe_pin();
            if let Some(tap) = visit.tap.take() {
                self.effects.push(Effect::StopTap(tap.epoch));
            }
            if let Some(proof) = visit.proof.take() {
                self.deliver(*proof, ending);
            }
        }
        self.between = then;
        self.help = None;
        self.look = self.settings.look;
        self.touched = self.now.uptime;
        self.field.use_up_all();
    }

    /// Stops before or after a read: nothing of the patient stays.
    fn cancel_visit(&mut self) {
        let until = self.now.uptime.saturating_add(self.settings.limits.cancelled);
        self.end_visit(Ending::Cancelled, Between::Cancelled { until });
    }

    fn deliver(&mut self, proof: Proof, ending: Ending) -> Handed {
        let handed = Handed { visit: proof.visit, confirmation: proof.confirmation };
        self.effects.push(Effect::Deliver(Box::new(Record {
            visit: proof.visit,
            confirmation: proof.confirmation,
            facility: self.settings.facility,
            evidence: proof.evidence,
            proof: proof.verified,
            ending,
            demo: self.settings.demo.is_some(),
        })));
        handed
    }

    /// A failure with this screen; the third leads to the desk.
    fn fail(&mut self, stage: Stage) {
        let Some(visit) = &mut self.visit else { return };
        let stage = visit.fail(stage);
        self.go(stage);
    }

    fn ask(&mut self, question: Question) {
        if let Some(visit) = &mut self.visit {
            visit.question = Some(question);
            self.touched = self.now.uptime;
            self.help = None;
        }
    }

    fn play(&mut self, tone: Tone) {
        self.effects.push(Effect::Play(tone));
    }
}
