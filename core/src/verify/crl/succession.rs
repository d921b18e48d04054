//! Which of two lists is the newer one.

/// How a list follows another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Succession {
    /// It was made later.
    Newer,
    /// It was made at the same time, and has the same number or none.
    Same,
    /// It was made earlier.
    Older,
    /// It is the list of another CA, of another key of that CA, or of another distribution point:
    /// which of them is newer means nothing.
    Other,
}
