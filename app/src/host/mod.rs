//! The host carries out what the core asks for: readers, clock, randomness.

pub(crate) mod clock;
pub(crate) mod readers;
#[cfg(feature = "touch")]
pub(crate) mod sound;
#[cfg(feature = "touch")]
pub(crate) mod speech;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod visits;
