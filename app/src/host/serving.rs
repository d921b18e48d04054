//! One program serves the patients of a machine: two would take each other's phones. It holds a lock as long as it runs, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::state;

/// As long as this lives, this program serves the patients of this user's terminal.
#[derive(Debug)]
pub(crate) struct Serving {
    _locked: Option<File>,
}

/// Another program does. What it calls itself: `touch, process 4711`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elsewhere(pub(crate) String);

/// The longest name that is read from the file.
const LONGEST: u64 = 100;

impl Serving {
    /// Takes the lock, if no other program has it. `front` says what this one is. Where there is no place for a lock, or the file system has none, nobody
    /// can tell, and the program serves: a terminal that serves nobody is worse than a lock that is missing.
    ///
    /// # Errors
    ///
    /// [`Elsewhere`].
    pub(crate) fn begin(front: &str) -> Result<Self, Elsewhere> {
        let Some(path) = path() else { return Ok(Self { _locked: None }) };
        Self::at(&path, front)
    }

    fn at(path: &Path, front: &str) -> Result<Self, Elsewhere> {
        let opened = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path));
        let mut file = match opened {
            Ok(file) => file,
            Err(error) => {
                tracing::warn!(%error, "no lock says that this program serves patients");
                return Ok(Self { _locked: None });
            }
        };
        match file.try_lock() {
            Ok(()) => {
                let told = file.set_len(0).and_then(|()| file.rewind());
                drop(told.and_then(|()| write!(file, "{front}, process {}", std::process::id())));
                Ok(Self { _locked: Some(file) })
            }
            Err(TryLockError::WouldBlock) => {
                let mut name = String::new();
                drop(file.take(LONGEST).read_to_string(&mut name));
                Err(Elsewhere(if name.is_empty() { "kazasu".to_owned() } else { name }))
            }
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "no lock says that this program serves patients");
                Ok(Self { _locked: None })
            }
        }
    }
}

fn path() -> Option<PathBuf> {
    Some(state::folder()?.join("serving"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_serves_and_the_next_is_told_which() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("serving");
        let first = Serving::at(&path, "touch").unwrap();
        let elsewhere = Serving::at(&path, "tui").unwrap_err();
        assert_eq!(elsewhere, Elsewhere(format!("touch, process {}", std::process::id())));
        drop(first);
        let _second = Serving::at(&path, "tui").unwrap();
        assert!(Serving::at(&path, "touch").unwrap_err().0.starts_with("tui,"));
    }

    #[test]
    fn where_no_lock_can_be_kept_the_program_serves() {
        assert!(Serving::at(Path::new("/proc/kazasu/serving"), "tui").is_ok());
    }
}
