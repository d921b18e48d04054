//! Whether the log can be written, for the self test.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Settings, rolling};

/// How the log stands.
#[derive(Debug)]
pub(crate) struct Health {
    /// Its folder; `None` where neither configuration nor platform name one.
    pub(crate) folder: Option<PathBuf>,
    /// Whether a file could be written there.
    pub(crate) writable: io::Result<()>,
    /// Bytes that its files take.
    pub(crate) used: u64,
}

/// Tries it: makes the folder where it is missing, and a file in it that is gone again.
pub(crate) fn health(settings: &Settings) -> Health {
    let folder = settings.folder();
    let writable = folder.as_deref().map_or_else(|| Err(io::ErrorKind::NotFound.into()), try_to_write);
    let files = folder.as_deref().and_then(|folder| rolling::files(folder).ok()).unwrap_or_default();
    Health { writable, used: files.iter().map(|(.., size)| size).sum(), folder }
}

fn try_to_write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".kazasu-").tempfile_in(folder)?;
    io::Write::write_all(&mut file, b"\n").and_then(|()| file.as_file().sync_data())
}

#[cfg(test)]
mod tests;
