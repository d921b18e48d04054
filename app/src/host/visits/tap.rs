//! Taps: ordered by the session, carried out by the readers, written down by the recorder.

use kazasu_core::apdu::Usage;
use kazasu_core::read::{Epoch, Request, Tap, TapNews};
use kazasu_core::reader::{OpenError, ReaderName};
use kazasu_core::session::{Event, TapPurpose};

use super::serve::Visits;
use crate::host::audit_event::AuditEvent;
use crate::host::clock;
use crate::host::loggable::Word;

impl Visits {
    /// Starts a tap that the session has ordered.
    pub(super) fn start_tap(
        &mut self,
        epoch: Epoch,
        reader: &ReaderName,
        purpose: TapPurpose,
        request: Request,
    ) {
        if purpose == TapPurpose::Test {
            self.recorder.audit(&AuditEvent::TestRead { reader: Word::reader(reader) });
        }
        self.recorder.start(epoch, reader, purpose, clock::now());
        #[cfg(feature = "delivery")]
        self.desk.tap_begins(epoch, reader);
        if self.readers.tap(epoch, reader, request).is_err() {
            // No thread could be had for it.
            let result = Err(OpenError::ReaderGone.into());
            let (usage, total) = (Usage::default(), std::time::Duration::ZERO);
            let tap = Tap { result, usage, total, trace: Vec::new(), transcript: Vec::new() };
            self.note_tap(epoch, TapNews::Ended(Box::new(tap)));
        }
    }

    /// A word from a tap: it is written down, and the session hears it.
    pub(super) fn note_tap(&mut self, epoch: Epoch, news: TapNews) {
        self.recorder.note(epoch, &news);
        #[cfg(feature = "delivery")]
        self.desk.note_tap(epoch, &news);
        self.events.push_back(Event::Tap { epoch, news });
    }

    /// Stops a tap, as the session has ordered: it has dropped the tap already.
    pub(super) fn stop_tap(&mut self, epoch: Epoch) {
        #[cfg(feature = "delivery")]
        self.desk.tap_stops(epoch);
        if let Some(tap) = self.readers.stop_tap(epoch) {
            self.recorder.ended(epoch, &tap);
        }
    }
}
