//! What a patient is asked, what was answered, and how asking ended: the words that session,
//! hand-over and desk share (desk/PROTOCOL.md §5).
//!
//! Three things are kept apart for every item: asked and given, asked and refused, not asked. What
//! was asked and not answered is not given.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

use crate::sha256::Sha256;

/// 情報: what a patient may let the facility see. Its names in JSON are those of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentItem {
    /// 診療: past care.
    Diagnosis,
    /// 薬剤: past medication.
    Medication,
    /// 特定健診: past health check-ups.
    Checkup,
    /// 手術: past surgery.
    Surgery,
    /// 特定疾病療養受療証: a certificate for certain long diseases.
    SpecifiedDisease,
    /// 限度額適用認定証: the limit of what the patient pays.
    Limit,
}

impl ConsentItem {
    /// Every item, in the order of the protocol's table.
    pub const ALL: [Self; 6] = [
        Self::Diagnosis,
        Self::Medication,
        Self::Checkup,
        Self::Surgery,
        Self::SpecifiedDisease,
        Self::Limit,
    ];

    /// Its name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Medication => "medication",
            Self::Checkup => "checkup",
            Self::Surgery => "surgery",
            Self::SpecifiedDisease => "specified_disease",
            Self::Limit => "limit",
        }
    }
}

/// What became of one item that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentAnswer {
    /// 同意する.
    Given,
    /// 同意しない.
    Refused,
    /// Asked, and left without an answer: it is not given, and staff ask again.
    Unanswered,
}

/// 処方箋の形式, where the clinic offers both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prescription {
    /// 電子処方箋.
    Electronic,
    /// 紙の処方箋.
    Paper,
}

/// How the questions come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// First one question for everything: all, choose, or none.
    #[default]
    Bundled,
    /// One question after the other.
    Items,
}

impl Layout {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Bundled => "bundled",
            Self::Items => "items",
        }
    }
}

/// A set of questions for one patient: at least one group, no group empty, no item twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Questions {
    layout: Layout,
    groups: Vec<Vec<ConsentItem>>,
    prescription: bool,
}

/// Why these are no set of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotQuestions {
    /// There is nothing to ask in the whole set or in one group.
    #[error("a group of questions has no item")]
    Empty,
    /// The same item stands in two places.
    #[error("the item {} stands twice", .0.as_str())]
    Twice(ConsentItem),
}

impl Questions {
    /// Puts each group of items as one question. `prescription`: also ask for its form.
    ///
    /// # Errors
    ///
    /// When a group is empty, there is none, or an item stands twice.
    pub fn new(
        layout: Layout,
        groups: Vec<Vec<ConsentItem>>,
        prescription: bool,
    ) -> Result<Self, NotQuestions> {
        if groups.is_empty() || groups.iter().any(Vec::is_empty) {
            return Err(NotQuestions::Empty);
        }
        let mut seen = Vec::new();
        for item in groups.iter().flatten() {
            if seen.contains(item) {
                return Err(NotQuestions::Twice(*item));
            }
            seen.push(*item);
        }
        Ok(Self { layout, groups, prescription })
    }

    /// Those that are put where nobody has said otherwise: 診療, 薬剤, 特定健診 and 手術, bundled, kept as
    /// four answers.
    #[must_use]
    pub fn usual() -> Self {
        let items = [
            ConsentItem::Diagnosis,
            ConsentItem::Medication,
            ConsentItem::Checkup,
            ConsentItem::Surgery,
        ];
        let groups = items.map(|item| vec![item]).into();
        Self { layout: Layout::Bundled, groups, prescription: false }
    }

    /// How the questions come.
    #[must_use]
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// The questions, each of one item or several that are answered together.
    #[must_use]
    pub fn groups(&self) -> &[Vec<ConsentItem>] {
        &self.groups
    }

    /// Whether the form of the prescription is asked.
    #[must_use]
    pub const fn prescription(&self) -> bool {
        self.prescription
    }

    /// The hash by which an answer names this set: of its canonical text (desk/PROTOCOL.md §5).
    #[must_use]
    pub fn id(&self) -> QuestionsId {
        let mut text = format!("kazasu-questions-1\n{}\n", self.layout.as_str());
        for group in &self.groups {
            let items: Vec<_> = group.iter().map(|item| item.as_str()).collect();
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{}", items.join(","));
        }
        if self.prescription {
            text.push_str("prescription\n");
        }
        QuestionsId(Sha256::of(text.as_bytes()))
    }
}

impl<'de> Deserialize<'de> for Questions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Unchecked {
            layout: Layout,
            groups: Vec<Vec<ConsentItem>>,
            prescription: bool,
        }
        let Unchecked { layout, groups, prescription } = Unchecked::deserialize(deserializer)?;
        Self::new(layout, groups, prescription).map_err(serde::de::Error::custom)
    }
}

/// Names a set of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionsId(Sha256);

/// What a patient has answered. Of an item that is absent nobody asked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The set that was asked.
    pub questions: QuestionsId,
    /// One answer for each item that was asked.
    pub answers: BTreeMap<ConsentItem, ConsentAnswer>,
    /// `None`: not asked, or not answered.
    pub prescription: Option<Prescription>,
}

/// What was answered is in no log: this tells which questions there were.
impl fmt::Debug for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consent").field("questions", &self.questions).finish_non_exhaustive()
    }
}

impl Consent {
    /// All of this set, asked and not answered yet.
    #[must_use]
    pub fn unanswered(questions: &Questions) -> Self {
        let items = questions.groups.iter().flatten();
        Self {
            questions: questions.id(),
            answers: items.map(|item| (*item, ConsentAnswer::Unanswered)).collect(),
            prescription: None,
        }
    }
}

/// How a visit ended. Whatever it is, only answers that were confirmed count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The patient answered everything and confirmed it.
    Complete,
    /// 同意の途中で終了: time ran out, or the next person took over.
    Left,
    /// 患者さんが中止.
    Cancelled,
    /// The terminal restarted within the visit.
    Restarted,
    /// The desk refused the phone after the terminal had proved it.
    Refused,
}

#[cfg(test)]
mod tests;
