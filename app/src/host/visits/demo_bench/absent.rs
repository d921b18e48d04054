//! Without the virtual phones there is no demonstration.

use kazasu_core::reader::ReaderEvent;
use kazasu_core::session::Settings;

use super::super::demo_action::DemoAction;
use crate::host::readers::Readers;

/// Cannot be made.
pub(in super::super) enum DemoBench {}

impl DemoBench {
    pub(in super::super) const fn new(_: &mut Readers, _: &mut Settings) -> Option<Self> {
        None
    }

    pub(in super::super) const fn announcement(&self) -> ReaderEvent {
        match *self {}
    }

    pub(in super::super) const fn beside(&mut self, _: ReaderEvent) -> Vec<ReaderEvent> {
        match *self {}
    }

    pub(in super::super) const fn act(&mut self, _: DemoAction) {
        match *self {}
    }
}
