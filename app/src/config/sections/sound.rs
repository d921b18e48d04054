//! `[sound]`: tones, where the program is built with the feature `sound`.

use crate::config::document::Section;
use crate::config::kind::Number;

/// `[sound]`: the tones, in programs that are built with them.
#[derive(Clone, Debug)]
pub(crate) struct Sound {
    /// Loudness of the tones, 0 (none) to 100.
    pub(crate) volume: u8,
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Sound {
    Sound {
        volume: section.key(
            "volume",
            "How loud the tones are; 0 is silent.",
            Number { bounds: 0..=100, unit: "" },
            60,
        ),
    }
}
