//! The head: how many records there are, and the hash of the last one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::host::sha256::Sha256;

/// The head of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    /// Records.
    pub(crate) count: u64,
    /// The last one's hash.
    pub(crate) hash: Sha256,
    /// The line that is being appended now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pending: Option<Pending>,
}

/// A line that was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pending {
    /// The file that it goes to.
    pub(super) file: String,
    /// The line, with its end.
    pub(super) line: String,
}

impl Pending {
    /// Whether this is a beginning of the line. A file system may have made the file longer before
    /// the bytes came: then it ends in zeros.
    pub(super) fn is_begun_by(&self, tail: &[u8]) -> bool {
        let zeros = tail.iter().rev().take_while(|byte| **byte == 0).count();
        tail.len() <= self.line.len()
            && self.line.as_bytes().starts_with(tail.get(..tail.len() - zeros).unwrap_or_default())
    }
}

/// What the file of the head holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HeadFile {
    /// A head.
    There(Head),
    /// There is no such file.
    Missing,
    /// It is not as it was written.
    Unreadable,
    /// A copy of the records alone was given: then nobody knows.
    NotGiven,
}

/// A head that was noted elsewhere: `12:9f86d0…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noted {
    /// Records.
    pub(crate) count: u64,
    /// The last one's hash.
    pub(crate) hash: Sha256,
}

impl FromStr for Noted {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split_once(':')
            .and_then(|(count, hash)| Some((count.parse().ok()?, hash.parse().ok()?)));
        parts
            .map(|(count, hash)| Self { count, hash })
            .ok_or("write it as it was printed: COUNT:HASH")
    }
}

impl std::fmt::Display for Noted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.count, self.hash)
    }
}

/// The name of its file.
pub(super) const FILE: &str = "head.json";

/// What a head that is being written is called until it is whole.
const TEMPORARY: &str = ".head-";

impl Head {
    /// Before the first record.
    pub(super) const NONE: Self = Self { count: 0, hash: Sha256::NONE, pending: None };

    /// The same without what is announced.
    pub(crate) const fn noted(&self) -> Noted {
        Noted { count: self.count, hash: self.hash }
    }

    /// Its bytes in a file.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Replaces the head in this folder, so that a power cut leaves the old one or the new one.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
        file.write_all(&self.bytes())?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE))?;
        sync_folder(folder)
    }
}

impl HeadFile {
    /// Reads the head of this folder.
    ///
    /// # Errors
    ///
    /// When the file is there and the system does not give it.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        match fs::read(folder.join(FILE)) {
            Ok(bytes) => Ok(Self::from_bytes(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::Missing),
            Err(error) => Err(error),
        }
    }

    /// What these bytes say. A head has one way to be written; any other was not written by this
    /// program.
    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        match serde_json::from_slice::<Head>(bytes) {
            Ok(head) if head.bytes() == bytes => Self::There(head),
            _ => Self::Unreadable,
        }
    }
}

/// Removes what a power cut has left of heads that were never whole.
pub(super) fn tidy(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A name in a folder is durable when the folder is; where a folder cannot be opened (Windows), the
/// system sees to it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}
