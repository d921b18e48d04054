//! The socket itself, from when it is opened until it is closed.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::socket;
use crate::host::{paths, permissions};

/// A socket that views connect to. Dropping it closes it.
#[derive(Debug)]
pub(super) struct Door {
    path: PathBuf,
    listener: UnixListener,
    closed: Arc<AtomicBool>,
    /// As long as it is held no other program of this user takes the socket for one that was left.
    _lock: File,
}

impl Door {
    /// Opens the first socket of the folder that no other program has. `let_in` is given each
    /// connection, on a thread of this door.
    ///
    /// # Errors
    ///
    /// Whatever the system says.
    pub(super) fn open(
        folder: &Path,
        let_in: impl FnMut(UnixStream) + Send + 'static,
    ) -> io::Result<Self> {
        for path in (0..socket::MOST).map(|number| socket::path(folder, number)) {
            if let Some(lock) = lock(folder, &path)? {
                return Self::at(&path, lock, let_in);
            }
        }
        Err(io::ErrorKind::AddrInUse.into())
    }

    fn at(
        path: &Path,
        lock: File,
        mut let_in: impl FnMut(UnixStream) + Send + 'static,
    ) -> io::Result<Self> {
        let (listener, path) = socket::bind(path)?;
        let closed = Arc::<AtomicBool>::default();
        let (accepting, ended) = (listener.try_clone()?, Arc::clone(&closed));
        thread::Builder::new().name("attach".into()).spawn(move || {
            for stream in accepting.incoming() {
                if ended.load(Ordering::Acquire) {
                    return;
                }
                match stream {
                    Ok(stream) => let_in(stream),
                    Err(error) => {
                        tracing::warn!(%error, "a technician's view was not let in");
                        // Out of file descriptors, say: trying again at once would help nobody.
                        thread::sleep(Duration::from_millis(100));
                    }
                }
            }
        })?;
        Ok(Self { path, listener, closed, _lock: lock })
    }
}

/// The lock that belongs to this socket; `None` where another program has it.
fn lock(folder: &Path, path: &Path) -> io::Result<Option<File>> {
    permissions::folder(folder)?;
    let mut options = permissions::options();
    options.read(true).write(true).create(true).truncate(false);
    let file = permissions::open(&path.with_added_extension("lock"), &options)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // A file system without locks has one program, as far as anybody can tell.
        Err(TryLockError::Error(_)) => Ok(Some(file)),
    }
}

/// Whether this user's programs can let views in: `Err` says why not. `None` as long as nobody can
/// tell: the folder is not there yet. Leaves nothing behind.
pub(crate) fn look() -> Option<Result<(), String>> {
    look_in(&paths::state_folder()?)
}

fn look_in(folder: &Path) -> Option<Result<(), String>> {
    if !folder.is_dir() {
        return None;
    }
    let usual = socket::path(folder, 0);
    if fs::symlink_metadata(&usual).is_ok_and(|about| !about.file_type().is_socket()) {
        return Some(Err(format!("{} is no socket", usual.display())));
    }
    let path = folder.join(format!("attach-trial-{}", std::process::id()));
    let tried = socket::bind(&path).map(|(_, there)| drop(fs::remove_file(there)));
    Some(tried.map_err(|error| error.to_string()))
}

impl Drop for Door {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        // The thread that accepts is woken, however that is done here.
        #[cfg(target_os = "linux")]
        if let Err(error) = rustix::net::shutdown(&self.listener, rustix::net::Shutdown::Both) {
            tracing::debug!(%error, "the socket is closed without its thread");
        }
        #[cfg(not(target_os = "linux"))]
        drop(self.listener.set_nonblocking(true).and_then(|()| UnixStream::connect(&self.path)));
        drop(fs::remove_file(&self.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_of_one_user_have_a_socket_each() {
        let folder = tempfile::tempdir().unwrap();
        let doors: Vec<_> = (0..3).map(|_| Door::open(folder.path(), drop).unwrap()).collect();
        for number in 0..3 {
            assert!(socket::connect(&socket::path(folder.path(), number)).is_ok(), "{number}");
        }
        // The first one ends, and the next program has its place; the others are as they were.
        drop(doors.into_iter().next());
        let _door = Door::open(folder.path(), drop).unwrap();
        assert!(socket::connect(&socket::path(folder.path(), 0)).is_ok());
    }

    #[test]
    fn what_keeps_the_socket_away_is_said_beforehand() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(look_in(&folder.path().join("not yet")), None);
        assert_eq!(look_in(folder.path()), Some(Ok(())));
        let long = folder.path().join("l".repeat(200));
        fs::create_dir(&long).unwrap();
        assert_eq!(look_in(&long), Some(Ok(())));
        assert_eq!(fs::read_dir(&long).unwrap().count(), 0, "nothing is left behind");
        fs::create_dir(folder.path().join("attach")).unwrap();
        let said = look_in(folder.path()).unwrap().unwrap_err();
        assert!(said.ends_with("attach is no socket"), "{said}");
    }
}
