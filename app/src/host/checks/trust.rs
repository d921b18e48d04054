//! The trust anchors and the revocation lists.

use kazasu_core::time::UnixTime;
use kazasu_core::verify::{Anchor, Crl, Policy, RevocationMode, Validity};
use kazasu_i18n::Seen;

use super::{Finding, State};

const DAY: u64 = 24 * 60 * 60;

/// An anchor that ends within so many days is spoken of: time enough for an update to reach every
/// clinic.
const SOON: u64 = 90;

/// One anchor in time is enough to read phones; one that has ended is still worth a word.
pub(super) fn anchors(policy: &Policy, now: UnixTime) -> Vec<Finding> {
    let in_time = |anchor: &Anchor| anchor.validity().contains(now);
    let otherwise =
        if policy.anchors().iter().any(in_time) { State::Warning } else { State::Problem };
    let finding = |anchor: &Anchor| {
        let name = anchor.id().name().to_owned();
        let Validity { not_before, not_after } = *anchor.validity();
        let days = not_after.as_secs().saturating_sub(now.as_secs()) / DAY;
        let (state, seen) = if now < not_before {
            (otherwise, Seen::AnchorNotYet { name, not_before })
        } else if now > not_after {
            (otherwise, Seen::AnchorEnded { name, not_after })
        } else if days < SOON {
            (State::Warning, Seen::AnchorEndsSoon { name, not_after, days })
        } else {
            (State::Ok, Seen::Anchor { name, not_after })
        };
        Finding::new("anchor", state, seen)
    };
    policy.anchors().iter().map(finding).collect()
}

/// Where revocation is required, an outdated list refuses every phone; elsewhere it is only of no
/// use.
pub(super) fn revocation(policy: &Policy, now: UnixTime) -> Vec<Finding> {
    let otherwise = match policy.revocation() {
        RevocationMode::Off => {
            return vec![Finding::new("revocation", State::Ok, Seen::RevocationOff)];
        }
        RevocationMode::Prefer => State::Warning,
        RevocationMode::Require => State::Problem,
    };
    let list = |list: &Crl| {
        let name = list.name().to_owned();
        let days = now.as_secs().saturating_sub(list.this_update().as_secs()) / DAY;
        match list.next_update() {
            Some(next_update) if now <= next_update => {
                Finding::new("list", State::Ok, Seen::List { name, next_update, days })
            }
            next_update => {
                Finding::new("list", otherwise, Seen::ListOutdated { name, next_update, days })
            }
        }
    };
    let summary = match policy.crls().len() {
        0 => Finding::new("revocation", otherwise, Seen::NoList),
        lists => Finding::new("revocation", State::Ok, Seen::Revocation { lists }),
    };
    std::iter::once(summary).chain(policy.crls().iter().map(list)).collect()
}
