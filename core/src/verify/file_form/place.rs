//! Where in a file a certificate or list stands that is not its only one.

use std::fmt;

/// One of several in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceInFile {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// The line on which it begins, from 1, where the file has lines.
    pub line: Option<usize>,
}

impl PlaceInFile {
    /// What it is called in a file of this name.
    pub(in crate::verify) fn name(self, file: &str) -> String {
        format!("{file} ({})", self.number)
    }
}

impl fmt::Display for PlaceInFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "number {} of {}", self.number, self.count)?;
        self.line.map_or(Ok(()), |line| write!(f, " (line {line})"))
    }
}
