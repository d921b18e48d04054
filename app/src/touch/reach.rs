//! For whom the panel hangs too high.

/// How far up a person has to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Standing, or at a low panel.
    #[default]
    Usual,
    /// From a wheelchair: everything that is pressed lies as low as it can.
    Low,
}
