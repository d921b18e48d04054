//! Secrets, kept by type: wiped on drop, printed as `***`, neither cloned nor serialised.

use std::fmt;

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The four-digit PIN of the user-authentication key, as ASCII digits (JPKI: VERIFY data of EF 0018, no padding).
///
/// There is no way to read it back but [`Pin::digits`], which only the VERIFY command uses.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Pin([u8; Pin::LENGTH]);

impl Pin {
    /// Digits of a user-authentication PIN.
    pub const LENGTH: usize = 4;

    /// Takes exactly four ASCII digits.
    ///
    /// # Errors
    ///
    /// [`NotAPin`] for anything else; it tells nothing of what was typed.
    pub fn from_digits(digits: &[u8]) -> Result<Self, NotAPin> {
        let digits: [u8; Self::LENGTH] = digits.try_into().map_err(|_| NotAPin)?;
        let pin = Self(digits);
        if pin.0.iter().all(u8::is_ascii_digit) { Ok(pin) } else { Err(NotAPin) }
    }

    /// The digits, for the VERIFY command alone.
    pub(crate) fn digits(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// What was entered is not four ASCII digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a PIN is exactly four digits, 0 to 9")]
pub struct NotAPin;

#[cfg(test)]
mod tests;
