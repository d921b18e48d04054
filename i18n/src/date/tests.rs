use super::*;

#[test]
fn the_day_is_the_one_in_japan() {
    // The last second of 2029-09-14 in Japan, when authca02 ends, and the one after it.
    assert_eq!(day_in_japan(UnixTime::from_secs(1_884_092_399)).to_string(), "2029-09-14");
    assert_eq!(day_in_japan(UnixTime::from_secs(1_884_092_400)).to_string(), "2029-09-15");
    assert_eq!(day_in_japan(UnixTime::from_secs(0)).to_string(), "1970-01-01");
}

#[test]
fn a_time_beyond_all_calendars_is_the_last_day() {
    assert_eq!(day_in_japan(UnixTime::from_secs(u64::MAX)).to_string(), "9999-12-31");
}
