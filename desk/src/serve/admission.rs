//! Who may hold a connection: so many from one address, so many in all.
//!
//! Where all places are taken, the oldest connection whose sender has not shown who it is gives its
//! place to the new one: whoever opens thousands and stays silent loses them, and a terminal that
//! has shown its certificate keeps its own. Only where everybody is known is the new one closed.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;
use uuid::Uuid;

use super::limits::Limits;

/// All connections of one listener.
#[derive(Clone, Debug)]
pub struct Admission {
    state: Arc<Mutex<State>>,
    limits: Limits,
}

#[derive(Debug, Default)]
struct State {
    next: u64,
    /// By number: the oldest first.
    places: BTreeMap<u64, Held>,
    of_address: HashMap<IpAddr, usize>,
}

#[derive(Debug)]
struct Held {
    address: IpAddr,
    closing: Arc<Notify>,
    owner: Option<Uuid>,
}

/// The place of one connection; given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    admission: Admission,
    number: u64,
    closing: Arc<Notify>,
}

/// Names the owner of a connection while it is served.
#[derive(Clone, Debug)]
pub struct Badge {
    admission: Admission,
    number: u64,
}

impl Admission {
    /// Nobody is there yet.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { state: Arc::default(), limits }
    }

    /// A place for a connection from this address; `None` where there is none left.
    #[must_use]
    pub fn enter(&self, address: IpAddr) -> Option<Place> {
        let address = counted(address);
        self.with(|state| {
            let own = state.of_address.get(&address).copied().unwrap_or(0);
            if own >= self.limits.per_address {
                state.give_way(|held| held.address == address)?;
            }
            if state.places.len() >= self.limits.connections {
                state.give_way(|_| true)?;
            }
            let number = state.next;
            state.next += 1;
            let closing = Arc::new(Notify::new());
            let held = Held { address, closing: closing.clone(), owner: None };
            state.places.insert(number, held);
            *state.of_address.entry(address).or_default() += 1;
            Some(Place { admission: self.clone(), number, closing })
        })
    }

    /// Closes every connection of this owner at once.
    pub fn close(&self, owner: Uuid) {
        self.with(|state| {
            let own = |(_, held): &(&u64, &Held)| held.owner == Some(owner);
            let numbers: Vec<u64> = state.places.iter().filter(own).map(|(at, _)| *at).collect();
            for number in numbers {
                state.leave(number);
            }
        });
    }

    /// Closes the oldest connection whose owner is not known: the system has no room for more.
    pub fn relieve(&self) {
        self.with(|state| state.give_way(|_| true));
    }

    /// How many connections are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.with(|state| state.places.len())
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        // What is under the lock is whole after each statement: a panic elsewhere changes nothing.
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    /// Closes the oldest connection of these whose owner is not known; `None` if there is none.
    fn give_way(&mut self, of: impl Fn(&Held) -> bool) -> Option<()> {
        let number = self
            .places
            .iter()
            .find(|(_, held)| held.owner.is_none() && of(held))
            .map(|(number, _)| *number)?;
        self.leave(number);
        Some(())
    }

    fn leave(&mut self, number: u64) {
        let Some(held) = self.places.remove(&number) else { return };
        held.closing.notify_one();
        if let Some(count) = self.of_address.get_mut(&held.address) {
            *count -= 1;
            if *count == 0 {
                self.of_address.remove(&held.address);
            }
        }
    }
}

impl Place {
    /// Returns when this connection is to be closed.
    pub async fn closed(&self) {
        self.closing.notified().await;
    }

    /// By which requests name the owner.
    #[must_use]
    pub fn badge(&self) -> Badge {
        Badge { admission: self.admission.clone(), number: self.number }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.admission.with(|state| state.leave(self.number));
    }
}

impl Badge {
    /// The sender has shown who it is.
    pub fn belongs_to(&self, owner: Uuid) {
        self.admission.with(|state| {
            if let Some(held) = state.places.get_mut(&self.number) {
                held.owner = Some(owner);
            }
        });
    }

    /// Whether it has.
    #[must_use]
    pub fn is_owned(&self) -> bool {
        let number = self.number;
        self.admission
            .with(|state| state.places.get(&number).is_some_and(|held| held.owner.is_some()))
    }
}

/// What counts as one address: a machine has a whole /64 of IPv6 to choose from.
#[must_use]
pub fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) & !u128::from(u64::MAX)).into()),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests;
