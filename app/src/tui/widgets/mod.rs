//! The parts of a page. Each says its lines, so that what it needs is known before anything is
//! drawn.

pub(super) mod bar;
#[cfg(feature = "demo")]
pub(super) mod bench;
pub(super) mod choices;
pub(super) mod dots;
pub(super) mod more;
pub(super) mod progress;
pub(super) mod too_small;
pub(super) mod words;
