//! A folder that this program writes to: may it, and is there room?
//!
//! None of it keeps a phone from being read, so that nothing here is a problem: a visit is never
//! held up by a disk.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kazasu_i18n::Seen;

use super::{Finding, State};
use crate::host::permissions;

const MEBIBYTE: u64 = 1024 * 1024;
/// Below it somebody should see to it, in MiB.
const WANTED: u64 = 100;

/// What was seen of one.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    /// Why it cannot be written, if it cannot.
    pub(crate) closed: Option<String>,
    /// Free bytes for this user, or why nobody knows.
    pub(crate) free: Result<u64, String>,
}

/// Looks at `path`, or as long as it is not there at what it would be made in; where that is no
/// folder, nothing can be written. Leaves nothing behind.
pub(super) fn look(path: PathBuf) -> Folder {
    let there = path.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    let closed = permissions::judge(&path)
        .and_then(|()| write_and_remove(there))
        .and_then(|()| judge_files(&path))
        .err()
        .map(|error| error.to_string());
    let free = fs4::available_space(there).map_err(|error| error.to_string());
    Folder { path, closed, free }
}

/// The folder of the program's state, with that of the log in it.
pub(super) fn look_at_state(path: PathBuf) -> Folder {
    let log = path.join("log");
    let mut looked = look(path);
    looked.closed = looked.closed.or_else(|| {
        permissions::judge(&log)
            .and_then(|()| judge_files(&log))
            .err()
            .map(|error| error.to_string())
    });
    looked
}

fn write_and_remove(folder: &Path) -> io::Result<()> {
    // A name that nobody can guess and a file that is made anew: in a folder of many, somebody may
    // have laid a link there. It goes when it is dropped.
    tempfile::Builder::new().prefix(".kazasu-trial-").tempfile_in(folder)?.write_all(b"kazasu")
}

/// Most entries of a folder that are looked at; a log has a hundred.
const MOST: usize = 10_000;

/// Whether everything that has the name of a file of ours is one.
pub(super) fn judge_files(folder: &Path) -> io::Result<()> {
    let entries = match folder.read_dir() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries.take(MOST) {
        let entry = entry?;
        if is_name_of_ours(&entry.file_name().to_string_lossy()) {
            permissions::judge_file(&entry.path())?;
        }
    }
    Ok(())
}

/// The mark of an open visit, locks, logs and audit logs.
fn is_name_of_ours(name: &str) -> bool {
    ["visit-open", "lock", "head.json", "viewing"].contains(&name)
        || name.starts_with("serving")
        || [("attach", ".lock"), ("kazasu-", ".jsonl"), ("audit-", ".jsonl")]
            .iter()
            .any(|(begin, end)| name.starts_with(begin) && name.ends_with(end))
}

pub(super) fn check(folder: Option<&Folder>) -> Vec<Finding> {
    const NAME: &str = "folder";
    let Some(Folder { path, closed, free }) = folder else {
        return vec![Finding::new(NAME, State::Warning, Seen::NoFolder)];
    };
    let folder = || path.display().to_string();
    let written = match closed {
        None => Finding::new(NAME, State::Ok, Seen::Folder { folder: folder() }),
        Some(error) => Finding::new(
            NAME,
            State::Warning,
            Seen::FolderClosed { folder: folder(), error: error.clone() },
        ),
    };
    let (state, seen) = match free {
        Err(error) => {
            (State::Unknown, Seen::DiskUnknown { folder: folder(), error: error.clone() })
        }
        Ok(free) => {
            let mebibytes = free / MEBIBYTE;
            match mebibytes {
                ..WANTED => {
                    (State::Warning, Seen::DiskFull { folder: folder(), mebibytes, least: WANTED })
                }
                _ => (State::Ok, Seen::Disk { folder: folder(), mebibytes }),
            }
        }
    };
    vec![written, Finding::new("disk", state, seen)]
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// In a folder of many somebody may lay a link in the way, to have a file of this user's
    /// written over: its name would have to be known.
    #[test]
    fn a_trial_follows_no_link_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let victim = folder.path().join("victim");
        std::fs::write(&victim, "mine").unwrap();
        for name in [".kazasu-trial", ".kazasu-trial-", ".kazasu-trial-0", "kazasu-trial"] {
            std::os::unix::fs::symlink(&victim, folder.path().join(name)).unwrap();
        }
        let names = || {
            std::fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect::<std::collections::BTreeSet<_>>()
        };
        let before = names();
        let seen = [(); 3].map(|()| look(folder.path().to_owned()).closed);
        assert_eq!(seen, [None, None, None]);
        assert_eq!((std::fs::read_to_string(&victim).unwrap().as_str(), names()), ("mine", before));
    }
}
