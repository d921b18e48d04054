//! Where the two programs meet: in the folder of this user's state; where that folder's name is too
//! long for a socket, or its file system has none, in another folder that is this user's alone.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use kazasu_core::sha256::Sha256;

use crate::host::{permissions, unix_sockets};

/// What the first program that serves calls its socket. One with readers of its own beside it has
/// the next.
const NAME: &str = "attach";

/// Programs of one user that serve side by side.
pub(super) const MOST: usize = 8;

/// How long a view waits for a socket that is crowded.
const CROWDED: Duration = Duration::from_secs(3);

/// One of the sockets of a folder, by its number from 0.
pub(super) fn path(folder: &Path, number: usize) -> PathBuf {
    match number {
        0 => folder.join(NAME),
        number => folder.join(format!("{NAME}-{}", number + 1)),
    }
}

/// A socket at this path, or in its place where that cannot be, and where it lies. What an earlier
/// program has left in the way is removed.
///
/// # Errors
///
/// Whatever the system says.
pub(super) fn bind(path: &Path) -> io::Result<(UnixListener, PathBuf)> {
    if let Some(folder) = path.parent() {
        permissions::folder(folder)?;
    }
    remove(path)?;
    let listener = match bind_there(path) {
        Err(error) if is_about_the_place(&error) => {
            let beside = beside(path, true)?;
            remove(&beside)?;
            return Ok((bind_there(&beside)?, beside));
        }
        bound => bound?,
    };
    Ok((listener, path.to_owned()))
}

/// Connects to the socket at this path, or to the one in its place.
///
/// # Errors
///
/// Whatever the system says of the first.
pub(super) fn connect(path: &Path) -> io::Result<UnixStream> {
    let there = with_short_name(path, |path| unix_sockets::connect(path, CROWDED));
    there.or_else(|error| {
        let beside = beside(path, false).map_err(|_| io::Error::from(error.kind()))?;
        unix_sockets::connect(&beside, CROWDED).map_err(|_| error)
    })
}

fn bind_there(path: &Path) -> io::Result<UnixListener> {
    let listener = with_short_name(path, |path| UnixListener::bind(path))?;
    // The folder may have been opened to a group on purpose; orders are this user's alone.
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The name of a socket is 107 bytes at most, 103 on BSD (`sun_path`, unix(7)). On Linux a folder
/// that is open has a short one.
fn with_short_name<T>(path: &Path, then: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    if SocketAddr::from_pathname(path).is_ok() {
        return then(path);
    }
    #[cfg(target_os = "linux")]
    if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
        use rustix::fs::{CWD, Mode, OFlags, openat};
        use std::os::fd::AsRawFd;
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = openat(CWD, folder, flags, Mode::empty())?;
        let short = Path::new("/proc/self/fd").join(folder.as_raw_fd().to_string());
        return then(&short.join(name));
    }
    Err(io::ErrorKind::InvalidFilename.into())
}

/// Whether another folder may have what this one has not: room for the name, or sockets at all.
fn is_about_the_place(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    let known = [
        Kind::InvalidFilename,
        Kind::InvalidInput,
        Kind::NotFound,
        Kind::PermissionDenied,
        Kind::ReadOnlyFilesystem,
        Kind::Unsupported,
    ];
    known.contains(&error.kind())
}

/// The same socket in a folder of this user's with a short name.
fn beside(path: &Path, make: bool) -> io::Result<PathBuf> {
    let name = Sha256::of(path.as_os_str().as_encoded_bytes()).to_string();
    let name = format!("kazasu-{}", name.chars().take(16).collect::<String>());
    let user = unix_sockets::own_user();
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let runtime = runtime.filter(|folder| folder.is_absolute());
    let of_the_system = Some(PathBuf::from(format!("/run/user/{user}")));
    for folder in [runtime, of_the_system].into_iter().flatten() {
        let socket = folder.join(&name);
        if is_private(&folder) && SocketAddr::from_pathname(&socket).is_ok() {
            return Ok(socket);
        }
    }
    let folder = std::env::temp_dir().join(format!("kazasu-{user}"));
    if make {
        match fs::DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
    }
    // Anybody may make a folder of that name there.
    permissions::judge(&folder)?;
    if is_private(&folder) {
        Ok(folder.join(name))
    } else {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

/// A folder, not a link to one, that is this user's and nobody else's.
fn is_private(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|about| {
        about.is_dir()
            && about.uid() == unix_sockets::own_user()
            && about.permissions().mode() & 0o077 == 0
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_folder_with_a_long_name_has_a_socket_too() {
        let folder = tempfile::tempdir().unwrap();
        for length in [10, 90, 200, 1_000] {
            let deep: PathBuf = (0..=length / 200).map(|_| "d".repeat(length.min(200))).collect();
            let wanted = path(&folder.path().join(deep), 0);
            let (listener, there) = bind(&wanted).unwrap();
            assert_eq!(there, wanted, "it lies where it belongs");
            assert_eq!(fs::metadata(&there).unwrap().permissions().mode() & 0o777, 0o600);
            let _view = connect(&wanted).unwrap();
            listener.accept().unwrap();
            drop(listener);
            assert!(connect(&wanted).is_err());
            bind(&wanted).expect("what was left is replaced");
        }
    }

    #[test]
    fn a_folder_that_others_can_get_at_is_no_place_for_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        assert!(is_private(folder.path()));
        let link = folder.path().join("link");
        symlink(folder.path(), &link).unwrap();
        assert!(!is_private(&link), "it may lead anywhere tomorrow");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o750)).unwrap();
        assert!(!is_private(folder.path()));
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(!is_private(&file) && !is_private(Path::new("/nowhere")));
        if unix_sockets::own_user() != 0 {
            assert!(!is_private(Path::new("/")), "another user's");
        }
    }
}
