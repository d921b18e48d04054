//! The clock: it decides which certificates are valid.

use std::path::Path;

use kazasu_core::time::UnixTime;
use kazasu_i18n::Seen;

use super::ask::ask;
use super::{Finding, State};
use crate::host::clock::PLAUSIBLE;

/// Whether somebody keeps the clock right, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Keeping {
    Kept { by: String },
    NotKept { by: String },
    Unknown,
}

/// systemd-timesyncd makes this file when it has set the clock (systemd-timesyncd.service(8)).
const TIMESYNC: &str = "/run/systemd/timesync/synchronized";

/// Asks whoever may know. Where nobody does (no systemd, no chrony; Windows, macOS) it is unknown.
pub(super) fn keeping() -> Keeping {
    if cfg!(not(target_os = "linux")) {
        return Keeping::Unknown;
    }
    if Path::new(TIMESYNC).exists() {
        return Keeping::Kept { by: "systemd-timesyncd".into() };
    }
    // timedated answers with the kernel's own mark (STA_UNSYNC of adjtimex(2)), whoever sets the
    // clock.
    let systemd = ask("timedatectl", &["show", "--property=NTPSynchronized", "--value"]);
    let systemd = systemd.and_then(|answer| by("timedatectl", answer.trim(), "yes", "no"));
    let chrony = || {
        ask("chronyc", &["-c", "tracking"])
            .and_then(|answer| by("chronyc", leap(&answer), "Normal", "Not synchronised"))
    };
    systemd.or_else(chrony).unwrap_or(Keeping::Unknown)
}

/// The leap status is the last column of `chronyc -c tracking`; on the days of a leap second it is
/// a third word, which says neither.
fn leap(answer: &str) -> &str {
    answer.trim().rsplit(',').next().unwrap_or_default()
}

fn by(name: &str, answer: &str, yes: &str, no: &str) -> Option<Keeping> {
    let by = name.to_owned();
    if answer == yes {
        Some(Keeping::Kept { by })
    } else if answer == no {
        Some(Keeping::NotKept { by })
    } else {
        None
    }
}

pub(super) fn plausible(now: UnixTime) -> Finding {
    if PLAUSIBLE.contains(&now) {
        Finding::new("clock", State::Ok, Seen::Clock { now })
    } else {
        Finding::new("clock", State::Problem, Seen::ClockWrong { now })
    }
}

pub(super) fn kept(keeping: &Keeping) -> Finding {
    let (state, seen) = match keeping.clone() {
        Keeping::Kept { by } => (State::Ok, Seen::ClockKept { by }),
        Keeping::NotKept { by } => (State::Warning, Seen::ClockNotKept { by }),
        Keeping::Unknown => (State::Unknown, Seen::ClockUnknown),
    };
    Finding::new("clock_sync", state, seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_of_systemd_and_chrony_are_understood() {
        // As chrony 4.3 prints it: reference, stratum, time, offsets, …, leap status.
        let tracking = "A29FC801,time.example,3,1795305600.1,0.000001,0.000002,0.000003,\
                        -1.2,0.0,0.1,0.02,0.001,64.2,Normal\n";
        assert_eq!(leap(tracking), "Normal");
        assert_eq!(
            by("chronyc", leap(tracking), "Normal", "Not synchronised"),
            Some(Keeping::Kept { by: "chronyc".into() })
        );
        assert_eq!(
            by("timedatectl", "no", "yes", "no"),
            Some(Keeping::NotKept { by: "timedatectl".into() })
        );
        assert_eq!(by("timedatectl", "", "yes", "no"), None);
        assert_eq!(by("chronyc", leap(""), "Normal", "Not synchronised"), None);
    }
}
