//! Holds a tap from outside: counts what it costs where that can still be read when the tap never
//! returns, and cuts it off.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

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

    fn count(&self, change: impl FnOnce(&mut Usage)) {
        change(&mut self.0.usage.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Witness for Tether {
    fn sending(&mut self, at: Duration, command: &Shown) {
        self.exchanges().push(Recorded {
            at,
            command: command.clone(),
            took: Duration::ZERO,
            answer: Err(CardError::Silent),
        });
    }

    fn answered(&mut self, exchange: &Recorded) {
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
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.tether.count(|usage| {
            usage.commands += 1;
            usage.bytes_sent += length(command);
        });
        let start = Instant::now();
        let response = self.card.transmit(command);
        self.tether.count(|usage| {
            usage.card_time += start.elapsed();
            usage.bytes_received += response.as_deref().map_or(0, length);
        });
        response
    }
}
