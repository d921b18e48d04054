//! Folders and files that only this user may look into: whatever is kept here says who worked at a
//! terminal, and when.
//!
//! What is there already keeps its mode: somebody may have let a group look at it on purpose. What
//! others may write into, or put in another place, is refused.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::file_kind::{self, NoFile};
use super::paths;

/// Makes a folder, and those that it lies in, where they are not there; what is there has to be
/// [ours](judge) before anything is made in it.
///
/// # Errors
///
/// Whatever the system says, and [`Refused`].
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    judge(path)?;
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    judge(path)
}

/// What is not used, and why. `Display` says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} {why}", path.display())]
pub(crate) struct Refused {
    pub(crate) path: PathBuf,
    pub(crate) why: NotOurs,
}

/// Why nothing is written there: somebody else could put his own things in its place. `Display`
/// goes on after the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NotOurs {
    /// Whoever can change the link chooses where we write.
    #[error(
        "is a symbolic link, which is not followed: put a folder in its place, or name another"
    )]
    Link,
    #[error("is no folder: move it away, or name another")]
    NoFolder,
    /// Where a file of ours is to be.
    #[error("is {0}, and no file of ours: move it away")]
    NoFile(NoFile),
    #[cfg(unix)]
    #[error(
        "belongs to another user (uid {owner}) than the one that runs Kazasu: give it to that one \
         (chown {user}), or name another folder"
    )]
    OfAnother { owner: u32, user: u32 },
    #[cfg(unix)]
    #[error("lets others write into it (mode {0:04o}): take that away (chmod go-w)")]
    Open(u32),
    /// A folder above it.
    #[cfg(unix)]
    #[error("lets everybody replace what lies in it (mode {0:04o}): take that away (chmod o-w)")]
    OpenAbove(u32),
}

/// Whether a folder is this user's alone to write into. One that is not there yet is, if what it
/// would be made in is. The same counts for each folder between it and the program's state; those
/// above may also be root's. Where files have no modes (Windows), the folder's own rights decide.
///
/// # Errors
///
/// [`Refused`], as a refused permission; or whatever the system says.
pub(crate) fn judge(path: &Path) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let state = paths::state_folder();
    let in_the_state = |folder: &&Path| state.as_ref().is_some_and(|it| folder.starts_with(it));
    let mut ours: Vec<_> = path.ancestors().take_while(in_the_state).collect();
    if ours.is_empty() {
        ours.push(&path);
    }
    // The outermost first: what is wrong with it is the cause.
    for folder in ours.iter().rev() {
        match folder.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            about => ours_alone(folder, &about?)?,
        }
    }
    #[cfg(unix)]
    {
        let above = path.ancestors().skip(ours.len()).collect::<Vec<_>>();
        let there = above.iter().find_map(|folder| folder.canonicalize().ok());
        // As it is named, and where its links lead to: each of them could be put in another place.
        for folder in above.into_iter().chain(there.iter().flat_map(|there| there.ancestors())) {
            if let Ok(about) = folder.symlink_metadata() {
                nobodys_to_replace(folder, &about)?;
            }
        }
    }
    Ok(())
}

fn refused(path: &Path, why: NotOurs) -> io::Result<()> {
    let refused = Refused { path: path.to_owned(), why };
    Err(io::Error::new(io::ErrorKind::PermissionDenied, refused))
}

fn ours_alone(path: &Path, about: &std::fs::Metadata) -> io::Result<()> {
    if about.is_symlink() {
        return refused(path, NotOurs::Link);
    }
    if !about.is_dir() {
        return refused(path, NotOurs::NoFolder);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (owner, user) = (about.uid(), rustix::process::geteuid().as_raw());
        if owner != user {
            return refused(path, NotOurs::OfAnother { owner, user });
        }
        if about.mode() & 0o022 != 0 {
            return refused(path, NotOurs::Open(about.mode() & 0o7777));
        }
    }
    Ok(())
}

/// A folder, or a link to one, above ours. (A group may share it, as Debian's /var/log.)
#[cfg(unix)]
fn nobodys_to_replace(path: &Path, about: &std::fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let (owner, user) = (about.uid(), rustix::process::geteuid().as_raw());
    if ![0, user].contains(&owner) {
        return refused(path, NotOurs::OfAnother { owner, user });
    }
    let mode = about.mode();
    // With the sticky bit (/tmp) nobody can move what is another's. A link has no mode.
    if about.is_dir() && mode & 0o002 != 0 && mode & 0o1000 == 0 {
        return refused(path, NotOurs::OpenAbove(mode & 0o7777));
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
/// Whatever the system says; and [`Refused`] when a link, a pipe, a device or a folder stands
/// there.
pub(crate) fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    // Before it is opened, since opening a device may do something to it.
    judge_file(path)?;
    let file = options.open(path)?;
    match file_kind::regular(file.metadata()?.file_type()) {
        Ok(()) => Ok(file),
        Err(what) => refused(path, NotOurs::NoFile(what)).map(|()| file),
    }
}

/// Whether nothing but a file stands at this path, if anything does.
///
/// # Errors
///
/// [`Refused`].
pub(crate) fn judge_file(path: &Path) -> io::Result<()> {
    match path.symlink_metadata().map(|about| file_kind::regular(about.file_type())) {
        Ok(Err(what)) => refused(path, NotOurs::NoFile(what)),
        // What the system has to say of it, it says when it is opened.
        Ok(Ok(())) | Err(_) => Ok(()),
    }
}

/// What is in this folder that others than its user may look into.
#[cfg(all(test, unix))]
pub(crate) fn open_to_others(folder: &Path) -> Vec<PathBuf> {
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
