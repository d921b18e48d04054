//! Where no user sees another one's programs.

use super::claim::Claim;
use super::other::OtherInstance;

/// Nobody's.
#[derive(Debug)]
pub(super) struct Seat;

/// Nobody's.
#[derive(Debug)]
pub(super) struct Neighbours;

impl Seat {
    pub(super) const fn is_whole(&self) -> bool {
        true
    }
}

impl Neighbours {
    pub(super) const fn new(_: &Claim) -> Self {
        Self
    }

    pub(super) const fn take(&mut self, _: &str) -> Result<Seat, OtherInstance> {
        Ok(Seat)
    }

    pub(super) const fn view(&mut self) -> Seat {
        Seat
    }

    pub(super) const fn look(&mut self) -> Option<OtherInstance> {
        None
    }

    pub(super) const fn strangers(self) -> Vec<OtherInstance> {
        Vec::new()
    }

    pub(super) const fn is_viewed(&mut self) -> bool {
        false
    }
}
