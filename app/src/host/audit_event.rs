//! What the audit log records: what technicians do at this terminal, and what the desk refuses. An
//! event names no person and no secret: a wrong passcode is told as such, never word for word.
//!
//! It can be written and not read, so that no other program can send one: only the program that
//! carried something out records it.

use super::loggable::{Word, loggable};

loggable! {
    /// One thing that a technician did, or tried; written as `{"deed":"login"}`.
    #[serde(tag = "deed", rename_all = "snake_case")]
    #[cfg_attr(
        not(all(feature = "tui", feature = "delivery")),
        allow(dead_code, reason = "nobody works in the terminal UI, or there is no desk")
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
        /// This terminal was made one of a desk.
        Enrolled {
            /// 16 hexadecimal digits.
            desk: Word,
            /// As which terminal there: a UUID.
            terminal_id: Word,
            /// Of which desk it was before.
            before: Option<Word>,
            /// Visits for that one that stay here.
            waiting: Option<u64>,
            /// `command` or `technician`.
            by: &'static str,
            /// The number of the system's user who did it, where the system has such.
            user: Option<u32>,
        },
        /// It was tried and failed.
        EnrolmentFailed {
            /// The stable word of why.
            why: &'static str,
            /// `command` or `technician`.
            by: &'static str,
            /// The number of the system's user who did it, where the system has such.
            user: Option<u32>,
        },
        /// The desk refuses a version of a visit for good.
        SetAside {
            visit: Word,
            visit_version: u32,
            /// The desk's word.
            why: Word,
        },
        /// What the desk has refused was sent again.
        SentAgain {
            /// So many versions of visits.
            count: u64,
        },
    }
}
