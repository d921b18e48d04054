//! What a desk of a demonstration has, wherever it runs.

use std::path::PathBuf;

use kazasu_core::verify::Policy;
use kazasu_desk::clock::now;
use kazasu_desk::enrol::NewCode;
use kazasu_desk::store::{Role, User};

use super::super::super::exit::Failure;
use super::super::{open, password};
use crate::config::{DeskConfig, StoreFiles};

/// Who may log in: nothing that is shown there belongs to anybody.
pub(in crate::cli) const USER: &str = "demo";
pub(in crate::cli) const PASSWORD: &str = "kazasu-demo";

/// What staff call the terminal of the code that is there from the start.
pub(super) const TERMINAL: &str = "Demo";

/// A store of its own, and nobody's phone counts but those that a terminal's demonstration brings
/// along: their authority is handed over as it is enrolled.
pub(super) fn of_made_up_patients(config: &DeskConfig, folder: PathBuf) -> DeskConfig {
    let store = StoreFiles::within(folder);
    let mut config = DeskConfig { store, policy: Policy::new(Vec::new()), ..config.clone() };
    // Copies of a clinic's store lie there.
    (config.backup.folder, config.backup.limit) = (None, None);
    config
}

/// The store with its user, and a code for a terminal.
pub(super) fn prepare(config: &DeskConfig) -> Result<(open::Opened, Option<NewCode>), Failure> {
    let opened = open::serving(config, true)?;
    let hash = password::hash(PASSWORD)?;
    let user = User { name: USER.to_owned(), role: Role::Administrator, hash, added_at: now() };
    let code = open::carry_out(&*opened.store, async |store| {
        store.put_user(user, "demo".to_owned(), now()).await?;
        NewCode::open(store, TERMINAL, None, "demo").await
    })?;
    Ok((opened, code))
}
