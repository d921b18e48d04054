//! Why a store is not opened.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::keys::AuthorityError;
use crate::seal::{KeyFileError, NotSealed};
use crate::store::StoreError;

/// Why a store is not opened. `Display` says what to do.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is none, and a command makes none.
    #[error(
        "there is no store at {}: start the desk once, or name its configuration",
        .0.display()
    )]
    Absent(PathBuf),
    /// Another desk serves with it.
    #[error("another desk is running with the store at {}", .0.display())]
    InUse(PathBuf),
    /// It is no SQLite file, or another program's.
    #[error(
        "{} is no store of a desk ({what}): move it away, or name another file",
        path.display()
    )]
    Foreign {
        /// As the configuration has it.
        path: PathBuf,
        /// What it is instead.
        what: String,
    },
    /// A newer program has written it.
    #[error(
        "the store has schema version {found}, and this program knows versions up to {known}: \
         install the newer program again, or restore a backup of before"
    )]
    TooNew {
        /// Its version.
        found: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// It is not as it was written.
    #[error("the store at {} is damaged ({what}): restore a backup", path.display())]
    Damaged {
        /// As the configuration has it.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// It was made for demonstrations, and is opened for patients, or the other way round.
    #[error(
        "this store is {}: a demonstration and a production desk never share one",
        if *.found { "of a demonstration" } else { "of a production desk" }
    )]
    Demo {
        /// Whether it was made by a demonstration.
        found: bool,
    },
    /// The key is not there, or no key.
    #[error(transparent)]
    Key(#[from] KeyFileError),
    /// It is another store's key.
    #[error(
        "the key at {} is not the key of this store: bring back the one that it was made with; a \
         new one cannot open what is there",
        .0.display()
    )]
    WrongKey(PathBuf),
    /// A backup that this key does not open.
    #[error(
        "{} was made by another desk: the key at {} does not open it. Give one of this desk, or \
         bring back the key that belongs to it",
        backup.display(),
        key.display()
    )]
    OtherDesk {
        /// The file that was given.
        backup: PathBuf,
        /// As the configuration has it.
        key: PathBuf,
    },
    /// A restore was cut off while it put one store in the place of the other.
    #[error(
        "a restore of the store at {} was cut off: run it again (the store of before lies in the \
         folder before-restore-… beside it)",
        .0.display()
    )]
    CutOff(PathBuf),
    /// SQLite did not take a setting.
    #[error("SQLite has {name} = {found}: this disk cannot keep a store safely")]
    Pragma {
        /// The pragma.
        name: &'static str,
        /// What it is instead.
        found: String,
    },
    /// The desk's keys cannot be made or used.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    /// The system says no.
    #[error("the store at {} cannot be used: {error}", path.display())]
    Io {
        /// As the configuration has it.
        path: PathBuf,
        /// Its word.
        error: io::Error,
    },
    /// The disk, or SQLite on it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<NotSealed> for OpenError {
    fn from(error: NotSealed) -> Self {
        Self::Authority(error.into())
    }
}
