//! `[log]`: where the log goes, and how much of it is kept.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::file::{Wrong, within};
use crate::host::log::{Keep, Settings};

/// A million bytes, as disks are sold.
pub(super) const MEGABYTE: u64 = 1_000_000;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Table {
    folder: Option<Spanned<PathBuf>>,
    days: Option<Spanned<u16>>,
    megabytes: Option<Spanned<u64>>,
}

impl Table {
    /// Paths start at `folder`.
    pub(super) fn settings(self, folder: &Path) -> Result<Settings, Wrong> {
        let usual = Keep::default();
        let place = match self.folder {
            Some(place) if place.get_ref().as_os_str().is_empty() => {
                return Err(Wrong::new(place.span(), "must not be empty"));
            }
            place => place.map(|place| folder.join(place.into_inner())),
        };
        let keep = Keep {
            days: within(self.days, 1..=3_650, usual.days)?,
            bytes: within(self.megabytes, 1..=10_000, usual.bytes / MEGABYTE)? * MEGABYTE,
        };
        Ok(Settings { folder: place, keep })
    }
}
