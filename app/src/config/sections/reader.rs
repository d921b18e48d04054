//! `[reader]`: which readers are used.

use kazasu_core::reader::ReaderShape;

use crate::config::document::Section;
use crate::config::kind::{Choice, List, Text};

/// `[reader]`: what phones are held to.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// The readers to use, by their PC/SC names; empty: any.
    pub(crate) names: Vec<String>,
    /// What the reader looks like, if somebody has said it.
    pub(crate) shape: Option<ReaderShape>,
}

const SHAPE: Choice<ReaderShape> = Choice(&[
    ("slot", ReaderShape::Slot, "stands, with a slot for cards"),
    ("pad", ReaderShape::Pad, "a flat box on the table"),
    ("slim", ReaderShape::Slim, "a slim plate on the table"),
    ("frame", ReaderShape::Frame, "in the display's own frame"),
    ("plain", ReaderShape::Plain, "anything else"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Reader {
    Reader {
        names: section.key(
            "names",
            "The readers to use, by their PC/SC names as kazasu doctor shows them; none: any.",
            List(Text),
            Vec::new(),
        ),
        shape: section.optional(
            "shape",
            "What the reader looks like; the pictures draw it so. Without it: as its place in \
             [screen] or its PC/SC name tells.",
            SHAPE,
            "\"slot\"",
        ),
    }
}
