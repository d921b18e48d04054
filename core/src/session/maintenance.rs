//! A technician works on the terminal: what may be ordered, and where that stands.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::read::Epoch;
use crate::reader::ReaderName;
use crate::verify::{Challenge, Policy};

/// What a technician may order that concerns the patients too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MaintenanceOrder {
    /// Tell patients that somebody works here. A visit that is open is waited for.
    Begin,
    /// The same, and a visit that is open ends now, as if the patient had left.
    BeginNow,
    /// Serve patients again. A test read that runs is stopped.
    End,
    /// Read what lies on this reader, without a PIN. In maintenance alone, one at a time, and it
    /// never becomes a visit.
    TestRead {
        /// PC/SC name of the reader.
        reader: ReaderName,
    },
}

/// Whether somebody works on the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maintenance {
    /// Patients are served.
    #[default]
    Off,
    /// As soon as the visit that is open has ended.
    Awaited,
    /// Patients are told that somebody works here, and no visit begins.
    On,
}

/// What a tap is for. It is decided where the tap is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TapPurpose {
    /// A patient's visit.
    Visit,
    /// A technician's test; what it reads is judged and forgotten.
    Test,
}

/// The test read that runs.
#[derive(Debug)]
pub(super) struct TestRead {
    pub(super) epoch: Epoch,
    pub(super) reader: ReaderName,
    /// Whom to trust, as of its start.
    pub(super) policy: Arc<Policy>,
    pub(super) challenge: Challenge,
    /// When it is stopped, in time since the program started: another program may keep the reader
    /// for ever, and no patient's time runs out behind a test.
    pub(super) until: Duration,
}
