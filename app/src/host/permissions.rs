//! Folders and files that only this user may look into: whatever is kept here says who worked at a
//! terminal, and when.
//!
//! What is there already keeps its mode: somebody may have let a group look at it on purpose. What
//! others may write into is refused.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

use thiserror::Error;

/// Makes a folder, and those that it lies in, where they are not there. One that is there has to be
/// [ours](judge).
///
/// # Errors
///
/// Whatever the system says, and [`NotOurs`].
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    judge(path)
}

/// Why a folder is not written into: somebody else could put his own things there. `Display` says
/// what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NotOurs {
    /// Whoever can change the link chooses where we write.
    #[error("it is a symbolic link; name the folder that it leads to")]
    Link,
    #[error("it is no folder; move it away")]
    NoFolder,
    #[cfg(unix)]
    #[error("it belongs to another user (uid {owner}); give it to uid {user}, or name another")]
    OfAnother { owner: u32, user: u32 },
    #[cfg(unix)]
    #[error("others may write into it (mode {0:04o}); take that away: chmod go-w")]
    Open(u32),
    #[cfg(unix)]
    #[error("a folder above it lets everybody replace it (mode {0:04o}); chmod o-w that one")]
    OpenAbove(u32),
}

/// Whether a folder is this user's alone to write into. One that is not there yet is. Where files
/// have no modes (Windows), the folder's own rights decide.
///
/// # Errors
///
/// [`NotOurs`], as a refused permission; or whatever the system says.
pub(crate) fn judge(path: &Path) -> io::Result<()> {
    let refused = |why: NotOurs| Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    let about = match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        about => about?,
    };
    if about.is_symlink() {
        return refused(NotOurs::Link);
    }
    if !about.is_dir() {
        return refused(NotOurs::NoFolder);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (owner, user) = (about.uid(), rustix::process::geteuid().as_raw());
        if owner != user {
            return refused(NotOurs::OfAnother { owner, user });
        }
        if about.mode() & 0o022 != 0 {
            return refused(NotOurs::Open(about.mode() & 0o7777));
        }
        for above in path.canonicalize()?.ancestors().skip(1) {
            let mode = above.symlink_metadata()?.mode();
            // With the sticky bit (/tmp) nobody can move what is another's.
            if mode & 0o002 != 0 && mode & 0o1000 == 0 {
                return refused(NotOurs::OpenAbove(mode & 0o7777));
            }
        }
    }
    Ok(())
}

/// How a file of ours is opened that may come into being by it. No link is followed, and nobody is
/// waited for where a named pipe stands; [`open`] looks at what it is.
pub(crate) fn options() -> OpenOptions {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "there the folder's rights decide"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        // The flags are small and positive on every system.
        options.mode(0o600).custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    }
    options
}

/// Opens a file of ours, with [`options`] that were completed.
///
/// # Errors
///
/// Whatever the system says; and when a link, a pipe, a device or a folder stands there.
pub(crate) fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    let other = || {
        let what = "it is a link, a pipe or a device, and no file of ours; move it away";
        io::Error::new(io::ErrorKind::PermissionDenied, what)
    };
    // Before it is opened, since opening a device may do something to it.
    if path.symlink_metadata().is_ok_and(|about| !about.is_file()) {
        return Err(other());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(other()) }
}

/// What is in this folder that others than its user may look into.
#[cfg(all(test, unix))]
pub(crate) fn open_to_others(folder: &Path) -> Vec<std::path::PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let mut open = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        let about = path.metadata().unwrap();
        if path != folder && about.permissions().mode() & 0o077 != 0 {
            open.push(path.clone());
        }
        if about.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    open
}

#[cfg(all(test, unix))]
mod tests;
