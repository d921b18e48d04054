//! Object identifiers, of any arc (ITU-T X.660), and those that JPKI gave.
//!
//! `const_oid` cannot hold every one: it stops at 2.39 and at arcs of 32 bits, so that a
//! certificate with a policy under 2.999 (the arc for examples), or with an identifier made of a
//! UUID (2.25), would count as malformed. The well-known ones still come from its lists.

use std::fmt;
use std::str::FromStr;

use der::{DecodeValue, FixedTag, Header, Reader, Tag};
use thiserror::Error;

/// An object identifier: reads and prints as `1.2.392.200149.8.5.1`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid(
    /// The contents octets of its DER (X.690 §8.19).
    Vec<u8>,
);

/// Not an object identifier in dotted form, or one with an arc of more than 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an object identifier is numbers with dots between them, such as 1.2.392.200149")]
pub struct NotAnOid;

type Arcs = &'static [u128];

/// Policies of signing certificates (署名用): card, test card, phone. Card and test: read off
/// certificates; phone: second-hand (JPKI profile specification 3.2, not seen).
const SIGNING_POLICIES: [Arcs; 3] = [
    &[1, 2, 392, 200149, 8, 5, 1, 1, 20],
    &[1, 2, 392, 200149, 8, 5, 1, 0, 20],
    &[1, 2, 392, 200149, 8, 5, 1, 1, 40],
];

/// Policies of the plastic card's user-authentication certificate: production and test, read off
/// certificates.
const CARD_POLICIES: [Arcs; 2] =
    [&[1, 2, 392, 200149, 8, 5, 1, 3, 30], &[1, 2, 392, 200149, 8, 5, 1, 0, 30]];

/// Below it stand the otherName types of a signing certificate: name, sex, birth, address
/// (1.2.392.200149.8.5.5.1 to .6).
const SIGNING_OTHER_NAMES: Arcs = &[1, 2, 392, 200149, 8, 5, 5];

impl Oid {
    /// The same identifier as `const_oid` knows it, for a comparison with its lists.
    pub(super) fn well_known(&self) -> Option<const_oid::ObjectIdentifier> {
        const_oid::ObjectIdentifier::from_bytes(&self.0).ok()
    }

    /// The policy of a signing certificate.
    pub(super) fn is_signing_policy(&self) -> bool {
        SIGNING_POLICIES.contains(&self.arcs().as_slice())
    }

    /// The policy of the plastic card's user-authentication certificate.
    pub(super) fn is_card_policy(&self) -> bool {
        CARD_POLICIES.contains(&self.arcs().as_slice())
    }

    /// The type of a name that only a signing certificate carries.
    pub(super) fn is_signing_other_name(&self) -> bool {
        let arcs = self.arcs();
        arcs.len() > SIGNING_OTHER_NAMES.len() && arcs.starts_with(SIGNING_OTHER_NAMES)
    }

    /// X.690 §8.19.4: the first subidentifier is 40 · first arc + second arc, and the first arc at
    /// most 2.
    fn arcs(&self) -> Vec<u128> {
        let mut subidentifiers = self.0.split_inclusive(|byte| byte & 0x80 == 0).map(number);
        let root = subidentifiers.next().unwrap_or_default();
        let first = (root / 40).min(2);
        [first, root - first * 40].into_iter().chain(subidentifiers).collect()
    }

    fn from_contents(contents: &[u8]) -> Option<Self> {
        let is_complete = contents.last().is_some_and(|last| last & 0x80 == 0);
        // The longest arc is a UUID of 128 bits: 18 octets of 7 bits, and 2 bits in a nineteenth.
        let is_minimal = |octets: &[u8]| octets.len() <= 19 && octets.first() != Some(&0x80);
        let fits = |octets: &[u8]| {
            octets.len() < 19 || octets.first().is_some_and(|first| first & 0x7F < 4)
        };
        let mut subidentifiers = contents.split_inclusive(|byte| byte & 0x80 == 0);
        (is_complete && subidentifiers.all(|octets| is_minimal(octets) && fits(octets)))
            .then(|| Self(contents.to_vec()))
    }
}

/// X.690 §8.19.2: seven bits to an octet, the first octet highest.
fn number(octets: &[u8]) -> u128 {
    octets.iter().fold(0, |number, octet| number << 7 | u128::from(octet & 0x7F))
}

impl FromStr for Oid {
    type Err = NotAnOid;

    fn from_str(dotted: &str) -> Result<Self, NotAnOid> {
        let arcs = dotted.split('.').map(arc).collect::<Result<Vec<_>, _>>()?;
        let (first, second, rest) = match arcs.as_slice() {
            [first @ 0..=1, second @ 0..=39, rest @ ..] | [first @ 2, second, rest @ ..] => {
                (first, second, rest)
            }
            _ => return Err(NotAnOid),
        };
        let root = second.checked_add(first * 40).ok_or(NotAnOid)?;
        let mut contents = Vec::new();
        for arc in [root].iter().chain(rest) {
            // From the highest group of seven bits that is not zero down to the lowest, which alone
            // lacks the top bit.
            let groups = arc.checked_ilog2().map_or(0, |highest| highest / 7);
            contents.extend((0..=groups).rev().map(|group| {
                let bits = (arc >> (group * 7) & 0x7F) as u8;
                if group == 0 { bits } else { bits | 0x80 }
            }));
        }
        Ok(Self(contents))
    }
}

/// Digits alone, without a sign and without a zero before others.
fn arc(text: &str) -> Result<u128, NotAnOid> {
    let is_number =
        text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_number { text.parse().map_err(|_| NotAnOid) } else { Err(NotAnOid) }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dotted: Vec<_> = self.arcs().iter().map(u128::to_string).collect();
        f.write_str(&dotted.join("."))
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<const_oid::ObjectIdentifier> for Oid {
    fn from(oid: const_oid::ObjectIdentifier) -> Self {
        Self(oid.as_bytes().to_vec())
    }
}

impl FixedTag for Oid {
    const TAG: Tag = Tag::ObjectIdentifier;
}

impl<'a> DecodeValue<'a> for Oid {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        let contents = reader.read_vec(header.length())?;
        Self::from_contents(&contents).ok_or_else(|| Tag::ObjectIdentifier.value_error().into())
    }
}

#[cfg(test)]
mod tests;
