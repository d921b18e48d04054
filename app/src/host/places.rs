//! Where this program keeps what must outlive it.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The platform's folder for a program's state; `None` for a user without a home.
pub(crate) fn state() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    Some(places.state_dir().unwrap_or_else(|| places.data_dir()).join("kazasu"))
}
