//! The token information (EF 0006): what the thing in the field says it is. A hint that decides how
//! to go on; it proves nothing.

use std::fmt;

use super::file::{ElementaryFile, FileReader, select_file};
use super::{JpkiError, JpkiStep, PhoneKind};
use crate::apdu::{Channel, LABEL, Le, Reveal};
use crate::secret::WipedBytes;

/// Token information of an Android phone (GP-SE; read on a phone).
const ANDROID: &[u8] = b"JPKIAPGPSETOKEN";
/// Token information of an iPhone (one public source).
const IPHONE: &[u8] = b"JPKIAPIOSTOKEN";
/// Token information of a plastic My Number card (measured on cards).
const PLASTIC_CARD: &[u8] = b"JPKIAPICCTOKEN2";
/// Token information of the 住基カード, the card before 2016; the plastic card's label begins with the
/// same bytes.
const JUKI_CARD: &[u8] = b"JPKIAPICCTOKEN";

/// What carries the application, by the token's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A phone with the smartphone user-authentication certificate.
    Phone(PhoneKind),
    /// The plastic My Number card.
    PlasticCard,
    /// The 住基カード, the residents' card that was issued until 2015.
    JukiCard,
    /// A token that nobody has described: reported word for word to staff.
    Unknown,
}

/// The whole token file as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(WipedBytes);

impl Token {
    /// Takes the file as it is.
    #[must_use]
    pub fn new(file: impl Into<WipedBytes>) -> Self {
        Self(file.into())
    }

    /// The label, without the padding (spaces or NULs) after it.
    #[must_use]
    pub fn label(&self) -> &[u8] {
        let label = self.0.get(..LABEL).unwrap_or(&self.0);
        let end =
            label.iter().rposition(|byte| !matches!(byte, 0x00 | 0x20)).map_or(0, |last| last + 1);
        label.get(..end).unwrap_or_default()
    }

    /// What it says it is. The whole trimmed label is compared: one known label is the beginning of
    /// another.
    #[must_use]
    pub fn medium(&self) -> Medium {
        match self.label() {
            ANDROID => Medium::Phone(PhoneKind::Android),
            IPHONE => Medium::Phone(PhoneKind::Iphone),
            PLASTIC_CARD => Medium::PlasticCard,
            JUKI_CARD => Medium::JukiCard,
            _ => Medium::Unknown,
        }
    }
}

impl fmt::Display for Token {
    /// The label word for word, for staff; what is not printable ASCII is escaped, so that it can
    /// do nothing to a terminal or a log.
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

/// Bytes of the whole file on a card (CK_TOKEN_INFO of PKCS #11, serialised).
const TOKEN_INFO: usize = 160;

/// More than any token file has.
const MAX_TOKEN: usize = 512;

/// Reads the whole token information, which needs no PIN on card and Android: one SELECT and one
/// READ where the phone gives the 160 bytes of a card, or the 32 of a label, at once. Any other
/// number may be a part of it, so that it is read on to the end.
///
/// # Errors
///
/// [`JpkiError`] when the file is not there or cannot be read.
pub fn read_token(channel: &mut Channel<'_>) -> Result<Token, JpkiError> {
    select_file(channel, ElementaryFile::Token, JpkiStep::SelectToken)?;
    let mut reader = FileReader::new(JpkiStep::ReadToken);
    let mut file = reader.read(channel, 0, Le::MAX.get(), Reveal::Label { at: 0 })?;
    if file.is_empty() {
        return Err(JpkiError::Empty(JpkiStep::ReadToken));
    }
    let label_alone = file.len() == LABEL;
    while !(label_alone || matches!(file.len(), TOKEN_INFO | MAX_TOKEN..)) {
        let want = if file.len() < TOKEN_INFO { TOKEN_INFO - file.len() } else { Le::MAX.get() };
        let more = reader.read(channel, file.len(), want, Reveal::Label { at: file.len() })?;
        if more.is_empty() {
            break;
        }
        file.extend_from_slice(&more);
    }
    file.truncate(MAX_TOKEN);
    Ok(Token(file))
}

#[cfg(test)]
mod tests;
