//! What of an exchange may be kept and shown to others, decided where it is known what the bytes
//! are.
//!
//! A [`Shown`] never holds a byte that it does not show: what is left out is a number. The PIN is
//! left out because its command is a [`super::SecretCommand`], everything that a phone answers
//! because only [`Reveal`] lets any of it in.

use std::fmt;
use std::time::Duration;

use super::tlv;
use super::{StatusWord, Usage};
use crate::reader::CardError;

/// One part of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes, shown as they are.
    Bytes(Vec<u8>),
    /// These bytes, which are printable ASCII without the quotation mark.
    Text(String),
    /// So many bytes, left out.
    Hidden(usize),
    /// So many bytes of a secret.
    Secret(usize),
}

/// A command, or the data of an answer, as far as it may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown(Vec<Piece>);

/// What an answer's data is, as far as whoever sends the command knows; this decides what of it may
/// be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal<'a> {
    /// Nobody knows: its length, and tags and lengths where all of it is BER-TLV.
    Structure,
    /// A signature, say, or a part of a file: its length alone.
    Length,
    /// A part of a file that begins with a label which says what the thing in the field is; the
    /// part begins at this offset. Of the label what is printable or padding, of the rest the
    /// length.
    Label {
        /// The offset of the part in the file, in bytes.
        at: usize,
    },
    /// A part of a DER SEQUENCE, after these bytes of it: the tag and the length of the whole, so
    /// that one knows how much has to be read. Of what is none, the length alone.
    Object {
        /// The object's bytes before this part.
        before: &'a [u8],
    },
}

/// Bytes of the label at the start of the token information (CK_TOKEN_INFO.label of PKCS #11): what
/// is reported word for word where nobody knows the word.
pub const LABEL: usize = 32;

/// Most pieces of a structure: what has more is left out as a whole.
const MOST_PIECES: usize = 64;

/// An exchange as far as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When the command was handed to the reader, since the start of the tap.
    pub at: Duration,
    /// The command, as far as it may be shown.
    pub command: Shown,
    /// How long the answer took.
    pub took: Duration,
    /// The answer, or why there was none.
    pub answer: Result<Answer, CardError>,
}

/// The answer to one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its data, as far as it may be shown.
    pub data: Shown,
    /// Its status word; 0000 in place of two bytes that cannot be one.
    pub status: StatusWord,
}

impl Answer {
    /// What may be shown of an answer.
    pub(super) fn of(data: Shown, status: StatusWord) -> Self {
        Self { data, status: if status.is_one() { status } else { StatusWord(0) } }
    }
}

/// Hears of each exchange while it happens: of a tap that never returns nothing else is left.
pub trait Witness {
    /// A command is about to be handed to the reader, `at` after the start of the tap. `usage` is
    /// what the tap has cost with it.
    fn sending(&mut self, at: Duration, command: &Shown, usage: Usage);
    /// It has been answered, or failed. `usage` is what the tap has cost by now.
    fn answered(&mut self, exchange: &Recorded, usage: Usage);
}

/// No witness: nothing is kept.
impl Witness for () {
    fn sending(&mut self, _: Duration, _: &Shown, _: Usage) {}
    fn answered(&mut self, _: &Recorded, _: Usage) {}
}

