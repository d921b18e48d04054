//! Distinguished names (RFC 5280 §4.1.2.4), and when two of them are the same name (§7.1).
//!
//! Two CAs programs may write one name in different ways: another string type, other case, other
//! spaces, another order within a part that has several values. What is kept here is what counts
//! for the comparison, so that `==` compares as RFC 5280 asks for.

use std::collections::BTreeSet;
use std::fmt;

use const_oid::db::rfc4519;
use der::{DecodeValue, ErrorKind, FixedTag, Header, Reader, Tag};

use super::oid::Oid;

/// A distinguished name: one set of attributes for each part, in the order of the name.
///
/// `Debug` prints how many parts there are and nothing of them: a subject may be a person's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(Vec<BTreeSet<Attribute>>);

/// One attribute: its type, and what counts of its value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Attribute {
    kind: Oid,
    value: Value,
}

/// What counts of a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    /// A string, prepared for the comparison that ignores case and insignificant spaces.
    Text(String),
    /// Anything else, and a string that cannot be prepared: tag and contents as they stand.
    Exact { tag: u8, contents: Vec<u8> },
}

impl Name {
    /// Whether it has this organizational unit, however it is written.
    pub(super) fn has_unit(&self, unit: &str) -> bool {
        let unit = prepare(unit);
        self.0.iter().flatten().any(|attribute| {
            attribute.kind.well_known() == Some(rfc4519::OU)
                && matches!(&attribute.value, Value::Text(text) if Some(text) == unit.as_ref())
        })
    }
}

/// Tags of string types (X.680 table 1). `der` does not know the one of UniversalString at all.
mod tag {
    pub(super) const UTF8: u8 = 0x0C;
    pub(super) const NUMERIC: u8 = 0x12;
    pub(super) const PRINTABLE: u8 = 0x13;
    pub(super) const TELETEX: u8 = 0x14;
    pub(super) const IA5: u8 = 0x16;
    pub(super) const VISIBLE: u8 = 0x1A;
    pub(super) const UNIVERSAL: u8 = 0x1C;
    pub(super) const BMP: u8 = 0x1E;
}

impl Value {
    fn of(tag: u8, contents: &[u8]) -> Self {
        text(tag, contents)
            .and_then(|text| prepare(&text))
            .map_or_else(|| Self::Exact { tag, contents: contents.to_vec() }, Self::Text)
    }
}

/// The text of a string type: those of DirectoryString (X.520 §5.2.1), and those that single
/// attributes have: IA5String (domainComponent, RFC 4519 §2.4), NumericString, VisibleString.
fn text(tag: u8, contents: &[u8]) -> Option<String> {
    let each = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect();
    match tag {
        tag::UTF8 => String::from_utf8(contents.to_vec()).ok(),
        tag::PRINTABLE | tag::NUMERIC | tag::VISIBLE | tag::IA5 => {
            contents.is_ascii().then(|| each(contents))
        }
        // T.61 by the letter; every program writes ISO 8859-1 instead.
        tag::TELETEX => Some(each(contents)),
        tag::BMP => {
            let (units, rest) = contents.as_chunks::<2>();
            let units = units.iter().copied().map(u16::from_be_bytes);
            let text = char::decode_utf16(units).collect::<Result<_, _>>().ok();
            text.filter(|_| rest.is_empty())
        }
        tag::UNIVERSAL => {
            let (points, rest) = contents.as_chunks::<4>();
            let mut points = points.iter().copied().map(u32::from_be_bytes).map(char::from_u32);
            points
                .try_fold(String::new(), |text, point| Some(text + point?.encode_utf8(&mut [0; 4])))
                .filter(|_| rest.is_empty())
        }
        _ => None,
    }
}

/// Tag and contents of one value, which must be all of it (X.690 §8.1).
fn element(der: &[u8]) -> Option<(u8, &[u8])> {
    let (tag, length, contents) = match der {
        [tag, length @ 0..=0x7F, rest @ ..] => (tag, usize::from(*length), rest),
        [tag, 0x81, length @ 0x80..=0xFF, rest @ ..] => (tag, usize::from(*length), rest),
        [tag, 0x82, high @ 1..=0xFF, low, rest @ ..] => {
            (tag, usize::from(u16::from_be_bytes([*high, *low])), rest)
        }
        _ => return None,
    };
    (contents.len() == length).then_some((*tag, contents))
}

/// The string preparation of RFC 4518 §2 with case folding, as RFC 5280 §7.1 asks for; `None` where
/// a character is not allowed in it (then only the same bytes are the same name).
///
/// Unassigned are the characters that Unicode 3.2 did not have. Spaces before combining characters
/// are insignificant here like others, which RFC 4518 §2.6.1 would keep.
fn prepare(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|char| !is_format(*char)).collect();
    // `x520prep` refuses an empty string.
    if text.is_empty() {
        return Some(text);
    }
    let folded = stringprep::x520prep(&text, true).ok()?;
    if folded.is_empty() {
        return Some(String::new());
    }
    // With case folding `x520prep` leaves out the normalization; without it, it does that.
    let normal = stringprep::x520prep(&folded, false).ok()?;
    let words: Vec<_> = normal.split(' ').filter(|word| !word.is_empty()).collect();
    Some(words.join(" "))
}

/// Controls of format, which RFC 4518 §2.2 maps to nothing (X.520, and so `x520prep`, does not).
const fn is_format(char: char) -> bool {
    matches!(
        char,
        '\u{06DD}'
            | '\u{070F}'
            | '\u{180E}'
            | '\u{200C}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2063}'
            | '\u{206A}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0001}'
            | '\u{E0020}'..='\u{E007F}'
    )
}

impl FixedTag for Name {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Name {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let mut parts = Vec::new();
        while !reader.is_finished() {
            parts.push(reader.decode::<Part>()?.0);
        }
        Ok(Self(parts))
    }
}

/// RelativeDistinguishedName: a SET, in whatever order it was written.
struct Part(BTreeSet<Attribute>);

impl FixedTag for Part {
    const TAG: Tag = Tag::Set;
}

impl<'a> DecodeValue<'a> for Part {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, _: Header) -> der::Result<Self> {
        let mut attributes = BTreeSet::new();
        while !reader.is_finished() {
            attributes.insert(reader.sequence(|reader| {
                let kind = reader.decode()?;
                let value = reader.read_slice(reader.remaining_len())?;
                let (tag, contents) = element(value).ok_or(ErrorKind::Failed)?;
                Ok::<_, der::Error>(Attribute { kind, value: Value::of(tag, contents) })
            })?);
        }
        if attributes.is_empty() {
            return Err(Tag::Set.length_error().into());
        }
        Ok(Self(attributes))
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({} parts)", self.0.len())
    }
}

#[cfg(test)]
mod tests;
