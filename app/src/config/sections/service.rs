//! `[service]`: from when on phones may be used.

use jiff::civil::Date;
use jiff::tz::{self, Offset};
use kazasu_core::time::UnixTime;
use toml::value::Datetime;

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Kind, Written, plain};

/// `[service]`: since when phones are accepted.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// Before this time no phone is read.
    pub(crate) starts: UnixTime,
}

/// 2025-09-19, 00:00 in Japan: since then phones may be used.
const STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

/// Japan's time of day is UTC+9 all year.
const JAPAN: Offset = tz::offset(9);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Service {
    Service {
        starts: section.key(
            "starts",
            "The first day on which phones may be used here, from 00:00 in Japan.",
            Day,
            STARTS,
        ),
    }
}

/// A day, which begins in Japan.
struct Day;

impl Day {
    fn begin(written: &Written<'_>) -> Option<UnixTime> {
        let Datetime { date: Some(date), time: None, offset: None } = plain(written)? else {
            return None;
        };
        let year = i16::try_from(date.year).ok()?;
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        let day = Date::new(year, month, day).ok()?;
        let midnight = JAPAN.to_timestamp(day.into()).ok()?;
        u64::try_from(midnight.as_second()).ok().map(UnixTime::from_secs)
    }
}

impl Kind for Day {
    type Value = UnixTime;

    fn takes(&self) -> String {
        "a date such as 2025-09-19".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<UnixTime, Wrong> {
        Self::begin(value).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &UnixTime) -> String {
        let seconds = i64::try_from(value.as_secs()).ok();
        let time = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        time.map(|time| JAPAN.to_datetime(time).date().to_string()).unwrap_or_default()
    }
}
