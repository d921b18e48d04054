//! A virtual phone that several hands hold, and the card that the core sees in it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Exchange, Presence, Reply, VirtualPhone};
use crate::reader::{Card, CardError};

/// A phone that a test, a reader and a person share; cheap to clone.
#[derive(Clone, Debug)]
pub struct SharedPhone(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    phone: Mutex<VirtualPhone>,
    /// Told whenever the phone comes or goes.
    moved: Condvar,
}

impl SharedPhone {
    /// Takes a phone that several are to share.
    #[must_use]
    pub fn new(phone: VirtualPhone) -> Self {
        Self(Arc::new(Shared { phone: Mutex::new(phone), moved: Condvar::new() }))
    }

    /// The phone itself, for its counters, its log and its plan. Do not keep it while a card of it
    /// is in use: the card waits. To move the phone use [`SharedPhone::hold`] and
    /// [`SharedPhone::take_away`], which wake who waits for it.
    pub fn lock(&self) -> MutexGuard<'_, VirtualPhone> {
        self.0.phone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Holds the phone to the reader.
    pub fn hold(&self) {
        self.lock().hold();
        self.0.moved.notify_all();
    }

    /// Takes the phone away; a card that waits for an answer that never comes is released.
    pub fn take_away(&self) {
        self.lock().take_away();
        self.0.moved.notify_all();
    }

    /// Whether the phone is in the field.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.lock().presence() == Presence::Held
    }

    /// Waits until the phone is where `wanted` says, at most for `limit`; tells where it is then.
    #[must_use]
    pub fn wait_for(&self, limit: Duration, wanted: impl Fn(Presence) -> bool) -> Presence {
        let waiting =
            self.0.moved.wait_timeout_while(self.lock(), limit, |phone| !wanted(phone.presence()));
        waiting.unwrap_or_else(PoisonError::into_inner).0.presence()
    }

    /// Takes one command, as [`VirtualPhone::process`]; with the record of it where the phone could
    /// hear it.
    pub(super) fn exchange(&self, command: &[u8]) -> (Reply, Option<Exchange>) {
        let outcome = self.lock().exchange(command);
        self.0.moved.notify_all();
        outcome
    }

    /// The phone is still there since the `hold`-th time that it was held to the reader.
    pub(super) fn is_held_since(&self, hold: u32) -> bool {
        let phone = self.lock();
        phone.presence() == Presence::Held && phone.holds() == hold
    }

    /// Gives power to the phone and connects to it, as a reader does.
    ///
    /// # Errors
    ///
    /// [`CardError::Removed`] when the phone is not in the field.
    pub fn connect(&self) -> Result<InProcessCard, CardError> {
        let mut phone = self.lock();
        if phone.presence() != Presence::Held {
            return Err(CardError::Removed);
        }
        phone.power_on();
        Ok(InProcessCard { phone: self.clone(), hold: phone.holds(), paced: false })
    }
}

/// A connection to a [`SharedPhone`] in the same process. Dropping it takes the power away.
#[derive(Debug)]
pub struct InProcessCard {
    phone: SharedPhone,
    hold: u32,
    paced: bool,
}

impl InProcessCard {
    /// Takes as long for each command as the link model (or a delay in the fault plan) says;
    /// otherwise no time passes.
    #[must_use]
    pub fn paced(mut self) -> Self {
        self.paced = true;
        self
    }

    /// Blocks until the phone is taken away: what PC/SC does when a card never answers.
    fn hang(&self) {
        let shared = &self.phone.0;
        let gone = |phone: &mut VirtualPhone| {
            phone.presence() != Presence::Held || phone.holds() != self.hold
        };
        drop(shared.moved.wait_while(self.phone.lock(), |phone| !gone(phone)));
    }
}

impl Card for InProcessCard {
    /// A phone that came back after it had left is [`CardError::Reset`], as in PC/SC: connect to it
    /// again.
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        if !self.phone.is_held_since(self.hold) {
            return Err(if self.phone.is_held() { CardError::Reset } else { CardError::Removed });
        }
        let (reply, exchange) = self.phone.exchange(command);
        if let Some(exchange) = exchange.filter(|_| self.paced) {
            std::thread::sleep(exchange.took);
        }
        match reply {
            Reply::Response(response) if response.len() < 2 => Err(CardError::ShortResponse),
            Reply::Response(response) => Ok(response),
            Reply::Torn { .. } | Reply::Gone => Err(CardError::Removed),
            Reply::Hang => {
                self.hang();
                Err(CardError::Removed)
            }
        }
    }
}

impl Drop for InProcessCard {
    fn drop(&mut self) {
        if self.phone.is_held_since(self.hold) {
            self.phone.lock().power_off();
        }
    }
}

#[cfg(test)]
mod tests;
