//! The desk's nonces for taps to come: fetched ahead, so that no tap waits for the network.

use std::collections::VecDeque;
use std::time::Duration;

use kazasu_core::handover::{Bytes32, ServedNonce, Timestamp};

/// How many are held: a tap that fails takes another one.
const HELD: usize = 8;

/// Fewer than that, and more are fetched.
const LEAST: usize = 4;

/// Nonces that no tap has had.
#[derive(Debug, Default)]
pub(super) struct Pool(VecDeque<ServedNonce>);

impl Pool {
    /// One that is good at `now` by the desk's clock; never twice.
    pub(super) fn take(&mut self, now: Timestamp) -> Option<Bytes32> {
        while let Some(nonce) = self.0.pop_front() {
            if nonce.expires > now {
                return Some(nonce.nonce);
            }
        }
        None
    }

    /// How many to fetch now; 0: enough.
    pub(super) fn wanted(&mut self, now: Timestamp, margin: Duration) -> usize {
        let until = later(now, margin);
        let fresh = self.0.iter().filter(|nonce| nonce.expires > until).count();
        if fresh >= LEAST { 0 } else { HELD - fresh }
    }

    /// Takes what the desk has given; what is older goes as it ends.
    pub(super) fn add(&mut self, nonces: Vec<ServedNonce>, now: Timestamp) {
        self.0.retain(|nonce| nonce.expires > now);
        self.0.extend(nonces.into_iter().filter(|nonce| nonce.expires > now));
        // The oldest first; a desk that gives more than was asked for fills no memory.
        self.0.make_contiguous().sort_by_key(|nonce| nonce.expires);
        self.0.truncate(2 * HELD);
    }

    /// Nothing of another desk is used.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

fn later(time: Timestamp, by: Duration) -> Timestamp {
    let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
    Timestamp::from_millis(time.as_millis().saturating_add(by))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nonce(number: u8, expires: u64) -> ServedNonce {
        let expires = Timestamp::from_millis(expires);
        ServedNonce { nonce: Bytes32([number; 32]), expires }
    }

    fn at(millis: u64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    const MARGIN: Duration = Duration::from_millis(10);

    #[test]
    fn each_nonce_is_given_once_the_oldest_first_and_none_that_has_ended() {
        let mut pool = Pool::default();
        pool.add(vec![nonce(2, 200), nonce(1, 100), nonce(3, 300)], at(0));
        assert_eq!(pool.take(at(50)), Some(Bytes32([1; 32])));
        assert_eq!(pool.take(at(250)), Some(Bytes32([3; 32])));
        assert_eq!(pool.take(at(250)), None);
    }

    #[test]
    fn more_are_fetched_before_they_end() {
        let mut pool = Pool::default();
        assert_eq!(pool.wanted(at(0), MARGIN), 8);
        pool.add((0..8).map(|number| nonce(number, 100)).collect(), at(0));
        assert_eq!(pool.wanted(at(0), MARGIN), 0);
        for _ in 0..4 {
            let _ = pool.take(at(0));
        }
        assert_eq!(pool.wanted(at(0), MARGIN), 0);
        pool.take(at(0));
        assert_eq!(pool.wanted(at(0), MARGIN), 5);
        assert_eq!(pool.wanted(at(95), MARGIN), 8, "those that end soon do not count");
    }

    #[test]
    fn a_desk_that_gives_too_many_fills_no_memory() {
        let mut pool = Pool::default();
        pool.add((0..200).map(|number| nonce(number, 100)).collect(), at(0));
        assert_eq!(pool.0.len(), 16);
        pool.clear();
        assert_eq!(pool.take(at(0)), None);
    }
}
