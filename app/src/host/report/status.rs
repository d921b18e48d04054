//! Whether a terminal serves patients.

use kazasu_core::session::{Maintenance, TapPurpose};
use serde::{Deserialize, Serialize};

/// Whether patients are served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TerminalStatus {
    pub(crate) maintenance: Maintenance,
    /// A patient is being served.
    pub(crate) visit_open: bool,
    /// What the tap that runs is for; `None`: none runs.
    pub(crate) tap: Option<TapPurpose>,
}
