use super::*;

#[test]
fn times_are_written_as_rfc_3339_to_the_end_of_what_it_can_write() {
    for (seconds, text) in [
        (0, "1970-01-01T00:00:00Z"),
        (1_758_207_600, "2025-09-18T15:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
        (u64::MAX, "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(rfc3339(UnixTime::from_secs(seconds)), text);
    }
}

#[test]
fn a_time_is_read_as_it_was_written_and_told_in_japan() {
    let time = UnixTime::from_secs(1_795_305_600);
    assert_eq!(parse_rfc3339(&rfc3339(time)), Some(time));
    assert_eq!(parse_rfc3339("yesterday"), None);
    assert_eq!(
        (day(time).as_str(), in_japan(time).as_str()),
        ("2026-11-22", "2026-11-22 09:00:00")
    );
}
