//! A file that is replaced as a whole: after a power cut it is the old one or the new one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::host::permissions;

/// Writes `bytes` beside it, makes them durable, and gives them its name.
///
/// # Errors
///
/// Whatever the system says; the old file is untouched then, unless the very last step has failed.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension("new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut options = permissions::options();
    let mut file = permissions::open(&new, options.write(true).create_new(true))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&new, path)).inspect_err(|_| {
        drop(fs::remove_file(&new));
    })?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// What the folder lists is durable. (Windows has no such call: NTFS writes its own journal.)
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
