//! The digits of a PIN in memory, in every form in which a program may keep them.

use std::collections::BTreeMap;

use super::process::Memory;

/// The widest distance between two digits that is looked at: events and slots of queues are that
/// large. From 8 on it is a multiple of 4, since they begin with numbers of 32 bits at least.
const WIDEST: usize = 512;

/// How digits may be coded.
const CODES: [(&str, u8); 3] = [
    ("text", b'0'),
    ("value", 0),
    // X11 key codes of the digits 1 to 9.
    ("key code", 9),
];

/// A digit as one byte of this code. The key code of 0 comes after that of 9.
const fn coded(base: u8, digit: u8) -> u8 {
    if base == 9 && digit == 0 { 19 } else { base + digit }
}

/// Where a PIN was found: in which code, and how far its digits lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// `text`, `value`, `key code`.
    pub code: &'static str,
    /// Bytes from one digit to the next.
    pub stride: usize,
}

/// The places of one PIN.
pub type Found = BTreeMap<Form, Vec<u64>>;

/// One PIN in one code.
struct Wanted {
    pin: usize,
    code: &'static str,
    bytes: [u8; 4],
}

/// Looks for PINs whose digits are all different: side by side, and at every distance up to
/// 512 bytes. What was found, in the order of `pins`.
///
/// Digits that lie apart count where they lie alike: what stands before each is the same, or what
/// stands behind it, as it is in the slots of a queue. Tables and pictures have digits everywhere.
///
/// # Panics
///
/// When one is not four digits, or begins with 0: as values they would be nearly all of a memory.
#[must_use]
pub fn find<P: AsRef<str>>(memory: &Memory, pins: &[P]) -> Vec<Found> {
    let mut wanted = Vec::new();
    for (pin, text) in pins.iter().enumerate() {
        let digits: [u8; 4] = text.as_ref().as_bytes().try_into().expect("four digits");
        assert!(digits[0] != b'0', "{}", text.as_ref());
        for (code, base) in CODES {
            wanted.push(Wanted { pin, code, bytes: digits.map(|digit| coded(base, digit - b'0')) });
        }
    }
    // One look decides at nearly every place: whether some PIN begins with these two bytes.
    let mut begins = vec![false; 1 << 16];
    let mut first = [false; 1 << 8];
    for Wanted { bytes, .. } in &wanted {
        begins[pair(bytes[0], bytes[1])] = true;
        first[usize::from(bytes[0])] = true;
    }
    let mut found = vec![Found::new(); pins.len()];
    for (start, part) in &memory.parts {
        for at in (0..part.len()).filter(|at| first[usize::from(part[*at])]) {
            for stride in (1..8).chain((8..=WIDEST).step_by(4)) {
                let second = part.get(at + stride);
                if !second.is_some_and(|second| begins[pair(part[at], *second)]) {
                    continue;
                }
                for Wanted { pin, code, bytes } in &wanted {
                    if stands_at(part, at, stride, bytes) {
                        let form = Form { code, stride };
                        found[*pin].entry(form).or_default().push(start + at as u64);
                    }
                }
            }
        }
    }
    found
}

fn pair(one: u8, two: u8) -> usize {
    usize::from(one) << 8 | usize::from(two)
}

fn stands_at(part: &[u8], at: usize, stride: usize, bytes: &[u8; 4]) -> bool {
    let places = || (0..bytes.len()).map(|number| at + number * stride);
    if !places().zip(bytes).all(|(place, byte)| part.get(place) == Some(byte)) {
        return false;
    }
    // What stands before each digit, or what behind it: one of them may be padding.
    let alike = |beside: &dyn Fn(usize) -> Option<usize>| {
        let of = |place: usize| beside(place).and_then(|place| part.get(place));
        places().all(|place| of(place) == of(at))
    };
    stride == 1
        || alike(&|place| place.checked_sub(1))
        || stride > 2 && alike(&|place| place.checked_add(1))
}

/// The VERIFY command with this PIN (ISO/IEC 7816-4 §11.5.6), and without its length byte.
#[must_use]
pub fn find_verify(memory: &Memory, pin: &str) -> Vec<u64> {
    memory.find(&[&[0x00, 0x20, 0x00, 0x80, 0x04], pin.as_bytes()].concat())
}

#[cfg(test)]
mod tests;
