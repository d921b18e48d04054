//! What signals say.

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The terminal has another size.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there the terminal tells it by an event"))]
    Resized,
    /// The program is to end.
    End,
}

/// Which signals a program listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signals {
    /// Those that end a program, wherever it shows its screens.
    OfADisplay,
    /// Those of a program on a terminal: it ends with its terminal too.
    OfATerminal,
}
