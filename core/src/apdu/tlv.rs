//! The header of a BER-TLV object (ISO/IEC 8825-1 §8.1): enough to know how long a DER file is.

use thiserror::Error;

/// Why the first bytes are not the header of a DER SEQUENCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HeaderError {
    /// The first tag is not that of a SEQUENCE.
    #[error("the file does not begin with a DER SEQUENCE (tag {0:02X})")]
    NotASequence(u8),
    /// The length is indefinite or longer than four bytes.
    #[error("the DER length begins with {0:02X}")]
    BadLength(u8),
}

/// Tag of SEQUENCE, constructed.
const SEQUENCE: u8 = 0x30;

/// Length of the whole object, header included, that begins with `bytes`: a SEQUENCE in definite
/// form.
///
/// `Ok(None)`: the header is not complete yet.
///
/// # Errors
///
/// [`HeaderError`] when no more bytes can make it a SEQUENCE.
pub fn sequence_length(bytes: &[u8]) -> Result<Option<usize>, HeaderError> {
    match bytes {
        [] | [SEQUENCE] => Ok(None),
        [SEQUENCE, short @ ..=0x7F, ..] => Ok(Some(2 + usize::from(*short))),
        [SEQUENCE, long @ 0x81..=0x84, rest @ ..] => {
            let count = usize::from(long & 0x0F);
            let Some(length) = rest.get(..count) else { return Ok(None) };
            let length = length.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
            Ok(Some(length.saturating_add(2 + count)))
        }
        [SEQUENCE, other, ..] => Err(HeaderError::BadLength(*other)),
        [tag, ..] => Err(HeaderError::NotASequence(*tag)),
    }
}

/// Bytes of the longest header that is understood: a tag and a length of four bytes behind its
/// mark.
pub(super) const LONGEST_HEADER: usize = 6;

/// Bytes of tag and length at the start of `bytes`, as far as they show it; at most
/// [`LONGEST_HEADER`].
pub(super) fn header_length(bytes: &[u8]) -> usize {
    match bytes {
        [_, long @ 0x81..=0x84, ..] => 2 + usize::from(long & 0x0F),
        _ => 2,
    }
}

/// What [`walk`] comes across.
pub(super) enum Part<'a> {
    /// Tag and length of an object (ISO/IEC 8825-1 §8.1).
    Header(&'a [u8]),
    /// A value that is not looked into.
    Value(&'a [u8]),
}

/// Objects within objects: as deep as the answers to SELECT go.
const DEEPEST: u8 = 4;

/// Walks over the objects that `bytes` consist of, templates from inside; `false` when they do not
/// consist of objects, or `tell` has enough.
pub(super) fn walk<'a>(bytes: &'a [u8], tell: &mut dyn FnMut(Part<'a>) -> bool) -> bool {
    !bytes.is_empty() && objects(bytes) && visit(bytes, DEEPEST, tell)
}

/// Whether the bytes are nothing but objects with a value, one behind the other. Empty ones do not
/// count: to them UTF-16 text looks like a row of tags.
fn objects(mut bytes: &[u8]) -> bool {
    while let Some((_, [_, ..], rest)) = split(bytes) {
        bytes = rest;
    }
    bytes.is_empty()
}

fn visit<'a>(mut bytes: &'a [u8], depth: u8, tell: &mut dyn FnMut(Part<'a>) -> bool) -> bool {
    while let Some((header, value, rest)) = split(bytes) {
        // The templates of ISO/IEC 7816-4 are of the other classes; a SEQUENCE may be a
        // certificate, whose inner form is nobody's business.
        let template = header.first().is_some_and(|tag| tag & 0x20 != 0 && tag & 0xC0 != 0);
        if !tell(Part::Header(header)) {
            return false;
        }
        let went_on = match depth.checked_sub(1) {
            Some(depth) if template && objects(value) => visit(value, depth, tell),
            _ => tell(Part::Value(value)),
        };
        if !went_on {
            return false;
        }
        bytes = rest;
    }
    true
}

/// Header, value and what follows of the first object (a tag of one or two bytes, a definite
/// length).
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let tag = if bytes.first()? & 0x1F == 0x1F { 2 } else { 1 };
    let (count, length) = match *bytes.get(tag)? {
        short @ ..=0x7F => (0, usize::from(short)),
        long @ 0x81..=0x82 => {
            let count = usize::from(long & 0x0F);
            let length = bytes.get(tag + 1..tag + 1 + count)?;
            (count, length.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte)))
        }
        _ => return None,
    };
    let (header, rest) = bytes.split_at_checked(tag + 1 + count)?;
    let (value, rest) = rest.split_at_checked(length)?;
    Some((header, value, rest))
}

#[cfg(test)]
mod tests;
