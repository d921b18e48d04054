//! Terminals for patients, and those of demonstrations.

use kazasu_core::handover::Der;

/// As what a terminal comes to a desk; each comes to a desk of its own kind alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Enrolling {
    /// It reads patients' phones.
    ForPatients,
    /// Its phones are virtual, and this (DER) is the CA of their certificates.
    #[cfg_attr(
        not(all(feature = "demo", any(feature = "touch", feature = "tui"))),
        allow(dead_code, reason = "of a demonstration")
    )]
    Demonstration(Der),
}
