//! What a record says was done. [`Loggable`](crate::host::loggable): it has no place for a passcode or
//! anything of a patient.

use super::record::HEAD_LOST;
use crate::host::deed::Deed;
use crate::host::loggable::{Word, loggable};

loggable! {
    /// A deed of a technician, or something that happened to the audit log itself.
    pub(super) struct Act {
        deed: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reader: Option<Word>,
        #[serde(skip_serializing_if = "Option::is_none")]
        in_a_row: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        record: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        findings: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        lost: Option<u64>,
    }
}

impl Act {
    const fn new(deed: &'static str) -> Self {
        Self { deed, reader: None, in_a_row: None, record: None, findings: None, lost: None }
    }

    /// The first record of a terminal.
    pub(super) const fn begun() -> Self {
        Self::new("audit_begun")
    }

    /// The program was cut off while it wrote this record, which is complete now.
    pub(super) fn completed(record: u64) -> Self {
        Self { record: Some(record), ..Self::new("audit_completed") }
    }

    /// The head is gone, and is made anew from what is left.
    pub(super) const fn head_lost() -> Self {
        Self::new(HEAD_LOST)
    }

    /// So many deeds before this record could not be written: the disk was full, say.
    pub(super) fn lost(deeds: u64) -> Self {
        Self { lost: Some(deeds), ..Self::new("audit_lost") }
    }

    /// The log was found damaged at a start.
    pub(super) fn not_intact(findings: u64) -> Self {
        Self { findings: Some(findings), ..Self::new("audit_not_intact") }
    }
}

impl From<&Deed> for Act {
    fn from(deed: &Deed) -> Self {
        let at =
            |word, reader: &str| Self { reader: Some(Word::reader(reader)), ..Self::new(word) };
        match deed {
            Deed::LoginFailed { in_a_row } => {
                Self { in_a_row: Some(*in_a_row), ..Self::new("login_failed") }
            }
            Deed::Login => Self::new("login"),
            Deed::Logout => Self::new("logout"),
            Deed::MaintenanceOn => Self::new("maintenance_on"),
            Deed::MaintenanceOff => Self::new("maintenance_off"),
            Deed::TestRead { reader } => at("test_read", reader),
            Deed::ReaderRestarted { reader } => at("reader_restarted", reader),
            Deed::Reconnected => Self::new("reconnected"),
            Deed::SelfTest => Self::new("self_test"),
            Deed::BundleWritten => Self::new("bundle_written"),
        }
    }
}
