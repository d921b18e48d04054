//! The store of a desk, for the desk itself and for the commands beside it.

use std::path::PathBuf;
use std::sync::Arc;

use kazasu_desk::clock::now;
use kazasu_desk::runtime;
use kazasu_desk::store::sqlite::{OpenError, Purpose, SqliteStore, StorePlace};
use kazasu_desk::store::{Store, StoreError};

use super::super::exit::{Exit, Failure};
use crate::config::DeskConfig;

/// The file of the store in its folder.
const FILE: &str = "desk.db";

/// A store that is open, and where it lies.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) store: Arc<dyn Store>,
    pub(super) folder: PathBuf,
    /// It and its key were made now: this is the key.
    pub(super) new_key: Option<PathBuf>,
}

/// Where the store lies.
pub(super) fn place(config: &DeskConfig) -> Result<(PathBuf, StorePlace), Failure> {
    match (config.store.folder(), config.store.key()) {
        (Some(folder), Some(key)) => {
            let file = folder.join(FILE);
            Ok((folder, StorePlace { file, key }))
        }
        _ => Err(Failure::new(
            Exit::Usage,
            "store",
            "this system names no folder for the store: set store.folder in the configuration",
        )),
    }
}

/// Opens the store for the desk itself.
pub(super) fn serving(config: &DeskConfig, demo: bool) -> Result<Opened, Failure> {
    let (folder, place) = place(config)?;
    let was_there = place.file.exists();
    let store = SqliteStore::open(&place, Purpose::Serve { demo }, now()).map_err(not_opened)?;
    let new_key = (!was_there).then_some(place.key);
    Ok(Opened { store: Arc::new(store), folder, new_key })
}

/// Carries out a command on the store, beside a desk that may be running.
pub(super) fn with_store<T>(
    config: &DeskConfig,
    work: impl AsyncFnOnce(&dyn Store) -> Result<T, StoreError>,
) -> Result<T, Failure> {
    let (_, place) = place(config)?;
    let store = SqliteStore::open(&place, Purpose::Command, now()).map_err(not_opened)?;
    carry_out(&store, async |store: &dyn Store| {
        let done = work(store).await;
        store.close().await?;
        done
    })
}

/// Carries out something on a store that is open.
pub(super) fn carry_out<T>(
    store: &dyn Store,
    work: impl AsyncFnOnce(&dyn Store) -> Result<T, StoreError>,
) -> Result<T, Failure> {
    runtime::block_on(work(store))?
        .map_err(|error| Failure::new(Exit::Usage, "store", error.to_string()))
}

pub(super) fn not_opened(error: OpenError) -> Failure {
    let reason = match error {
        OpenError::Absent(_) => "store_absent",
        OpenError::InUse(_) => "store_in_use",
        OpenError::OtherDesk { .. } => "other_desk",
        OpenError::CutOff(_) => "restore_cut_off",
        OpenError::Key(_) | OpenError::WrongKey(_) => "store_key",
        _ => "store",
    };
    Failure::new(Exit::Usage, reason, error.to_string())
}

/// What was asked for cannot be: `said` tells a person why.
pub(super) fn refused(reason: &'static str, said: String) -> Failure {
    Failure::new(Exit::Refused, reason, said.clone()).saying(said)
}
