//! What the technician's view is told.

use kazasu_core::reader::ReaderEvent;

use super::request::Answer;
use crate::host::attach::Told;
use crate::host::instance_lock::{OtherInstance, Serving};
use crate::host::report::{OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustReport;

/// Something that has happened outside of the view.
#[derive(Debug)]
pub(in crate::tui) enum News {
    /// A tap is over, and this is its report.
    Tap(Box<TapReport>),
    /// Readers and phones come and go.
    Reader(ReaderEvent),
    /// Whether patients are served has changed.
    Status(TerminalStatus),
    /// How anchors and lists stand.
    Trust(TrustReport),
    /// How the outbox stands.
    Outbox(Box<OutboxReport>),
    /// The program that serves, where it is another one, says something.
    Told(Told),
    /// Whether this program serves patients, or waits for another one that does.
    Serving(Serving),
    /// Another program has begun to serve patients, and this one has let go of the readers.
    Yielded(OtherInstance),
    /// A job is done, or could not be.
    Answer(Answer),
}
