//! Consent, told from outside: by what was pressed on which page of this visit, not by what the
//! session believes.

use std::collections::BTreeMap;

use crate::consent::{ConsentAnswer, Ending, Prescription, Questions};
use crate::screen::View;
use crate::session::{Action, BundledAnswer, HandOver};

/// What the patient of the visit that is open has pressed.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// To all groups, and to single ones since.
    all: Option<ConsentAnswer>,
    groups: BTreeMap<u8, ConsentAnswer>,
    prescription: Option<Prescription>,
    confirmed: bool,
}

impl Answers {
    pub(super) fn touched(&mut self, view: &View, action: Action) {
        match (view, action) {
            (View::ConsentAll { .. }, Action::Answer(answer)) => {
                self.groups.clear();
                self.all = Some(match answer {
                    BundledAnswer::All => ConsentAnswer::Given,
                    BundledAnswer::Nothing => ConsentAnswer::Refused,
                });
            }
            (View::ConsentAll { .. }, Action::OneByOne) => {
                self.groups.clear();
                self.all = None;
            }
            (View::ConsentGroup { at, .. }, Action::Agree(of)) if of == *at => {
                self.groups.insert(of, ConsentAnswer::Given);
            }
            (View::ConsentGroup { at, .. }, Action::Refuse(of)) if of == *at => {
                self.groups.insert(of, ConsentAnswer::Refused);
            }
            (View::Prescription { .. }, Action::Prescription(choice)) => {
                self.prescription = Some(choice);
            }
            (View::ConsentCheck { .. }, Action::Decide) => self.confirmed = true,
            _ => {}
        }
    }

    /// What is handed over is what was pressed and confirmed, and nothing else.
    pub(super) fn handed_over(&self, it: &HandOver, asked: &[Questions]) {
        if it.version == HandOver::PROVED {
            assert!(it.consent.is_none() && it.ending.is_none() && it.ended_at.is_none());
            return;
        }
        assert!(it.ending.is_some() && it.ended_at.is_some());
        let Some(consent) = &it.consent else { return };
        let questions = asked.iter().find(|known| known.id() == consent.questions);
        let questions = questions.expect("a set of questions that nobody has put");
        let items: Vec<_> = questions.groups().iter().flatten().copied().collect();
        assert_eq!(consent.answers.len(), items.len(), "an item that was not asked, or one less");
        if it.ending != Some(Ending::Complete) {
            let left = |answer: &ConsentAnswer| *answer == ConsentAnswer::Unanswered;
            assert!(consent.answers.values().all(left), "an answer that was not confirmed");
            assert_eq!(consent.prescription, None);
            return;
        }
        assert!(self.confirmed, "nobody has confirmed it");
        assert_eq!(consent.prescription, self.prescription);
        for (at, group) in (0..).zip(questions.groups()) {
            let pressed = self.groups.get(&at).copied().or(self.all);
            for item in group {
                assert_eq!(consent.answers.get(item).copied(), pressed, "{item:?}");
            }
        }
    }
}