impl Shown {
    /// Puts pieces together; neighbours of one kind become one, and empty ones go, so that the same
    /// content is equal however it came.
    #[must_use]
    pub fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut shown = Self::default();
        for piece in pieces {
            shown.push(piece);
        }
        shown
    }

    fn push(&mut self, piece: Piece) {
        match (self.0.last_mut(), piece) {
            (_, piece) if piece.length() == 0 => {}
            (Some(Piece::Bytes(before)), Piece::Bytes(bytes)) => before.extend(bytes),
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (Some(Piece::Hidden(before)), Piece::Hidden(count)) => {
                *before = before.saturating_add(count);
            }
            (Some(Piece::Secret(before)), Piece::Secret(count)) => {
                *before = before.saturating_add(count);
            }
            (_, piece) => self.0.push(piece),
        }
    }

    /// What it is made of, in the order of the bytes.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Bytes that it stands for.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.iter().fold(0, |sum, piece| sum.saturating_add(piece.length()))
    }

    /// Whether these bytes can be what is shown: as long, and equal where it shows any.
    #[must_use]
    pub fn covers(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        for piece in &self.0 {
            let Some((part, after)) = rest.split_at_checked(piece.length()) else { return false };
            let equal = match piece {
                Piece::Bytes(shown) => part == shown,
                Piece::Text(shown) => part == shown.as_bytes(),
                Piece::Hidden(_) | Piece::Secret(_) => true,
            };
            if !equal {
                return false;
            }
            rest = after;
        }
        rest.is_empty()
    }

    /// Bytes of this form: those that are shown, and a filler for the others.
    #[must_use]
    pub fn filled(&self, filler: u8) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.length());
        for piece in &self.0 {
            match piece {
                Piece::Bytes(shown) => bytes.extend_from_slice(shown),
                Piece::Text(shown) => bytes.extend_from_slice(shown.as_bytes()),
                Piece::Hidden(count) | Piece::Secret(count) => {
                    bytes.resize(bytes.len() + count, filler);
                }
            }
        }
        bytes
    }

    /// What may be shown of `data`, which came after `earlier` in answer to the same command.
    pub(crate) fn answer(reveal: Reveal<'_>, earlier: &[u8], data: &[u8]) -> Self {
        match reveal {
            Reveal::Length => Self::new([Piece::Hidden(data.len())]),
            Reveal::Structure => structure(data),
            Reveal::Label { at } => label(at.saturating_add(earlier.len()), data),
            Reveal::Object { before } => {
                let head: Vec<u8> = before
                    .iter()
                    .chain(earlier)
                    .chain(data)
                    .copied()
                    .take(tlv::LONGEST_HEADER)
                    .collect();
                // What is no SEQUENCE is no certificate, and its first bytes may be anything.
                if tlv::sequence_length(&head).is_err() {
                    return Self::new([Piece::Hidden(data.len())]);
                }
                let missing = tlv::header_length(&head)
                    .saturating_sub(before.len().saturating_add(earlier.len()));
                let (header, rest) = data.split_at_checked(missing).unwrap_or((data, &[]));
                Self::new([Piece::Bytes(header.to_vec()), Piece::Hidden(rest.len())])
            }
        }
    }
}

/// What is printable of a label, and the padding behind it; anything else is left out.
fn label(at: usize, data: &[u8]) -> Shown {
    let (label, rest) = data.split_at_checked(LABEL.saturating_sub(at)).unwrap_or((data, &[]));
    let word = label.iter().map(|&byte| match byte {
        0 | b'"' => Piece::Bytes(vec![byte]),
        b' '..=b'~' => Piece::Text(char::from(byte).into()),
        _ => Piece::Hidden(1),
    });
    Shown::new(word.chain([Piece::Hidden(rest.len())]))
}

/// Tags and lengths, where that is all there is to it; else the length alone.
fn structure(data: &[u8]) -> Shown {
    let mut pieces = Vec::new();
    let nested = tlv::walk(data, &mut |part| {
        pieces.push(match part {
            tlv::Part::Header(bytes) => Piece::Bytes(bytes.to_vec()),
            tlv::Part::Value(bytes) => Piece::Hidden(bytes.len()),
        });
        pieces.len() <= MOST_PIECES
    });
    if nested { Shown::new(pieces) } else { Shown::new([Piece::Hidden(data.len())]) }
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Text(text) => text.len(),
            Self::Hidden(count) | Self::Secret(count) => *count,
        }
    }
}

impl fmt::Display for Shown {
    /// `00 A4`, `"JPKI"`, `[51 bytes]`, `[4 secret bytes]`, with a space between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut space = "";
        for piece in &self.0 {
            f.write_str(space)?;
            space = " ";
            match piece {
                Piece::Bytes(bytes) => {
                    let hex: Vec<_> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
                    f.write_str(&hex.join(" "))?;
                }
                Piece::Text(text) => write!(f, "\"{text}\"")?,
                Piece::Hidden(count) => write!(f, "[{count} bytes]")?,
                Piece::Secret(count) => write!(f, "[{count} secret bytes]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
