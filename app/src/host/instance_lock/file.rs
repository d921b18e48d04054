//! The lock of this user's programs: files in the folder of his state.
//!
//! Whoever uses whichever reader there is has `serving` alone. Whoever uses some readers shares it,
//! and has a file beside it for each of them, so that two terminals with readers of their own run
//! side by side.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::other::{self, LONGEST, OtherInstance};
use crate::host::permissions;

/// What the lock is called, and what the names of a reader's locks begin with.
const SERVING: &str = "serving";

/// Technicians' views that use readers share it.
const VIEWING: &str = "viewing";

/// Somebody who only looks has a lock for a moment: a lock is asked for so often, with a pause.
const TIMES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(15);

/// Held as long as it lives.
#[derive(Debug)]
pub(super) struct FileLock {
    _files: Vec<File>,
}

/// How a file is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Alone,
    Shared,
}

/// Takes the lock for these readers, by short names that no two share; none: any reader.
///
/// # Errors
///
/// Whatever the system says, where no lock can be kept; else who has it.
pub(super) fn take(
    folder: &Path,
    readers: &[String],
    front: &str,
) -> io::Result<Result<FileLock, OtherInstance>> {
    let mut files = Vec::new();
    for (name, way) in wanted(readers) {
        let file = open(folder, &name)?;
        match locked(file, way)? {
            Ok(mut file) => {
                let told = file.set_len(0).and_then(|()| file.rewind());
                drop(told.and_then(|()| write!(file, "{}", other::own(front))));
                files.push(file);
            }
            Err(file) => return Ok(Err(holder(file))),
        }
    }
    Ok(Ok(FileLock { _files: files }))
}

/// Who has the lock for these readers, if somebody has. Nothing is made or written.
pub(super) fn look(folder: &Path, readers: &[String]) -> Option<OtherInstance> {
    wanted(readers).into_iter().find_map(|(name, way)| {
        let options = permissions::options().read(true).write(true).clone();
        let file = permissions::open(&folder.join(name), &options).ok()?;
        Some(holder(locked(file, way).ok()?.err()?))
    })
}

/// Says that a view uses readers.
pub(super) fn view(folder: &Path) -> io::Result<FileLock> {
    let shared = locked(open(folder, VIEWING)?, Way::Shared)?;
    Ok(FileLock { _files: shared.into_iter().collect() })
}

/// Whether a view uses readers.
pub(super) fn is_viewed(folder: &Path) -> bool {
    let mut options = permissions::options();
    let file = permissions::open(&folder.join(VIEWING), options.read(true).write(true));
    file.and_then(|file| locked(file, Way::Alone)).is_ok_and(|alone| alone.is_err())
}

fn wanted(readers: &[String]) -> Vec<(String, Way)> {
    if readers.is_empty() {
        return vec![(SERVING.to_owned(), Way::Alone)];
    }
    let each = readers.iter().map(|reader| (format!("{SERVING}-{reader}"), Way::Alone));
    std::iter::once((SERVING.to_owned(), Way::Shared)).chain(each).collect()
}

fn open(folder: &Path, name: &str) -> io::Result<File> {
    permissions::folder(folder)?;
    let mut options = permissions::options();
    options.read(true).write(true).create(true).truncate(false);
    permissions::open(&folder.join(name), &options)
}

/// The file with its lock, or without it where somebody else keeps it.
fn locked(file: File, way: Way) -> io::Result<Result<File, File>> {
    for _ in 0..TIMES {
        let tried = match way {
            Way::Alone => file.try_lock(),
            Way::Shared => file.try_lock_shared(),
        };
        match tried {
            Ok(()) => return Ok(Ok(file)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(Err(file))
}

fn holder(file: File) -> OtherInstance {
    let mut said = Vec::new();
    drop(file.take(LONGEST as u64).read_to_end(&mut said));
    OtherInstance::new(&String::from_utf8_lossy(&said), None, None)
}
