//! `[reader]`: which readers are used.

use crate::config::document::Section;
use crate::config::kind::{List, Text};

/// `[reader]`: what phones are held to.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// The readers to use, by their PC/SC names; empty: any.
    pub(crate) names: Vec<String>,
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Reader {
    Reader {
        names: section.key(
            "names",
            "The readers to use, by their PC/SC names as kazasu doctor shows them; none: any.",
            List(Text),
            Vec::new(),
        ),
    }
}
