//! How the outbox stands, in a file for programs that look at it while another one has it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::database::Database;
use super::state::OutboxState;
use crate::host::bounded_file::{self, Links};
use crate::host::permissions;
use crate::host::report::OutboxReport;

/// Its name, beside the database.
pub(super) const NAME: &str = "outbox.state";

/// Bytes of 50 rows that were set aside, and some.
const LONGEST: u64 = 64 << 10;

/// Writes it, without waiting for the disk. Where that fails, the file is older than it could be.
pub(super) fn write(database: &Database, state: &OutboxState) {
    let path = database.path.with_extension("state");
    let new = database.path.with_extension("state.new");
    let json = serde_json::to_vec(&OutboxReport::from(state)).map_err(io::Error::from);
    let written = json.and_then(|json| {
        let mut options = permissions::options();
        let mut file = permissions::open(&new, options.create(true).truncate(true).write(true))?;
        file.write_all(&json)?;
        fs::rename(&new, &path)
    });
    if let Err(error) = written {
        tracing::debug!(%error, "how the outbox stands is said in no file");
    }
}

/// It is nobody's word any more.
pub(super) fn remove(database: &Database) {
    drop(fs::remove_file(database.path.with_extension("state")));
}

/// What the program that has the outbox in this folder has said last.
pub(super) fn read(folder: &Path) -> Option<OutboxReport> {
    let patience = bounded_file::Patience::usual();
    let path = folder.join(NAME);
    let bytes = bounded_file::read_within(&path, Links::Refuse, LONGEST, patience).ok()?;
    serde_json::from_slice(&bytes).ok()
}
