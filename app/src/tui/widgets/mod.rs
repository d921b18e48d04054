//! The parts of a page. Each says its lines, so that what it needs is known before anything is
//! drawn.

pub(super) mod choices;
pub(super) mod dots;
pub(super) mod more;
pub(super) mod progress;
pub(super) mod reader_place;
pub(super) mod status_bar;
pub(super) mod time_left;
pub(super) mod too_small;
pub(super) mod virtual_phones;
pub(super) mod words;
