//! Reads files that others put in place, without trust in what stands there: a named pipe never
//! holds the reader, a device is not touched, and no file is longer than its limit.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use thiserror::Error;

use super::clock::Instant;
use super::file_kind::{self, NoFile};

/// Whether the file itself may be a symbolic link. (The folders above it may be links always.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// What a person named: a link is as good as the file.
    Follow,
    /// What this program itself has put there: a link is somebody else's.
    #[allow(dead_code, reason = "files of this program alone refuse links")]
    Refuse,
}

/// Why a file is not read. `Display` goes on after the file's name and a colon, and says what to
/// do.
#[derive(Debug, Error)]
pub(crate) enum Unreadable {
    /// The system refuses: no such file, no right to read it.
    #[error("{0}: {remedy}", remedy = remedy(.0))]
    System(#[from] io::Error),
    /// Nothing was heard of it in time.
    #[error(
        "does not answer: look at the disk or network that holds it, or name a copy on a local disk"
    )]
    Slow,
    /// Something else than a file.
    #[error("is {0}, not a file: name a file, or put one in its place")]
    NotAFile(#[from] NoFile),
    /// Longer than what it is read for can be.
    #[error("is longer than {}: this is not the file that is meant", size(*limit))]
    TooLong {
        /// The most that is read, in bytes.
        limit: u64,
    },
}

/// What to do about a fault of the system's.
fn remedy(error: &io::Error) -> &'static str {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
        return "a link leads to itself; name the file that is meant";
    }
    match error.kind() {
        io::ErrorKind::NotFound => "check the name, or put the file there",
        io::ErrorKind::PermissionDenied => "let the user that runs Kazasu read it",
        io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename => "check the name",
        io::ErrorKind::InvalidInput => "check the name",
        _ => "name another file, or a copy of this one",
    }
}

impl Unreadable {
    /// The kind of fault, for whoever must not show a text that may hold more.
    pub(crate) fn kind(&self) -> io::ErrorKind {
        match self {
            Self::System(error) => error.kind(),
            Self::Slow => io::ErrorKind::TimedOut,
            Self::TooLong { .. } => io::ErrorKind::FileTooLarge,
            Self::NotAFile(_) => io::ErrorKind::InvalidData,
        }
    }
}

impl From<Unreadable> for io::Error {
    fn from(why: Unreadable) -> Self {
        Self::new(why.kind(), why)
    }
}

/// How long a file may keep whoever waits for it: a network or a disk may never answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Patience {
    /// For a thread that has nothing else to do.
    Endless,
    /// Until then, and a moment at least.
    Until(Instant),
}

impl Patience {
    /// For what belongs together: a program's configuration, with all the files that it names. A
    /// slow disk reads the longest of them in that time.
    pub(crate) fn usual() -> Self {
        Self::Until(Instant::now() + Duration::from_secs(5))
    }
}

/// As [`read`], for as long as `patience` lasts. A thread that a file keeps is left behind.
///
/// # Errors
///
/// As [`read`], and [`Unreadable::Slow`].
pub(crate) fn read_within(
    path: &Path,
    links: Links,
    limit: u64,
    patience: Patience,
) -> Result<Vec<u8>, Unreadable> {
    const MOMENT: Duration = Duration::from_millis(100);
    let Patience::Until(end) = patience else { return read(path, links, limit) };
    let (answer, answered) = channel();
    let path = path.to_owned();
    thread::Builder::new()
        .name("file".into())
        .spawn(move || drop(answer.send(read(&path, links, limit))))?;
    let left = end.saturating_duration_since(Instant::now()).max(MOMENT);
    answered.recv_timeout(left).unwrap_or(Err(Unreadable::Slow))
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
    Ok(file_kind::regular(about.file_type())?)
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
