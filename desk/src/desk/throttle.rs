//! How often one address may try: codes are not to be guessed, nor burnt for others, one after the
//! other.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::serve::counted;

/// Requests of one address in one window. An enrolment is two; lost answers are repeated.
const MOST: u32 = 60;

const WINDOW: Duration = Duration::from_secs(60);

/// Addresses that are remembered: beyond that the oldest windows are forgotten.
const ADDRESSES: usize = 4_096;

/// Counts requests by address.
#[derive(Debug, Default)]
pub(super) struct Throttle(Mutex<HashMap<IpAddr, (Instant, u32)>>);

impl Throttle {
    /// Counts one request.
    ///
    /// # Errors
    ///
    /// When it is one too many: so many seconds are left until the next.
    pub(super) fn admits(&self, address: IpAddr) -> Result<(), u32> {
        self.admits_at(address, Instant::now())
    }

    fn admits_at(&self, address: IpAddr, now: Instant) -> Result<(), u32> {
        let address = counted(address);
        let mut addresses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if addresses.len() >= ADDRESSES && !addresses.contains_key(&address) {
            addresses.retain(|_, (begun, _)| now.duration_since(*begun) < WINDOW);
            if addresses.len() >= ADDRESSES {
                addresses.clear();
            }
        }
        let (begun, count) = addresses.entry(address).or_insert((now, 0));
        if now.duration_since(*begun) >= WINDOW {
            (*begun, *count) = (now, 0);
        }
        *count += 1;
        if *count <= MOST {
            return Ok(());
        }
        let left = WINDOW.saturating_sub(now.duration_since(*begun)).as_secs() + 1;
        Err(u32::try_from(left).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_waits_and_others_do_not() {
        let throttle = Throttle::default();
        let now = Instant::now();
        let (one, other) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for _ in 0..MOST {
            assert_eq!(throttle.admits_at(one, now), Ok(()));
        }
        assert_eq!(throttle.admits_at(one, now + Duration::from_secs(50)), Err(11));
        assert_eq!(throttle.admits_at(other, now), Ok(()));
        assert_eq!(throttle.admits_at(one, now + WINDOW), Ok(()));
    }

    #[test]
    fn the_addresses_of_one_machine_are_one() {
        let throttle = Throttle::default();
        let now = Instant::now();
        for last in 0..u16::try_from(MOST).unwrap() {
            let address = IpAddr::from([0xFD00, 0, 0, 1, 0, 0, 0, last]);
            assert_eq!(throttle.admits_at(address, now), Ok(()));
        }
        let own = IpAddr::from([0xFD00, 0, 0, 1, 1, 2, 3, 4]);
        let others = IpAddr::from([0xFD00, 0, 0, 2, 0, 0, 0, 1]);
        assert_eq!(throttle.admits_at(own, now), Err(61));
        assert_eq!(throttle.admits_at(others, now), Ok(()));
    }
}
