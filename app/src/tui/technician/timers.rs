//! What time alone changes: a view that nobody uses closes, and PC/SC is asked again.

use std::time::Duration;

use super::access::Access;
use super::login::IDLE_TIMEOUT as LOGIN_TIMEOUT;
use super::page::Page;
use super::state::{Technician, ViewState};

/// A view that nobody uses closes by itself, so that patients never find it open.
pub(super) const IDLE_TIMEOUT: Duration = Duration::from_secs(600);

/// While the overview is shown, PC/SC is asked this often who uses its readers.
pub(super) const LOOK_INTERVAL: Duration = Duration::from_secs(5);

/// While the desk's page is shown, it is looked at this often how it stands.
#[cfg(feature = "delivery")]
pub(super) const DESK_INTERVAL: Duration = Duration::from_secs(2);

impl Technician {
    #[cfg(feature = "delivery")]
    fn is_desk_due(&self, now: Duration) -> bool {
        let looked = self.desk_looked.filter(|_| self.page == Page::Desk);
        looked.is_some_and(|looked| now.saturating_sub(looked) >= DESK_INTERVAL)
    }

    /// Time has passed: `now` is how long the program has run.
    pub(in crate::tui) fn tick(&mut self, now: Duration) {
        self.model.uptime = now;
        let idle = now.saturating_sub(self.touched);
        match self.view {
            ViewState::Login(_) if idle >= LOGIN_TIMEOUT => self.view = ViewState::Closed,
            ViewState::Open if self.access == Access::Passcode && idle >= IDLE_TIMEOUT => {
                self.close();
            }
            ViewState::Open
                if self.page == Page::Overview
                    && now.saturating_sub(self.looked) >= LOOK_INTERVAL =>
            {
                self.look();
            }
            #[cfg(feature = "delivery")]
            ViewState::Open if self.is_desk_due(now) => self.look_at_desk(),
            _ => {}
        }
    }

    /// When time alone will change something here, in uptime; `None`: it will not.
    pub(in crate::tui) fn next_deadline(&self) -> Option<Duration> {
        let now = self.model.uptime;
        match self.view {
            ViewState::Closed => None,
            // The seconds that are left count down.
            ViewState::Login(_) if self.failures.wait(now).is_some() => {
                Some(now + Duration::from_millis(500))
            }
            ViewState::Login(_) => Some(self.touched + LOGIN_TIMEOUT),
            ViewState::Open => {
                let forgotten =
                    (self.access == Access::Passcode).then_some(self.touched + IDLE_TIMEOUT);
                let look = (self.page == Page::Overview && !self.is_looking)
                    .then_some(self.looked + LOOK_INTERVAL);
                // How long ago a tap was goes on, wherever it is said.
                let ages = (!self.model.taps.is_empty()).then_some(now + LOOK_INTERVAL);
                #[cfg(feature = "delivery")]
                let desk = (self.page == Page::Desk)
                    .then(|| self.desk_looked.map(|looked| looked + DESK_INTERVAL))
                    .flatten();
                #[cfg(not(feature = "delivery"))]
                let desk = None;
                forgotten.into_iter().chain(look).chain(ages).chain(desk).min()
            }
        }
    }
}
