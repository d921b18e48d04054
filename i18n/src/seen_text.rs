//! What a check has seen, in the words of one language.

use crate::Texts;
use crate::seen::Seen;

/// A finding in words, without a full stop or a capital letter that only a sentence would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenText {
    /// What the check found, such as "the PC/SC service answers".
    pub message: String,
    /// How it was seen, where that says more.
    pub evidence: Option<String>,
    /// What to do next, where there is something to do.
    pub next: Option<String>,
}

impl Texts {
    /// What a check has seen, how, and what to do next.
    #[must_use]
    pub fn seen(&self, seen: &Seen) -> SeenText {
        let (id, arguments) = seen.message();
        let attribute = |name| {
            self.has(id, name).then(|| self.format(id, Some(name), &arguments, &mut Vec::new()))
        };
        SeenText {
            message: self.format(id, None, &arguments, &mut Vec::new()),
            evidence: attribute("seen"),
            next: attribute("next"),
        }
    }
}
