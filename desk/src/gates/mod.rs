//! Gates: why a terminal may begin no visit. They never stop the delivery of what is confirmed
//! (desk/PROTOCOL.md §6).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::time::Duration;

use kazasu_core::handover::{Gate, GateReason, Heartbeat, Timestamp};
use kazasu_core::time::UnixTime;
use uuid::Uuid;

use crate::store::Status;

/// The most that two clocks may differ.
const APART_MS: u64 = 5 * 60 * 1_000;

/// Differences that are as near to each other as this are alike.
const ALIKE_MS: i64 = 60 * 1_000;

/// Terminals that were heard of within this time say something about the desk's clock.
pub const RECENT: Duration = Duration::from_secs(60);

/// What a desk asks of its terminals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// The lowest version of each part, by its name in heartbeats (`kazasu`, `protocol`, `pcsc`…).
    pub minimums: BTreeMap<String, String>,
    /// From when on phones may be used.
    pub service_starts: Option<UnixTime>,
}

/// Whose clock is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhoseClock {
    /// This terminal's: others agree with the desk, or nobody else can be asked.
    Terminals,
    /// The desk's: most terminals differ alike.
    Desks,
}

impl Gates {
    /// The first gate that this terminal does not pass; `None`: visits may begin. `all`: the last
    /// that was heard of every terminal, this one among them or not.
    #[must_use]
    pub fn judge(
        &self,
        terminal: Uuid,
        heartbeat: &Heartbeat,
        all: &[(Uuid, Status)],
        now: Timestamp,
    ) -> Option<Gate> {
        self.outdated(heartbeat)
            .or_else(|| clock(terminal, heartbeat, all, now))
            .or_else(|| self.not_started(heartbeat, now))
    }

    fn outdated(&self, heartbeat: &Heartbeat) -> Option<Gate> {
        self.minimums.iter().find_map(|(part, need)| {
            let have = heartbeat.versions.get(part);
            if have.is_some_and(|have| compare(have, need) != Ordering::Less) {
                return None;
            }
            Some(Gate {
                reason: GateReason::Outdated,
                part: part.clone(),
                have: have.cloned().unwrap_or_else(|| "unknown".to_owned()),
                need: need.clone(),
            })
        })
    }

    fn not_started(&self, heartbeat: &Heartbeat, now: Timestamp) -> Option<Gate> {
        let gate = |have: String, need: String| Gate {
            reason: GateReason::NotStarted,
            part: "service".to_owned(),
            have,
            need,
        };
        match self.service_starts {
            Some(starts) if now.as_unix() < starts => {
                Some(gate(now.to_string(), Timestamp::from(starts).to_string()))
            }
            _ if !heartbeat.service_started => {
                Some(gate("not started".to_owned(), "started".to_owned()))
            }
            _ => None,
        }
    }
}

fn clock(
    terminal: Uuid,
    heartbeat: &Heartbeat,
    all: &[(Uuid, Status)],
    now: Timestamp,
) -> Option<Gate> {
    if heartbeat.sent_at.as_millis().abs_diff(now.as_millis()) <= APART_MS {
        return None;
    }
    let others = all.iter().filter(|(other, _)| *other != terminal);
    let others = others
        .filter(|(_, status)| is_within(status, now, RECENT))
        .map(|(_, status)| difference(status.heartbeat.sent_at, status.received_at));
    let part = match whose(difference(heartbeat.sent_at, now), others) {
        WhoseClock::Terminals => "clock",
        WhoseClock::Desks => "desk_clock",
    };
    Some(Gate {
        reason: GateReason::Clock,
        part: part.to_owned(),
        have: heartbeat.sent_at.to_string(),
        need: now.to_string(),
    })
}

/// Whose clock is wrong where one terminal differs by `own` milliseconds and the others so.
fn whose(own: i64, others: impl Iterator<Item = i64>) -> WhoseClock {
    let (mut alike, mut count) = (1, 1);
    for other in others {
        count += 1;
        if other.abs_diff(own) <= ALIKE_MS.unsigned_abs() {
            alike += 1;
        }
    }
    if alike >= 2 && alike * 2 > count { WhoseClock::Desks } else { WhoseClock::Terminals }
}

/// Whether the desk's own clock is the one that is wrong: most terminals that were heard of lately
/// differ alike. The answer is by how many milliseconds they are ahead. `lately`: how long ago that
/// may have been.
#[must_use]
pub fn desk_clock(all: &[(Uuid, Status)], now: Timestamp, lately: Duration) -> Option<i64> {
    let recent: Vec<i64> = all
        .iter()
        .filter(|(_, status)| is_within(status, now, lately))
        .map(|(_, status)| difference(status.heartbeat.sent_at, status.received_at))
        .collect();
    recent.iter().copied().find(|own| {
        let alike = recent.iter().filter(|other| other.abs_diff(*own) <= ALIKE_MS.unsigned_abs());
        let alike = alike.count();
        own.unsigned_abs() > APART_MS && alike >= 2 && alike * 2 > recent.len()
    })
}

fn is_within(status: &Status, now: Timestamp, lately: Duration) -> bool {
    let ago = now.as_millis().saturating_sub(status.received_at.as_millis());
    u128::from(ago) <= lately.as_millis()
}

fn difference(sent: Timestamp, received: Timestamp) -> i64 {
    let millis = |time: Timestamp| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    millis(sent).saturating_sub(millis(received))
}

/// Versions by their numbers from left to right; what is missing counts as 0, and what comes before
/// a release (`1.2.0-rc.1`) as less than it.
fn compare(one: &str, other: &str) -> Ordering {
    let (one, one_pre) = split(one);
    let (other, other_pre) = split(other);
    for index in 0..one.len().max(other.len()) {
        let at = |numbers: &[u64]| numbers.get(index).copied().unwrap_or_default();
        match at(&one).cmp(&at(&other)) {
            Ordering::Equal => {}
            differ => return differ,
        }
    }
    other_pre.cmp(&one_pre)
}

/// Its numbers, and whether it is before a release.
fn split(version: &str) -> (Vec<u64>, bool) {
    let version = version.trim().trim_start_matches('v');
    let (version, build) = version.split_once('+').unwrap_or((version, ""));
    let _ = build;
    let (numbers, pre) = version.split_once('-').unwrap_or((version, ""));
    let number = |part: &str| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_default()
    };
    // 22.04-1 of a distribution is a build of 22.04, not something before it.
    let is_pre = pre.starts_with(|first: char| first.is_ascii_alphabetic());
    (numbers.split('.').map(number).collect(), is_pre)
}

#[cfg(test)]
mod tests;
