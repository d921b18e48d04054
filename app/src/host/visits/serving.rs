//! Whether the readers are this program's: it touches none before it knows that no other program
//! serves patients with them, and gives them back where it turns out that one does.

use kazasu_core::reader::{ReaderEvent, ServiceDown};
use kazasu_core::session::Event;

use super::marker::Marker;
use super::serve::Visits;
use crate::host::instance_lock::Serving;

impl Visits {
    /// Whether this program serves has been found out, or has changed.
    pub(super) fn note_serving(&mut self, serving: Serving) {
        self.recorder.serving(&serving);
        self.serving = Some(serving);
    }

    /// Follows it, as soon as no patient is in the middle of something.
    pub(super) fn follow_serving(&mut self) {
        // A demonstration has no patient.
        if self.bench.is_none() && self.session.is_visit_open() {
            return;
        }
        // What was left open is completed before anybody is served.
        #[cfg(feature = "delivery")]
        if self.desk.recovering && self.serving == Some(Serving::Here) {
            return;
        }
        match self.serving.take() {
            None => {}
            Some(Serving::Here) => self.begin_serving(),
            Some(Serving::Elsewhere(_)) => self.stand_aside(),
        }
    }

    fn begin_serving(&mut self) {
        // Only now: as long as another program serves the mark is its own.
        if self.bench.is_none() {
            self.marker = Marker::of_this_terminal();
            if self.marker.was_open() {
                self.events.push_back(Event::RestartedInVisit);
            }
        }
        self.events.push_back(Event::ServedElsewhere(false));
        if let Err(error) = self.readers.open() {
            tracing::error!(%error, "no connection to the readers");
        }
    }

    fn stand_aside(&mut self) {
        if self.readers.is_open() {
            self.readers.close();
            self.reader(ReaderEvent::ServiceDown(ServiceDown::NotRunning));
        }
        self.marker = Marker::none();
        // The virtual phones of a demonstration are nobody else's.
        if self.bench.is_none() {
            self.events.push_back(Event::ServedElsewhere(true));
        }
    }
}
