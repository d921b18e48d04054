//! May the facility see past medical information, and how is the prescription received? What was
//! answered is in this stage until it is confirmed, and nowhere else.

use std::time::Duration;

use crate::consent::{Consent, ConsentAnswer, Layout, Prescription, Questions};
use crate::session::action::{Action, BundledAnswer};
use crate::session::transition::Transition;

/// The questions, and the answers so far.
#[derive(Debug)]
pub(crate) struct ConsentStage {
    pub(crate) page: ConsentPage,
    layout: Layout,
    /// One for each group.
    answers: Vec<Option<ConsentAnswer>>,
    offers_prescription: bool,
    prescription: Option<Prescription>,
    /// The groups are asked one by one.
    one_by_one: bool,
    /// When all of it has to be over, in time since the program started.
    pub(in crate::session) until: Duration,
}

/// The page that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConsentPage {
    /// All, one by one, or none.
    Bundled,
    /// Who sees what is given.
    Info,
    /// One group of items.
    Group {
        /// From 0.
        at: usize,
        /// It was answered before, and that is being changed.
        changes: bool,
    },
    /// Electronic or paper.
    Prescription {
        /// As in [`ConsentPage::Group`].
        changes: bool,
    },
    /// Every answer, to be confirmed or changed.
    Check,
}

impl ConsentStage {
    /// At its first page. Nothing is answered.
    pub(in crate::session) fn new(questions: &Questions, until: Duration) -> Self {
        let groups = questions.groups().len();
        let mut stage = Self {
            page: ConsentPage::Check,
            layout: questions.layout(),
            answers: vec![None; groups],
            offers_prescription: questions.prescription(),
            prescription: None,
            one_by_one: false,
            until,
        };
        stage.begin();
        stage
    }

    /// To the first page; the answers stay until others are given.
    fn begin(&mut self) {
        // Of one question there is nothing to choose one by one.
        let bundled = self.layout == Layout::Bundled && self.answers.len() > 1;
        self.one_by_one = !bundled && !self.answers.is_empty();
        self.page = if bundled { ConsentPage::Bundled } else { self.page_after(None) };
    }

    /// The page behind this group, or the first.
    fn page_after(&self, at: Option<usize>) -> ConsentPage {
        let next = at.map_or(0, |at| at.saturating_add(1));
        if next < self.answers.len() && self.one_by_one {
            ConsentPage::Group { at: next, changes: false }
        } else if self.offers_prescription {
            ConsentPage::Prescription { changes: false }
        } else {
            ConsentPage::Check
        }
    }

    /// The page before the one that is shown.
    fn page_before(&self) -> Option<ConsentPage> {
        let bundled = (self.layout == Layout::Bundled && self.answers.len() > 1)
            .then_some(ConsentPage::Bundled);
        match self.page {
            ConsentPage::Bundled | ConsentPage::Check => None,
            ConsentPage::Group { changes: true, .. }
            | ConsentPage::Prescription { changes: true } => Some(ConsentPage::Check),
            ConsentPage::Info => bundled,
            ConsentPage::Group { at, changes: false } => {
                at.checked_sub(1).map(|at| ConsentPage::Group { at, changes: false }).or(bundled)
            }
            ConsentPage::Prescription { changes: false } if self.one_by_one => self
                .answers
                .len()
                .checked_sub(1)
                .map(|at| ConsentPage::Group { at, changes: false }),
            ConsentPage::Prescription { changes: false } => bundled,
        }
    }

    /// Whether もどる leads anywhere.
    pub(crate) fn can_go_back(&self) -> bool {
        self.page_before().is_some()
    }

    pub(super) fn act(&mut self, action: Action) -> Option<Transition> {
        match action {
            Action::Cancel => return Some(Transition::AskCancel),
            Action::NextPerson => return Some(Transition::AskNextPerson),
            Action::Decide if self.page == ConsentPage::Check && self.is_complete() => {
                return Some(Transition::Decide);
            }
            _ => {}
        }
        self.page = match (self.page, action) {
            (ConsentPage::Bundled, Action::Answer(consent)) => {
                let answer = match consent {
                    BundledAnswer::All => ConsentAnswer::Given,
                    BundledAnswer::Nothing => ConsentAnswer::Refused,
                };
                self.answers.fill(Some(answer));
                self.one_by_one = false;
                self.page_after(None)
            }
            (ConsentPage::Bundled, Action::OneByOne) => {
                self.answers.fill(None);
                self.one_by_one = true;
                self.page_after(None)
            }
            (ConsentPage::Bundled, Action::LearnMore) => ConsentPage::Info,
            (ConsentPage::Group { at, changes }, Action::Agree(of) | Action::Refuse(of))
                if usize::from(of) == at =>
            {
                let given = matches!(action, Action::Agree(_));
                let answer = if given { ConsentAnswer::Given } else { ConsentAnswer::Refused };
                *self.answers.get_mut(at)? = Some(answer);
                if changes { ConsentPage::Check } else { self.page_after(Some(at)) }
            }
            (ConsentPage::Prescription { .. }, Action::Prescription(choice)) => {
                self.prescription = Some(choice);
                ConsentPage::Check
            }
            (ConsentPage::Check, Action::Change(at)) => {
                let at = usize::from(at);
                if at < self.answers.len() {
                    ConsentPage::Group { at, changes: true }
                } else if at == self.answers.len() && self.offers_prescription {
                    ConsentPage::Prescription { changes: true }
                } else {
                    return None;
                }
            }
            (ConsentPage::Check, Action::Back) => {
                self.begin();
                self.page
            }
            (_, Action::Back) => self.page_before()?,
            _ => return None,
        };
        Some(Transition::NextScreen)
    }

    fn is_complete(&self) -> bool {
        self.answers.iter().all(Option::is_some)
            && (self.prescription.is_some() || !self.offers_prescription)
    }

    /// The answers to these questions, an entry for each item; `None` while one is missing.
    pub(in crate::session) fn answered(&self, questions: &Questions) -> Option<Consent> {
        if !self.is_complete() || questions.groups().len() != self.answers.len() {
            return None;
        }
        let mut consent = Consent::unanswered(questions);
        for (items, answer) in questions.groups().iter().zip(self.answers.iter().flatten()) {
            consent.answers.extend(items.iter().map(|item| (*item, *answer)));
        }
        consent.prescription = self.prescription;
        Some(consent)
    }

    /// The answer to the group `at`, if it was given.
    pub(crate) fn answer(&self, at: usize) -> Option<ConsentAnswer> {
        self.answers.get(at).copied().flatten()
    }

    /// How the prescription is received, if that was asked and answered.
    pub(crate) const fn prescription(&self) -> Option<Prescription> {
        self.prescription
    }
}
