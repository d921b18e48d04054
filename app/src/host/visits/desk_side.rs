//! What the visits know for the desk, and of it.

use std::collections::BTreeSet;

use kazasu_core::handover::{ReaderState, ReaderStatus, Step, Timestamp};
use kazasu_core::read::{Epoch, TapNews};
use kazasu_core::reader::{ReaderEvent, ReaderName, ReaderTable};
use kazasu_core::session::VisitId;
use kazasu_core::time::UnixTime;

/// Characters of a name in a heartbeat (desk/PROTOCOL.md §6).
const LONGEST_NAME: usize = 64;

/// What the visits know for the desk, and of it.
#[derive(Debug)]
pub(super) struct DeskSide {
    /// What the readers to use are called; empty: any.
    wanted: Vec<String>,
    readers: ReaderTable,
    /// Readers to use that have been there since the program began.
    seen: BTreeSet<ReaderName>,
    /// The tap that runs, at which reader, and whether it waits for another program.
    tap: Option<(Epoch, ReaderName, bool)>,
    pub(super) service_starts: UnixTime,
    /// What was left open is being completed: nobody is served until then.
    pub(super) recovering: bool,
    pub(super) step: Option<(VisitId, Step, Timestamp)>,
}

impl DeskSide {
    pub(super) fn new(readers: Vec<String>, service_starts: UnixTime) -> Self {
        Self {
            wanted: readers.clone(),
            readers: ReaderTable::new(readers),
            seen: BTreeSet::new(),
            tap: None,
            service_starts,
            recovering: false,
            step: None,
        }
    }

    pub(super) fn note_reader(&mut self, event: &ReaderEvent) {
        self.readers.apply(event);
        self.seen.extend(self.readers.usable().map(|(name, _)| name.clone()));
    }

    pub(super) fn tap_begins(&mut self, epoch: Epoch, reader: &ReaderName) {
        self.tap = Some((epoch, reader.clone(), false));
    }

    pub(super) fn note_tap(&mut self, epoch: Epoch, news: &TapNews) {
        if let Some((running, _, waits)) = &mut self.tap
            && *running == epoch
        {
            match news {
                TapNews::Busy => *waits = true,
                TapNews::Progress(_) => *waits = false,
                TapNews::Ended(_) => self.tap = None,
            }
        }
    }

    pub(super) fn tap_stops(&mut self, epoch: Epoch) {
        self.tap.take_if(|(running, ..)| *running == epoch);
    }

    /// Every reader to use: those that are there or were, and names in the configuration that no
    /// reader has borne.
    pub(super) fn readers(&self) -> Vec<ReaderStatus> {
        let state = |name: &ReaderName| match &self.tap {
            _ if self.readers.get(name).is_none() => ReaderState::Gone,
            Some((_, at, true)) if at == name => ReaderState::Busy,
            _ => ReaderState::Ready,
        };
        // As long as the protocol has room for; a reader's own name may be longer.
        let short = |name: String| name.chars().take(LONGEST_NAME).collect();
        let missing = self
            .wanted
            .iter()
            .filter(|wanted| !self.seen.iter().any(|name| name.is_called(wanted)))
            .map(|wanted| ReaderStatus { name: short(wanted.clone()), state: ReaderState::Gone });
        self.seen
            .iter()
            .map(|name| ReaderStatus { name: short(name.to_string()), state: state(name) })
            .chain(missing)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use kazasu_core::read::Tap;
    use kazasu_core::reader::OpenError;

    use super::*;

    fn said(side: &DeskSide) -> Vec<(String, ReaderState)> {
        side.readers().into_iter().map(|reader| (reader.name, reader.state)).collect()
    }

    #[test]
    fn each_reader_is_told_as_it_is() {
        use ReaderState::{Busy, Gone, Ready};
        let name = |name: &str| ReaderName::from(name);
        let wanted = vec!["Desk A".to_owned(), "Desk B".to_owned()];
        let mut side = DeskSide::new(wanted, UnixTime::from_secs(0));
        let all = |a, b| vec![("Desk A".to_owned(), a), ("Desk B".to_owned(), b)];
        assert_eq!(said(&side), all(Gone, Gone), "configured, and never there");
        let readers = ["Desk A", "Another"].map(name).to_vec();
        side.note_reader(&ReaderEvent::ServiceUp { readers });
        assert_eq!(said(&side), all(Ready, Gone), "one that is not to be used is not told");
        side.note_reader(&ReaderEvent::Attached(name("Desk B")));
        assert_eq!(said(&side), all(Ready, Ready));

        // Another program has it while a tap waits for it, and no longer.
        side.tap_begins(Epoch(1), &name("Desk B"));
        assert_eq!(said(&side), all(Ready, Ready));
        side.note_tap(Epoch(1), &TapNews::Busy);
        assert_eq!(said(&side), all(Ready, Busy));
        side.tap_stops(Epoch(2));
        assert_eq!(said(&side), all(Ready, Busy), "another tap's end");
        let tap = Tap {
            result: Err(OpenError::ReaderGone.into()),
            usage: kazasu_core::apdu::Usage::default(),
            total: std::time::Duration::ZERO,
            trace: Vec::new(),
            transcript: Vec::new(),
        };
        side.note_tap(Epoch(1), &TapNews::Ended(Box::new(tap)));
        assert_eq!(said(&side), all(Ready, Ready));

        side.note_reader(&ReaderEvent::Detached(name("Desk A")));
        assert_eq!(said(&side), all(Gone, Ready));
        let down = kazasu_core::reader::ServiceDown::NotRunning;
        side.note_reader(&ReaderEvent::ServiceDown(down));
        assert_eq!(said(&side), all(Gone, Gone));
    }
}
