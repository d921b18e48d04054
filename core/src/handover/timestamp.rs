//! A time as the protocol writes it.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use der::DateTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::time::UnixTime;

/// Milliseconds since 1970-01-01T00:00:00Z, up to the end of the year 9999; written as RFC 3339 in
/// UTC with three decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(u64);

/// Not a time as the protocol writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a time is written as 2026-11-27T01:02:03.456Z, from 1970 to 9999")]
pub struct NotATimestamp;

impl Timestamp {
    /// The last one: 9999-12-31T23:59:59.999Z.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// So many milliseconds after the Unix epoch; later ones count as [`Timestamp::MAX`].
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        if millis < Self::MAX.0 { Self(millis) } else { Self::MAX }
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// The same in whole seconds.
    #[must_use]
    pub const fn as_unix(self) -> UnixTime {
        UnixTime::from_secs(self.0 / 1_000)
    }
}

impl From<UnixTime> for Timestamp {
    fn from(time: UnixTime) -> Self {
        Self::from_millis(time.as_secs().saturating_mul(1_000))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It ends with Z, which comes after the decimals.
        let seconds = DateTime::from_unix_duration(Duration::from_secs(self.0 / 1_000))
            .map_err(|_| fmt::Error)?
            .to_string();
        write!(f, "{}.{:03}Z", seconds.trim_end_matches('Z'), self.0 % 1_000)
    }
}

impl FromStr for Timestamp {
    type Err = NotATimestamp;

    fn from_str(text: &str) -> Result<Self, NotATimestamp> {
        let (seconds, decimals) = text
            .strip_suffix('Z')
            .and_then(|text| text.split_once('.'))
            .filter(|(_, decimals)| {
                decimals.len() == 3 && decimals.bytes().all(|byte| byte.is_ascii_digit())
            })
            .ok_or(NotATimestamp)?;
        let seconds = format!("{seconds}Z").parse::<DateTime>().map_err(|_| NotATimestamp)?;
        let decimals: u64 = decimals.parse().map_err(|_| NotATimestamp)?;
        Ok(Self::from_millis(seconds.unix_duration().as_secs() * 1_000 + decimals))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
