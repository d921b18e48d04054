//! Backups: made on a schedule, and how old the newest is.

use std::fs;
use std::path::{Path, PathBuf};

use kazasu_core::handover::Timestamp;

use crate::store::{Store, StoreError};

/// When backups are made, and when they are missed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backups {
    /// `None`: only commands make any.
    pub schedule: Option<Schedule>,
    /// Staff are told when the newest is older, in milliseconds; `None`: never.
    pub limit_ms: Option<u64>,
}

/// Backups that the desk makes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Where they lie.
    pub folder: PathBuf,
    /// How long after the newest the next one is made, in milliseconds.
    pub every_ms: u64,
    /// So many are kept; the oldest go.
    pub keep: usize,
}

/// How old the newest backup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupAge {
    /// In milliseconds; without a backup since the store was made.
    pub millis: u64,
    /// Staff must be told.
    pub is_late: bool,
}

impl Backups {
    /// Whether so old a backup is too old.
    #[must_use]
    pub fn judge(&self, age_ms: u64) -> BackupAge {
        let is_late = self.limit_ms.is_some_and(|limit| age_ms > limit);
        BackupAge { millis: age_ms, is_late }
    }
}

impl Backups {
    /// Makes a backup if it is time for one, and lets the oldest go; whether it was.
    ///
    /// # Errors
    ///
    /// As the store says, and [`StoreError::Disk`] where the folder cannot be used.
    pub async fn make_if_due(&self, store: &dyn Store, now: Timestamp) -> Result<bool, StoreError> {
        let Some(schedule) = &self.schedule else { return Ok(false) };
        let known = store.backed_up().await?;
        if known.last.is_some() && known.age(now) < schedule.every_ms {
            return Ok(false);
        }
        let failed = |error: std::io::Error| StoreError::Disk {
            what: format!("{}: {error}", schedule.folder.display()),
        };
        make_folder(&schedule.folder).map_err(failed)?;
        let file = schedule.folder.join(name(now));
        store.back_up(file, "schedule".to_owned(), now).await?;
        forget_the_oldest(&schedule.folder, schedule.keep).map_err(failed)?;
        Ok(true)
    }
}

const BEGINS: &str = "desk-";
const ENDS: &str = ".db";

/// Names in the order of their times.
fn name(now: Timestamp) -> String {
    format!("{BEGINS}{}{ENDS}", now.to_string().replace([':', '.'], "-"))
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut making = fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)
}

fn forget_the_oldest(folder: &Path, keep: usize) -> std::io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(BEGINS) && name.ends_with(ENDS)) {
            files.push(name);
        }
    }
    files.sort();
    let many = files.len().saturating_sub(keep);
    files.into_iter().take(many).try_for_each(|name| fs::remove_file(folder.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_and_foreign_files_stay() {
        let home = tempfile::tempdir().unwrap();
        for day in 1..=5 {
            let time = format!("2026-11-0{day}T01:02:03.456Z").parse().unwrap();
            fs::write(home.path().join(name(time)), b"a backup").unwrap();
        }
        fs::write(home.path().join("letter.db"), b"").unwrap();
        forget_the_oldest(home.path(), 2).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        let expected =
            ["desk-2026-11-04T01-02-03-456Z.db", "desk-2026-11-05T01-02-03-456Z.db", "letter.db"];
        assert_eq!(left, expected);
    }

    #[test]
    fn only_what_is_older_than_the_limit_is_late() {
        let backups = Backups { schedule: None, limit_ms: Some(1_000) };
        assert!(!backups.judge(1_000).is_late);
        assert!(backups.judge(1_001).is_late);
        assert!(!Backups::default().judge(u64::MAX).is_late);
    }
}
