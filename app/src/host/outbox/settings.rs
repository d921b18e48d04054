//! Where an outbox lies, and how long it remembers.

use std::path::PathBuf;

use super::database;
use super::key::KeySource;
use crate::config;

/// What an outbox is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutboxSettings {
    /// `None`: neither configuration nor platform name one.
    pub(crate) folder: Option<PathBuf>,
    /// systemd's folder of credentials for this service, where there is one.
    pub(crate) credentials: Option<PathBuf>,
    /// On how many days with receipts their ids stay.
    pub(crate) days: u16,
    /// Pages of the database at most, for tests of a full disk.
    #[cfg(test)]
    pub(crate) most_pages: Option<u32>,
}

impl OutboxSettings {
    /// As they are configured, with the credentials of this process.
    pub(crate) fn of(section: &config::Outbox) -> Self {
        Self {
            folder: section.folder(),
            credentials: std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from),
            days: section.days,
            #[cfg(test)]
            most_pages: None,
        }
    }

    /// In this folder, with a key of its own there.
    #[cfg_attr(not(feature = "demo"), allow(dead_code, reason = "of a demonstration"))]
    pub(crate) fn within(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            credentials: None,
            days: 1,
            #[cfg(test)]
            most_pages: None,
        }
    }

    /// Whether there is one: visits may wait in it.
    pub(crate) fn is_there(&self) -> bool {
        let folder = self.folder.as_ref();
        folder.is_some_and(|folder| folder.join(database::NAME).symlink_metadata().is_ok())
    }

    pub(super) fn key(&self) -> Option<KeySource> {
        let folder = self.folder.as_deref()?;
        Some(KeySource::new(folder, self.credentials.as_deref()))
    }
}
