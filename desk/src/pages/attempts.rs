//! How often a password may be tried: after each failure of a name or an address nobody is listened
//! to there for a while, twice as long each time.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Failures that cost nothing: fingers slip.
const FREE: u32 = 3;

/// The longest wait.
const LONGEST: Duration = Duration::from_secs(300);

/// After so long a failure is forgotten.
const FORGOTTEN: Duration = Duration::from_secs(3_600);

/// Names and addresses that are remembered: beyond that those of which nothing was heard for the
/// longest are forgotten.
const REMEMBERED: usize = 4_096;

/// Failures by name and by address.
#[derive(Debug, Default)]
pub(super) struct Attempts(Mutex<Failures>);

#[derive(Debug, Default)]
struct Failures {
    names: HashMap<String, Failure>,
    addresses: HashMap<IpAddr, Failure>,
}

#[derive(Clone, Copy, Debug)]
struct Failure {
    count: u32,
    last: Instant,
}

impl Failure {
    fn wait(&self, now: Instant) -> Option<Duration> {
        let doublings = self.count.checked_sub(FREE)?.min(16);
        let wait = Duration::from_secs(1 << doublings).min(LONGEST);
        wait.checked_sub(now.duration_since(self.last)).filter(|left| !left.is_zero())
    }
}

impl Attempts {
    /// How long nobody is listened to who gives this name, or calls from this address.
    pub(super) fn wait(&self, name: &str, address: IpAddr, now: Instant) -> Option<Duration> {
        let failures = self.lock();
        let by_name = failures.names.get(name).and_then(|failure| failure.wait(now));
        let by_address = failures.addresses.get(&address).and_then(|failure| failure.wait(now));
        by_name.max(by_address)
    }

    pub(super) fn failed(&self, name: &str, address: IpAddr, now: Instant) {
        let Failures { names, addresses } = &mut *self.lock();
        count(names, name.to_owned(), now);
        count(addresses, address, now);
    }

    pub(super) fn succeeded(&self, name: &str, address: IpAddr) {
        let mut failures = self.lock();
        failures.names.remove(name);
        failures.addresses.remove(&address);
    }

    fn lock(&self) -> MutexGuard<'_, Failures> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count<K: Eq + Hash + Clone>(failures: &mut HashMap<K, Failure>, key: K, now: Instant) {
    failures.retain(|_, failure| now.duration_since(failure.last) < FORGOTTEN);
    if failures.len() >= REMEMBERED && !failures.contains_key(&key) {
        let oldest = failures.iter().min_by_key(|(_, failure)| failure.last);
        if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
            failures.remove(&oldest);
        }
    }
    let failure = failures.entry(key).or_insert(Failure { count: 0, last: now });
    failure.count = failure.count.saturating_add(1);
    failure.last = now;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_guesses_waits_and_others_do_not() {
        let attempts = Attempts::default();
        let (here, there) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let now = Instant::now();
        for _ in 0..FREE {
            assert_eq!(attempts.wait("tanaka", here, now), None);
            attempts.failed("tanaka", here, now);
        }
        assert_eq!(attempts.wait("tanaka", here, now), Some(Duration::from_secs(1)));
        attempts.failed("tanaka", here, now);
        assert_eq!(attempts.wait("tanaka", there, now), Some(Duration::from_secs(2)), "by name");
        assert_eq!(attempts.wait("sato", here, now), Some(Duration::from_secs(2)), "by address");
        assert_eq!(attempts.wait("sato", there, now), None);
        assert_eq!(attempts.wait("tanaka", here, now + Duration::from_secs(2)), None);
        for _ in 0..40 {
            attempts.failed("tanaka", here, now);
        }
        assert_eq!(attempts.wait("tanaka", here, now), Some(LONGEST));
        attempts.succeeded("tanaka", here);
        assert_eq!(attempts.wait("tanaka", here, now), None);
    }

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let attempts = Attempts::default();
        let now = Instant::now();
        for number in 0..u32::try_from(REMEMBERED).unwrap() + 10 {
            attempts.failed(&number.to_string(), IpAddr::from(number.to_be_bytes()), now);
        }
        let failures = attempts.lock();
        assert_eq!(failures.names.len(), REMEMBERED);
        assert_eq!(failures.addresses.len(), REMEMBERED);
    }
}
