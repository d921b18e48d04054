//! Where programs are: the one under test, our own helpers, and foreign judges.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};

/// The top of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The program under test, as it would be shipped: built (or found fresh) by cargo once for each
/// test program, in the same profile. A test of another package is not given its path, and without
/// this an old build could be tested unnoticed.
///
/// `KAZASU_PROGRAM` in the environment names another one, such as a release build for tests that
/// were built without optimisation (`make soak`).
///
/// # Panics
///
/// When it cannot be built.
pub fn kazasu() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(program) = env::var_os("KAZASU_PROGRAM") {
            return fs::canonicalize(program).expect("KAZASU_PROGRAM is a file");
        }
        let folder = built_programs();
        let profile = match folder.file_name().and_then(|name| name.to_str()) {
            Some("debug") | None => "dev",
            Some(profile) => profile,
        };
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args([
            "build",
            "--quiet",
            "--package",
            "kazasu",
            "--bin",
            "kazasu",
            "--profile",
            profile,
            "--target-dir",
        ]);
        let built = build
            .arg(folder.parent().expect("the target folder"))
            .current_dir(root())
            .output()
            .expect("cargo runs");
        assert!(
            built.status.success(),
            "kazasu does not build:\n{}",
            String::from_utf8_lossy(&built.stderr)
        );
        sibling("kazasu")
    })
}

/// A program of this package, which cargo has built beside the tests.
#[must_use]
pub fn sibling(name: &str) -> PathBuf {
    built_programs().join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// `target/PROFILE`: a program lies there, a test in `deps` below it.
fn built_programs() -> PathBuf {
    let this = env::current_exe().expect("this program has a path");
    let folder = this.parent().expect("and a folder");
    let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
    folder.to_owned()
}

/// A program of another project, which judges ours.
///
/// # Panics
///
/// When it is not installed: a test that is skipped unnoticed proves nothing.
#[must_use]
pub fn tool(name: &str) -> Command {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).any(|folder| fs::metadata(folder.join(name)).is_ok());
    assert!(
        found,
        "{name} is missing: run `make test`, or `scripts/setup build run virtual touch window test`"
    );
    Command::new(name)
}
