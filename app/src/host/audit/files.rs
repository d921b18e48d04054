//! The files of an audit log: where they are, and how they are read and replaced.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kazasu_core::audit::{Head, HeadFile, Segment, Segments};

use crate::host::bounded_file::{self, Links, Unreadable};

/// The name of the file that is locked while a record is written.
pub(super) const LOCK: &str = "lock";

/// The name of the head's file.
pub(super) const HEAD: &str = "head.json";

/// What a head that is being written is called until it is whole.
const TEMPORARY: &str = ".head-";

/// The folder of this terminal's audit log; `None` where the platform names none.
pub(crate) fn folder() -> Option<PathBuf> {
    crate::host::paths::state_folder().map(|state| state.join("audit"))
}

/// Most that is read of one file, in bytes: far more than the writer ever makes of it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A file of ours: no link is followed.
pub(super) fn read_record_file(path: &Path) -> io::Result<Vec<u8>> {
    bounded_file::read(path, Links::Refuse, LONGEST).map_err(|why| match why {
        Unreadable::System(error) => error,
        why => io::Error::new(why.kind(), format!("{}: {why}", path.display())),
    })
}

/// The names of the files of records in this folder, oldest first; none where there is no folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    Ok(Segments::names(names))
}

/// The records of this folder.
///
/// # Errors
///
/// When a file cannot be read.
pub(super) fn read_segments(folder: &Path) -> io::Result<Segments> {
    let read =
        |name: String| read_record_file(&folder.join(&name)).map(|bytes| Segment { name, bytes });
    names(folder)?.into_iter().map(read).collect::<io::Result<_>>().map(Segments)
}

/// A copy of the records that stands in one file.
///
/// # Errors
///
/// When it cannot be read.
pub(crate) fn of_file(path: &Path) -> io::Result<Segments> {
    Ok(Segments(vec![Segment {
        name: path.display().to_string(),
        bytes: bounded_file::read(path, Links::Follow, LONGEST)?,
    }]))
}

/// The head of this folder.
///
/// # Errors
///
/// When the file is there and the system does not give it.
pub(super) fn read_head(folder: &Path) -> io::Result<HeadFile> {
    match read_record_file(&folder.join(HEAD)) {
        Ok(bytes) => Ok(HeadFile::from_bytes(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(HeadFile::Missing),
        Err(error) => Err(error),
    }
}

/// Replaces the head of this folder, so that a power cut leaves the old one or the new one.
pub(super) fn write_head(folder: &Path, head: &Head) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    file.write_all(&head.to_bytes())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(HEAD))?;
    sync_folder(folder)
}

/// Removes what a power cut has left of heads that were never whole.
pub(super) fn remove_unfinished_heads(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A name in a folder is durable when the folder is; where a folder cannot be opened (Windows), the
/// system sees to it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}
