//! What a rule has to say about a file.

use std::fmt;

/// One place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// File, from the top of the repository, with `/`.
    pub(crate) path: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub(crate) line: usize,
    /// What is wrong and what to do.
    pub(crate) advice: String,
}

impl Finding {
    pub(crate) fn new(path: &str, line: usize, advice: impl Into<String>) -> Self {
        Self { path: path.into(), line, advice: advice.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.advice)
    }
}

/// Whether `path` is the file or lies in the folder of `module` (a path without `.rs`).
pub(crate) fn belongs_to(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// Whether `path` holds unit tests alone (`foo/tests.rs`, `foo/tests/…`).
pub(crate) fn is_test(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

#[test]
fn a_file_belongs_to_its_own_module_alone() {
    assert!(belongs_to("core/src/reader/pcsc.rs", "core/src/reader/pcsc"));
    assert!(belongs_to("core/src/reader/pcsc/tests.rs", "core/src/reader/pcsc"));
    assert!(!belongs_to("core/src/reader/pcsc2.rs", "core/src/reader/pcsc"));
}
