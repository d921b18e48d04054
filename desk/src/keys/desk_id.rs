//! The id of a desk: 16 lower-case hexadecimal digits that never change (desk/PROTOCOL.md §1).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::seal::NotSealed;

/// 64 random bits, written as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeskId(u64);

/// Not 16 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a desk id is 16 lower-case hexadecimal digits")]
pub struct NotADeskId;

/// Under which every desk has its name. `.internal` is reserved for private networks (ICANN board
/// resolution 2024.07.29.06).
pub(super) const DOMAIN: &str = "kazasu.internal";

impl DeskId {
    /// A new one.
    ///
    /// # Errors
    ///
    /// Where the system has no randomness.
    pub fn random() -> Result<Self, NotSealed> {
        getrandom::u64().map(Self).map_err(|_| NotSealed)
    }

    /// The name that its certificate carries and that terminals expect, whatever the address.
    #[must_use]
    pub fn tls_name(self) -> String {
        format!("{self}.{DOMAIN}")
    }
}

impl fmt::Display for DeskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for DeskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DeskId {
    type Err = NotADeskId;

    fn from_str(text: &str) -> Result<Self, NotADeskId> {
        let lower = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() != 16 || !lower {
            return Err(NotADeskId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotADeskId)
    }
}
