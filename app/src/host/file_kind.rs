//! What may stand where a file is expected.

use std::fs::FileType;

use thiserror::Error;

/// Everything that is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum NoFile {
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

/// Whether it is a regular file.
///
/// # Errors
///
/// What it is instead.
pub(crate) fn regular(kind: FileType) -> Result<(), NoFile> {
    if kind.is_file() {
        return Ok(());
    }
    if kind.is_dir() {
        return Err(NoFile::Folder);
    }
    if kind.is_symlink() {
        return Err(NoFile::Link);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Err(NoFile::Pipe);
        }
        if kind.is_socket() {
            return Err(NoFile::Socket);
        }
    }
    Err(NoFile::Device)
}
