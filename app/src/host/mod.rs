//! The host carries out what the core asks for: readers, clock, randomness.

pub(crate) mod clock;
pub(crate) mod readers;
#[cfg(all(unix, any(feature = "touch", feature = "tui")))]
pub(crate) mod signals;
#[cfg(feature = "touch")]
pub(crate) mod sound;
#[cfg(feature = "touch")]
pub(crate) mod speech;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) mod visits;
