//! Why a file is not what was looked for: each obstacle its own fact.

use thiserror::Error;

use super::kind::FileKind;

/// Why a file is neither the certificate nor the list that was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileFault {
    /// Nothing is in it, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Nothing but zero bytes: what some file systems leave of a file after a power cut.
    #[error("the file holds nothing but zero bytes: copy it anew")]
    Zeros,
    /// Its DER ends before the length that it begins with.
    #[error("the file is cut off: {length} bytes of {expected} are there")]
    CutOff {
        /// How many bytes there are.
        length: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A PEM block without its last line.
    #[error("the file is cut off: the block that begins in line {line} has no END")]
    NoEnd {
        /// The line of BEGIN, from 1.
        line: usize,
    },
    /// A PEM block with something else than base64 in it.
    #[error("line {line} is not base64")]
    NotBase64 {
        /// The line, from 1.
        line: usize,
    },
    /// More than one of what is looked for.
    #[error(
        "the file holds {count} of them, the second in line {line}: give each a file of its own, \
         and name each"
    )]
    Several {
        /// How many there are.
        count: usize,
        /// Where the second begins, from 1.
        line: usize,
    },
    /// Something else.
    #[error("the file is {kind}")]
    Other {
        /// By its first bytes or words, or by the label of its first block.
        kind: FileKind,
    },
}

impl FileFault {
    /// A stable word for logs.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Empty | Self::Zeros => "empty",
            Self::CutOff { .. } | Self::NoEnd { .. } => "cut_off",
            Self::NotBase64 { .. } => "not_base64",
            Self::Several { .. } => "several",
            Self::Other { .. } => "something_else",
        }
    }
}
