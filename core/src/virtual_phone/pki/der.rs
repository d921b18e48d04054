//! A small DER writer, and a reader for the few structures that this module takes apart again
//! (ITU-T X.690).
//!
//! Written for the virtual phones alone: the reading side of Kazasu parses certificates with other
//! code, so that one mistake cannot hide behind itself.

/// Tags of the universal class that certificates use (ITU-T X.690 §8, X.680 table 1).
pub(super) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0A;
    pub(crate) const UTF8_STRING: u8 = 0x0C;
    pub(crate) const PRINTABLE_STRING: u8 = 0x13;
    pub(crate) const TELETEX_STRING: u8 = 0x14;
    pub(crate) const IA5_STRING: u8 = 0x16;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const BMP_STRING: u8 = 0x1E;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;
}

/// One tag, length and value (§8.1). Lengths take the shortest form (§10.1).
pub(super) fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    if value.len() < 0x80 {
        out.push(value.len() as u8);
    } else {
        let length = shortest(&value.len().to_be_bytes());
        out.push(0x80 | length.len() as u8);
        out.extend(length);
    }
    out.extend(value);
    out
}

/// SEQUENCE of parts that are already coded.
pub(super) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(tag::SEQUENCE, &parts.concat())
}

/// A context-specific, constructed tag `[number]`: EXPLICIT tagging, or IMPLICIT tagging of
/// something constructed.
pub(super) fn context(number: u8, value: &[u8]) -> Vec<u8> {
    tlv(0xA0 | number, value)
}

/// A context-specific, primitive tag `[number]`: IMPLICIT tagging of a string or an integer.
pub(super) fn context_primitive(number: u8, value: &[u8]) -> Vec<u8> {
    tlv(0x80 | number, value)
}

/// A non-negative INTEGER from its big-endian bytes (§8.3): shortest form, a leading zero where the
/// top bit is set.
pub(super) fn integer(big_endian: &[u8]) -> Vec<u8> {
    let shortest = shortest(big_endian);
    let mut value = Vec::with_capacity(shortest.len() + 1);
    if shortest.first().is_none_or(|first| first & 0x80 != 0) {
        value.push(0);
    }
    value.extend(shortest);
    tlv(tag::INTEGER, &value)
}

/// BOOLEAN TRUE (§11.1). DER leaves FALSE out wherever it is the default.
pub(super) fn boolean_true() -> Vec<u8> {
    tlv(tag::BOOLEAN, &[0xFF])
}

/// BIT STRING of whole bytes.
pub(super) fn bit_string(bytes: &[u8]) -> Vec<u8> {
    tlv(tag::BIT_STRING, &[&[0], bytes].concat())
}

/// BIT STRING with a named bit list of at most eight bits: trailing zero bits are left out
/// (§11.2.2).
pub(super) fn named_bits(bits: &[u8]) -> Vec<u8> {
    let byte = bits.iter().fold(0_u8, |byte, bit| byte | 0x80 >> bit);
    tlv(tag::BIT_STRING, &[byte.trailing_zeros() as u8, byte])
}

/// An OCTET STRING of these bytes (X.690 §8.7).
pub(super) fn octet_string(bytes: &[u8]) -> Vec<u8> {
    tlv(tag::OCTET_STRING, bytes)
}

/// A UTF8String of this text (X.690 §8.23).
pub(super) fn utf8(text: &str) -> Vec<u8> {
    tlv(tag::UTF8_STRING, text.as_bytes())
}

/// OBJECT IDENTIFIER from dotted decimal (§8.19): the first two arcs share one subidentifier, each
/// is base 128.
///
/// # Panics
///
/// When `dotted` is not an object identifier: that is a mistake in the caller's source.
pub(super) fn oid(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u32> =
        dotted.split('.').map(|arc| arc.parse().expect("an arc is a number")).collect();
    let [first, second, rest @ ..] = arcs.as_slice() else {
        panic!("an object identifier has two arcs or more")
    };
    let mut value = Vec::new();
    for subidentifier in std::iter::once(&(first * 40 + second)).chain(rest) {
        let groups = (0..5).rev().map(|group| (subidentifier >> (7 * group)) as u8 & 0x7F);
        let mut groups: Vec<u8> = groups.skip_while(|group| *group == 0).collect();
        let last = groups.pop().unwrap_or(0);
        value.extend(groups.iter().map(|group| group | 0x80));
        value.push(last);
    }
    tlv(tag::OBJECT_IDENTIFIER, &value)
}

/// Time of a certificate or a revocation list: UTCTime until 2049, GeneralizedTime from 2050 on
/// (RFC 5280 §4.1.2.5).
pub(super) fn time(unix_seconds: u64) -> Vec<u8> {
    let (year, month, day) = civil_from_days(unix_seconds / 86_400);
    let second = unix_seconds % 86_400;
    let rest =
        format!("{month:02}{day:02}{:02}{:02}{:02}Z", second / 3600, second / 60 % 60, second % 60);
    if year < 2050 {
        tlv(tag::UTC_TIME, format!("{:02}{rest}", year % 100).as_bytes())
    } else {
        tlv(tag::GENERALIZED_TIME, format!("{year:04}{rest}").as_bytes())
    }
}

/// Year, month and day of the proleptic Gregorian calendar, `days` after 1970-01-01.
fn civil_from_days(days: u64) -> (u64, u64, u64) {
    // Years begin in March here, so that the leap day is the last day of a year; eras of 400 years
    // have 146 097 days.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

fn shortest(big_endian: &[u8]) -> Vec<u8> {
    big_endian.iter().copied().skip_while(|byte| *byte == 0).collect()
}

/// Reads DER elements one after another.
#[derive(Clone, Copy)]
pub(super) struct DerReader<'a>(&'a [u8]);

impl<'a> DerReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next element's value when its tag is `tag`.
    pub(super) fn value(&mut self, tag: u8) -> Option<&'a [u8]> {
        let (found, _, value) = self.element()?;
        (found == tag).then_some(value)
    }

    /// Steps into the next element when its tag is `tag`.
    pub(super) fn enter(&mut self, tag: u8) -> Option<Self> {
        self.value(tag).map(Self)
    }

    /// The next element as it stands: tag, length and value.
    pub(super) fn whole(&mut self) -> Option<&'a [u8]> {
        self.element().map(|(_, whole, _)| whole)
    }

    fn element(&mut self) -> Option<(u8, &'a [u8], &'a [u8])> {
        let bytes = self.0;
        let (&tag, &first) = (bytes.first()?, bytes.get(1)?);
        let (start, length) = match first {
            0..=0x7F => (2, usize::from(first)),
            0x81..=0x84 => {
                let start = 2 + usize::from(first & 0x7F);
                (
                    start,
                    bytes
                        .get(2..start)?
                        .iter()
                        .fold(0, |length, byte| length << 8 | usize::from(*byte)),
                )
            }
            _ => return None,
        };
        let end = start.checked_add(length)?;
        let (whole, value) = (bytes.get(..end)?, bytes.get(start..end)?);
        self.0 = bytes.get(end..)?;
        Some((tag, whole, value))
    }
}

#[cfg(test)]
mod tests;
