//! One program serves the patients of a machine: two would take each other's phones. It holds a
//! lock as long as it runs, however it ends: a file of this user's everywhere, and on Linux a
//! socket that every user of the machine sees.

#[cfg(target_os = "linux")]
mod machine;
#[cfg(not(target_os = "linux"))]
#[path = "instance_lock/no_machine.rs"]
mod machine;
mod other;

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::{paths, permissions};
use other::LONGEST;
pub(crate) use other::OtherInstance;

/// As long as this lives, this program serves the patients of this user's terminal.
#[derive(Debug)]
pub(crate) struct InstanceLock {
    _locked: Option<File>,
}

/// How often a program that serves nobody looks whether another one has begun to.
#[cfg(feature = "tui")]
const LOOK: std::time::Duration = std::time::Duration::from_secs(2);

impl InstanceLock {
    /// Takes the lock, if no other program has it that uses the same readers (none named: any).
    /// `front` says what this one is. Where there is no place for a lock, or the file system has
    /// none, nobody can tell, and the program serves: a terminal that serves nobody is worse than a
    /// lock that is missing.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`].
    pub(crate) fn acquire(front: &str, readers: &[String]) -> Result<Self, OtherInstance> {
        let serving = path().map_or(Ok(Self { _locked: None }), |path| Self::at(&path, front))?;
        machine::Place::new(service().as_deref(), readers).take(front)?;
        Ok(serving)
    }

    /// Who serves patients with these readers, if anybody does. Nothing is taken: a technician
    /// serves nobody.
    #[cfg(feature = "tui")]
    pub(crate) fn holder(readers: &[String]) -> Option<OtherInstance> {
        let of_this_user = path().and_then(|path| Self::at(&path, "kazasu").err());
        let of_anybody = machine::Place::new(service().as_deref(), readers).look();
        of_this_user.or(of_anybody)
    }

    /// Tells, once, when somebody begins to serve patients with these readers. Only where that can
    /// be seen without taking the lock.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    #[cfg(feature = "tui")]
    pub(crate) fn when_taken(
        readers: &[String],
        tell: impl FnOnce(OtherInstance) + Send + 'static,
    ) -> std::io::Result<()> {
        let place = machine::Place::new(service().as_deref(), readers);
        if !machine::IS_SEEN {
            return Ok(());
        }
        let look = move || {
            loop {
                std::thread::sleep(LOOK);
                if let Some(elsewhere) = place.look() {
                    return tell(elsewhere);
                }
            }
        };
        std::thread::Builder::new().name("serving look".into()).spawn(look).map(drop)
    }

    fn at(path: &Path, front: &str) -> Result<Self, OtherInstance> {
        let opened = path.parent().map_or(Ok(()), permissions::folder).and_then(|()| {
            permissions::options().read(true).write(true).create(true).truncate(false).open(path)
        });
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
                Err(OtherInstance {
                    program: if name.is_empty() { "kazasu".to_owned() } else { name },
                    user: None,
                })
            }
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "no lock says that this program serves patients");
                Ok(Self { _locked: None })
            }
        }
    }
}

/// Where the PC/SC library looks for its service, if not in the usual place.
fn service() -> Option<String> {
    std::env::var("PCSCLITE_CSOCK_NAME").ok()
}

fn path() -> Option<PathBuf> {
    Some(paths::state_folder()?.join("serving"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_serves_and_the_next_is_told_which() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state").join("serving");
        let first = InstanceLock::at(&path, "touch").unwrap();
        let elsewhere = InstanceLock::at(&path, "tui").unwrap_err();
        assert_eq!(
            elsewhere,
            OtherInstance { program: format!("touch, process {}", std::process::id()), user: None }
        );
        drop(first);
        let _second = InstanceLock::at(&path, "tui").unwrap();
        assert!(InstanceLock::at(&path, "touch").unwrap_err().program.starts_with("tui,"));
    }

    #[test]
    fn where_no_lock_can_be_kept_the_program_serves() {
        assert!(InstanceLock::at(Path::new("/proc/kazasu/serving"), "tui").is_ok());
    }
}
