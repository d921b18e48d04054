//! Libraries that stand between a program and the system, compiled for one test.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::tool;

/// A library that a program is started with (LD_PRELOAD).
#[derive(Debug)]
pub(crate) struct Preload(TempDir);

impl Preload {
    /// Compiles this file of the package.
    ///
    /// # Panics
    ///
    /// When it cannot be compiled.
    pub(crate) fn of(source: &str) -> Self {
        let preload = Self(tempfile::tempdir().expect("a folder for temporary files"));
        let mut compiler = tool("cc");
        compiler.args(["-shared", "-fPIC", "-Wall", "-o"]).arg(preload.library());
        compiler.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(source));
        let compiled = compiler.arg("-ldl").output().expect("a compiler runs");
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        preload
    }

    /// Of `LD_PRELOAD`.
    pub(crate) fn library(&self) -> PathBuf {
        self.folder().join("preload.so")
    }

    /// A folder that goes with it.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }
}
