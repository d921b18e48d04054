//! The key that seals the outbox. It is never in the database: 32 bytes in a file of this user's
//! alone, or a credential of systemd.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use kazasu_core::secret::WipedBytes;

use super::error::OutboxError;
use crate::host::permissions;

/// Its name, in the outbox's folder and among systemd's credentials.
pub(crate) const NAME: &str = "outbox.key";

/// Bytes of a key of AES-256.
pub(super) const LENGTH: usize = 32;

/// Where a key may lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeySource {
    /// In the outbox's folder: made at the first use.
    file: PathBuf,
    /// Given by systemd (`LoadCredential=outbox.key:…`), which goes before the file.
    credential: Option<PathBuf>,
}

impl KeySource {
    /// The key of the outbox in this folder. `credentials` is systemd's folder for this service
    /// (`$CREDENTIALS_DIRECTORY`, systemd.exec(5)), where there is one.
    pub(crate) fn new(folder: &Path, credentials: Option<&Path>) -> Self {
        let credential = credentials.map(|folder| folder.join(NAME)).filter(|path| path.exists());
        Self { file: folder.join(NAME), credential }
    }

    /// Where it is read from.
    pub(super) fn path(&self) -> &Path {
        self.credential.as_deref().unwrap_or(&self.file)
    }

    /// The key of an outbox that is there.
    pub(super) fn read(&self) -> Result<WipedBytes, OutboxError> {
        let found = match &self.credential {
            // systemd sees to who reads it; it may be a link there.
            Some(path) => fs::File::open(path),
            None => self.open_file(),
        };
        let path = self.path().to_owned();
        let mut file = match found {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(OutboxError::KeyLost { path });
            }
            found => found.map_err(|error| OutboxError::of_system(&path, &error))?,
        };
        #[cfg(unix)]
        if self.credential.is_none() {
            use std::os::unix::fs::MetadataExt;
            let about = file.metadata().map_err(|error| OutboxError::of_system(&path, &error))?;
            if about.mode() & 0o077 != 0 {
                return Err(OutboxError::KeyOpen { path });
            }
        }
        let mut bytes = [0; LENGTH + 1];
        let mut read = 0;
        while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match file.read(rest) {
                Ok(0) => break,
                Ok(more) => read += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(OutboxError::of_system(&path, &error)),
            }
        }
        let key = WipedBytes::from(bytes.get(..read).unwrap_or_default());
        zeroize::Zeroize::zeroize(&mut bytes);
        if key.len() == LENGTH { Ok(key) } else { Err(OutboxError::NoKey { path }) }
    }

    /// The key for an outbox that is to be made: the one that is there, or a new one.
    pub(super) fn read_or_make(&self) -> Result<WipedBytes, OutboxError> {
        match self.read() {
            Err(OutboxError::KeyLost { .. }) if self.credential.is_none() => self.make(),
            read => read,
        }
    }

    fn open_file(&self) -> io::Result<fs::File> {
        permissions::open(&self.file, permissions::options().read(true))
    }

    /// It is whole and durable before it has its name, so that nothing is ever sealed with a key
    /// that a power cut takes.
    fn make(&self) -> Result<WipedBytes, OutboxError> {
        let mut random = [0; LENGTH];
        getrandom::fill(&mut random).map_err(|_| OutboxError::NoRandomness)?;
        let key = WipedBytes::from(random.as_slice());
        zeroize::Zeroize::zeroize(&mut random);
        let new = self.file.with_extension("key.new");
        let write = || -> io::Result<()> {
            let mut options = permissions::options();
            let mut file =
                permissions::open(&new, options.create(true).truncate(true).write(true))?;
            file.write_all(&key)?;
            file.sync_all()?;
            drop(file);
            fs::rename(&new, &self.file)?;
            self.file.parent().map_or(Ok(()), sync_folder)
        };
        write().map_err(|error| OutboxError::of_system(&self.file, &error))?;
        Ok(key)
    }
}

/// A name in a folder outlives a power cut once the folder is synced; elsewhere than on Unix the
/// file's own sync does it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests;
