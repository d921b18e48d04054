//! `[questions]`: what terminals ask and show.

use kazasu_core::consent::{self, ConsentItem, Layout};

use crate::config::document::Section;
use crate::config::kind::{Choice, Flag, List, Text};

/// What the desk sets on its terminals; `None`: their own configuration counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Questions {
    pub(crate) questions: Option<consent::Questions>,
    pub(crate) name: Option<String>,
}

/// The most questions of one set (desk/PROTOCOL.md §5).
const MOST: usize = 6;

const LAYOUTS: Choice<Layout> = Choice(&[
    ("bundled", Layout::Bundled, "first one question for everything: all, choose or none"),
    ("items", Layout::Items, "one question after the other"),
]);

const ITEMS: Choice<ConsentItem> = Choice(&[
    ("diagnosis", ConsentItem::Diagnosis, "診療"),
    ("medication", ConsentItem::Medication, "薬剤"),
    ("checkup", ConsentItem::Checkup, "特定健診"),
    ("surgery", ConsentItem::Surgery, "手術"),
    ("specified_disease", ConsentItem::SpecifiedDisease, "特定疾病"),
    ("limit", ConsentItem::Limit, "限度額"),
]);

pub(super) fn declare(section: &mut Section<'_>) -> Questions {
    let groups = section.optional(
        "groups",
        "What every patient is asked: a list of questions, each a list of items. Without it the \
         terminals' own configuration decides.",
        List(List(ITEMS)),
        "[[\"diagnosis\", \"medication\"], [\"surgery\"], [\"checkup\"]]",
    );
    let layout = section.key("layout", "How they are put.", LAYOUTS, Layout::Bundled);
    let prescription = section.key(
        "prescription",
        "Also ask for an electronic or a paper prescription.",
        Flag,
        false,
    );
    let name = section.optional(
        "desk",
        "What this desk is called on the terminals' screens.",
        Text,
        "\"総合受付\"",
    );
    let questions = groups.and_then(|groups| {
        if groups.len() > MOST {
            section.complain("groups", format!("must have {MOST} questions at most"));
            return None;
        }
        let questions = consent::Questions::new(layout, groups, prescription);
        questions.map_err(|error| section.complain("groups", error.to_string())).ok()
    });
    Questions { questions, name }
}
