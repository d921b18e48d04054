//! Looking at the audit log of this terminal while others may write to it.

use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use kazasu_core::audit::{Checkpoints, HeadFile, Segments, Verdict, check};

use super::files::{LOCK, read_head, read_segments};
use crate::host::bounded_file::{self, Links};

use crate::host::clock::Instant;

/// How long somebody who writes a record is waited for.
const MOMENT: Duration = Duration::from_secs(1);

/// What stands in the folder, and what is wrong with it. Between one file and the next a record may
/// be written, which looks as if something was wrong: then it is read once more while nobody
/// writes, if that can be had.
///
/// # Errors
///
/// When something is there and cannot be read.
pub(crate) fn look(
    folder: &Path,
    checkpoints: &Checkpoints,
) -> io::Result<(Segments, HeadFile, Verdict)> {
    let first = read(folder, checkpoints)?;
    if first.2.is_intact() {
        return Ok(first);
    }
    // Whoever may not open the lock looks at what there is.
    let Ok(lock) = bounded_file::open(&folder.join(LOCK), Links::Refuse) else {
        return Ok(first);
    };
    let patience = Instant::now() + MOMENT;
    loop {
        match lock.try_lock_shared() {
            Ok(()) => return read(folder, checkpoints),
            Err(fs::TryLockError::WouldBlock) if Instant::now() < patience => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(_) => return Ok(first),
        }
    }
}

fn read(folder: &Path, checkpoints: &Checkpoints) -> io::Result<(Segments, HeadFile, Verdict)> {
    let head = read_head(folder)?;
    let segments = read_segments(folder)?;
    let verdict = check(&segments, &head, checkpoints);
    Ok((segments, head, verdict))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record is half written by somebody who holds the lock, and whole when it is let go.
    #[test]
    fn what_only_looks_wrong_while_somebody_writes_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let lock = fs::File::create(folder.path().join(LOCK)).unwrap();
        lock.lock().unwrap();
        let line = folder.path().join("audit-000000001.jsonl");
        fs::write(&line, "{\n").unwrap();
        let writer = thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            fs::remove_file(line).unwrap();
            drop(lock);
        });
        let (segments, _, verdict) = look(folder.path(), &Checkpoints::default()).unwrap();
        writer.join().unwrap();
        assert!(verdict.is_intact() && segments.is_empty(), "{verdict:?}");

        fs::write(folder.path().join("audit-000000001.jsonl"), "{\n").unwrap();
        assert!(
            !look(folder.path(), &Checkpoints::default()).unwrap().2.is_intact(),
            "what is wrong stays wrong"
        );
    }
}
