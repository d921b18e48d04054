//! The token information (EF 0006): what the thing in the field says it is. A hint that decides how to go on; it proves nothing.

use std::fmt;

use super::file::{ElementaryFile, Reader, select_file};
use super::{JpkiError, PhoneKind, Step};
use crate::apdu::{Channel, Le};

/// Bytes of the label at the start of the token information (CK_TOKEN_INFO.label of PKCS #11).
const LABEL: usize = 32;

/// Token information of an Android phone (GP-SE; read on a phone).
const ANDROID: &[u8] = b"JPKIAPGPSETOKEN";
/// Token information of an iPhone (one public source).
const IPHONE: &[u8] = b"JPKIAPIOSTOKEN";
/// Token information of a plastic My Number card (measured on cards).
const PLASTIC_CARD: &[u8] = b"JPKIAPICCTOKEN2";
/// Token information of the 住基カード, the card before 2016; the plastic card's label begins with the same bytes.
const JUKI_CARD: &[u8] = b"JPKIAPICCTOKEN";

/// Who holds the application, by the token's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A phone.
    Phone(PhoneKind),
    /// The plastic My Number card.
    PlasticCard,
    /// The 住基カード.
    JukiCard,
    /// A token that nobody has described.
    Unknown,
}

/// The whole token file as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Vec<u8>);

impl Token {
    /// Takes the file as it is.
    #[must_use]
    pub const fn new(file: Vec<u8>) -> Self {
        Self(file)
    }

    /// The label, without the padding (spaces or NULs) after it.
    #[must_use]
    pub fn label(&self) -> &[u8] {
        let label = self.0.get(..LABEL).unwrap_or(&self.0);
        let end = label.iter().rposition(|byte| !matches!(byte, 0x00 | 0x20)).map_or(0, |last| last + 1);
        label.get(..end).unwrap_or_default()
    }

    /// Who it says it is. The whole trimmed label is compared: one known label is the beginning of another.
    #[must_use]
    pub fn holder(&self) -> Holder {
        match self.label() {
            ANDROID => Holder::Phone(PhoneKind::Android),
            IPHONE => Holder::Phone(PhoneKind::Iphone),
            PLASTIC_CARD => Holder::PlasticCard,
            JUKI_CARD => Holder::JukiCard,
            _ => Holder::Unknown,
        }
    }
}

impl fmt::Display for Token {
    /// The label word for word, for staff; what is not printable ASCII is escaped, so that it can do nothing to a terminal or a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.label().escape_ascii())
    }
}

impl fmt::Debug for Token {
    /// The label and the file's length: the rest holds a serial number on some cards.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({self}, {} bytes)", self.0.len())
    }
}

/// Reads the token information: one SELECT and one READ for the whole file (160 bytes on a card), which needs no PIN on card and Android.
///
/// # Errors
///
/// [`JpkiError`] when the file is not there or cannot be read.
pub fn read_token(channel: &mut Channel<'_>) -> Result<Token, JpkiError> {
    select_file(channel, ElementaryFile::Token, Step::SelectToken)?;
    let file = Reader::new(Step::ReadToken).read(channel, 0, Le::MAX.get())?;
    if file.is_empty() { Err(JpkiError::Empty(Step::ReadToken)) } else { Ok(Token(file)) }
}

#[cfg(test)]
mod tests;
