//! Support bundles of terminals: asked for, and kept as files.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kazasu_core::handover::{DeskEvent, Timestamp};
use uuid::{Builder, Uuid};

use crate::store::{Deed, Store, StoreError};

/// The most that are kept: the oldest go.
const MOST: usize = 20;

/// Asks a terminal for a bundle; the answer is the file that it will be in a desk's folder.
///
/// # Errors
///
/// As the store says.
pub async fn want_bundle(
    store: &dyn Store,
    folder: &Path,
    terminal: Uuid,
    by: String,
    now: Timestamp,
) -> Result<PathBuf, StoreError> {
    let mut random = [0; 16];
    let none = |error: getrandom::Error| StoreError::Disk { what: error.to_string() };
    getrandom::fill(&mut random).map_err(none)?;
    let request = Builder::from_random_bytes(random).into_uuid();
    store.tell(Some(terminal), DeskEvent::BundleWanted { request }, now).await?;
    store.write_down(Deed::BundleWanted { terminal, by }, now).await?;
    Ok(folder.join(FOLDER).join(name(request)))
}

/// Where they lie, in a desk's folder.
pub(super) const FOLDER: &str = "bundles";

fn name(request: Uuid) -> String {
    format!("{request}.zip")
}

/// Keeps a bundle under the id by which it was wanted; the same again replaces it.
pub(super) fn keep(folder: &Path, request: Uuid, bundle: &[u8]) -> io::Result<()> {
    let mut making = fs::DirBuilder::new();
    making.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
    making.create(folder)?;
    let unfinished = folder.join(format!(".{request}.part"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    file.write_all(bundle)?;
    file.sync_all()?;
    fs::rename(&unfinished, folder.join(name(request)))?;
    forget_the_oldest(folder)
}

fn forget_the_oldest(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "zip") {
            files.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    files.sort();
    let many = files.len().saturating_sub(MOST);
    files.into_iter().take(many).try_for_each(|(_, path)| fs::remove_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_replaced_and_the_oldest_go() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("bundles");
        let id = |number: usize| Uuid::from_u128(number as u128);
        for number in 0..MOST + 3 {
            keep(&folder, id(number), b"PK").unwrap();
        }
        keep(&folder, id(MOST + 2), b"PK, again").unwrap();
        let names = fs::read_dir(&folder).unwrap().count();
        assert_eq!(names, MOST);
        let last = folder.join(format!("{}.zip", id(MOST + 2)));
        assert_eq!(fs::read(last).unwrap(), b"PK, again");
    }
}
