//! Whether a terminal serves patients.

use serde::{Deserialize, Serialize};

use super::tap::Purpose;

/// Whether patients are served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TerminalStatus {
    pub(crate) maintenance: Maintenance,
    /// A patient is being served.
    pub(crate) visit_open: bool,
    /// A tap runs.
    pub(crate) tap: Option<Purpose>,
}

/// Whether somebody works on the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Maintenance {
    #[default]
    Off,
    /// As soon as the visit that is open has ended.
    Awaited,
    On,
}
