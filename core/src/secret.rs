//! Secrets, kept by type: wiped on drop, printed as `***`, neither cloned nor serialised.

mod bytes;

use std::fmt;

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

pub use bytes::WipedBytes;

/// The four-digit PIN of the user-authentication key, as ASCII digits (JPKI: VERIFY data of EF
/// 0018, no padding).
///
/// There is no way to read it back but a function of this crate that only the VERIFY command uses.
///
/// The digits lie in one place from first to last: what is moved is the way to them. A PIN that was
/// moved itself would leave a copy on the stack of each call that it passes.
pub struct Pin(Box<[u8; Pin::LENGTH]>);

impl Pin {
    /// Digits of a user-authentication PIN.
    pub const LENGTH: usize = 4;

    /// Takes exactly four ASCII digits.
    ///
    /// # Errors
    ///
    /// [`NotAPin`] for anything else; it tells nothing of what was typed.
    pub fn from_digits(digits: &[u8]) -> Result<Self, NotAPin> {
        if digits.len() != Self::LENGTH || !digits.iter().all(u8::is_ascii_digit) {
            return Err(NotAPin);
        }
        let mut pin = Self(Box::default());
        pin.0.copy_from_slice(digits);
        Ok(pin)
    }

    /// The digits, for the VERIFY command alone.
    pub(crate) fn digits(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Pin {}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// One digit of a PIN on its way from a key to the [`PinPad`]: `Debug` does not tell which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digit(u8);

impl Digit {
    /// A digit from 0 to 9; `None` for anything else.
    #[must_use]
    pub const fn new(digit: u8) -> Option<Self> {
        if digit <= 9 { Some(Self(digit)) } else { None }
    }
}

impl fmt::Debug for Digit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("*")
    }
}

/// A PIN while it is being typed: at most four digits, wiped when they are taken, cleared or
/// dropped. Screens are told how many there are. As those of a [`Pin`] its digits are never moved.
#[derive(Default)]
pub struct PinPad {
    digits: Box<[u8; Pin::LENGTH]>,
    typed: usize,
}

impl PinPad {
    /// Appends a digit; `false` when there are four already.
    pub fn push(&mut self, digit: Digit) -> bool {
        let Some(free) = self.digits.get_mut(self.typed) else { return false };
        *free = b'0' + digit.0;
        self.typed += 1;
        true
    }

    /// Wipes the last digit; `false` when there is none.
    pub fn delete(&mut self) -> bool {
        let Some(last) = self.typed.checked_sub(1) else { return false };
        self.typed = last;
        self.digits.iter_mut().skip(last).for_each(Zeroize::zeroize);
        true
    }

    /// Digits typed so far, 0 to 4.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.typed
    }

    /// Whether no digit is typed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.typed == 0
    }

    /// Whether all four digits are typed.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.typed == Pin::LENGTH
    }

    /// Wipes what was typed.
    pub fn clear(&mut self) {
        self.digits.zeroize();
        self.typed = 0;
    }

    /// The PIN, which leaves the pad wiped; `None`, and nothing changes, before all four digits are
    /// typed.
    pub fn take(&mut self) -> Option<Pin> {
        let pin = Pin::from_digits(self.digits.get(..self.typed)?).ok()?;
        self.clear();
        Some(pin)
    }
}

impl Drop for PinPad {
    fn drop(&mut self) {
        self.clear();
    }
}

impl ZeroizeOnDrop for PinPad {}

impl fmt::Debug for PinPad {
    /// Not even how many: a log must not tell how somebody types.
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
