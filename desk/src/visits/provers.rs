//! The prover in force: another one takes its place when the lists that it goes by are others.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use super::prover::Prover;

/// By what a desk judges now, and what it is to judge by next; cheap to clone.
#[derive(Clone, Debug)]
pub struct Provers(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    in_force: RwLock<Arc<Prover>>,
    offered: watch::Sender<Option<Arc<Prover>>>,
}

impl Provers {
    /// Begins with this one.
    #[must_use]
    pub fn new(first: Prover) -> Self {
        let (in_force, offered) = (RwLock::new(Arc::new(first)), watch::Sender::new(None));
        Self(Arc::new(Inner { in_force, offered }))
    }

    /// What comes next, said by whoever follows the files, on any thread. It is in force once the
    /// store has what its verdicts rest on. Of several the newest counts.
    pub fn offer(&self, prover: Prover) {
        self.0.offered.send_replace(Some(Arc::new(prover)));
    }

    /// The one in force.
    #[must_use]
    pub fn now(&self) -> Arc<Prover> {
        self.0.in_force.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Hears of what is offered; what was offered before is heard of too.
    pub(crate) fn offers(&self) -> watch::Receiver<Option<Arc<Prover>>> {
        self.0.offered.subscribe()
    }

    /// Puts this one in force.
    pub(crate) fn take(&self, prover: Arc<Prover>) {
        *self.0.in_force.write().unwrap_or_else(PoisonError::into_inner) = prover;
    }
}
