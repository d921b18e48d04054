//! A disk that does not answer until it is told to.

use std::fs;
use std::path::PathBuf;

use super::preload::Preload;

/// For programs that are started with its [variables](Self::variables): every file whose name holds
/// "slow".
#[derive(Debug)]
pub struct SlowFiles(Preload);

impl SlowFiles {
    /// Makes it.
    ///
    /// # Panics
    ///
    /// When it cannot be compiled.
    #[must_use]
    pub fn new() -> Self {
        Self(Preload::of("command_line/slow_open.c"))
    }

    /// What makes a program wait for them.
    #[must_use]
    pub fn variables(&self) -> [(&'static str, String); 2] {
        let path = |path: PathBuf| path.display().to_string();
        [("LD_PRELOAD", path(self.0.library())), ("SLOW_UNTIL", path(self.until()))]
    }

    fn until(&self) -> PathBuf {
        self.0.folder().join("answers")
    }

    /// From now on they answer.
    ///
    /// # Panics
    ///
    /// When that cannot be written down.
    pub fn answer(&self) {
        fs::write(self.until(), "").expect("our own folder");
    }
}

impl Default for SlowFiles {
    fn default() -> Self {
        Self::new()
    }
}
