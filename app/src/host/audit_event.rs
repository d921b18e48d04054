//! What the audit log records: what technicians do at this terminal. An event names no person and
//! no secret: a wrong passcode is told as such, never word for word.
//!
//! It can be written and not read, so that no other program can send one: only the program that
//! carried something out records it.

use super::loggable::{Word, loggable};

loggable! {
    /// One thing that a technician did, or tried; written as `{"deed":"login"}`.
    #[serde(tag = "deed", rename_all = "snake_case")]
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "technicians work in the terminal UI")
    )]
    pub(crate) enum AuditEvent {
        /// A passcode was wrong.
        LoginFailed {
            /// How many in a row by now, since the last right one or the start.
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
            /// The reader's PC/SC name.
            reader: Word,
        },
        /// A reader's thread was replaced.
        ReaderRestarted {
            /// The reader's PC/SC name.
            reader: Word,
        },
        /// The connection to the PC/SC service was made anew.
        Reconnected,
        /// The self test was run.
        SelfTest,
        /// A support bundle was written.
        BundleWritten,
    }
}
