//! Reads files that others put in place, without trust in what stands there: a named pipe never
//! holds the reader, a device is not touched, and no file is longer than its limit.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

/// Whether the file itself may be a symbolic link. (The folders above it may be links always.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// What a person named: a link is as good as the file.
    Follow,
    /// What this program itself has put there: a link is somebody else's.
    #[allow(dead_code, reason = "files of this program alone refuse links")]
    Refuse,
}

/// Why a file is not read. `Display` goes on after the file's name and a colon.
#[derive(Debug, Error)]
pub(crate) enum Unreadable {
    /// The system refuses: no such file, no right to read it.
    #[error(transparent)]
    System(#[from] io::Error),
    /// Something else than a file.
    #[error("is {0}, not a file")]
    NotAFile(What),
    /// Longer than what it is read for can be.
    #[error("is longer than {}: this is not the file that is meant", size(*limit))]
    TooLong {
        /// The most that is read, in bytes.
        limit: u64,
    },
}

/// What may stand where a file is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum What {
    /// A directory.
    #[error("a folder")]
    Folder,
    /// A symbolic link, where none is followed.
    #[error("a symbolic link")]
    Link,
    /// A FIFO.
    #[error("a named pipe")]
    Pipe,
    /// A Unix socket.
    #[error("a socket")]
    Socket,
    /// A character or block device.
    #[error("a device")]
    Device,
}

impl Unreadable {
    /// The kind of fault, for whoever must not show a text that may hold more.
    pub(crate) fn kind(&self) -> io::ErrorKind {
        match self {
            Self::System(error) => error.kind(),
            Self::TooLong { .. } => io::ErrorKind::FileTooLarge,
            Self::NotAFile(_) => io::ErrorKind::InvalidData,
        }
    }
}

impl From<Unreadable> for io::Error {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::System(error) => error,
            why => Self::new(why.kind(), why),
        }
    }
}

/// Opens a regular file to be read; this never waits for somebody who writes into it.
///
/// # Errors
///
/// [`Unreadable`], but for the length.
pub(crate) fn open(path: &Path, links: Links) -> Result<File, Unreadable> {
    // Before it is opened, since opening a device may do something to it; and again afterwards,
    // since another thing may have come into its place.
    let before = match links {
        Links::Follow => path.metadata()?,
        Links::Refuse => path.symlink_metadata()?,
    };
    check(&before)?;
    let file = options(links).open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// The bytes of a regular file that has no more than `limit` of them.
///
/// # Errors
///
/// [`Unreadable`]: nothing is kept of a file that is too long.
pub(crate) fn read(path: &Path, links: Links, limit: u64) -> Result<Vec<u8>, Unreadable> {
    read_from(open(path, links)?, limit)
}

/// As [`read`], from a file that is open already.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn read_from(file: File, limit: u64) -> Result<Vec<u8>, Unreadable> {
    if file.metadata()?.len() > limit {
        return Err(Unreadable::TooLong { limit });
    }
    // Its length may be another one by now, and files of /proc say that they have none.
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Unreadable::TooLong { limit });
    }
    Ok(bytes)
}

fn options(links: Links) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        flags.set(OFlags::NOFOLLOW, links == Links::Refuse);
        // The flags are small and positive on every system.
        let bits = i32::try_from(flags.bits()).unwrap_or_default();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, bits);
    }
    #[cfg(not(unix))]
    let _ = links;
    options
}

fn check(about: &Metadata) -> Result<(), Unreadable> {
    let kind = about.file_type();
    if kind.is_file() { Ok(()) } else { Err(Unreadable::NotAFile(what(kind))) }
}

fn what(kind: FileType) -> What {
    if kind.is_dir() {
        return What::Folder;
    }
    if kind.is_symlink() {
        return What::Link;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return What::Pipe;
        }
        if kind.is_socket() {
            return What::Socket;
        }
    }
    What::Device
}

/// For people: in the largest unit that is whole.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 2] = [(1 << 20, "MiB"), (1 << 10, "KiB")];
    let whole = UNITS.into_iter().find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit));
    whole
        .map_or_else(|| format!("{bytes} bytes"), |(unit, name)| format!("{} {name}", bytes / unit))
}

#[cfg(test)]
mod tests;
