//! Why the outbox does not serve. `Display` says to a technician what to do.

use std::io;
use std::path::PathBuf;

use kazasu_core::session::OutboxDown;
use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_SHORT_READ};
use thiserror::Error;

use crate::host::permissions::Refused;

/// Why nothing can be kept. Nothing of an outbox is ever deleted or overwritten for it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum OutboxError {
    /// The platform has no folder for a program's state, and none is configured.
    #[error("there is no folder for it: name one as outbox.folder")]
    NoFolder,
    /// Another program has it.
    #[error("another program keeps it open: end that one, or give each its own outbox.folder")]
    InUse,
    /// Folder or file are not this user's alone.
    #[error("{0}")]
    Refused(Refused),
    /// The system does not let this user write.
    #[error(
        "{} may not be written ({kind}): give it to the user that runs Kazasu", path.display()
    )]
    NotAllowed { path: PathBuf, kind: io::ErrorKind },
    /// No room.
    #[error("the disk is full: make room")]
    Full,
    /// The disk fails. The number is SQLite's extended result code, or 0.
    #[error("the disk fails ({what}): look at it, and at the system's log")]
    Disk { what: String },
    /// SQLite does not work there as it has to: this setting did not take.
    #[error("this file system does not let SQLite work safely ({setting}): name another folder")]
    Unsafe { setting: &'static str },
    /// No SQLite file, or another program's.
    #[error("{} is {what}: move it away, or name another outbox.folder", path.display())]
    Foreign { path: PathBuf, what: &'static str },
    /// Damaged; what is wrong first.
    #[error(
        "it is damaged ({what}): delete nothing; what can be read is delivered. Once nothing \
         waits, move the folder away and keep it for support"
    )]
    Corrupt { what: String },
    /// The schema of a later version.
    #[error("its schema has the version {found}, this program knows {known}: update the program")]
    Newer { found: u32, known: u32 },
    /// Rows, but no key.
    #[error("visits wait in it and their key is gone: put {} back", path.display())]
    KeyLost { path: PathBuf },
    /// Not the key that has sealed it.
    #[error("{} is another key than the one that has sealed it: put that one back", path.display())]
    KeyWrong { path: PathBuf },
    /// Not 32 bytes.
    #[error("{} is no key, which has 32 bytes: put the right one back", path.display())]
    NoKey { path: PathBuf },
    /// Others may read the key.
    #[error("{} can be read by others: take that away (chmod 600)", path.display())]
    KeyOpen { path: PathBuf },
    /// The system has no randomness, or cannot seal.
    #[error("the system gives no random bytes")]
    NoRandomness,
}

impl OutboxError {
    /// What the patient's screen says of it to staff.
    pub(crate) const fn down(&self) -> OutboxDown {
        match self {
            Self::InUse => OutboxDown::InUse,
            Self::NoFolder | Self::Refused(_) | Self::NotAllowed { .. } | Self::KeyOpen { .. } => {
                OutboxDown::NotAllowed
            }
            Self::Full => OutboxDown::Full,
            Self::Disk { .. } | Self::Unsafe { .. } | Self::NoRandomness => OutboxDown::Disk,
            Self::Foreign { .. } => OutboxDown::Foreign,
            Self::Corrupt { .. } => OutboxDown::Corrupt,
            Self::Newer { .. } => OutboxDown::Newer,
            Self::KeyLost { .. } => OutboxDown::KeyLost,
            Self::KeyWrong { .. } | Self::NoKey { .. } => OutboxDown::KeyWrong,
        }
    }

    /// What the system says of a path.
    pub(super) fn of_system(path: &std::path::Path, error: &io::Error) -> Self {
        let refused = error.get_ref().and_then(|inner| inner.downcast_ref::<Refused>());
        if let Some(refused) = refused {
            return Self::Refused(refused.clone());
        }
        match error.kind() {
            kind @ (io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory) => Self::NotAllowed { path: path.to_owned(), kind },
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full,
            kind => Self::Disk { what: kind.to_string() },
        }
    }

    /// What SQLite says of the database at this path.
    pub(super) fn of_sqlite(path: &std::path::Path, error: &rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            // A value of another type or size than the schema says.
            return Self::Corrupt { what: "a value has another type".to_owned() };
        };
        let kind = io::ErrorKind::PermissionDenied;
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                Self::NotAllowed { path: path.to_owned(), kind }
            }
            ErrorCode::NotADatabase => {
                Self::Foreign { path: path.to_owned(), what: "no SQLite file" }
            }
            // A table or a column is not there.
            ErrorCode::DatabaseCorrupt | ErrorCode::Unknown | ErrorCode::ConstraintViolation => {
                Self::Corrupt { what: format!("SQLite {}", failure.extended_code) }
            }
            // The file is shorter than its header says, or the file system says that it is damaged.
            _ if [SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS]
                .contains(&failure.extended_code) =>
            {
                Self::Corrupt { what: format!("SQLite {}", failure.extended_code) }
            }
            _ => Self::Disk { what: format!("SQLite {}", failure.extended_code) },
        }
    }
}

/// Why one hand-over is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum KeepError {
    /// Nothing is, now.
    #[error("{0}")]
    Outbox(#[from] OutboxError),
    /// Another content is there under the same visit and version.
    #[error("another content is kept under this visit and version")]
    OtherContent,
    /// Too many wait for the disk, or the program ends.
    #[error("too many wait for the disk, or the program ends")]
    NotTaken,
}
