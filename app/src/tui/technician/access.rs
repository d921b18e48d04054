//! Who may open the technician's view, and how.

/// How the view is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Access {
    /// Not at all: nobody has chosen a passcode.
    #[default]
    None,
    /// By a key and the passcode.
    Passcode,
    /// It is open from the start, and leaving it ends the program: whoever is here has logged in to
    /// the machine.
    AtOnce,
}
