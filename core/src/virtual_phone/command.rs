//! Command APDUs, as the phone's side reads them (ISO/IEC 7816-3 §12.1.3).

use super::status;

/// A command APDU taken apart.
pub(super) struct Command<'a> {
    pub(super) class: u8,
    pub(super) instruction: u8,
    pub(super) p1: u8,
    pub(super) p2: u8,
    pub(super) data: &'a [u8],
    /// Ne, the number of bytes that are expected at most; `None` when Le is absent.
    pub(super) expected: Option<usize>,
    /// Lc and Le had their extended form.
    pub(super) extended: bool,
}

impl<'a> Command<'a> {
    /// Takes a command apart by its length, cases 1 to 4, short (1, 2S, 3S, 4S) and extended (2E,
    /// 3E, 4E).
    ///
    /// # Errors
    ///
    /// The status word 6700 when header, Lc and length do not fit together.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, u16> {
        let [class, instruction, p1, p2, body @ ..] = bytes else {
            return Err(status::WRONG_LENGTH);
        };
        let (data, expected, extended): (&[u8], _, _) = match body {
            [] => (&[], None, false),
            [le] => (&[], Some(short(*le)), false),
            [0, high, low] => (&[], Some(long(*high, *low)), true),
            [0, high, low, rest @ ..] => {
                let (data, le) = split(rest, usize::from(*high) << 8 | usize::from(*low))?;
                match le {
                    [] => (data, None, true),
                    [high, low] => (data, Some(long(*high, *low)), true),
                    _ => return Err(status::WRONG_LENGTH),
                }
            }
            [lc, rest @ ..] => {
                let (data, le) = split(rest, usize::from(*lc))?;
                match le {
                    [] => (data, None, false),
                    [le] => (data, Some(short(*le)), false),
                    _ => return Err(status::WRONG_LENGTH),
                }
            }
        };
        Ok(Self {
            class: *class,
            instruction: *instruction,
            p1: *p1,
            p2: *p2,
            data,
            expected,
            extended,
        })
    }
}

/// Le 00 means 256.
fn short(le: u8) -> usize {
    if le == 0 { 256 } else { usize::from(le) }
}

/// Le 0000 means 65 536.
fn long(high: u8, low: u8) -> usize {
    match u16::from_be_bytes([high, low]) {
        0 => 65_536,
        le => usize::from(le),
    }
}

/// Splits after `lc` bytes of data; Lc 0 does not exist.
fn split(rest: &[u8], lc: usize) -> Result<(&[u8], &[u8]), u16> {
    rest.split_at_checked(lc).filter(|_| lc > 0).ok_or(status::WRONG_LENGTH)
}

#[cfg(test)]
mod tests;
