//! `[minimum]`: versions below which this terminal is not to be used.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Kind, Written, plain, quoted};

/// The least versions that are asked for; `None`: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Minimum {
    pub(crate) kazasu: Option<Version>,
    pub(crate) pcsc_lite: Option<Version>,
    pub(crate) ccid: Option<Version>,
}

/// Numbers between dots. One that ends earlier is followed by zeros: 1.9 is 1.9.0.
#[derive(Clone, Debug)]
pub(crate) struct Version(Vec<u32>);

/// Something else than up to [`MOST`] numbers with dots between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAVersion;

/// Most numbers that a version has.
const MOST: usize = 4;

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let number = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if digits { part.parse().map_err(|_| NotAVersion) } else { Err(NotAVersion) }
        };
        let numbers = text.split('.').map(number).collect::<Result<Vec<u32>, _>>()?;
        if numbers.len() <= MOST { Ok(Self(numbers)) } else { Err(NotAVersion) }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&numbers.join("."))
    }
}

impl Version {
    fn number(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        (0..MOST)
            .map(|place| self.number(place).cmp(&other.number(place)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Version {}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Minimum {
    Minimum {
        kazasu: section.optional("kazasu", "This program.", Parsed, "\"0.1.0\""),
        pcsc_lite: section.optional(
            "pcsc_lite",
            "The PC/SC service of Linux (pcscd).",
            Parsed,
            "\"1.9.9\"",
        ),
        ccid: section.optional("ccid", "Its driver for USB readers.", Parsed, "\"1.5.2\""),
    }
}

/// A version as it is written.
struct Parsed;

impl Kind for Parsed {
    type Value = Version;

    fn takes(&self) -> String {
        "a version such as \"1.9.9\"".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Version, Wrong> {
        let text: Option<String> = plain(value);
        text.and_then(|text| text.parse().ok()).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &Version) -> String {
        quoted(&value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        assert!(version("1.10.0") > version("1.9.9"));
        assert!(version("2") > version("1.99.99.99"));
        assert_eq!(version("1.9"), version("1.9.0.0"));
        assert_eq!(version("1.9.9").to_string(), "1.9.9");
        for wrong in ["", "1.", ".1", "v1", "1.9-rc1", "1.2.3.4.5", "99999999999", "+1", "1 "] {
            assert_eq!(wrong.parse::<Version>(), Err(NotAVersion), "{wrong:?}");
        }
    }
}
