//! The host carries out what the core asks for: readers, clock, randomness.

pub(crate) mod checks;
pub(crate) mod clock;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod deed;
pub(crate) mod passcode;
pub(crate) mod places;
pub(crate) mod readers;
#[cfg(feature = "touch")]
pub(crate) mod sound;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod visits;
