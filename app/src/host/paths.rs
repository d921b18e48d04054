//! Where this terminal keeps what has to outlive the program: the platform's folder for a program's
//! state.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder; it may not be there yet. `None` where the platform names none (no home).
pub(crate) fn state_folder() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    Some(places.state_dir().unwrap_or_else(|| places.data_dir()).join("kazasu"))
}
