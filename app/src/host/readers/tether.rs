//! Holds a tap from outside: keeps what it has cost where that can still be read when the tap never
//! returns, and cuts it off.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kazasu_core::apdu::{Recorded, Shown, Usage, Witness};
use kazasu_core::reader::{Card, CardError};

/// The outer end: shared between the tap's thread and whoever may give it up.
#[derive(Clone, Debug, Default)]
pub(super) struct Tether(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    usage: Mutex<Usage>,
    exchanges: Mutex<Vec<Recorded>>,
    cut: AtomicBool,
    waited: AtomicBool,
}

impl Tether {
    /// What the tap has cost so far.
    pub(super) fn usage(&self) -> Usage {
        *self.0.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was exchanged so far, as far as it may be shown, in a tap that was given up after
    /// `total`: the command that it waits for comes last.
    pub(super) fn transcript(&self, total: Duration) -> Vec<Recorded> {
        let mut exchanges = self.exchanges().clone();
        if let Some(last) =
            exchanges.last_mut().filter(|last| last.answer == Err(CardError::Silent))
        {
            last.took = total.saturating_sub(last.at);
        }
        exchanges
    }

    fn exchanges(&self) -> MutexGuard<'_, Vec<Recorded>> {
        self.0.exchanges.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on no command reaches the card.
    pub(super) fn cut(&self) {
        self.0.cut.store(true, Ordering::SeqCst);
    }

    pub(super) fn is_cut(&self) -> bool {
        self.0.cut.load(Ordering::SeqCst)
    }

    /// The tap waits for another program, whether PC/SC says so to its thread or not.
    pub(super) fn wait(&self) {
        self.0.waited.store(true, Ordering::SeqCst);
    }

    /// Whether it has waited for another program.
    pub(super) fn has_waited(&self) -> bool {
        self.0.waited.load(Ordering::SeqCst)
    }

    fn note_usage(&self, usage: Usage) {
        *self.0.usage.lock().unwrap_or_else(PoisonError::into_inner) = usage;
    }
}

impl Witness for Tether {
    fn sending(&mut self, at: Duration, command: &Shown, usage: Usage) {
        self.note_usage(usage);
        self.exchanges().push(Recorded {
            at,
            command: command.clone(),
            took: Duration::ZERO,
            answer: Err(CardError::Silent),
        });
    }

    fn answered(&mut self, exchange: &Recorded, usage: Usage) {
        self.note_usage(usage);
        if let Some(last) = self.exchanges().last_mut() {
            *last = exchange.clone();
        }
    }
}

/// A card on a tether.
#[derive(Debug)]
pub(super) struct Tethered<C> {
    pub(super) card: C,
    pub(super) tether: Tether,
}

impl<C: Card> Card for Tethered<C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        if self.tether.is_cut() {
            return Err(CardError::Removed);
        }
        self.card.transmit(command)
    }
}
