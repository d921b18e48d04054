//! What is reported of a terminal to whoever follows it: its taps, its readers, whether it serves
//! patients, and what technicians do.
//!
//! The log, the audit log and a technician's view follow; the visits report.

mod observer;
mod outbox;
mod status;
mod tap;
mod wire;

pub(crate) use observer::Observer;
pub(crate) use outbox::OutboxReport;
#[cfg(any(feature = "delivery", feature = "tui"))]
pub(crate) use outbox::RefusedHandOver;
pub(crate) use status::TerminalStatus;
pub(crate) use tap::{StepTime, TapOutcome, TapReport, TapStep};
