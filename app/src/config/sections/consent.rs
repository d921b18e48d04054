//! `[consent]`: what patients are asked.

use std::ops::RangeInclusive;
use std::time::Duration;

use kazasu_core::consent::{ConsentItem, Layout, Questions};
use kazasu_core::session::Limits;

use crate::config::document::Section;
use crate::config::kind::{Choice, Flag, List, Seconds};

/// `[consent]`: what patients are asked where the desk does not say it, and how long they have.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// `None`: nothing is asked.
    pub(crate) questions: Option<Questions>,
    /// For all questions together.
    pub(crate) limit: Duration,
}

const ITEMS: Choice<ConsentItem> = Choice(&[
    ("diagnosis", ConsentItem::Diagnosis, "診療"),
    ("medication", ConsentItem::Medication, "薬剤"),
    ("checkup", ConsentItem::Checkup, "特定健診"),
    ("surgery", ConsentItem::Surgery, "手術"),
    ("specified_disease", ConsentItem::SpecifiedDisease, "特定疾病療養受療証"),
    ("limit", ConsentItem::Limit, "限度額適用認定証"),
]);

const LAYOUTS: Choice<Layout> = Choice(&[
    ("bundled", Layout::Bundled, "first all, one by one, or none"),
    ("items", Layout::Items, "one question after the other"),
]);

/// Shortest and longest time for all questions, in seconds.
const BOUNDS: RangeInclusive<u32> = 30..=600;

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Consent {
    let groups = section.key(
        "groups",
        "What patients are asked, each group as one question with one answer. Real readers are \
         said to ask [[\"diagnosis\", \"medication\"], [\"surgery\"], [\"checkup\"]]. Without a \
         group nothing is asked.",
        List(List(ITEMS)),
        Questions::usual().groups().to_vec(),
    );
    let layout = section.key("layout", "How the questions come.", LAYOUTS, Layout::default());
    let prescription = section.key(
        "prescription",
        "Patients choose between an electronic and a paper prescription. A pharmacy never asks.",
        Flag,
        false,
    );
    let limit = section.key(
        "limit",
        "For all questions together, so that nobody answers for the one before.",
        Seconds(BOUNDS),
        Limits::default().consent,
    );
    let questions = if groups.is_empty() {
        if prescription {
            let message = "needs at least one group of questions";
            section.complain("prescription", message.to_owned());
        }
        None
    } else {
        Questions::new(layout, groups, prescription)
            .inspect_err(|error| section.complain("groups", error.to_string()))
            .ok()
    };
    Consent { questions, limit }
}
