//! Two machines with one certificate: a card that was copied, say. One machine that starts anew, or
//! moves, leaves a program or an address behind; two take turns.

use std::net::IpAddr;

use kazasu_core::handover::Timestamp;
use uuid::Uuid;

use crate::store::{Alarm, Sighting};

/// How many changes are remembered.
const REMEMBERED: usize = 8;

/// How long addresses that take turns are suspicious: a machine that was carried away and back
/// needs longer.
const TURNS_MS: u64 = 10 * 60 * 1_000;

/// Continues the trail of a terminal, and says whether two call under its certificate.
///
/// A program is new with each start, so one that calls again after another is a second machine.
/// Addresses have to take turns twice (A, B, A, B), since a machine with two networks goes back and
/// forth now and then.
#[must_use]
pub fn follow(
    trail: &[Sighting],
    terminal: Uuid,
    boot: Uuid,
    address: IpAddr,
    at: Timestamp,
) -> (Vec<Sighting>, Option<Alarm>) {
    let seen = Sighting { boot, address, at };
    let mut next = trail.to_vec();
    match next.last_mut() {
        Some(last) if last.boot == boot && last.address == address => {
            last.at = at;
            return (next, None);
        }
        _ => next.push(seen),
    }
    if next.len() > REMEMBERED {
        next.remove(0);
    }
    let is_clone = programs_take_turns(&next) || addresses_take_turns(&next, at);
    (next, is_clone.then_some(Alarm::Clone { terminal, address }))
}

fn programs_take_turns(trail: &[Sighting]) -> bool {
    let Some((last, before)) = trail.split_last() else { return false };
    let boots: Vec<Uuid> = before.iter().map(|one| one.boot).collect();
    let other = boots.iter().rposition(|boot| *boot != last.boot);
    other.is_some_and(|other| boots.iter().take(other).any(|boot| *boot == last.boot))
}

fn addresses_take_turns(trail: &[Sighting], now: Timestamp) -> bool {
    let recent =
        trail.iter().filter(|one| now.as_millis().saturating_sub(one.at.as_millis()) <= TURNS_MS);
    let mut addresses: Vec<IpAddr> = recent.map(|one| one.address).collect();
    addresses.dedup();
    matches!(addresses.as_slice(), [.., a, b, c, d] if a == c && b == d)
}

#[cfg(test)]
mod tests;
