//! A display that is named and cannot be used, and why.

use std::fmt;

/// A display that is named and cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Silent {
    /// The variable that names it.
    pub(crate) variable: &'static str,
    pub(crate) name: String,
    pub(crate) why: Why,
}

/// Why a display cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It does not answer, as the system says it.
    Silent(String),
    /// An X server without an extension that every window needs.
    Lacks(&'static str),
}

impl fmt::Display for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { variable, name, why } = self;
        match why {
            Why::Silent(error) => write!(f, "{variable}={name} does not answer: {error}"),
            Why::Lacks(extension) => {
                write!(f, "{variable}={name} is an X server without the extension {extension}")
            }
        }
    }
}
