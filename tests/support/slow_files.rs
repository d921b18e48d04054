//! A disk that does not answer until it is told to.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::tool;

/// For programs that are started with its [variables](Self::variables): every file whose name holds
/// "slow".
#[derive(Debug)]
pub struct SlowFiles {
    folder: TempDir,
}

impl SlowFiles {
    /// Makes it.
    ///
    /// # Panics
    ///
    /// When it cannot be compiled.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let mut compiler = tool("cc");
        compiler.args(["-shared", "-fPIC", "-Wall", "-o"]).arg(folder.path().join("open.so"));
        compiler.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("command_line/slow_open.c"));
        let compiled = compiler.arg("-ldl").output().expect("a compiler runs");
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        Self { folder }
    }

    /// What makes a program wait for them.
    #[must_use]
    pub fn variables(&self) -> [(&'static str, String); 2] {
        let path = |path: PathBuf| path.display().to_string();
        [
            ("LD_PRELOAD", path(self.folder.path().join("open.so"))),
            ("SLOW_UNTIL", path(self.until())),
        ]
    }

    fn until(&self) -> PathBuf {
        self.folder.path().join("answers")
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
