//! The host carries out what the core asks for: readers, clock, randomness.

pub(crate) mod clock;
pub(crate) mod readers;
pub(crate) mod sound;
pub(crate) mod visits;
