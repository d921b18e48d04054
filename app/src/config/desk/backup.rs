//! `[backup]`: copies of the store, made while the desk runs.

use std::path::PathBuf;
use std::time::Duration;

use crate::config::document::Section;
use crate::config::kind::{Number, Place};

/// When copies are made, and when they are missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Backup {
    /// `None`: only commands make any.
    pub(crate) folder: Option<PathBuf>,
    pub(crate) every: Duration,
    pub(crate) keep: usize,
    /// Staff are told when the newest is older; `None`: never.
    pub(crate) limit: Option<Duration>,
}

const HOURS: Number<u32> = Number { bounds: 1..=8_760, unit: "hours" };

pub(super) fn declare(section: &mut Section<'_>) -> Backup {
    let folder = section.optional(
        "folder",
        "Where the desk makes copies of its store by itself; another disk than the store's is the \
         better place. Without it: none, `kazasu desk backup` makes them.",
        Place { start: section.folder(), what: "a folder" },
        "\"/mnt/backup/kazasu-desk\"",
    );
    let every = section.key("every", "How long after the newest the next is made.", HOURS, 24);
    let keep = section.key(
        "keep",
        "How many of its own copies the desk keeps.",
        Number { bounds: 1_u32..=1_000, unit: "" },
        14,
    );
    let limit = section.optional(
        "limit",
        "Page, figures and log say so when the newest copy is older. Without it: twice `every` \
         where there is a folder, else nobody is told.",
        HOURS,
        "48",
    );
    let hours = |hours: u32| Duration::from_secs(u64::from(hours) * 3_600);
    let limit = limit.or_else(|| folder.as_ref().map(|_| every.saturating_mul(2)));
    Backup {
        folder,
        every: hours(every),
        keep: usize::try_from(keep).unwrap_or(usize::MAX),
        limit: limit.map(hours),
    }
}
