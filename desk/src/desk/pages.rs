//! Pages of people that are live: a terminal promises somebody only where one is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many pages are live now.
#[derive(Clone, Debug, Default)]
pub struct Pages(Arc<AtomicUsize>);

/// A page is live as long as this is held.
#[derive(Debug)]
pub struct LivePage(Pages);

impl Pages {
    /// A page of a user is live from now on.
    #[must_use]
    pub fn open(&self) -> LivePage {
        self.0.fetch_add(1, Ordering::AcqRel);
        LivePage(self.clone())
    }

    /// How many are live.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Acquire)
    }

    /// Whether anybody can see a call.
    #[must_use]
    pub fn is_one_live(&self) -> bool {
        self.count() > 0
    }
}

impl Drop for LivePage {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::AcqRel);
    }
}
