//! Whether readers are opened at once.

/// When visits may use readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readiness {
    /// From the start: whoever starts them has seen to it.
    AtOnce,
    /// When they are told that this program serves.
    WhenServing,
}
