//! The digits of a PIN in memory, in every form in which a program may keep them.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::process::{Memory, PAGE};

/// The widest distance between two digits that is looked at: events and slots of queues are not
/// larger.
const WIDEST: usize = 1_024;

/// Distances between digits: any up to 8 bytes; then slots, which begin with numbers of 32 bits at
/// least, and from 64 on with pointers.
fn strides() -> impl Iterator<Item = usize> {
    (1..8).chain((8..64).step_by(4)).chain((64..=WIDEST).step_by(8))
}

/// How a code goes on from one digit to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// From 0 to 9: text, values, and the keys of most libraries' enumerations.
    Digits,
    /// From 1 to 9, then 0, as they stand on a keyboard: key codes of Linux and X11.
    Keyboard,
    /// From 7 on, three in a row and a key between the rows, as they stand on a ten-key.
    TenKey,
}

impl Order {
    const ALL: [Self; 3] = [Self::Digits, Self::Keyboard, Self::TenKey];

    /// How far this digit comes after the first of its code.
    const fn place(self, digit: u8) -> u8 {
        match (self, digit) {
            (Self::Keyboard, 0) => 10,
            (Self::Digits | Self::Keyboard, digit) => digit,
            // Linux, input-event-codes.h: KEY_KP7 is 71, KEY_KP4 75, KEY_KP1 79, KEY_KP0 82.
            (Self::TenKey, 0) => 11,
            (Self::TenKey, 1..=3) => digit + 7,
            (Self::TenKey, 4..=6) => digit,
            (Self::TenKey, digit) => digit - 7,
        }
    }
}

/// Codes of which it is known that digits come in them, by the byte that stands for the order's
/// first digit.
const KNOWN: [(Order, u8, &str); 10] = [
    (Order::Digits, b'0', "text"),
    (Order::Digits, 0, "value"),
    (Order::Digits, b'p', "key of an application keypad"),
    (Order::Digits, 0x90, "full-width text (UTF-8)"),
    (Order::Digits, 0x10, "full-width text (UTF-16)"),
    (Order::Digits, 0xB0, "keypad keysym (X11)"),
    (Order::Keyboard, 1, "key code (Linux)"),
    (Order::Keyboard, 9, "key code (X11)"),
    (Order::TenKey, 71, "keypad code (Linux)"),
    (Order::TenKey, 79, "keypad code (X11)"),
];

/// Where a PIN was found: in which code, and how far its digits lie apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// How its code goes from digit to digit.
    pub order: Order,
    /// The byte of the order's first digit; for [`Order::Keyboard`] the one before.
    pub base: u8,
    /// Bytes from one digit to the next.
    pub stride: usize,
}

impl Form {
    /// Values from 0 to 9, so many bytes apart.
    #[must_use]
    pub const fn value(stride: usize) -> Self {
        Self { order: Order::Digits, base: 0, stride }
    }

    /// Whether it is known that digits come in this code. Any other may be the enumeration of a
    /// library, or chance.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.name().is_some()
    }

    fn name(&self) -> Option<&'static str> {
        let same =
            |(order, base, _): &&(Order, u8, &str)| (*order, *base) == (self.order, self.base);
        KNOWN.iter().find(same).map(|(.., name)| *name)
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name}, {} bytes apart", self.stride),
            None => {
                write!(f, "{:?} from {:#04x}, {} bytes apart", self.order, self.base, self.stride)
            }
        }
    }
}

/// The places of one PIN.
pub type Found = BTreeMap<Form, Vec<u64>>;

/// One PIN in one order.
struct Wanted {
    pin: usize,
    order: Order,
    /// The first digit's place in the order, and the highest of all.
    first: u8,
    highest: u8,
}

/// By how much each digit differs from the one before it.
type Steps = [u8; 3];

/// Looks for PINs whose digits are all different: side by side, and at every distance up to 1024
/// bytes, in whatever code has its digits in one of the orders. What was found, in the order of
/// `pins`.
///
/// What stood there `before` too is left out. Digits that lie apart count where they lie alike:
/// what stands before each is the same, or what stands behind it, as it is in the slots of a queue.
/// Tables and pictures have digits everywhere.
///
/// # Panics
///
/// When one is not four digits.
#[must_use]
pub fn find<P: AsRef<str>>(before: &Memory, memory: &Memory, pins: &[P]) -> Vec<Found> {
    let pins: Vec<&str> = pins.iter().map(AsRef::as_ref).collect();
    search(before, memory, &pins)
}

