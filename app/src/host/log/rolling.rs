//! Files that take turns: one a day, more where a day has much to say, and the oldest go when there
//! are too many.
//!
//! A file is named by its day and a number and never renamed, so that several programs can write
//! side by side: each appends whole lines.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::config::Keep;
use crate::host::permissions;

/// The files of one folder.
#[derive(Debug)]
pub(super) struct Rolling {
    folder: PathBuf,
    keep: Keep,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    name: Name,
    path: PathBuf,
    file: File,
}

/// The name of a file: `kazasu-2026-11-22-001.jsonl`. Names sort as their days and numbers do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    day: String,
    number: u32,
}

impl Name {
    fn of(name: &OsStr) -> Option<Self> {
        let (day, number) =
            name.to_str()?.strip_prefix("kazasu-")?.strip_suffix(".jsonl")?.rsplit_once('-')?;
        let is_day =
            day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        (is_day && number.len() >= 3).then_some(())?;
        Some(Self { day: day.to_owned(), number: number.parse().ok()? })
    }

    fn file(&self) -> String {
        format!("kazasu-{}-{:03}.jsonl", self.day, self.number)
    }
}

/// The log files of a folder, oldest first, with their sizes. Nothing else that lies there is
/// touched or read.
pub(super) fn files(folder: &Path) -> io::Result<Vec<(Name, PathBuf, u64)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let (Some(name), Ok(about)) = (Name::of(&entry.file_name()), entry.metadata())
            && about.is_file()
        {
            files.push((name, entry.path(), about.len()));
        }
    }
    files.sort();
    Ok(files)
}

impl Rolling {
    pub(super) const fn new(folder: PathBuf, keep: Keep) -> Self {
        Self { folder, keep, open: None }
    }

    /// Appends a line, which ends with a line end, to the file of this day.
    ///
    /// # Errors
    ///
    /// Whatever the system says; the next call begins anew.
    pub(super) fn append(&mut self, day: &str, line: &[u8]) -> io::Result<()> {
        let written =
            self.fitting(day, line.len() as u64).and_then(|open| open.file.write_all(line));
        if written.is_err() {
            // What came of the line is not known; whoever opens the file again looks.
            self.open = None;
        }
        written
    }

    /// The file of this day with so much room.
    fn fitting(&mut self, day: &str, room: u64) -> io::Result<&mut Open> {
        let most = file_size(self.keep);
        // The file may have been removed, or grown by another program's lines.
        let fits = |open: &Open| {
            open.name.day == day
                && fs::metadata(&open.path)
                    .is_ok_and(|about| about.len().saturating_add(room) <= most)
        };
        let open = match self.open.take().filter(fits) {
            Some(open) => open,
            None => self.next(day, room)?,
        };
        Ok(self.open.insert(open))
    }

    fn next(&self, day: &str, room: u64) -> io::Result<Open> {
        permissions::folder(&self.folder)?;
        let there = files(&self.folder)?;
        let newest = there.iter().rfind(|(name, ..)| name.day == day);
        if let Some((name, path, size)) = newest
            && size.saturating_add(room) <= file_size(self.keep)
        {
            return Open::new(name.clone(), path.clone());
        }
        let number = newest.map_or(1, |(name, ..)| name.number.saturating_add(1));
        let name = Name { day: day.to_owned(), number };
        prune(there, &name, self.keep);
        let path = self.folder.join(name.file());
        Open::new(name, path)
    }
}

impl Open {
    /// After a power cut the last line may be torn: the next one starts on a line of its own.
    fn new(name: Name, path: PathBuf) -> io::Result<Self> {
        let mut file =
            permissions::open(&path, permissions::options().read(true).append(true).create(true))?;
        let mut last = [b'\n'];
        if file.metadata()?.len() > 0 {
            file.seek(SeekFrom::End(-1))?;
            file.read_exact(&mut last)?;
        }
        if last != *b"\n" {
            file.write_all(b"\n")?;
        }
        Ok(Self { name, path, file })
    }
}

/// Bytes of one file: a tenth of all, so that making room takes a tenth away.
const fn file_size(keep: Keep) -> u64 {
    keep.bytes / 10
}

/// Makes room for a new file. What counts is days on which something was written, so that a wrong
/// clock throws nothing away.
fn prune(mut there: Vec<(Name, PathBuf, u64)>, new: &Name, keep: Keep) {
    let too_many = |there: &[(Name, PathBuf, u64)]| {
        let mut days: Vec<&str> =
            there.iter().map(|(name, ..)| name.day.as_str()).chain([new.day.as_str()]).collect();
        days.sort_unstable();
        days.dedup();
        let size: u64 = there.iter().map(|(.., size)| size).sum();
        days.len() > usize::from(keep.days) || size.saturating_add(file_size(keep)) > keep.bytes
    };
    while !there.is_empty() && too_many(&there) {
        let (_, path, _) = there.remove(0);
        if let Err(error) = fs::remove_file(&path) {
            tracing::warn!(%error, "an old log cannot be removed");
        }
    }
}

#[cfg(test)]
mod tests;
