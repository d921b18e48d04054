//! `[eligibility]`: who is asked whether a patient is insured.

use crate::config::document::Section;
use crate::config::kind::Choice;

/// Who is asked, once a visit has its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Nobody: staff confirm as before.
    None,
    /// Made-up answers, marked as such in every row.
    Demo,
}

const SOURCES: Choice<Source> = Choice(&[
    ("none", Source::None, "nobody; staff confirm as before"),
    ("demo", Source::Demo, "made-up answers, each marked as a demonstration's"),
]);

pub(super) fn declare(section: &mut Section<'_>) -> Source {
    section.key(
        "source",
        "Who is asked about a patient once the visit has its receipt; the page says where each \
         answer came from.",
        SOURCES,
        Source::None,
    )
}
