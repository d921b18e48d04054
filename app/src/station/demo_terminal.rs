//! A demonstration that is a terminal of a desk.

#[cfg(feature = "delivery")]
use kazasu_core::verify::Fingerprint;

use crate::host::delivery::DemoDesk;
#[cfg(feature = "delivery")]
use crate::host::desk_identity::DeskFolder;
#[cfg(feature = "delivery")]
use crate::host::outbox::OutboxSettings;

/// What it is made from. Its folders are nobody else's.
#[cfg(feature = "delivery")]
#[derive(Debug)]
pub(crate) struct DemoTerminal {
    /// Where what it is at its desk lies.
    pub(crate) folder: DeskFolder,
    pub(crate) outbox: OutboxSettings,
    /// Its virtual phones are of this anchor.
    pub(crate) phones: Fingerprint,
}

#[cfg(feature = "delivery")]
impl DemoTerminal {
    pub(super) const fn desk(&self) -> DemoDesk {
        DemoDesk::Real(self.phones)
    }
}

/// There is none: this program has no way to a desk.
#[cfg(not(feature = "delivery"))]
#[derive(Debug)]
pub(crate) enum DemoTerminal {}

#[cfg(not(feature = "delivery"))]
impl DemoTerminal {
    pub(super) const fn desk(&self) -> DemoDesk {
        match *self {}
    }
}
