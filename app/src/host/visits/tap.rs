//! The news of the tap that runs: a visit's are the session's business, a test's are not.

use kazasu_core::reader::pcsc::OpenError;
use kazasu_core::session::{Event, NotOpened, TapNews};

use super::serve::Visits;
use crate::host::readers;
use crate::host::report::{self, Purpose};

impl Visits {
    pub(super) fn tap(&mut self, event: readers::Event) {
        let is_visit = self.recorder.purpose() == Some(Purpose::Visit);
        let news = match event {
            readers::Event::Busy => {
                self.recorder.busy();
                TapNews::Busy
            }
            readers::Event::Progress(progress) => {
                self.recorder.progress(&progress);
                TapNews::Progress(progress)
            }
            readers::Event::Done(tap) => {
                let reader = self.recorder.reader_in_use().unwrap_or_default().to_owned();
                self.recorder.done(&tap);
                if !is_visit && let Ok(evidence) = &tap.result {
                    self.judge_test(&reader, evidence);
                }
                TapNews::Done(Box::new(tap.result))
            }
            readers::Event::NotOpened(error) => {
                let why = match error {
                    OpenError::Empty => NotOpened::Empty,
                    OpenError::Mute => NotOpened::Mute,
                    OpenError::Busy | OpenError::ReaderGone | OpenError::Service(_) => {
                        NotOpened::Unavailable
                    }
                };
                self.recorder.not_opened(why.into());
                TapNews::NotOpened(why)
            }
            readers::Event::GivenUp { usage, total, .. } => {
                self.recorder.given_up(usage, total);
                TapNews::GivenUp
            }
            readers::Event::Reader(_) => return,
        };
        if is_visit {
            self.news(news);
        }
    }

    /// No thread could be had for it.
    pub(super) fn not_started(&mut self) {
        self.recorder.not_opened(report::NotOpened::Unavailable);
        self.news(TapNews::NotOpened(NotOpened::Unavailable));
    }

    pub(super) fn stop(&mut self) {
        let (usage, total) = self.readers.stop().unwrap_or_default();
        self.recorder.stopped(usage, total);
    }

    pub(super) fn news(&mut self, news: TapNews) {
        self.events.push_back(Event::Tap { epoch: self.tap, news });
    }
}
