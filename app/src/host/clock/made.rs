//! Whether the wall clock can be right at all.

use std::ops::RangeInclusive;

use kazasu_core::time::UnixTime;

/// The day on which this program was made, as `build.rs` says it: a clock that shows an earlier one
/// is wrong.
const MADE: UnixTime = UnixTime::from_secs(seconds(env!("KAZASU_MADE")));

/// Twenty years later no anchor of this version is in time any more.
const TOO_LATE: UnixTime = UnixTime::from_secs(MADE.as_secs() + 20 * 365 * 24 * 60 * 60);

/// What the wall clock can show. Outside it nothing is asked of a patient and nothing is proved:
/// a certificate would be refused for its dates, and the clock would be to blame.
pub(crate) const PLAUSIBLE: RangeInclusive<UnixTime> = MADE..=TOO_LATE;

/// The number in `text`, which `build.rs` has checked.
const fn seconds(text: &str) -> u64 {
    let (bytes, mut number, mut at) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        number = number * 10 + (bytes[at] - b'0') as u64;
        at += 1;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_can_be_right_from_the_day_of_the_program_for_twenty_years() {
        let day = |text: &str| crate::host::clock::parse_rfc3339(text).unwrap();
        for (time, can_be) in [
            ("1970-01-01T00:00:00Z", false),
            // Phones were accepted by then, and this program was not there.
            ("2025-09-19T00:00:00Z", false),
            ("2026-11-21T23:59:59Z", false),
            ("2030-01-01T00:00:00Z", true),
            ("2069-01-01T00:00:00Z", false),
            ("2106-02-07T06:28:16Z", false),
        ] {
            assert_eq!(PLAUSIBLE.contains(&day(time)), can_be, "{time}");
        }
        assert!(PLAUSIBLE.contains(&crate::host::clock::now()), "the clock of this machine");
    }
}
