//! `[screen]`: how the screens look, and how a phone is held here.

use kazasu_core::session::Holding;

use crate::config::document::Section;
use crate::config::kind::{Choice, Flag, Number};

/// `[screen]`: how the touch screen looks on this display.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    /// Where phones are held.
    pub(crate) holding: Holding,
    /// Everything that is pressed lies as low as it can.
    pub(crate) low_reach: bool,
    /// Pictures do not move.
    pub(crate) still: bool,
    /// How much larger everything is drawn, 1 to 2.
    pub(crate) scale: f32,
}

const HOLDING: Choice<Holding> = Choice(&[
    ("slot", Holding::Slot, "sideways at the front of a slot"),
    ("usb", Holding::Usb, "on a flat reader"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Screen {
    Screen {
        holding: section.key(
            "holding",
            "Where a phone is held to this reader; the pictures show it so.",
            HOLDING,
            Holding::default(),
        ),
        low_reach: section.key(
            "low_reach",
            "kazasu touch: everything that is pressed lies low, for a display that stands high.",
            Flag,
            false,
        ),
        still: section.key("still", "kazasu touch: pictures do not move.", Flag, false),
        scale: section.key(
            "scale",
            "kazasu touch: how much larger everything is drawn.",
            Number { bounds: 1.0..=2.0, unit: "" },
            1.0,
        ),
    }
}
