//! The program that holds the lock, as another one sees it.

/// Another program serves the patients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OtherInstance {
    /// What it calls itself: `kazasu touch, process 4711`.
    pub(crate) program: String,
    /// Whose it is, where that is another user.
    pub(crate) user: Option<String>,
}

/// The longest name of a program that is read, in bytes: a file or a socket of somebody else may
/// say more.
pub(super) const LONGEST: u64 = 100;
