//! The header of a BER-TLV object (ISO/IEC 8825-1 §8.1): enough to know how long a DER file is.

use thiserror::Error;

/// Why the first bytes are not the header of a DER SEQUENCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HeaderError {
    /// The tag is another.
    #[error("the file does not begin with a DER SEQUENCE (tag {0:02X})")]
    NotASequence(u8),
    /// The length is indefinite or longer than four bytes.
    #[error("the DER length begins with {0:02X}")]
    BadLength(u8),
}

/// Tag of SEQUENCE, constructed.
const SEQUENCE: u8 = 0x30;

/// Length of the whole object, header included, that begins with `bytes`: a SEQUENCE in definite form.
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

#[cfg(test)]
mod tests;
