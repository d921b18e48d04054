//! What technicians do at this terminal, for the audit log. A deed names no person and no secret: a
//! wrong passcode is told as such, never word for word.

use serde::{Deserialize, Serialize};

/// One thing that a technician did, or tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
#[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "technicians work in the terminal UI"))]
pub(crate) enum Deed {
    /// A passcode was wrong; how many in a row by now.
    LoginFailed {
        /// Counted since the last right one, or the start.
        in_a_row: u32,
    },
    /// The technician's view was opened.
    Login,
    /// The technician's view was left.
    Logout,
    /// Patients are told that somebody works on the terminal.
    MaintenanceOn,
    /// Patients are served again.
    MaintenanceOff,
    /// What lies on a reader was read without a PIN.
    TestRead {
        /// Which reader.
        reader: String,
    },
    /// A reader's thread was replaced.
    ReaderRestarted {
        /// Which reader.
        reader: String,
    },
    /// The connection to the PC/SC service was made anew.
    Reconnected,
    /// The self test was run.
    SelfTest,
    /// A support bundle was written.
    BundleWritten,
}