/// Without a type parameter, so that it is compiled here, where it is optimised.
fn search(before: &Memory, memory: &Memory, pins: &[&str]) -> Vec<Found> {
    let wanted = wanted(pins);
    // A look or two decide at nearly every place: whether some PIN begins with these steps.
    let mut first = vec![false; 1 << 8];
    let mut both = vec![false; 1 << 16];
    for [one, two, _] in wanted.keys() {
        first[usize::from(*one)] = true;
        both[pair(*one, *two)] = true;
    }
    let mut found = vec![Found::new(); pins.len()];
    for (start, part) in &memory.parts {
        let changed: Vec<bool> = part
            .chunks(PAGE)
            .enumerate()
            .map(|(page, now)| before.page(start + (page * PAGE) as u64) != Some(now))
            .collect();
        for page in 0..changed.len() {
            // What begins here ends on the next page at the latest.
            if !changed[page] && !changed.get(page + 1).is_some_and(|changed| *changed) {
                continue;
            }
            for stride in strides() {
                let end = ((page + 1) * PAGE).min(part.len().saturating_sub(3 * stride));
                for at in page * PAGE..end {
                    let places = [at, at + stride, at + 2 * stride, at + 3 * stride];
                    let step = |n: usize| part[places[n + 1]].wrapping_sub(part[places[n]]);
                    if !first[usize::from(step(0))] || !both[pair(step(0), step(1))] {
                        continue;
                    }
                    let steps = [0, 1, 2].map(step);
                    for wanted in wanted.get(&steps).into_iter().flatten() {
                        let Some(base) = wanted.base(part[at]) else { continue };
                        let stood = |place: &usize| {
                            before.byte(start + *place as u64) == Some(part[*place])
                        };
                        if lie_alike(part, places, stride) && !places.iter().all(stood) {
                            let form = Form { order: wanted.order, base, stride };
                            let places = found[wanted.pin].entry(form).or_default();
                            places.push(start + at as u64);
                        }
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

fn wanted(pins: &[&str]) -> HashMap<Steps, Vec<Wanted>> {
    let mut wanted: HashMap<Steps, Vec<Wanted>> = HashMap::new();
    for (pin, text) in pins.iter().enumerate() {
        let digits: [u8; 4] = text.as_bytes().try_into().expect("four digits");
        for order in Order::ALL {
            let places = digits.map(|digit| order.place(digit - b'0'));
            let steps = [0, 1, 2].map(|n: usize| places[n + 1].wrapping_sub(places[n]));
            let highest = places.into_iter().max().unwrap_or_default();
            let one = Wanted { pin, order, first: places[0], highest };
            wanted.entry(steps).or_default().push(one);
        }
    }
    wanted
}

impl Wanted {
    /// The code's first byte, where this one is the PIN's first digit; `None` where no code is so.
    fn base(&self, byte: u8) -> Option<u8> {
        byte.checked_sub(self.first).filter(|base| base.checked_add(self.highest).is_some())
    }
}

/// What stands before each digit is the same, or what behind it: one of them may be padding.
fn lie_alike(part: &[u8], places: [usize; 4], stride: usize) -> bool {
    let alike = |beside: &dyn Fn(usize) -> Option<usize>| {
        let of = |place: usize| beside(place).and_then(|place| part.get(place));
        places.iter().all(|place| of(*place) == of(places[0]))
    };
    stride == 1
        || alike(&|place| place.checked_sub(1))
        || stride > 2 && alike(&|place| place.checked_add(1))
}

/// The VERIFY command with this PIN (ISO/IEC 7816-4 §11.5.6), and the PIN packed two digits to a
/// byte and filled up, as other cards want it (ISO 9564-1 format 2, with and without its head).
#[must_use]
pub fn find_verify(memory: &Memory, pin: &str) -> Vec<u64> {
    let packed: Vec<u8> =
        pin.as_bytes().chunks(2).map(|two| (two[0] & 0xF) << 4 | (two[1] & 0xF)).collect();
    let commands = [
        [&[0x00, 0x20, 0x00, 0x80, 0x04], pin.as_bytes()].concat(),
        [&[0x24], &packed[..], &[0xFF; 5]].concat(),
        [&packed[..], &[0xFF; 6]].concat(),
    ];
    commands.iter().flat_map(|command| memory.find(command)).collect()
}

#[cfg(test)]
mod tests;
