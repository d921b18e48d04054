//! Why a technician's view cannot work on the program that serves.

/// Why a program that serves lets no view in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "views are in the terminal UI"))]
pub(crate) enum Closed {
    /// It is this user's, who alone gets at it.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    OfUser(String),
    /// This system has no such sockets.
    #[cfg_attr(unix, allow(dead_code, reason = "this one has"))]
    NotOnThisSystem,
    /// There is no folder for it: the user has no home.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    NoFolder,
    /// The program has no socket, or none that can be found.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    NotOpen,
    /// So many views work on it already.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    Full,
    /// It does not say hello in time.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    Silent,
    /// What the system says.
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    System(String),
}
