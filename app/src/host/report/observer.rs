//! Whoever follows the visits without taking part: the log, the audit log, the technician's view.

use kazasu_core::reader::ReaderEvent;
use kazasu_core::session::DeskState;

use super::outbox::OutboxReport;
use super::status::TerminalStatus;
use super::tap::TapReport;
use crate::host::audit_event::AuditEvent;
use crate::host::instance_lock::Serving;
use crate::host::trust::TrustNews;

/// Is told what has happened, on the thread of the visits: each call returns at once, and nothing
/// that it does changes a visit.
pub(crate) trait Observer: Send {
    /// A tap is over, and what the session makes of it is known.
    fn tap(&mut self, report: &TapReport) {
        let _ = report;
    }

    /// Readers and phones come and go.
    fn reader(&mut self, event: &ReaderEvent) {
        let _ = event;
    }

    /// Whether patients are served has changed.
    fn status(&mut self, status: TerminalStatus) {
        let _ = status;
    }

    /// Anchors or lists are others, or stand otherwise.
    fn trust(&mut self, news: &TrustNews) {
        let _ = news;
    }

    /// The outbox stands otherwise.
    fn outbox(&mut self, report: &OutboxReport) {
        let _ = report;
    }

    /// The desk stands otherwise to this terminal.
    fn desk(&mut self, state: DeskState) {
        let _ = state;
    }

    /// Whether this program serves patients, or waits for another one that does.
    fn serving(&mut self, serving: &Serving) {
        let _ = serving;
    }

    /// A technician did something.
    fn audit(&mut self, event: &AuditEvent) {
        let _ = event;
    }
}
