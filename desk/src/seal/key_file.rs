//! The file of the store's key: 64 hexadecimal digits and a line's end.

use std::fmt::Write as _;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use super::vault::{KEY_LENGTH, StoreKey, random_key};

/// Bytes of the file: what is longer is no key.
const LENGTH: usize = 2 * KEY_LENGTH + 1;

/// Why there is no key. `Display` says what to do.
#[derive(Debug, Error)]
pub enum KeyFileError {
    /// There is none.
    #[error(
        "the key of the store is not there: {} is missing; without it nothing in the store can be \
         read, so bring it back from where it is kept",
        path.display()
    )]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// A key is never written over.
    #[error("there is a key at {} already", path.display())]
    AlreadyThere {
        /// As the configuration has it.
        path: PathBuf,
    },
    /// Others may read it.
    #[error(
        "the key at {} can be read by others (mode {mode:o}): chmod 600 it, and think of who may \
         have a copy",
        path.display()
    )]
    Open {
        /// As the configuration has it.
        path: PathBuf,
        /// Permission bits, octal in the message.
        mode: u32,
    },
    /// It is no key.
    #[error("{} is no key: one is 64 hexadecimal digits", path.display())]
    Malformed {
        /// As the configuration has it.
        path: PathBuf,
    },
    /// The system says no.
    #[error("the key at {} cannot be used: {error}", path.display())]
    Io {
        /// As the configuration has it.
        path: PathBuf,
        /// Its word.
        error: io::Error,
    },
}

impl StoreKey {
    /// Reads a key that is there: a file of mode 0600, or a credential of systemd.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`].
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        let at = || path.to_owned();
        let error = |error| KeyFileError::Io { path: at(), error };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                return Err(KeyFileError::Missing { path: at() });
            }
            Err(cause) => return Err(error(cause)),
        };
        let about = file.metadata().map_err(error)?;
        if !about.is_file() {
            return Err(KeyFileError::Malformed { path: at() });
        }
        judge_mode(path, &about)?;
        let mut text = Zeroizing::new(Vec::with_capacity(LENGTH + 2));
        file.take(LENGTH as u64 + 1).read_to_end(&mut text).map_err(error)?;
        let key = parse(text.trim_ascii_end());
        key.map(Self::new).ok_or_else(|| KeyFileError::Malformed { path: at() })
    }

    /// Makes a new key, and a file of mode 0600 for it where none is.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`].
    pub fn create(path: &Path) -> Result<Self, KeyFileError> {
        let error = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => KeyFileError::AlreadyThere { path: path.to_owned() },
            _ => KeyFileError::Io { path: path.to_owned(), error },
        };
        let key = random_key().map_err(|cause| error(io::Error::other(cause)))?;
        let mut text = Zeroizing::new(String::with_capacity(LENGTH));
        for byte in key.iter() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\n');
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(error)?;
        file.write_all(text.as_bytes()).map_err(error)?;
        file.sync_all().map_err(error)?;
        sync_folder(path).map_err(error)?;
        Ok(Self::new(key))
    }
}

fn parse(text: &[u8]) -> Option<Zeroizing<[u8; KEY_LENGTH]>> {
    let mut key = Zeroizing::new([0; KEY_LENGTH]);
    let (pairs, rest) = text.as_chunks::<2>();
    if pairs.len() != KEY_LENGTH || !rest.is_empty() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(pairs) {
        let [high, low] = pair.map(|digit| char::from(digit).to_digit(16));
        let mut value = high?.checked_mul(16)?.checked_add(low?)?;
        *byte = u8::try_from(value).ok()?;
        value.zeroize();
    }
    Some(key)
}

#[cfg(unix)]
fn judge_mode(path: &Path, about: &std::fs::Metadata) -> Result<(), KeyFileError> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o7777;
    if mode & 0o077 != 0 {
        return Err(KeyFileError::Open { path: path.to_owned(), mode });
    }
    Ok(())
}

#[cfg(not(unix))]
fn judge_mode(_path: &Path, _about: &std::fs::Metadata) -> Result<(), KeyFileError> {
    // There the rights of its folder decide.
    Ok(())
}

/// Makes the name of a new file as durable as its bytes.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
