//! What a reader is called.

use std::fmt::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::printable::{self, is_printable};

/// The PC/SC name of a reader: bytes without a NUL, in no particular encoding. A driver, or the
/// administrator in reader.conf(5), chooses them, and pcsc-lite hands them on as they are. They are
/// the reader's identity: the name is opened with exactly these bytes.
///
/// [`Display`](fmt::Display) shows it to people, [`ReaderName::escaped`] writes it as a text from
/// which it comes back whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderName(Arc<[u8]>);

impl ReaderName {
    /// The reader with this name. Nothing behind a NUL belongs to it: it ends a name in PC/SC.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.split(|byte| *byte == 0).next().unwrap_or_default().into())
    }

    /// The bytes that PC/SC knows it by.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The name as a text, without loss: bytes that are no UTF-8, and characters that are not
    /// [printable](crate::printable), are written `\xNN`, byte for byte, and so is a backslash
    /// where the text would else read as one of these. Most names are written as they are.
    #[must_use]
    pub fn escaped(&self) -> String {
        let mut text = String::new();
        for chunk in self.0.utf8_chunks() {
            let valid = chunk.valid();
            for (at, char) in valid.char_indices() {
                let reads_as_escape = char == '\\' && escape(&valid.as_bytes()[at..]).is_some();
                if is_printable(char) && !reads_as_escape {
                    text.push(char);
                } else {
                    char.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hex(&mut text, byte));
                }
            }
            chunk.invalid().iter().for_each(|byte| hex(&mut text, *byte));
        }
        text
    }

    /// The reader whose name was [escaped](Self::escaped) so.
    #[must_use]
    pub fn from_escaped(text: &str) -> Self {
        let (mut rest, mut bytes) = (text.as_bytes(), Vec::new());
        while let Some((&first, behind)) = rest.split_first() {
            let (byte, behind) = escape(rest).unwrap_or((first, behind));
            bytes.push(byte);
            rest = behind;
        }
        Self::new(&bytes)
    }

    /// Whether somebody who writes `text` means this reader: what is shown of its name, or its
    /// name [escaped](Self::escaped).
    #[must_use]
    pub fn is_called(&self, text: &str) -> bool {
        self.0.as_ref() == text.as_bytes() || self.to_string() == text || self.escaped() == text
    }
}

/// A byte that is written as an escape at the beginning of `text`, and what follows it.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    let [b'\\', b'x', high, low, rest @ ..] = text else { return None };
    let digit = |char: u8| char::from(char).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some((digit(*high)? << 4 | digit(*low)?, rest))
}

fn hex(text: &mut String, byte: u8) {
    // Writing to a text never fails.
    let _ = write!(text, "\\x{byte:02X}");
}

/// For people: what is no UTF-8 or not printable is shown as U+FFFD. Two names may look alike.
impl fmt::Display for ReaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&printable::line(&String::from_utf8_lossy(&self.0)))
    }
}

impl fmt::Debug for ReaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.escaped())
    }
}

impl From<&str> for ReaderName {
    fn from(name: &str) -> Self {
        Self::new(name.as_bytes())
    }
}

/// As it is [escaped](ReaderName::escaped).
impl Serialize for ReaderName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.escaped())
    }
}

impl<'de> Deserialize<'de> for ReaderName {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        Ok(Self::from_escaped(&String::deserialize(text)?))
    }
}

#[cfg(test)]
mod tests;
