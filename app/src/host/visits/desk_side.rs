//! What the visits know for the desk, and of it.

use kazasu_core::consent::Questions;
use kazasu_core::handover::{Step, Timestamp};
use kazasu_core::reader::{ReaderEvent, ReaderTable};
use kazasu_core::session::VisitId;
use kazasu_core::time::UnixTime;

/// What the visits know for the desk, and of it.
#[derive(Debug)]
pub(super) struct DeskSide {
    pub(super) readers: ReaderTable,
    pub(super) service_starts: UnixTime,
    /// What the desk has every patient asked.
    pub(super) questions: Option<Questions>,
    /// What was left open is being completed: nobody is served until then.
    pub(super) recovering: bool,
    pub(super) step: Option<(VisitId, Step, Timestamp)>,
}

impl DeskSide {
    pub(super) const fn new(readers: Vec<String>, service_starts: UnixTime) -> Self {
        Self {
            readers: ReaderTable::new(readers),
            service_starts,
            questions: None,
            recovering: false,
            step: None,
        }
    }

    pub(super) fn note_reader(&mut self, event: &ReaderEvent) {
        self.readers.apply(event);
    }
}
