//! Looking at an outbox from beside it, for the self test. Nothing of it is written; its lock is
//! never held.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::database::{self, Database, Found};
use super::error::OutboxError;
use super::rows::{self, Counts};
use super::settings::OutboxSettings;
use super::state::{Health, OutboxState};
use super::state_file;
use crate::host::permissions;
use crate::host::report::OutboxReport;

/// What was seen of an outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OutboxLook {
    /// There is none: no visit was ever kept here.
    Nothing,
    /// A program has it, and has said this of it; `None`: nothing that can be read.
    InUse(Option<OutboxReport>),
    /// No program has it, and this is how it stands.
    AtRest(OutboxReport),
}

/// Looks at the outbox. Where no program has it, a copy of it is opened with its key, so that it is
/// known whether what waits can be delivered.
pub(crate) fn look(settings: &OutboxSettings) -> OutboxLook {
    let Some(folder) = &settings.folder else { return OutboxLook::Nothing };
    if folder.symlink_metadata().is_err() {
        return OutboxLook::Nothing;
    }
    match is_held(folder) {
        Ok(true) => return OutboxLook::InUse(state_file::read(folder)),
        Ok(false) => {}
        Err(error) => return at_rest(Err(error)),
    }
    match database::look(&folder.join(database::NAME)) {
        Ok(Found::Nothing) => OutboxLook::Nothing,
        Ok(Found::Outbox) => at_rest(examine(folder, settings)),
        Err(error) => at_rest(Err(error)),
    }
}

/// How many hand-overs the desk has not confirmed, those among them that it refuses; `None`: nobody
/// knows.
pub(crate) fn unconfirmed(settings: &OutboxSettings) -> Option<u64> {
    let report = match look(settings) {
        OutboxLook::Nothing => return Some(0),
        OutboxLook::InUse(report) => report?,
        OutboxLook::AtRest(report) => report,
    };
    let count = report.waiting.saturating_add(report.set_aside);
    // One that does not open has said nothing of what is in it.
    (count > 0 || report.down.is_none()).then_some(count)
}

fn at_rest(looked: Result<(Counts, u64), OutboxError>) -> OutboxLook {
    let (counts, damaged, health) = match looked {
        Ok((counts, 0)) => (counts, 0, Health::Serves),
        Ok((counts, damaged)) => {
            let what = format!("{damaged} do not open");
            (counts, damaged, Health::OutOfService(OutboxError::Corrupt { what }))
        }
        Err(error) => (Counts::default(), 0, Health::OutOfService(error)),
    };
    let Counts { waiting, oldest, set_aside, received, elsewhere } = counts;
    let opening = OutboxState::OPENING;
    let state =
        OutboxState { health, waiting, oldest, set_aside, received, elsewhere, damaged, ..opening };
    OutboxLook::AtRest((&state).into())
}

/// Whether a program has it. This is asked and let go of at once.
fn is_held(folder: &Path) -> Result<bool, OutboxError> {
    let path = folder.join(database::LOCK);
    let file = permissions::judge(folder)
        .and_then(|()| permissions::open(&path, permissions::options().read(true)));
    let file: File = match file {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file.map_err(|error| OutboxError::of_system(&path, &error))?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(OutboxError::of_system(&path, &error)),
    }
}

fn examine(folder: &Path, settings: &OutboxSettings) -> Result<(Counts, u64), OutboxError> {
    let system = |error: io::Error| OutboxError::of_system(folder, &error);
    let beside = tempfile::Builder::new().prefix("kazasu-outbox-").tempdir().map_err(system)?;
    for suffix in ["", "-wal", "-journal"] {
        let name = format!("{}{suffix}", database::NAME);
        match permissions::open(&folder.join(&name), permissions::options().read(true)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            file => {
                let copied = file.and_then(|mut file| {
                    let mut copy = File::create_new(beside.path().join(&name))?;
                    io::copy(&mut file, &mut copy)
                });
                copied.map_err(system)?;
            }
        }
    }
    let key = settings.key().ok_or(OutboxError::NoFolder)?;
    let database = Database::open_copy(beside.path(), &key)?;
    rows::know_key(&database, &key)?;
    let told =
        |error: rusqlite::Error| OutboxError::of_sqlite(&folder.join(database::NAME), &error);
    let counts = rows::counts(&database).map_err(told)?;
    let (damaged, _) = rows::damaged(&database).map_err(told)?;
    Ok((counts, damaged))
}

#[cfg(test)]
mod tests;
